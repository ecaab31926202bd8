package earmark.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedDaysTest {

  private static final StoryDay FIRST = new StoryDay(LocalDate.of(2022, 10, 12), "The eve.");
  private static final StoryDay SECOND = new StoryDay(LocalDate.of(2024, 12, 5), "Two rules.");

  private final StoryTime time = new StoryTime();
  private final SimulatedDays days = new SimulatedDays(List.of(FIRST, SECOND), time);

  @Test
  void beginsOnTheFirstDayAndEndsOnTheLast() {
    assertThat(days.today()).isEqualTo(FIRST.date());
    assertThat(days.upcoming()).contains(SECOND);
    assertThat(days.finished()).isFalse();

    assertThat(days.advance()).contains(SECOND);

    assertThat(days.day()).isEqualTo(SECOND);
    assertThat(days.position()).isEqualTo(1);
    assertThat(days.finished()).isTrue();
    assertThat(days.advance()).isEmpty();
    assertThat(days.today()).isEqualTo(SECOND.date());
  }

  @Test
  void eachDayBeginsAtHalfPastNineInWashingtonAndRunsWithRealTime() {
    Clock clock = days.clock();
    assertThat(clock.instant()).isEqualTo(Instant.parse("2022-10-12T13:30:00Z"));

    time.pass(Duration.ofMinutes(7));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2022-10-12T13:37:00Z"));

    days.advance();
    assertThat(clock.instant()).isEqualTo(Instant.parse("2024-12-05T14:30:00Z"));
  }

  @Test
  void theDateMovesOnlyWhenItIsToldTo() {
    time.pass(Duration.ofDays(3));

    assertThat(LocalDate.now(days.clock())).isEqualTo(FIRST.date());
  }

  @Test
  void theClockShowsWashingtonUntilAnotherZoneIsAskedFor() {
    assertThat(days.clock().getZone()).isEqualTo(SimulatedDays.WASHINGTON);
    assertThat(days.clock().withZone(ZoneOffset.UTC).getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void refusesDaysThatDoNotRise() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimulatedDays(List.of(SECOND, FIRST), time))
        .withMessage("story days must rise, but 2022-10-12 follows a later day");
    assertThatIllegalArgumentException().isThrownBy(() -> new SimulatedDays(List.of(), time));
  }
}
