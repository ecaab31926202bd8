package earmark.redline.comparison;

import java.util.Arrays;
import java.util.List;

/** Which of some blocks hold a sequence of two units, as long as only few do. */
final class RareSequences {
  private final int spread;
  private final Places places;
  private final int[] counts;
  private final int[] newest;
  private final int[] older;
  private final int[] blocks;
  private final int[] shared;
  private final int[] touched;
  private int sequences;
  private int entries;

  /**
   * @param spread how many blocks may hold a sequence that still counts as rare
   * @param units of each block
   */
  RareSequences(int spread, List<Tokens> units) {
    this.spread = spread;
    int most = units.stream().mapToInt(tokens -> tokens.size).sum();
    places = new Places(most);
    counts = new int[most];
    newest = new int[most];
    older = new int[most];
    blocks = new int[most];
    shared = new int[units.size()];
    touched = new int[units.size()];
    for (int block = 0; block < units.size(); block++) {
      add(block, units.get(block));
    }
  }

  private void add(int block, Tokens tokens) {
    for (int k = 0; k + 1 < tokens.size; k++) {
      long key = sequence(tokens, k);
      int sequence = places.of(key);
      if (sequence < 0) {
        sequence = sequences++;
        places.note(key, sequence);
        newest[sequence] = -1;
      }
      int last = newest[sequence];
      if (counts[sequence] <= spread && (last < 0 || blocks[last] != block)) {
        counts[sequence]++;
        blocks[entries] = block;
        older[entries] = last;
        newest[sequence] = entries++;
      }
    }
  }

  /** The blocks that share most rare sequences with {@code tokens}, the best first. */
  int[] sharing(Tokens tokens, int limit) {
    int found = 0;
    for (int k = 0; k + 1 < tokens.size; k++) {
      int sequence = places.of(sequence(tokens, k));
      if (sequence >= 0 && counts[sequence] <= spread) {
        for (int e = newest[sequence]; e >= 0; e = older[e]) {
          if (shared[blocks[e]]++ == 0) {
            touched[found++] = blocks[e];
          }
        }
      }
    }
    int[] best = best(found, limit);
    for (int k = 0; k < found; k++) {
      shared[touched[k]] = 0;
    }
    return best;
  }

  /** The first blocks by count, then by place. */
  private int[] best(int found, int limit) {
    long[] ranks = new long[found];
    for (int k = 0; k < found; k++) {
      ranks[k] = ((long) -shared[touched[k]] << 32) + touched[k];
    }
    Arrays.sort(ranks);
    int[] best = new int[Math.min(found, limit)];
    for (int k = 0; k < best.length; k++) {
      best[k] = (int) ranks[k];
    }
    return best;
  }

  private static long sequence(Tokens tokens, int k) {
    return (long) tokens.id[k] << 32 | tokens.id[k + 1];
  }
}
