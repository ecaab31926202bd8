package earmark.index.search;

import earmark.redline.comparison.Span;
import earmark.redline.text.ParagraphPath;
import java.util.List;

/**
 * The passage of a text that answers a query best.
 *
 * @param text the words as they stand, without mark-up; may begin and end within a paragraph
 * @param highlights the words that were found, in UTF-16 units of {@code text}, in order
 * @param origin which text it is from
 * @param path the paragraph it stands in; the root if that cannot be told
 * @param place where it stands in the plain text
 */
public record Snippet(
    String text, List<Span> highlights, Origin origin, ParagraphPath path, Span place) {
  /** Which text a passage is from. */
  public enum Origin {
    /** The text of the version that was found. */
    TEXT,
    /** The text after the change that was found: it shows what was added. */
    AFTER,
    /** The text before the change that was found: it shows what was removed. */
    BEFORE
  }

  public Snippet {
    highlights = List.copyOf(highlights);
  }

  /** Whether the words go on before it in the same paragraph. */
  public boolean continuesBefore(String plain) {
    return place.from() > 0 && plain.charAt(place.from() - 1) != '\n';
  }
}
