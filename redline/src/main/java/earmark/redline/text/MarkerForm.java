package earmark.redline.text;

/**
 * The six forms of paragraph markers, outermost first: (a)(1)(i)(A)(1)(i), the last two in italics.
 */
enum MarkerForm {
  LETTER(1),
  NUMBER(2),
  ROMAN(3),
  CAPITAL(4),
  ITALIC_NUMBER(5),
  ITALIC_ROMAN(6);

  private static final String[] ROMAN_ONES = {
    "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"
  };
  private static final String[] ROMAN_TENS = {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx"};
  private static final int ROMANS = 79;
  private static final int ALPHABET = 26;

  private final int level;

  MarkerForm(int level) {
    this.level = level;
  }

  /** The level this form marks where no level is left out, 1 to 6. */
  int level() {
    return level;
  }

  /**
   * The place of {@code marker} in the series of this form, from 1; 0 if it is not of this form.
   */
  int value(String marker) {
    return switch (this) {
      case LETTER -> letter(marker, 'a');
      case CAPITAL -> letter(marker, 'A');
      case NUMBER, ITALIC_NUMBER -> number(marker);
      case ROMAN, ITALIC_ROMAN -> roman(marker);
    };
  }

  /** a to z, then aa to zz with the same letter twice. */
  private static int letter(String marker, char first) {
    int place = marker.charAt(0) - first;
    if (place < 0 || place >= ALPHABET || marker.length() > 2) {
      return 0;
    }
    if (marker.length() == 1) {
      return place + 1;
    }
    return marker.charAt(1) == marker.charAt(0) ? ALPHABET + place + 1 : 0;
  }

  private static int number(String marker) {
    int value = 0;
    for (int i = 0; i < marker.length(); i++) {
      char c = marker.charAt(i);
      if (c < '0' || c > '9' || i > 2) {
        return 0;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static int roman(String marker) {
    for (int value = 1; value <= ROMANS; value++) {
      if (marker.equals(ROMAN_TENS[value / 10] + ROMAN_ONES[value % 10])) {
        return value;
      }
    }
    return 0;
  }
}
