package earmark.crawler.parse;

import earmark.redline.text.Emphasis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects the words of one block: folds white space to single blanks, keeps printed line breaks as
 * {@code \n}, and writes raised and lowered figures as such.
 *
 * <p>White space is what {@link Character#isWhitespace} or {@link Character#isSpaceChar} says, so
 * thin and no-break spaces fold too. Nothing else is changed.
 */
final class ProseBuilder {
  private static final String PLAIN_FIGURES = "0123456789";
  private static final String RAISED_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String LOWERED_FIGURES = "₀₁₂₃₄₅₆₇₈₉";
  private static final String MINUS_SIGNS = "-−–";
  private static final String CLOSING = ".,;:)]”’%?!";
  private static final String OPENING = "([“‘$";

  /** Whether words stand on the line, above or below it. */
  enum Level {
    ON_LINE,
    RAISED,
    LOWERED
  }

  /** White space met since the last character. */
  private enum Gap {
    NONE,
    /** None, but an inline mark stands there. */
    SEAM,
    BLANK,
    /**
     * Begins with a line end of the source, so it may be the layout of the mark-up, not a blank.
     */
    LINE_END
  }

  private final Seams seams;
  private final List<String> restored = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Emphasis> emphases = new ArrayList<>();
  private Gap gap = Gap.NONE;
  private int breaksPending;

  ProseBuilder(Seams seams) {
    this.seams = seams;
  }

  /** The words around each blank that was put in at a seam. */
  List<String> restored() {
    return restored;
  }

  /** The last character written, or a blank if white space or nothing stands last. */
  char last() {
    return text.isEmpty() || gap == Gap.BLANK || gap == Gap.LINE_END || breaksPending > 0
        ? ' '
        : text.charAt(text.length() - 1);
  }

  void blank() {
    gap = Gap.BLANK;
  }

  /** An inline mark begins or ends here. */
  void seam() {
    if (seams == Seams.RESTORE && gap == Gap.NONE) {
      gap = Gap.SEAM;
    }
  }

  /** A printed line break. */
  void lineBreak() {
    breaksPending++;
    gap = Gap.NONE;
  }

  /** A line break, unless nothing has been written since the last one. */
  void newLine() {
    if (breaksPending == 0) {
      lineBreak();
    }
  }

  void append(String raw, Level level) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (gap == Gap.NONE || gap == Gap.SEAM) {
          gap = c == '\n' || c == '\r' ? Gap.LINE_END : Gap.BLANK;
        }
      } else {
        settle(c, level);
        put(raw, i, level);
      }
    }
  }

  /** Where the next character will stand: {@link #styled} turns two of these into a range. */
  int mark() {
    return text.length();
  }

  /** Puts {@code style} on everything written since {@code mark}. */
  void styled(int mark, Emphasis.Style style) {
    int from = mark;
    while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    if (from < text.length()) {
      emphases.add(new Emphasis(from, text.length(), style));
    }
  }

  Prose take() {
    List<Emphasis> ordered = new ArrayList<>(emphases);
    ordered.sort(Comparator.comparingInt(Emphasis::from).thenComparingInt(e -> -e.until()));
    Prose prose = new Prose(text.toString(), ordered);
    text.setLength(0);
    emphases.clear();
    gap = Gap.NONE;
    breaksPending = 0;
    return prose;
  }

  private void settle(char next, Level level) {
    if (!text.isEmpty()) {
      if (breaksPending > 0) {
        text.repeat('\n', breaksPending);
      } else if (gap == Gap.BLANK || (gap == Gap.LINE_END && !isLayout(next, level))) {
        text.append(' ');
      } else if (gap == Gap.SEAM && level == Level.ON_LINE && runTogether(next)) {
        restored.add(text.substring(Math.max(0, text.length() - 20)) + "|" + next);
        text.append(' ');
      }
    }
    gap = Gap.NONE;
    breaksPending = 0;
  }

  /** Whether the last character and {@code next} would not stand together in print. */
  private boolean runTogether(char next) {
    char last = text.charAt(text.length() - 1);
    boolean word = Character.isLetter(last) || Character.isDigit(last);
    boolean ended = CLOSING.indexOf(last) >= 0 || RAISED_FIGURES.indexOf(last) >= 0;
    if (Character.isLetterOrDigit(next)) {
      return word || ended;
    }
    boolean opens = OPENING.indexOf(next) >= 0 || next == '§';
    return opens && (Character.isLetter(last) || (ended && last != ')'));
  }

  /**
   * Whether a line end of the source before {@code next} is layout. The publisher's XML puts inline
   * marks on lines of their own: "(", line end, {@code <E>See</E>}, line end, ", e.g.".
   */
  private boolean isLayout(char next, Level level) {
    return level != Level.ON_LINE
        || CLOSING.indexOf(next) >= 0
        || OPENING.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private void put(String raw, int at, Level level) {
    char c = raw.charAt(at);
    int figure = PLAIN_FIGURES.indexOf(c);
    switch (level) {
      case ON_LINE -> text.append(c);
      case RAISED -> {
        if (figure >= 0) {
          text.append(RAISED_FIGURES.charAt(figure));
        } else if (signsFigure(raw, at)) {
          text.append(c == '+' ? '⁺' : '⁻');
        } else {
          putStyled(c, Emphasis.Style.SUPERSCRIPT);
        }
      }
      case LOWERED -> {
        if (figure >= 0) {
          text.append(LOWERED_FIGURES.charAt(figure));
        } else if (signsFigure(raw, at)) {
          text.append(c == '+' ? '₊' : '₋');
        } else {
          putStyled(c, Emphasis.Style.SUBSCRIPT);
        }
      }
    }
  }

  /** A sign right before a figure belongs to it: 10⁻³. */
  private static boolean signsFigure(String raw, int at) {
    char c = raw.charAt(at);
    return (c == '+' || MINUS_SIGNS.indexOf(c) >= 0)
        && at + 1 < raw.length()
        && PLAIN_FIGURES.indexOf(raw.charAt(at + 1)) >= 0;
  }

  private void putStyled(char c, Emphasis.Style style) {
    int from = text.length();
    text.append(c);
    Emphasis previous = emphases.isEmpty() ? null : emphases.getLast();
    if (previous != null && previous.style() == style && previous.until() == from) {
      emphases.removeLast();
      from = previous.from();
    }
    emphases.add(new Emphasis(from, text.length(), style));
  }
}
