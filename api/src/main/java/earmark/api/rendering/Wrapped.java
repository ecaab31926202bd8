package earmark.api.rendering;

/** Plain text under construction, wrapped between words. */
final class Wrapped {
  private final StringBuilder out = new StringBuilder();
  private final int width;

  Wrapped(int width) {
    if (width < 20) {
      throw new IllegalArgumentException("A line holds at least 20 characters, was " + width);
    }
    this.width = width;
  }

  void line(String text) {
    out.append(text).append('\n');
  }

  /** A paragraph, each of its lines behind {@code indent}; printed line breaks stay. */
  void paragraph(String indent, String text) {
    paragraph(indent, indent, text);
  }

  /** A paragraph whose first line has an indent of its own. */
  void paragraph(String first, String indent, String text) {
    String start = first;
    for (String printed : text.split("\n", -1)) {
      int column = start.length();
      out.append(start);
      boolean fresh = true;
      for (String word : printed.split(" ", -1)) {
        if (word.isEmpty()) {
          continue;
        }
        if (!fresh && column + 1 + word.length() > width) {
          out.append('\n').append(indent);
          column = indent.length();
          fresh = true;
        }
        if (!fresh) {
          out.append(' ');
          column++;
        }
        out.append(word);
        column += word.length();
        fresh = false;
      }
      out.append('\n');
      start = indent;
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
