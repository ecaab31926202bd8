/**
 * The days on which Washington works: Monday to Friday without federal holidays.
 *
 * <p>Deadlines and effective dates are not computed here; documents state them. For example {@code
 * FederalHolidays.isBusinessDay(LocalDate.of(2026, 7, 3))} is false: the Fourth of July is a
 * Saturday in 2026 and is observed on the Friday.
 */
@NullMarked
package earmark.archive.calendar;

import org.jspecify.annotations.NullMarked;
