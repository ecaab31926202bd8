package earmark.api.rendering;

import earmark.redline.text.Emphasis;
import earmark.redline.text.ParagraphPath;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The one place where characters of a source become HTML. */
final class Markup {
  private static final char REPLACEMENT = '\uFFFD';

  private Markup() {}

  /**
   * Appends {@code text} escaped for element content and quoted attributes alike. A printed line
   * break becomes {@code <br>}.
   */
  static void text(StringBuilder out, String text) {
    text(out, text, 0, text.length());
  }

  static void text(StringBuilder out, String text, int from, int until) {
    for (int i = from; i < until; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        out.append("<br>");
      } else {
        character(out, c);
      }
    }
  }

  /** Appends {@code text} escaped for a quoted attribute. */
  static void attribute(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      character(out, c == '\n' || c == '\t' ? ' ' : c);
    }
  }

  private static void character(StringBuilder out, char c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.append(isUnshowable(c) ? REPLACEMENT : c);
    }
  }

  /**
   * Whether a character would act on the screen instead of being read: control characters, and the
   * marks that reverse the direction of what follows.
   */
  static boolean isUnshowable(char c) {
    return (c < ' ' && c != '\t' && c != '\n')
        || (c >= '\u007f' && c <= '\u009f')
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  /**
   * {@code text} with everything that would act on a terminal shown as one replacement character.
   */
  static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars().forEach(c -> out.append(isUnshowable((char) c) ? REPLACEMENT : (char) c));
    return out.toString();
  }

  /** Appends {@code text} with its printed styles; the emphases are relative to {@code text}. */
  static void styled(StringBuilder out, String text, List<Emphasis> emphases) {
    if (emphases.isEmpty()) {
      text(out, text);
      return;
    }
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
    for (Emphasis emphasis : emphases) {
      cuts.add(Math.min(emphasis.from(), text.length()));
      cuts.add(Math.min(emphasis.until(), text.length()));
    }
    int from = 0;
    for (int until : cuts) {
      if (until > from) {
        run(out, text, from, until, emphases);
      }
      from = until;
    }
  }

  private static void run(
      StringBuilder out, String text, int from, int until, List<Emphasis> emphases) {
    List<String> tags =
        emphases.stream()
            .filter(e -> e.from() <= from && e.until() >= until)
            .map(e -> tag(e.style(), text, from, until))
            .filter(tag -> !tag.isEmpty())
            .distinct()
            .sorted()
            .toList();
    tags.forEach(tag -> out.append('<').append(tag).append('>'));
    text(out, text, from, until);
    tags.reversed().forEach(tag -> out.append("</").append(tag).append('>'));
  }

  /**
   * The element of a style; none for digits that are superscript or subscript characters already.
   */
  private static String tag(Emphasis.Style style, String text, int from, int until) {
    return switch (style) {
      case ITALIC -> "i";
      case BOLD -> "b";
      case SUPERSCRIPT -> isPlain(text, from, until) ? "sup" : "";
      case SUBSCRIPT -> isPlain(text, from, until) ? "sub" : "";
    };
  }

  /** Whether a stretch holds no digit that is superscript or subscript already. */
  static boolean isPlain(String text, int from, int until) {
    return text.substring(from, until)
        .chars()
        .noneMatch(c -> c == '²' || c == '³' || c == '¹' || (c >= '\u2070' && c <= '\u209f'));
  }

  /** The emphases of {@code [from, until)} of a text, relative to {@code from}. */
  static List<Emphasis> clip(List<Emphasis> emphases, int from, int until) {
    if (emphases.isEmpty()) {
      return emphases;
    }
    return emphases.stream()
        .filter(e -> e.from() < until && e.until() > from)
        .map(
            e ->
                new Emphasis(
                    Math.max(e.from(), from) - from, Math.min(e.until(), until) - from, e.style()))
        .toList();
  }

  /**
   * The address of a paragraph within its page: {@code a-1-i} for {@code (a)(1)(i)}. Characters
   * other than ASCII letters, digits and dots are written as {@code _} and their code.
   */
  static String anchor(ParagraphPath path) {
    return path.markers().stream().map(Markup::marker).collect(Collectors.joining("-"));
  }

  private static String marker(String marker) {
    StringBuilder out = new StringBuilder();
    marker
        .chars()
        .forEach(
            c -> {
              if (c < 128 && (Character.isLetterOrDigit(c) || c == '.')) {
                out.append((char) c);
              } else {
                out.append('_').append(Integer.toHexString(c));
              }
            });
    return out.toString();
  }
}
