package earmark.archive.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
  /** A Monday. */
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  /** Every {@code weeks}-th Monday, {@code count} of them. */
  private static List<LocalDate> mondays(int count, int weeks) {
    return Stream.iterate(MONDAY, day -> day.plusWeeks(weeks)).limit(count).toList();
  }

  @Test
  void aSourceThatIsHardlyKnownIsNeverSilent() {
    Rhythm rhythm = Rhythm.of(mondays(9, 1), MONDAY.plusYears(3));
    assertThat(rhythm.limit()).isEmpty();
    assertThat(rhythm.isSilent()).isFalse();
    assertThat(Rhythm.of(List.of(), MONDAY)).isEqualTo(Rhythm.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    // Weekly on Mondays, the last on 2026-05-04: a gap is 5 business days, the limit 8.
    "2026-05-04, 0, false",
    "2026-05-09, 4, false",
    "2026-05-11, 4, false",
    // Friday of the week after is the eighth full day only when it is over.
    "2026-05-14, 7, false",
    "2026-05-15, 8, false",
    "2026-05-16, 9, true",
    "2026-05-18, 9, true",
  })
  void silenceIsLongerThanTheUsualGapAndHalfOfIt(LocalDate today, int silence, boolean silent) {
    Rhythm rhythm = Rhythm.of(mondays(10, 1), today);
    assertThat(rhythm.longestGap()).isEqualTo(5);
    assertThat(rhythm.limit()).isEqualTo(OptionalInt.of(8));
    assertThat(rhythm.silence()).isEqualTo(silence);
    assertThat(rhythm.isSilent()).isEqualTo(silent);
  }

  @Test
  void aSourceThatSpeaksDailyMayRestForAWeek() {
    List<LocalDate> daily = Stream.iterate(MONDAY, day -> day.plusDays(1)).limit(12).toList();
    LocalDate last = daily.getLast();
    assertThat(last).isEqualTo("2026-03-13");
    assertThat(Rhythm.of(daily, LocalDate.parse("2026-03-21")).isSilent()).isFalse();
    assertThat(Rhythm.of(daily, LocalDate.parse("2026-03-24")).isSilent()).isTrue();
  }

  @Test
  void federalHolidaysAreNoSilence() {
    // Daily up to Friday, December 18; Christmas and New Year's Day are Fridays, too.
    LocalDate last = LocalDate.parse("2026-12-18");
    List<LocalDate> daily =
        Stream.iterate(last.minusDays(30), day -> day.plusDays(1)).limit(31).toList();
    assertThat(Rhythm.of(daily, LocalDate.parse("2026-12-29")).silence()).isEqualTo(5);
    assertThat(Rhythm.of(daily, LocalDate.parse("2026-12-29")).isSilent()).isFalse();
    assertThat(Rhythm.of(daily, LocalDate.parse("2026-12-30")).isSilent()).isTrue();
  }

  @Test
  void onlyTheNewestDaysCount() {
    List<LocalDate> days =
        Stream.concat(Stream.of(MONDAY.minusYears(5)), mondays(Rhythm.DAYS, 1).stream()).toList();
    assertThat(Rhythm.of(days, MONDAY).longestGap()).isEqualTo(5);
  }
}
