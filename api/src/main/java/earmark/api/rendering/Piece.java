package earmark.api.rendering;

import earmark.redline.text.Emphasis;
import java.util.List;

/**
 * A stretch of a {@link TrackedText} with one fate.
 *
 * @param move number of the move; 0 if it is none
 * @param emphases printed styles, relative to {@code text}
 */
record Piece(Fate fate, int move, String text, List<Emphasis> emphases) {
  /** What becomes of a piece, or of a paragraph end, when changes are accepted or rejected. */
  enum Fate {
    KEPT,
    DELETED,
    INSERTED,
    MOVED_FROM,
    MOVED_TO;

    /** Whether it is part of the text before: what rejecting every change leaves. */
    boolean isBefore() {
      return this == KEPT || this == DELETED || this == MOVED_FROM;
    }

    /** Whether it is part of the text after: what accepting every change leaves. */
    boolean isAfter() {
      return this == KEPT || this == INSERTED || this == MOVED_TO;
    }

    /** The same without the claim that the words stand elsewhere. */
    Fate unmoved() {
      return switch (this) {
        case MOVED_FROM -> DELETED;
        case MOVED_TO -> INSERTED;
        case KEPT, DELETED, INSERTED -> this;
      };
    }
  }
}
