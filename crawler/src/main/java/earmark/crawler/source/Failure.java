package earmark.crawler.source;

import java.util.Optional;

/**
 * Something a round could not do.
 *
 * @param code stable name of the reason, such as {@code BOT_CHECK}, {@code HTTP_503}, {@code
 *     UNIT_ABSENT}
 * @param where what it concerns: a document number, a part and a date
 * @param why the reason in words
 * @param evidence the capture that shows it, where there is one
 */
public record Failure(String code, String where, String why, Optional<Long> evidence) {
  /** A failure without a capture that shows it. */
  public Failure(String code, String where, String why) {
    this(code, where, why, Optional.empty());
  }
}
