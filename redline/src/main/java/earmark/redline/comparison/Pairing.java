package earmark.redline.comparison;

import java.util.Arrays;
import java.util.BitSet;

/** Which block before is which block after; each at most once. */
final class Pairing {
  private final Sheet before;
  private final Sheet after;
  private final int[] there;
  private final int[] back;

  Pairing(Sheet before, Sheet after) {
    this.before = before;
    this.after = after;
    there = new int[before.size()];
    back = new int[after.size()];
    Arrays.fill(there, -1);
    Arrays.fill(back, -1);
  }

  /** The block after that block {@code i} before became, or -1. */
  int there(int i) {
    return there[i];
  }

  /** The block before that became block {@code j} after, or -1. */
  int back(int j) {
    return back[j];
  }

  boolean isFree(int i, int j) {
    return there[i] < 0 && back[j] < 0;
  }

  void pair(int i, int j) {
    there[i] = j;
    back[j] = i;
  }

  void part(int i) {
    back[there[i]] = -1;
    there[i] = -1;
  }

  /**
   * The blocks before whose pairs keep the order of print; the lighter ones that cross are left
   * out.
   */
  BitSet inOrder() {
    int[] first = new int[there.length];
    int[] second = new int[there.length];
    long[] weight = new long[there.length];
    int count = 0;
    for (int i = 0; i < there.length; i++) {
      if (there[i] >= 0) {
        first[count] = i;
        second[count] = there[i];
        weight[count++] =
            1L + before.until(i) - before.from(i) + after.until(there[i]) - after.from(there[i]);
      }
    }
    BitSet chosen = Backbone.of(Arrays.copyOf(second, count), Arrays.copyOf(weight, count));
    BitSet blocks = new BitSet(there.length);
    for (int k = chosen.nextSetBit(0); k >= 0; k = chosen.nextSetBit(k + 1)) {
      blocks.set(first[k]);
    }
    return blocks;
  }
}
