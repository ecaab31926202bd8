package earmark.crawler.source;

/**
 * Something a round could not do.
 *
 * @param code stable name of the reason, such as {@code BOT_CHECK}, {@code HTTP_503}, {@code
 *     UNIT_ABSENT}
 * @param where what it concerns: a document number, a part and a date
 * @param why the reason in words
 */
public record Failure(String code, String where, String why) {}
