package earmark.redline.comparison;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The heaviest choice of pairs that stand in the same order in both texts.
 *
 * <p>What is not chosen has moved; weighing makes the small piece the one that moved. O(n log n).
 */
final class Backbone {
  private Backbone() {}

  /**
   * Which of the pairs are chosen.
   *
   * @param after the second place of each pair, no two equal, in the order of the first places
   * @param weight of each pair, positive
   */
  static BitSet of(int[] after, long[] weight) {
    int count = after.length;
    BitSet chosen = new BitSet(count);
    if (isIncreasing(after)) {
      chosen.set(0, count);
      return chosen;
    }
    int[] ranks = ranks(after);
    int[] best = new int[count + 1];
    Arrays.fill(best, -1);
    long[] sum = new long[count];
    int[] previous = new int[count];
    int last = -1;
    for (int i = 0; i < count; i++) {
      int p = heaviest(best, sum, ranks[i]);
      previous[i] = p;
      sum[i] = weight[i] + (p < 0 ? 0 : sum[p]);
      for (int r = ranks[i] + 1; r <= count; r += r & -r) {
        if (best[r] < 0 || sum[i] > sum[best[r]]) {
          best[r] = i;
        }
      }
      if (last < 0 || sum[i] > sum[last]) {
        last = i;
      }
    }
    for (int i = last; i >= 0; i = previous[i]) {
      chosen.set(i);
    }
    return chosen;
  }

  /**
   * The best end among the ranks below {@code rank}, or -1: a prefix maximum over a Fenwick tree.
   */
  private static int heaviest(int[] best, long[] sum, int rank) {
    int found = -1;
    for (int r = rank; r > 0; r -= r & -r) {
      if (best[r] >= 0
          && (found < 0
              || sum[best[r]] > sum[found]
              || (sum[best[r]] == sum[found] && best[r] < found))) {
        found = best[r];
      }
    }
    return found;
  }

  private static boolean isIncreasing(int[] values) {
    for (int i = 1; i < values.length; i++) {
      if (values[i] <= values[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static int[] ranks(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] ranks = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = Arrays.binarySearch(sorted, values[i]);
    }
    return ranks;
  }
}
