package earmark.api.rendering;

/** The characters of XML. */
final class Xml {
  private Xml() {}

  /** Appends {@code text} escaped for element content and quoted attributes alike. */
  static void text(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else {
            out.append(isHeld(c) ? c : '\uFFFD');
          }
        }
      }
    }
  }

  private static boolean isHeld(char c) {
    return !Markup.isUnshowable(c) && !Character.isSurrogate(c) && c != '\uFFFE' && c != '\uFFFF';
  }

  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text(out, text);
    return out.toString();
  }
}
