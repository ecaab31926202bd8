package earmark.api;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Legal days: those of Washington, in words and in time. */
public final class Day {
  /** Where the Federal Register's legal day begins and ends. */
  public static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MMMM d, uuuu, HH:mm", Locale.US).withZone(WASHINGTON);

  private Day() {}

  public static LocalDate today(Clock clock) {
    return LocalDate.now(clock.withZone(WASHINGTON));
  }

  /** The last instant of a day that is kept apart: one microsecond before the next begins. */
  public static Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(WASHINGTON).toInstant().minusNanos(1_000);
  }

  /** {@code June 16, 2026}. */
  public static String inWords(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code June 16, 2026, 09:12 Washington time}. */
  public static String inWords(Instant instant) {
    return MOMENT.format(instant) + " Washington time";
  }
}
