package earmark.redline.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which blocks hold a sequence of two units, as long as only few do. */
final class RareSequences {
  private final int spread;
  private final Map<Long, int[]> postings = new HashMap<>();

  /**
   * @param spread how many blocks may hold a sequence that still counts as rare
   */
  RareSequences(int spread) {
    this.spread = spread;
  }

  void add(int block, Tokens tokens) {
    for (int k = 0; k + 1 < tokens.size; k++) {
      postings.merge(sequence(tokens, k), new int[] {block}, this::joined);
    }
  }

  /** The blocks that share most rare sequences with {@code tokens}, the best first. */
  List<Integer> sharing(Tokens tokens, int limit) {
    Map<Integer, Integer> shared = new HashMap<>();
    for (int k = 0; k + 1 < tokens.size; k++) {
      int[] blocks = postings.getOrDefault(sequence(tokens, k), new int[0]);
      if (blocks.length <= spread) {
        for (int block : blocks) {
          shared.merge(block, 1, Integer::sum);
        }
      }
    }
    return shared.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Integer, Integer>>comparingInt(entry -> -entry.getValue())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  private int[] joined(int[] blocks, int[] one) {
    if (blocks.length > spread || blocks[blocks.length - 1] == one[0]) {
      return blocks;
    }
    int[] joined = Arrays.copyOf(blocks, blocks.length + 1);
    joined[blocks.length] = one[0];
    return joined;
  }

  private static long sequence(Tokens tokens, int k) {
    return (long) tokens.id[k] << 32 | tokens.id[k + 1];
  }
}
