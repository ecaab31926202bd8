package earmark.redline.text;

import java.util.List;

/**
 * A block of prose.
 *
 * @param path the paragraph it is or belongs to
 * @param designation the printed designation the text begins with, such as {@code (a)(1)}; empty if
 *     it has none. It is part of {@code text}
 * @param text the words as printed: white space folded to single blanks, {@code \n} for a printed
 *     line break
 * @param emphases printed styles, in order
 */
public record Passage(
    PassageKind kind, ParagraphPath path, String designation, String text, List<Emphasis> emphases)
    implements Block {

  public Passage {
    emphases = List.copyOf(emphases);
    if (!text.startsWith(designation)) {
      throw new IllegalArgumentException(
          "A passage begins with its designation \""
              + designation
              + "\", but was \""
              + text
              + "\"");
    }
  }

  /** A passage outside every paragraph, without designation or styles. */
  public static Passage of(PassageKind kind, String text) {
    return new Passage(kind, ParagraphPath.ROOT, "", text, List.of());
  }

  /** A plain paragraph; {@code designation} is the beginning of {@code text}, or empty. */
  public static Passage paragraph(ParagraphPath path, String designation, String text) {
    return new Passage(PassageKind.PARAGRAPH, path, designation, text, List.of());
  }
}
