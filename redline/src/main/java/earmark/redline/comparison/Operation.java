package earmark.redline.comparison;

/**
 * One step from the text before to the text after.
 *
 * <p>The operations of a redline tile both texts: the {@link #before()} spans in order cover the
 * text before without gap or overlap, the {@link #after()} spans the text after. An empty span
 * stands where the operation happens in the text it adds nothing to.
 */
public sealed interface Operation {
  Span before();

  Span after();

  /** The same characters in both texts. */
  record Kept(Span before, Span after) implements Operation {
    public Kept {
      if (before.length() != after.length()) {
        throw new IllegalArgumentException("Kept text has one length: " + before + ", " + after);
      }
    }
  }

  /** Words struck; {@code after} is empty. */
  record Deleted(Span before, Span after, ChangeClass changeClass) implements Operation {}

  /** Words added; {@code before} is empty. */
  record Inserted(Span before, Span after, ChangeClass changeClass) implements Operation {}

  /** Words struck with others in their place: one region, deletion first. */
  record Replaced(Span before, Span after, ChangeClass changeClass) implements Operation {}

  /**
   * A designation that changed while its text stayed: "(c) redesignated as (d)". Covers only the
   * designation.
   */
  record Redesignated(Span before, Span after) implements Operation {}

  /**
   * Text that moved away from here; {@code after} is empty.
   *
   * @param move number of the move, shared with its {@link MovedIn}
   */
  record MovedOut(Span before, Span after, int move) implements Operation {}

  /** Text that moved to here, unchanged; {@code before} is empty. */
  record MovedIn(Span before, Span after, int move) implements Operation {}
}
