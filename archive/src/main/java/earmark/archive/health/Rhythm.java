package earmark.archive.health;

import static earmark.archive.calendar.FederalHolidays.businessDays;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How often a source usually has something new, and for how long it has had nothing.
 *
 * <p>Everything is counted in business days of Washington, as the sources work on them. The usual
 * longest gap is the longest one between the last {@value #DAYS} days with something new. The limit
 * is that gap and half of it again, but at least {@value #LEAST_LIMIT} business days, so that a
 * slow week is no alarm. With fewer than {@value #LEAST_DAYS} such days there is no limit: nothing
 * is claimed about a source that is hardly known.
 *
 * @param last the last day with something new
 * @param longestGap business days from one day with something new to the next, at most
 * @param limit after more business days without anything, the source is silent; empty if too little
 *     is known of it
 * @param silence full business days since the last day with something new
 */
public record Rhythm(Optional<LocalDate> last, int longestGap, OptionalInt limit, int silence) {
  /** So many of the last days with something new count. */
  public static final int DAYS = 60;

  private static final int LEAST_DAYS = 10;
  private static final int LEAST_LIMIT = 5;

  /** Of a source that never had anything. */
  public static final Rhythm NONE = new Rhythm(Optional.empty(), 0, OptionalInt.empty(), 0);

  /**
   * The rhythm of a source.
   *
   * @param days on which it had something new, in any order; only the last {@value #DAYS} count
   * @param today the day that is not over
   */
  public static Rhythm of(List<LocalDate> days, LocalDate today) {
    List<LocalDate> sorted = days.stream().distinct().sorted().toList();
    List<LocalDate> counting = sorted.subList(Math.max(0, sorted.size() - DAYS), sorted.size());
    if (counting.isEmpty()) {
      return NONE;
    }
    int longest = 0;
    for (int i = 1; i < counting.size(); i++) {
      longest = Math.max(longest, businessDays(counting.get(i - 1), counting.get(i)));
    }
    LocalDate last = counting.getLast();
    return new Rhythm(
        Optional.of(last),
        longest,
        counting.size() < LEAST_DAYS
            ? OptionalInt.empty()
            : OptionalInt.of(Math.max(LEAST_LIMIT, (longest * 3 + 1) / 2)),
        last.isBefore(today) ? businessDays(last, today.minusDays(1)) : 0);
  }

  /** Whether there was nothing for longer than usual. */
  public boolean isSilent() {
    return limit.isPresent() && silence > limit.getAsInt();
  }
}
