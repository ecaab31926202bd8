package earmark.api.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The calendar of the demo: which day of the story it is, moved on by a button or by a timer that
 * others run. Safe for use by many threads.
 *
 * <p>A simulated day begins at 09:30 in Washington and lasts until it is moved on; its clock runs
 * with the real one, but stops a minute before midnight, so that the date moves only when it is
 * told to.
 */
public final class SimulatedDays {

  /** Where the Federal Register's legal day begins and ends. */
  public static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  private static final LocalTime MORNING = LocalTime.of(9, 30);
  private static final Duration LONGEST_DAY =
      Duration.between(MORNING, LocalTime.MAX).minusMinutes(1);

  private final List<StoryDay> days;
  private final Clock base;
  private Moment moment;

  /** A position in the story and the real time at which it was reached. */
  private record Moment(int position, Instant reachedAt) {}

  /**
   * Begins on the first day.
   *
   * @param base the clock that says how much real time has passed since a day began
   * @throws IllegalArgumentException if there is no day, or the days do not rise
   */
  public SimulatedDays(List<StoryDay> days, Clock base) {
    this.days = List.copyOf(days);
    this.base = base;
    if (this.days.isEmpty()) {
      throw new IllegalArgumentException("a story needs at least one day");
    }
    for (int i = 1; i < this.days.size(); i++) {
      if (!this.days.get(i - 1).date().isBefore(this.days.get(i).date())) {
        throw new IllegalArgumentException(
            "story days must rise, but " + this.days.get(i).date() + " follows a later day");
      }
    }
    this.moment = new Moment(0, base.instant());
  }

  /** All days of the story, in order. */
  public List<StoryDay> days() {
    return days;
  }

  /** The simulated date in Washington. */
  public LocalDate today() {
    return day().date();
  }

  /** The simulated day with its headline. */
  public StoryDay day() {
    return days.get(moment().position());
  }

  /** How many days lie before the simulated one: 0 on the first day. */
  public int position() {
    return moment().position();
  }

  /** The day that {@link #advance} would move to; empty on the last one. */
  public Optional<StoryDay> upcoming() {
    int next = moment().position() + 1;
    return next < days.size() ? Optional.of(days.get(next)) : Optional.empty();
  }

  /** Whether the simulated day is the last one of the story. */
  public boolean finished() {
    return upcoming().isEmpty();
  }

  /** Moves on by one day and returns it; on the last day nothing moves and the answer is empty. */
  public synchronized Optional<StoryDay> advance() {
    int next = moment.position() + 1;
    if (next == days.size()) {
      return Optional.empty();
    }
    moment = new Moment(next, base.instant());
    return Optional.of(days.get(next));
  }

  /** A clock that shows the simulated day, in Washington's zone until another is asked for. */
  public Clock clock() {
    return new SimulatedClock(WASHINGTON);
  }

  private synchronized Moment moment() {
    return moment;
  }

  private Instant now() {
    Moment current = moment();
    Instant morning =
        days.get(current.position()).date().atTime(MORNING).atZone(WASHINGTON).toInstant();
    Duration elapsed = Duration.between(current.reachedAt(), base.instant());
    if (elapsed.isNegative()) {
      elapsed = Duration.ZERO;
    }
    return morning.plus(elapsed.compareTo(LONGEST_DAY) > 0 ? LONGEST_DAY : elapsed);
  }

  /** A view of the simulated time in one zone. */
  private final class SimulatedClock extends Clock {
    private final ZoneId zone;

    SimulatedClock(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId otherZone) {
      return new SimulatedClock(otherZone);
    }

    @Override
    public Instant instant() {
      return now();
    }
  }
}
