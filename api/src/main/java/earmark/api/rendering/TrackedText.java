package earmark.api.rendering;

import earmark.redline.comparison.Redline;
import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.util.List;

/**
 * Two texts as one document with tracked changes: paragraphs and table rows in which each stretch
 * of words, each paragraph end and each row is kept, deleted, inserted or moved.
 *
 * <p>Taking out what is only after gives the text before, taking out what is only before the text
 * after, both exactly and in order. That is what tells it from {@link MarkedText}, which is laid
 * out for reading and may show what was struck a few words away. Differences of typography are
 * tracked as all others, for the same reason.
 */
record TrackedText(List<Item> items) {
  TrackedText {
    items = List.copyOf(items);
  }

  static TrackedText of(Redline redline, LegalText before, LegalText after) {
    return Moves.checked(new TrackedText(Tracking.items(redline, before, after)));
  }

  /** What can be left out or shown as one. */
  sealed interface Item extends Excerpt.Part permits Prose, TrackedRow {}

  /**
   * Paragraphs of which none can be shown without the others, because their ends are tracked: one,
   * unless a paragraph was split or two were joined.
   */
  record Prose(List<Paragraph> paragraphs) implements Item {
    Prose {
      paragraphs = List.copyOf(paragraphs);
    }

    @Override
    public Block shown() {
      return paragraphs.getLast().shown();
    }

    @Override
    public boolean isChanged() {
      return paragraphs.stream().anyMatch(Paragraph::isChanged);
    }
  }

  /**
   * A paragraph.
   *
   * @param shown what it looks like: the block that ends with it
   * @param end what becomes of its end. Where the end goes and the words stay, they run on into the
   *     next paragraph
   * @param move number of the move that the end is part of; 0 if it is none
   */
  record Paragraph(Passage shown, List<Piece> pieces, Piece.Fate end, int move) {
    Paragraph {
      pieces = List.copyOf(pieces);
    }

    boolean isChanged() {
      return end != Piece.Fate.KEPT || areChanged(pieces);
    }
  }

  /**
   * A table row.
   *
   * @param tableBefore number of its table in the text before; 0 if it is not in it
   * @param tableAfter number of its table in the text after; 0 if it is not in it
   * @param fate what becomes of the row as a whole; where it is kept, its cells may be changed
   */
  record TrackedRow(
      Row shown, int tableBefore, int tableAfter, List<List<Piece>> cells, Piece.Fate fate)
      implements Item {
    TrackedRow {
      cells = cells.stream().map(List::copyOf).toList();
    }

    @Override
    public boolean isChanged() {
      return fate != Piece.Fate.KEPT || cells.stream().anyMatch(TrackedText::areChanged);
    }

    /** Whether this row stands in the same table as {@code other}, before or after. */
    boolean isWith(TrackedRow other) {
      return (tableBefore > 0 && tableBefore == other.tableBefore)
          || (tableAfter > 0 && tableAfter == other.tableAfter)
          || (tableBefore == 0 && other.tableAfter == 0)
          || (tableAfter == 0 && other.tableBefore == 0);
    }
  }

  private static boolean areChanged(List<Piece> pieces) {
    return pieces.stream().anyMatch(piece -> piece.fate() != Piece.Fate.KEPT);
  }
}
