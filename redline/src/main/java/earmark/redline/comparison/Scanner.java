package earmark.redline.comparison;

/**
 * Finds the units of legal prose: words, whole numbers ({@code 1,500}, {@code 744.21(a)(1)}),
 * ECCNs, Federal Register citations, paragraph designations, and single marks.
 *
 * <p>Not safe for use by several threads.
 */
final class Scanner {
  /** What a unit is. */
  enum Kind {
    WORD,
    /** A designation or a number with one: {@code (c)(1)}, {@code 744.21(c)}. */
    REFERENCE,
    /** A sign that says something by itself: §, %, ≤, ³. */
    SIGN,
    PUNCTUATION
  }

  private static final int LONGEST_MARKER = 7;

  private String text = "";
  private int end;
  private int from;
  private int until;
  private Kind kind = Kind.WORD;

  /** Begins to read {@code text[from, until)}. */
  void over(String text, int from, int until) {
    this.text = text;
    this.until = from;
    this.end = until;
  }

  int from() {
    return from;
  }

  int until() {
    return until;
  }

  Kind kind() {
    return kind;
  }

  /** Goes on to the next unit; false at the end. */
  boolean next() {
    int i = Typography.blanks(text, until, end);
    from = i;
    until = i;
    if (i == end) {
      return false;
    }
    char c = Typography.fold(text.charAt(i));
    int markers = markers(i);
    if (markers > i) {
      kind = Kind.REFERENCE;
      until = markers;
    } else if (Typography.isWord(c) || opensNumber(i, c)) {
      word(i + 1);
    } else {
      kind = Typography.isPunctuation(c) ? Kind.PUNCTUATION : Kind.SIGN;
      until = i + 1;
      if (c == '-') {
        until = Typography.dashes(text, until, end);
      }
    }
    return true;
  }

  /** "$1,500", and "-40" where no word stands before the sign. */
  private boolean opensNumber(int i, char c) {
    return (c == '$' || c == '-')
        && i + 1 < end
        && Typography.isDigit(text.charAt(i + 1))
        && (c == '$'
            || i == 0
            || Typography.isWhite(text.charAt(i - 1))
            || text.charAt(i - 1) == '(');
  }

  private void word(int next) {
    kind = Kind.WORD;
    boolean digits = Typography.isDigit(text.charAt(next - 1)) || !isWordAt(next - 1);
    int i = next;
    while (i < end) {
      char c = text.charAt(i);
      if (Typography.isWord(c)) {
        digits |= Typography.isDigit(c);
        i++;
      } else if (Typography.isInvisible(c)) {
        i++;
      } else {
        int joined = joined(i, c);
        if (joined == i) {
          break;
        }
        digits |= Typography.isDigit(text.charAt(joined));
        i = joined + 1;
      }
    }
    until = i;
    if (digits) {
      number(i);
    }
  }

  /**
   * The next letter or digit, if {@code c} at {@code i} joins it to those before; else {@code i}.
   * What has no width does not part them.
   */
  private int joined(int i, char c) {
    if (!isJoint(c)) {
      return i;
    }
    int next = i + 1;
    while (next < end && Typography.isInvisible(text.charAt(next))) {
      next++;
    }
    int last = i - 1;
    while (last > from && Typography.isInvisible(text.charAt(last))) {
      last--;
    }
    if (next >= end || !isWordAt(next) || !isWordAt(last)) {
      return i;
    }
    boolean digit = Typography.isDigit(text.charAt(next));
    boolean joins =
        switch (c) {
          case ',' -> digit && Typography.isDigit(text.charAt(last));
          case ':' -> digit;
          default -> true;
        };
    return joins ? next : i;
  }

  private static boolean isJoint(char c) {
    return switch (c) {
      case '.', '\'', '\u2019', '-', '\u2010', '\u2011', '/', '&', '_', '@', ',', ':' -> true;
      default -> false;
    };
  }

  /** What belongs to a number behind its digits: %, an exponent, markers, "FR 4544". */
  private void number(int i) {
    int at = i;
    while (at < end
        && (isExponent(text.charAt(at))
            || text.charAt(at) == '%'
            || Typography.isInvisible(text.charAt(at)))) {
      at++;
    }
    int markers = markers(at);
    if (markers > at) {
      kind = Kind.REFERENCE;
      until = markers;
      return;
    }
    until = at;
    int page = citedPage(at);
    if (page > at) {
      until = page;
    }
  }

  private static boolean isExponent(char c) {
    return c == '\u00b2' || c == '\u00b3' || c == '\u00b9' || (c >= '\u2070' && c <= '\u207b');
  }

  /** Where " FR 4,544" behind a volume ends; {@code i} itself if that does not stand there. */
  private int citedPage(int i) {
    int at = blanks(i);
    if (at == i || at + 2 >= end || text.charAt(at) != 'F' || text.charAt(at + 1) != 'R') {
      return i;
    }
    int digits = blanks(at + 2);
    int stop = digits;
    while (stop < end
        && (Typography.isDigit(text.charAt(stop))
            || (text.charAt(stop) == ','
                && stop + 1 < end
                && stop > digits
                && isDigitAt(stop + 1)))) {
      stop++;
    }
    return digits > at + 2 && stop > digits ? stop : i;
  }

  private int blanks(int i) {
    int at = i;
    while (at < end && Typography.isWhite(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where a run of markers like "(a)(1)" that begins at {@code i} ends; {@code i} if none does. */
  private int markers(int i) {
    int at = i;
    for (int close = marker(at); close > at; close = marker(at)) {
      at = close;
    }
    return at;
  }

  private int marker(int i) {
    if (i + 2 >= end || text.charAt(i) != '(') {
      return i;
    }
    int close = i + 1;
    while (close < end && close - i <= LONGEST_MARKER && isMarkerLetter(text.charAt(close))) {
      close++;
    }
    boolean complete = close < end && close > i + 1 && text.charAt(close) == ')';
    return complete && isMarker(text, i + 1, close) ? close + 1 : i;
  }

  private static boolean isMarkerLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || Typography.isDigit(c);
  }

  /** One letter, the same letter twice, a number up to three digits, or a Roman numeral. */
  private static boolean isMarker(String text, int from, int until) {
    int length = until - from;
    char first = text.charAt(from);
    boolean digits = true;
    boolean same = true;
    boolean roman = true;
    for (int i = from; i < until; i++) {
      char c = text.charAt(i);
      digits &= Typography.isDigit(c);
      same &= c == first;
      roman &= c == 'i' || c == 'v' || c == 'x' || c == 'l';
    }
    return digits ? length <= 3 : length == 1 || (same && length == 2) || roman;
  }

  private boolean isWordAt(int i) {
    return Typography.isWord(text.charAt(i));
  }

  private boolean isDigitAt(int i) {
    return Typography.isDigit(text.charAt(i));
  }
}
