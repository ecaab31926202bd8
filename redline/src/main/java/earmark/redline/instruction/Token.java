package earmark.redline.instruction;

import java.util.Locale;

/**
 * One element of an instruction's sentence.
 *
 * @param text what it says: inside the quotes, without blanks in a paragraph path
 * @param start place in the instruction, in UTF-16 units
 * @param end place behind it
 */
record Token(Kind kind, String text, int start, int end) {
  enum Kind {
    /** Words in quotation marks: nothing inside is syntax. */
    QUOTE,
    WORD,
    NUMBER,
    /** {@code (a)(2)}, {@code (b)29}, {@code 33(a)(5)-1}, {@code B(2)}. */
    PATH,
    /** {@code 744.21}. */
    SECTION,
    ECCN,
    /** One or two section signs. */
    SIGN,
    MARK
  }

  boolean is(String word) {
    return kind != Kind.QUOTE && text.equalsIgnoreCase(word);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  boolean isCapitalised() {
    return kind == Kind.WORD && Character.isUpperCase(text.charAt(0));
  }
}
