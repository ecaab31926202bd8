package earmark.index.analysis;

import java.text.Normalizer;

/**
 * Which characters belong to a word, and how each is spelled in the index. Independent of the
 * locale.
 *
 * <p>Accents go from Latin letters only: to take them from other scripts would make other letters
 * of them. Superscript and subscript figures are kept, since to make plain figures of them would
 * change values.
 */
final class Folding {
  /** Beyond the extended Latin letters; Latin Extended Additional is looked at apart. */
  private static final int LATIN_END = 0x250;

  private static final String[] LATIN = new String[LATIN_END];

  static {
    for (char c = 0; c < LATIN_END; c++) {
      LATIN[c] = latin(c);
    }
  }

  private Folding() {}

  /** Whether {@code c} is part of a word: a letter, a figure of any height, a mark on one. */
  static boolean isWord(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || isRaised(c)
        || isIgnored(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  static boolean isFigure(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return Character.isLetter(c);
  }

  /** A superscript or subscript figure or sign. */
  static boolean isRaised(char c) {
    return c == '²' || c == '³' || c == '¹' || (c >= '\u2070' && c <= '\u209C');
  }

  static boolean isApostrophe(char c) {
    return c == '\'' || c == '’' || c == '‘' || c == '\u02BC' || c == '\uFF07';
  }

  /** A hyphen, a dash or a minus sign. */
  static boolean isDash(char c) {
    return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212' || c == '\uFE63';
  }

  /** Soft hyphens and characters without width, which stand in words and mean nothing. */
  static boolean isIgnored(char c) {
    return c == '\u00AD' || (c >= '\u200B' && c <= '\u200D') || c == '\u2060' || c == '\uFEFF';
  }

  /** Writes {@code c} as the index spells it: one character, several, or none. */
  static void append(StringBuilder word, char c) {
    if (c < LATIN_END) {
      if (isIgnored(c)) {
        return;
      }
      word.append(LATIN[c]);
    } else if (c >= '\u1E00' && c <= '\u1EFF') {
      word.append(latin(c));
    } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
      if (word.isEmpty() || word.charAt(word.length() - 1) >= LATIN_END) {
        word.append(c);
      }
    } else if (!isIgnored(c)) {
      word.append(Character.toLowerCase(c));
    }
  }

  private static String latin(char c) {
    return switch (c) {
      case 'ß', '\u1E9E' -> "ss";
      case 'Æ', 'æ' -> "ae";
      case 'Œ', 'œ' -> "oe";
      case 'Ø', 'ø' -> "o";
      case 'Ł', 'ł' -> "l";
      case 'Đ', 'đ', 'Ð', 'ð' -> "d";
      case 'Þ', 'þ' -> "th";
      case 'ı' -> "i";
      case 'µ' -> "\u03BC";
      default -> {
        String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        yield String.valueOf(Character.toLowerCase(decomposed.charAt(0)));
      }
    };
  }
}
