package earmark.index.internal;

import earmark.redline.comparison.ChangedWords;
import earmark.redline.comparison.Operation;
import earmark.redline.comparison.Redline;
import earmark.redline.comparison.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that a change added to a text, or removed from one, and where they stand in it.
 *
 * <p>What moved counts as both, as in {@link ChangedWords}, whose words these are.
 *
 * @param text the changed words; a line for each place, so that no phrase reaches from one to
 *     another
 * @param pieces where each place stands in the whole text, in order; they cover {@code text} but
 *     for the line ends between them
 */
public record ChangedText(String text, List<Span> pieces) {

  /** Which side of a change. */
  public enum Side {
    /** What was added, in the text after. */
    ADDED,
    /** What was removed, from the text before. */
    REMOVED
  }

  public ChangedText {
    pieces = List.copyOf(pieces);
  }

  /**
   * The words of one side of a redline.
   *
   * @param whole the text after for what was added, the text before for what was removed
   */
  public static ChangedText of(Redline redline, Side side, String whole) {
    List<Span> pieces = new ArrayList<>();
    for (Operation operation : redline.operations()) {
      if (!changesWords(operation)) {
        continue;
      }
      Span span = side == Side.ADDED ? operation.after() : operation.before();
      if (!span.isEmpty()) {
        put(pieces, wholeWords(span, whole), whole);
      }
    }
    StringBuilder text = new StringBuilder();
    for (Span piece : pieces) {
      text.append(text.isEmpty() ? "" : "\n").append(piece.of(whole));
    }
    return new ChangedText(text.toString(), pieces);
  }

  /** Where the words {@code [from, until)} of {@link #text} stand in the whole text. */
  public Span inWhole(int from, int until) {
    int start = 0;
    for (Span piece : pieces) {
      int end = start + piece.length();
      if (from < end || piece.equals(pieces.getLast())) {
        int begin = piece.from() + from - start;
        return new Span(begin, begin + Math.min(until, end) - from);
      }
      start = end + 1;
    }
    throw new IllegalArgumentException("No words stand at " + from + ": nothing changed");
  }

  /** The same operations as {@link ChangedWords} counts. */
  private static boolean changesWords(Operation operation) {
    return switch (operation) {
      case Operation.Inserted o -> o.changeClass().changesWords();
      case Operation.Deleted o -> o.changeClass().changesWords();
      case Operation.Replaced o -> o.changeClass().changesWords();
      case Operation.MovedIn _, Operation.MovedOut _ -> true;
      case Operation.Kept _, Operation.Redesignated _ -> false;
    };
  }

  private static void put(List<Span> pieces, Span piece, String whole) {
    if (!pieces.isEmpty()) {
      Span last = pieces.getLast();
      if (piece.from() <= last.until() || nothingBetween(last, piece, whole)) {
        pieces.set(pieces.size() - 1, new Span(last.from(), Math.max(last.until(), piece.until())));
        return;
      }
    }
    pieces.add(piece);
  }

  /** Whether only blanks stand between two places: their words are side by side. */
  private static boolean nothingBetween(Span before, Span after, String whole) {
    return whole.substring(before.until(), after.from()).chars().allMatch(c -> c == ' ');
  }

  /** {@code span} made longer until it cuts no word in two. */
  private static Span wholeWords(Span span, String whole) {
    int from = span.from();
    int until = span.until();
    while (from > 0 && inWord(whole.charAt(from - 1)) && inWord(whole.charAt(from))) {
      from--;
    }
    while (until < whole.length()
        && inWord(whole.charAt(until))
        && inWord(whole.charAt(until - 1))) {
      until++;
    }
    return new Span(from, until);
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c);
  }
}
