package earmark.crawler.parse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as the publisher prints them: {@code Monday, February 12, 2024}, {@code Dec. 29, 2022}. */
final class PrintedDay {
  private static final Pattern PRINTED =
      Pattern.compile("(?<month>\\p{L}{3,9})\\.?\\s+(?<day>\\d{1,2}),\\s+(?<year>\\d{4})");

  private PrintedDay() {}

  /** The first day in some words; empty if there is none, or it is not in the calendar. */
  static Optional<LocalDate> inWords(String words) {
    Matcher matcher = PRINTED.matcher(words);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String beginning = matcher.group("month").substring(0, 3).toUpperCase(Locale.ROOT);
    return Arrays.stream(Month.values())
        .filter(month -> month.name().startsWith(beginning))
        .findFirst()
        .flatMap(month -> day(matcher, month));
  }

  private static Optional<LocalDate> day(Matcher matcher, Month month) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(matcher.group("year")),
              month,
              Integer.parseInt(matcher.group("day"))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
