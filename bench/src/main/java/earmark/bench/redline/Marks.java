package earmark.bench.redline;

import java.util.Arrays;

/**
 * What a tool says of two texts, over their {@link Words}: which word stayed as which, in its place
 * or moved, and which words are marked.
 */
final class Marks {
  final Words before;
  final Words after;

  /** For each word before, the word after it stayed as without moving, or -1; increasing. */
  final int[] kept;

  /** For each word before, the word after it moved to, or -1. */
  final int[] moved;

  final boolean[] struck;
  final boolean[] added;

  Marks(Words before, Words after) {
    this.before = before;
    this.after = after;
    kept = new int[before.size];
    moved = new int[before.size];
    struck = new boolean[before.size];
    added = new boolean[after.size];
    Arrays.fill(kept, -1);
    Arrays.fill(moved, -1);
  }

  /** Marks every word that was not kept: for tools that know no moves and no typography. */
  Marks unkeptAreMarked() {
    Arrays.fill(added, true);
    for (int i = 0; i < kept.length; i++) {
      struck[i] = kept[i] < 0;
      if (kept[i] >= 0) {
        added[kept[i]] = false;
      }
    }
    return this;
  }
}
