package earmark.crawler.source;

/**
 * How much is in an answer, and how much of what was there before is not.
 *
 * @param rows what there is: entries of a list, units of a part, paragraphs of a page
 * @param before how many there should be by what is known, or 0 if nothing is
 * @param removed how many of those before are not there any more
 */
public record Measure(int rows, int before, int removed) {
  public Measure {
    if (rows < 0 || before < 0 || removed < 0 || removed > before) {
      throw new IllegalArgumentException(
          "rows, before and removed must be 0 or more, and removed at most before, were "
              + rows
              + ", "
              + before
              + " and "
              + removed);
    }
  }

  /** Of something that is seen for the first time, or of which nothing is ever removed. */
  public static Measure first(int rows) {
    return new Measure(rows, 0, 0);
  }
}
