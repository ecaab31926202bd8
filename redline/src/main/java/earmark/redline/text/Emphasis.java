package earmark.redline.text;

/**
 * A printed style over the half-open range {@code [from, until)} of UTF-16 units of a text.
 *
 * <p>Styles are for showing. They take no part in a comparison, with one care: superscript and
 * subscript digits are already written as such in the text ({@code 10³}), so that no figure changes
 * its value when styles are dropped.
 */
public record Emphasis(int from, int until, Style style) {
  /** How the words are printed. */
  public enum Style {
    ITALIC,
    BOLD,
    SUPERSCRIPT,
    SUBSCRIPT
  }

  public Emphasis {
    if (from < 0 || until < from) {
      throw new IllegalArgumentException("Not a range: [" + from + ", " + until + ")");
    }
  }
}
