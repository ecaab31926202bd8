package earmark.crawler.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads how long a server asks to wait: seconds or a date (RFC 9110 § 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /**
   * @param date the server's own Date header; its clock and ours may differ
   * @param now our time, for servers without a Date
   * @return empty if there is no such header, or one that cannot be read; never negative
   */
  static Optional<Duration> read(Optional<String> retryAfter, Optional<String> date, Instant now) {
    return retryAfter.map(String::strip).flatMap(value -> read(value, date, now));
  }

  private static Optional<Duration> read(String value, Optional<String> date, Instant now) {
    if (value.matches("\\d{1,15}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    Instant from = date.flatMap(RetryAfter::httpDate).orElse(now);
    return httpDate(value)
        .map(until -> until.isBefore(from) ? Duration.ZERO : Duration.between(from, until));
  }

  private static Optional<Instant> httpDate(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
