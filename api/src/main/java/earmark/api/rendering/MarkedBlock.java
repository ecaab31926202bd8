package earmark.api.rendering;

import earmark.redline.text.Block;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.util.List;
import java.util.Optional;

/**
 * One paragraph or table row of a redline, with the marks of both texts in it.
 *
 * @param before the block it was; empty if it is new here
 * @param after the block it is; empty if it is gone from here
 * @param cells the marks, cell by cell; a passage has one
 */
record MarkedBlock(Optional<Block> before, Optional<Block> after, List<List<Mark>> cells)
    implements Excerpt.Part {
  MarkedBlock {
    cells = cells.stream().map(List::copyOf).toList();
  }

  /** The block that says what this is: the one after, if there is one. */
  @Override
  public Block shown() {
    return after.or(() -> before).orElseThrow();
  }

  boolean isHeading() {
    return shown() instanceof Passage passage
        && (passage.kind() == PassageKind.HEADING || passage.kind() == PassageKind.SUBHEADING);
  }

  @Override
  public boolean isChanged() {
    return cells.stream().flatMap(List::stream).anyMatch(mark -> mark.kind() != Mark.Kind.KEPT);
  }

  /** Whether nothing of it stood here before. */
  boolean isAdded() {
    return before.isEmpty() && isChanged() && all(Mark.Kind::isOnlyAfter);
  }

  /** Whether nothing of it stands here any more. */
  boolean isRemoved() {
    return after.isEmpty();
  }

  private boolean all(java.util.function.Predicate<Mark.Kind> condition) {
    return cells.stream().flatMap(List::stream).map(Mark::kind).allMatch(condition);
  }
}
