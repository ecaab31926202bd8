package earmark.archive.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days from the calendars that the Office of Personnel Management publishes. */
class FederalHolidaysTest {

  @ParameterizedTest
  @CsvSource({
    "2017-01-02", "2017-01-16", "2017-02-20", "2017-05-29", "2017-07-04", "2017-09-04",
    "2017-10-09", "2017-11-10", "2017-11-23", "2017-12-25", "2018-11-12", "2020-07-03",
    "2021-06-18", "2021-07-05", "2021-12-24", "2021-12-31", "2022-06-20", "2022-12-26",
    "2023-01-02", "2023-11-10", "2024-05-27", "2025-01-20", "2026-06-19", "2026-07-03",
    "2026-11-26", "2027-12-24", "2027-12-31", "2028-11-10", "2029-11-12", "2030-05-27"
  })
  void thePublisherRestsOnHolidaysAsTheyAreObserved(LocalDate day) {
    assertThat(FederalHolidays.isHoliday(day)).isTrue();
    assertThat(FederalHolidays.isBusinessDay(day)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2020-06-19", // not yet a holiday
    "2021-01-20", // Inauguration Day
    "2017-01-20",
    "2022-01-03", // New Year's Day on a Saturday was observed before
    "2024-12-24", // off by an order of the President, which is no rule
    "2025-07-03",
    "2026-11-27",
    "2030-12-26"
  })
  void otherDaysAreBusinessDays(LocalDate day) {
    assertThat(FederalHolidays.isBusinessDay(day)).isTrue();
  }

  @Test
  void everyYearHasItsHolidaysAllOnWorkingDaysOfTheWeek() {
    IntStream.rangeClosed(2017, 2030)
        .forEach(
            year ->
                assertThat(FederalHolidays.of(year))
                    .as("%s", year)
                    .hasSize(year < 2021 ? 10 : 11)
                    .noneMatch(
                        day ->
                            day.getDayOfWeek() == DayOfWeek.SATURDAY
                                || day.getDayOfWeek() == DayOfWeek.SUNDAY));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-02, 2026-07-02, 0",
    "2026-07-02, 2026-07-03, 0", // the holiday as observed
    "2026-07-02, 2026-07-06, 1",
    "2021-12-30, 2022-01-03, 1", // New Year's Day was observed on December 31
    "2025-12-31, 2026-12-31, 250",
    "2016-12-31, 2026-12-31, 2503"
  })
  void businessDaysAreCountedWithoutHolidays(LocalDate from, LocalDate until, int count) {
    assertThat(FederalHolidays.businessDays(from, until)).isEqualTo(count);
    assertThat(
            from.plusDays(1)
                .datesUntil(until.plusDays(1))
                .filter(FederalHolidays::isBusinessDay)
                .count())
        .isEqualTo(count);
  }

  @Test
  void aSpanGoesForwards() {
    LocalDate day = LocalDate.of(2026, 7, 2);
    assertThatThrownBy(() -> FederalHolidays.businessDays(day, day.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("from 2026-07-02 to 2026-07-01 is no span of days");
  }

  @Test
  void theBusinessDayBeforeIsBeforeHolidaysAndWeekends() {
    assertThat(FederalHolidays.businessDayBefore(LocalDate.of(2026, 7, 6))).isEqualTo("2026-07-02");
  }
}
