package earmark.redline.comparison;

import java.util.Arrays;

/**
 * How alike two blocks are, from 0 to 1000: the weight of the units they share, where units that
 * are rare among the blocks compared count for more.
 */
final class Likeness {
  private final Lexicon lexicon;
  private final int[] spread;
  private final int blocks;

  /**
   * @param words the units of all blocks that may be compared, each sorted
   */
  Likeness(Lexicon lexicon, Iterable<int[]> words) {
    this.lexicon = lexicon;
    spread = new int[lexicon.size()];
    int count = 0;
    for (int[] block : words) {
      count++;
      for (int k = 0; k < block.length; k++) {
        if (k == 0 || block[k] != block[k - 1]) {
          spread[block[k]]++;
        }
      }
    }
    blocks = count;
  }

  /** The units of a block, sorted, as {@link #of} wants them. */
  static int[] sorted(Tokens tokens) {
    int[] words = Arrays.copyOf(tokens.id, tokens.size);
    Arrays.sort(words);
    return words;
  }

  int of(int[] x, int[] y) {
    long shared = 0;
    long all = 0;
    int i = 0;
    int j = 0;
    while (i < x.length || j < y.length) {
      if (j == y.length || (i < x.length && x[i] < y[j])) {
        all += weight(x[i++]);
      } else if (i == x.length || y[j] < x[i]) {
        all += weight(y[j++]);
      } else {
        long weight = weight(x[i]);
        shared += weight;
        all += 2 * weight;
        i++;
        j++;
      }
    }
    return all == 0 ? 0 : (int) (2000 * shared / all);
  }

  /** A unit counts more by 1 each time it is half as frequent. */
  private long weight(int id) {
    int rarity = 32 - Integer.numberOfLeadingZeros(blocks / Math.max(1, spread[id]));
    return (long) lexicon.weight(id) * Math.max(1, rarity);
  }
}
