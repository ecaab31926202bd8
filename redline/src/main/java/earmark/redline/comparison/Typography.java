package earmark.redline.comparison;

/**
 * The equivalence under which typesetting does not count: quotation-mark and dash style, white
 * space, soft hyphens and zero-width characters.
 *
 * <p>Letters, case, digits, superscripts, § and every other sign stay themselves: this is not
 * Unicode normalisation, which would turn 10³ into 103.
 */
final class Typography {
  private static final int LATIN = 128;
  private static final char FIRST_FOLDED = '\u2010';
  private static final char LAST_FOLDED = '\u2212';

  private static final int TURN = 5;

  /** How far each Latin character turns a hash, and what it adds: nothing if it is a blank. */
  private static final byte[] TURNS = new byte[LATIN];

  private static final long[] MIXES = new long[LATIN];

  static {
    for (char c = 0; c < LATIN; c++) {
      if (c == '\t' || !isWhite(c)) {
        TURNS[c] = TURN;
        MIXES[c] = mix(c);
      }
    }
  }

  private Typography() {}

  /** Whether {@code c} is white space of any width, a line break included. */
  static boolean isWhite(char c) {
    if (c < LATIN) {
      return c <= ' ';
    }
    return switch (c) {
      case '\u0085', '\u00a0', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000' -> true;
      default -> c >= '\u2000' && c <= '\u200a';
    };
  }

  /** Whether {@code c} has no width and no meaning: soft hyphen, zero-width characters. */
  static boolean isInvisible(char c) {
    return c == '\u00ad' || (c >= '\u200b' && c <= '\u200f') || c == '\u2060' || c == '\ufeff';
  }

  /** The character that stands for all those that differ from {@code c} in style only. */
  static char fold(char c) {
    if (c < FIRST_FOLDED || c > LAST_FOLDED) {
      return c;
    }
    return switch (c) {
      case '\u2018', '\u2019', '\u201a', '\u201b' -> '\'';
      case '\u201c', '\u201d', '\u201e', '\u201f' -> '"';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      default -> c;
    };
  }

  /** Whether the folded character {@code c} is a punctuation mark: nothing is said by it alone. */
  static boolean isPunctuation(char c) {
    return switch (c) {
      case '.', ',', ';', ':', '!', '?', '\'', '"', '(', ')', '[', ']', '{', '}', '-', '*' -> true;
      case '`', '_', '\u2022', '\u00b7', '\u2026' -> true;
      default -> false;
    };
  }

  /** Whether {@code c} is part of words and numbers; surrogates are, so that no pair is parted. */
  static boolean isWord(char c) {
    if (c < LATIN) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Where the dashes at {@code from} end, invisible characters between them included. */
  static int dashes(String text, int from, int until) {
    int end = from;
    for (int i = from; i < until; i++) {
      char c = text.charAt(i);
      if (fold(c) == '-') {
        end = i + 1;
      } else if (!isInvisible(c)) {
        break;
      }
    }
    return end;
  }

  /** Where the white space and invisible characters at {@code from} end. */
  static int blanks(String text, int from, int until) {
    int end = from;
    while (end < until && (isWhite(text.charAt(end)) || isInvisible(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  /** A hash of {@code text[from, until)} that style and white space do not change; tabs count. */
  static long hash(String text, int from, int until, long seed) {
    long hash = seed;
    boolean dash = false;
    for (int i = from; i < until; i++) {
      char c = text.charAt(i);
      if (c < LATIN && c != '-') {
        hash = Long.rotateLeft(hash, TURNS[c]) + MIXES[c];
        dash = false;
      } else if (isWhite(c)) {
        dash = false;
      } else if (!isInvisible(c)) {
        char folded = fold(c);
        if (folded != '-' || !dash) {
          hash = Long.rotateLeft(hash, TURN) + mix(folded);
        }
        dash = folded == '-';
      }
    }
    return hash;
  }

  private static long mix(char c) {
    long mixed = (c + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    return mixed ^ mixed >>> 27;
  }

  /**
   * Whether both ranges differ in style only. White space may be there or not beside a punctuation
   * mark or at a line break, but not within a line between two words: "now here" is not "nowhere".
   */
  static boolean isStyle(String a, int from, int until, String b, int other, int end) {
    Folded one = new Folded(a, from, until);
    Folded two = new Folded(b, other, end);
    int last = ' ';
    while (true) {
      int c = one.next();
      if (c != two.next()) {
        return false;
      }
      if (c < 0) {
        return true;
      }
      boolean parted = one.white() != two.white() && !one.lineBreak() && !two.lineBreak();
      if (parted && isWord((char) last) && isWord((char) c)) {
        return false;
      }
      last = c;
    }
  }

  /** Whether both ranges are the same when style and all white space but tabs are left out. */
  static boolean equal(String a, int from, int until, String b, int other, int end) {
    if (until - from == end - other && a.regionMatches(from, b, other, until - from)) {
      return true;
    }
    Folded one = new Folded(a, from, until);
    Folded two = new Folded(b, other, end);
    int c;
    do {
      c = one.next();
      if (c != two.next()) {
        return false;
      }
    } while (c >= 0);
    return true;
  }

  /** Reads a range of a text folded, without white space; runs of dashes are one dash. */
  static final class Folded {
    private final String text;
    private final int until;
    private int position;
    private int last = -1;
    private boolean white;
    private boolean lineBreak;

    Folded(String text, int from, int until) {
      this.text = text;
      this.position = from;
      this.until = until;
    }

    /** The next character, or -1 at the end. */
    int next() {
      white = false;
      lineBreak = false;
      while (position < until) {
        char c = text.charAt(position++);
        if (c != '\t' && isWhite(c)) {
          white = true;
          last = -1;
          lineBreak |= c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
        } else if (!isInvisible(c)) {
          char folded = fold(c);
          if (folded != '-' || last != '-') {
            last = folded;
            return folded;
          }
        }
      }
      return -1;
    }

    /** Whether white space stood before the character read last. */
    boolean white() {
      return white;
    }

    /** Whether that white space held a line break. */
    boolean lineBreak() {
      return lineBreak;
    }
  }
}
