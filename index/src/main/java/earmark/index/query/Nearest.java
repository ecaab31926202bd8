package earmark.index.query;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the name that was probably meant. */
final class Nearest {
  private Nearest() {}

  /** The known name fewest letters away from {@code typed}, or the empty string if none is near. */
  static String to(String typed, Stream<String> known) {
    String lower = typed.toLowerCase(Locale.ROOT);
    int tolerance = Math.max(1, lower.length() / 3);
    return known
        .filter(name -> distance(lower, name) <= tolerance || isStart(lower, name))
        .min(Comparator.comparingInt(name -> distance(lower, name)))
        .orElse("");
  }

  private static boolean isStart(String typed, String name) {
    return typed.length() >= 2 && (name.startsWith(typed) || typed.startsWith(name));
  }

  /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
