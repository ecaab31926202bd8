package earmark.api.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * The days on which the Federal Register appears: Monday to Friday without federal holidays (5
 * U.S.C. 6103). Days off by executive order are not known here.
 */
final class BusinessDays {

  private BusinessDays() {}

  static boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek().getValue() <= 5 && !holidays(day.getYear()).contains(day);
  }

  static LocalDate before(LocalDate day) {
    LocalDate earlier = day.minusDays(1);
    while (!isBusinessDay(earlier)) {
      earlier = earlier.minusDays(1);
    }
    return earlier;
  }

  /** The number of the daily issue within its year, from 1. */
  static long issueNumber(LocalDate day) {
    return LocalDate.of(day.getYear(), 1, 1)
        .datesUntil(day.plusDays(1))
        .filter(BusinessDays::isBusinessDay)
        .count();
  }

  private static Set<LocalDate> holidays(int year) {
    return Set.of(
        observed(LocalDate.of(year, 1, 1)),
        nth(year, Month.JANUARY, DayOfWeek.MONDAY, 3),
        nth(year, Month.FEBRUARY, DayOfWeek.MONDAY, 3),
        LocalDate.of(year, 5, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)),
        observed(LocalDate.of(year, 6, 19)),
        observed(LocalDate.of(year, 7, 4)),
        nth(year, Month.SEPTEMBER, DayOfWeek.MONDAY, 1),
        nth(year, Month.OCTOBER, DayOfWeek.MONDAY, 2),
        observed(LocalDate.of(year, 11, 11)),
        nth(year, Month.NOVEMBER, DayOfWeek.THURSDAY, 4),
        observed(LocalDate.of(year, 12, 25)));
  }

  private static LocalDate nth(int year, Month month, DayOfWeek weekday, int n) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, weekday));
  }

  private static LocalDate observed(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.plusDays(1);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
    };
  }
}
