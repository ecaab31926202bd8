package earmark.crawler.fetch;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * Hours of the day in which no request begins, in Washington time: {@code [from, until)}, over
 * midnight if {@code until} is the earlier one.
 */
public record QuietHours(LocalTime from, LocalTime until) {
  private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  public QuietHours {
    if (from.equals(until)) {
      throw new IllegalArgumentException(
          "quiet-hours must begin and end at different times, was \"" + from + "-" + until + "\"");
    }
  }

  /**
   * Reads a form like {@code 23:00-04:00}.
   *
   * @throws IllegalArgumentException if it is none; the message quotes it
   */
  public static QuietHours parse(String text) {
    String[] ends = text.strip().split("\\s*-\\s*", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException(
          "quiet-hours must be like 23:00-04:00, was \"" + text + "\"");
    }
    try {
      return new QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "quiet-hours must be like 23:00-04:00, was \"" + text + "\"", e);
    }
  }

  /** Whether a moment lies in them. */
  public boolean contains(Instant moment) {
    LocalTime time = LocalTime.ofInstant(moment, WASHINGTON);
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(until);
    return from.isBefore(until) ? begun && !over : begun || !over;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s-%s", from, until);
  }
}
