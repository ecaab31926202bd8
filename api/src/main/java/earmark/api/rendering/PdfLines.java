package earmark.api.rendering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks words into lines of print. */
final class PdfLines {
  /** The first character that is not plain ASCII. */
  private static final int PLAIN_END = 0x7f;

  /** Sums of widths are not exact. */
  private static final float TOLERANCE = 0.01f;

  /**
   * How words look.
   *
   * @param rise how far above the line they stand, as a share of the size; negative for below
   */
  record Style(PdfFonts.Face face, float size, PdfInk ink, float rise) {
    /** How much smaller raised and lowered words are. */
    private static final float SMALL = 0.7f;

    /** The size that the words are printed in. */
    float printed() {
      return rise == 0 ? size : size * SMALL;
    }

    static Style of(PdfFonts.Face face, float size, PdfInk ink) {
      return new Style(face, size, ink, 0);
    }
  }

  /**
   * Words of one style.
   *
   * @param link name of the place that they are; empty for none
   */
  record Run(String text, Style style, String link) {
    static Run of(String text, Style style) {
      return new Run(text, style, "");
    }
  }

  /** Words of one style on one line; {@code x} counts from the left edge of the line. */
  record Span(String text, Style style, String link, float x, float width) {}

  /** One line of print. */
  record Line(List<Span> spans) {
    boolean isChanged() {
      return spans.stream().anyMatch(span -> span.style().ink().isChange());
    }
  }

  private final PdfFonts fonts;
  private final float width;
  private final List<Line> lines = new ArrayList<>();
  private final List<Span> line = new ArrayList<>();
  private final List<Span> word = new ArrayList<>();
  private float reached;
  private int unknown;

  /**
   * @param width of a line, in points
   */
  PdfLines(PdfFonts fonts, float width) {
    this.fonts = fonts;
    this.width = width;
  }

  PdfLines add(Run run) throws IOException {
    String text = printable(run);
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        part(text.substring(from, i), run);
        endWord();
        endLine();
        from = i + 1;
      } else if (c == ' ' || c == '-' || c == '—') {
        part(text.substring(from, i + 1), run);
        endWord();
        from = i + 1;
      }
    }
    part(text.substring(from), run);
    return this;
  }

  /** The lines; at least one. */
  List<Line> done() {
    endWord();
    if (!line.isEmpty() || lines.isEmpty()) {
      endLine();
    }
    return lines;
  }

  /** Characters that the font lacks; each was replaced by its code. */
  int unknown() {
    return unknown;
  }

  /**
   * The words with what cannot be shown replaced. What has no shape, such as a soft hyphen, is left
   * out: lines are not broken within words.
   */
  private String printable(Run run) throws IOException {
    StringBuilder out = new StringBuilder(run.text().length());
    String text = run.text();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n') {
        out.append('\n');
      } else if (c == '\t') {
        out.append("    ");
      } else if (c < PLAIN_END && c >= ' ') {
        out.append((char) c);
      } else if ((c <= Character.MAX_VALUE && Markup.isUnshowable((char) c))
          || Character.getType(c) == Character.SURROGATE) {
        out.append(fonts.has(run.style().face(), '\uFFFD') ? '\uFFFD' : '?');
      } else if (Character.getType(c) != Character.FORMAT) {
        known(out, run.style().face(), c);
      }
    }
    return out.toString();
  }

  private void known(StringBuilder out, PdfFonts.Face face, int c) throws IOException {
    if (fonts.has(face, c)) {
      out.appendCodePoint(c);
    } else {
      unknown++;
      out.append("[U+").append(Integer.toHexString(c).toUpperCase(Locale.ROOT)).append(']');
    }
  }

  private void part(String text, Run run) throws IOException {
    if (!text.isEmpty()) {
      word.add(new Span(text, run.style(), run.link(), 0, width(text, run.style())));
    }
  }

  private float width(String text, Style style) throws IOException {
    float sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += fonts.width(style.face(), text.charAt(i));
    }
    return sum * style.printed();
  }

  private void endWord() {
    if (word.isEmpty()) {
      return;
    }
    float needed = 0;
    for (Span part : word) {
      needed += part.width();
    }
    Span last = word.getLast();
    if (last.text().endsWith(" ")) {
      needed -= last.width() / last.text().length();
    }
    if (reached > 0 && reached + needed > width) {
      endLine();
    }
    for (Span part : word) {
      place(part);
    }
    word.clear();
  }

  /** Puts a part where it fits; a part that is wider than a line is broken where lines end. */
  private void place(Span part) {
    float each = part.width() / part.text().length();
    int from = 0;
    while (from < part.text().length()) {
      int left = part.text().length() - from;
      int trailing = part.text().endsWith(" ") ? 1 : 0;
      if (reached + (left - trailing) * each <= width + TOLERANCE) {
        put(cut(part, from, part.text().length()));
        return;
      }
      int fits = (int) ((width - reached) / each);
      if (fits < 1 && reached > 0) {
        endLine();
        continue;
      }
      int until = Math.min(part.text().length(), from + Math.max(1, fits));
      put(cut(part, from, until));
      endLine();
      from = until;
    }
  }

  private static Span cut(Span part, int from, int until) {
    if (from == 0 && until == part.text().length()) {
      return part;
    }
    float each = part.width() / part.text().length();
    return new Span(
        part.text().substring(from, until), part.style(), part.link(), 0, each * (until - from));
  }

  private void put(Span part) {
    if (!line.isEmpty()
        && line.getLast().style().equals(part.style())
        && line.getLast().link().equals(part.link())) {
      Span last = line.removeLast();
      line.add(
          new Span(
              last.text() + part.text(),
              part.style(),
              part.link(),
              last.x(),
              last.width() + part.width()));
    } else {
      line.add(new Span(part.text(), part.style(), part.link(), reached, part.width()));
    }
    reached += part.width();
  }

  private void endLine() {
    lines.add(new Line(List.copyOf(line)));
    line.clear();
    reached = 0;
  }
}
