package earmark.crawler.source;

import java.util.Locale;
import java.util.Optional;

/**
 * What must be true of every answer of a source before any of it is applied.
 *
 * @param minimumRows fewer rows are doubted; 0 for any number
 * @param maximumRemovedShare a larger share of what was there before is not believed to have gone
 *     in one crawl; from 0 (nothing may go) to 1 (everything may)
 * @param shareCountsFrom of fewer rows before, any share may go: of two, one is half
 * @param contentType must occur in the answer's content type; nothing for any
 * @param marker must occur in the bytes, read as UTF-8; nothing for any
 */
public record Assertion(
    int minimumRows,
    double maximumRemovedShare,
    int shareCountsFrom,
    String contentType,
    String marker) {
  /** For a source of which nothing else is said: something must be there, and half of it stay. */
  static final Assertion USUAL = new Assertion(1, 0.5, 4, "", "");

  public Assertion {
    if (minimumRows < 0 || shareCountsFrom < 0) {
      throw new IllegalArgumentException(
          "minimumRows and shareCountsFrom must be 0 or more, were "
              + minimumRows
              + " and "
              + shareCountsFrom);
    }
    if (!(maximumRemovedShare >= 0 && maximumRemovedShare <= 1)) {
      throw new IllegalArgumentException(
          "maximumRemovedShare must be from 0 to 1, was " + maximumRemovedShare);
    }
  }

  /**
   * An assertion that does not hold.
   *
   * @param code {@code TOO_FEW_ROWS}, {@code MASS_REMOVAL}, {@code WRONG_TYPE} or {@code
   *     MARK_MISSING}
   * @param words what was found and what is asserted
   */
  record Violation(String code, String words) {}

  /** What about an answer as a whole does not hold. */
  Optional<Violation> violation(String type, String text) {
    if (!type.toLowerCase(Locale.ROOT).contains(contentType.toLowerCase(Locale.ROOT))) {
      return Optional.of(
          new Violation(
              "WRONG_TYPE", "The content type is \"" + type + "\", expected " + contentType));
    }
    if (!text.contains(marker)) {
      return Optional.of(new Violation("MARK_MISSING", "\"" + marker + "\" does not occur in it"));
    }
    return Optional.empty();
  }

  /** What about the number of rows does not hold. */
  Optional<Violation> violation(Measure measure) {
    if (measure.rows() < minimumRows) {
      return Optional.of(
          new Violation(
              "TOO_FEW_ROWS",
              measure.rows() + " rows, expected at least " + minimumRows + was(measure)));
    }
    boolean counts = measure.before() > 0 && measure.before() >= shareCountsFrom;
    if (counts && measure.removed() > maximumRemovedShare * measure.before()) {
      return Optional.of(
          new Violation(
              "MASS_REMOVAL",
              measure.removed()
                  + " of "
                  + measure.before()
                  + " rows are not there any more, at most "
                  + String.format(Locale.ROOT, "%.0f", maximumRemovedShare * 100)
                  + " % may go in one crawl; "
                  + measure.rows()
                  + " rows are there"));
    }
    return Optional.empty();
  }

  private static String was(Measure measure) {
    return measure.before() == 0 ? "" : "; there were " + measure.before();
  }
}
