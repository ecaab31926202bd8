package earmark.api.rendering;

import earmark.redline.comparison.ChangeClass;
import earmark.redline.text.Emphasis;
import java.util.List;

/**
 * A stretch of one cell or passage that is shown in one way.
 *
 * @param change number of the change it belongs to, counted from 1 over the redline; 0 if it is
 *     kept
 * @param move number of the move; 0 if it is none
 * @param was the designation before, for {@link Kind#REDESIGNATED}; otherwise empty
 */
record Mark(
    Kind kind,
    ChangeClass changeClass,
    int change,
    int move,
    String text,
    List<Emphasis> emphases,
    String was) {
  enum Kind {
    KEPT,
    DELETED,
    INSERTED,
    MOVED_OUT,
    MOVED_IN,
    REDESIGNATED,
    /** A paragraph end that is no longer there: two paragraphs became one. */
    JOINED,
    /** A paragraph end that was not there before: one paragraph became two. */
    PARTED;

    boolean isOnlyBefore() {
      return this == DELETED || this == MOVED_OUT || this == JOINED;
    }

    boolean isOnlyAfter() {
      return this == INSERTED || this == MOVED_IN || this == PARTED;
    }
  }
}
