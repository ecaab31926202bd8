package earmark.archive.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The legal public holidays of 5 U.S.C. 6103(a) as they are observed: one that falls on a Saturday
 * on the Friday before, one on a Sunday on the Monday after. The Federal Register is not published
 * on them (44 U.S.C. 1507 and 1 CFR 6.1 speak of each working day).
 *
 * <p>Not among them are Inauguration Day, which is a holiday in the Washington area only, and days
 * off by order of the President.
 */
public final class FederalHolidays {
  /** Public Law 117-17 was signed on June 17 of that year. */
  private static final int FIRST_JUNETEENTH = 2021;

  private static final int WEEKDAYS = 5;

  private FederalHolidays() {}

  /** Whether a day is a holiday as observed. */
  public static boolean isHoliday(LocalDate day) {
    return of(day.getYear()).contains(day) || day.equals(newYear(day.getYear() + 1));
  }

  /** Whether offices work and the Federal Register is published. */
  public static boolean isBusinessDay(LocalDate day) {
    return !isWeekend(day) && !isHoliday(day);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** The last business day before a day. */
  public static LocalDate businessDayBefore(LocalDate day) {
    LocalDate earlier = day.minusDays(1);
    while (!isBusinessDay(earlier)) {
      earlier = earlier.minusDays(1);
    }
    return earlier;
  }

  /** How many business days lie after {@code from}, up to and with {@code until}. */
  public static int businessDays(LocalDate from, LocalDate until) {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("from " + from + " to " + until + " is no span of days");
    }
    long weeks = ChronoUnit.WEEKS.between(from, until);
    int weekdays = Math.toIntExact(weeks * WEEKDAYS);
    for (LocalDate day = from.plusWeeks(weeks).plusDays(1);
        !day.isAfter(until);
        day = day.plusDays(1)) {
      weekdays += isWeekend(day) ? 0 : 1;
    }
    // As observed, each of them is a weekday; New Year's Day may be observed in the year before.
    long holidays =
        IntStream.rangeClosed(from.getYear(), until.getYear() + 1)
            .mapToObj(FederalHolidays::of)
            .flatMap(Set::stream)
            .filter(day -> day.isAfter(from) && !day.isAfter(until))
            .count();
    return weekdays - Math.toIntExact(holidays);
  }

  /**
   * The holidays of a year in their order. New Year's Day is that of the year, and is observed in
   * the year before if it falls on a Saturday.
   */
  public static Set<LocalDate> of(int year) {
    Set<LocalDate> days = new TreeSet<>();
    days.add(newYear(year));
    days.add(monday(year, Month.JANUARY, 3));
    days.add(monday(year, Month.FEBRUARY, 3));
    days.add(
        LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
    if (year >= FIRST_JUNETEENTH) {
      days.add(observed(LocalDate.of(year, Month.JUNE, 19)));
    }
    days.add(observed(LocalDate.of(year, Month.JULY, 4)));
    days.add(monday(year, Month.SEPTEMBER, 1));
    days.add(monday(year, Month.OCTOBER, 2));
    days.add(observed(LocalDate.of(year, Month.NOVEMBER, 11)));
    days.add(
        LocalDate.of(year, Month.NOVEMBER, 1)
            .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)));
    days.add(observed(LocalDate.of(year, Month.DECEMBER, 25)));
    return days;
  }

  private static LocalDate newYear(int year) {
    return observed(LocalDate.of(year, Month.JANUARY, 1));
  }

  private static LocalDate monday(int year, Month month, int number) {
    return LocalDate.of(year, month, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(number, DayOfWeek.MONDAY));
  }

  private static LocalDate observed(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.plusDays(1);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
    };
  }
}
