package earmark.redline.comparison;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Which units of two stretches of text stay, so that few words are marked in few regions.
 *
 * <p>A dynamic programme keeps what weighs most and pays a price for each changed region, so that a
 * lone common word between two changes is not kept. Long stretches are first cut at word sequences
 * that occur once on both sides. The work is counted, never timed: at its limit a stretch is marked
 * as replaced and {@link #coarse()} says so. Not safe for use by several threads.
 */
final class WordAlignment {
  /** What one more changed region costs; a kept word gains 4. */
  private static final int REGION_COST = 5;

  private static final int SMALL = 4_096;
  private static final long LARGE = 1_000_000;
  private static final long CELLS_PER_TOKEN = 400;
  private static final int LONG_STRETCH = 2_000;
  private static final double LEAST_SHARED = 0.15;

  private final Lexicon lexicon;
  private final int[] x;
  private final int[] y;
  private final int[] kept;
  private final Deque<int[]> open = new ArrayDeque<>();
  private long cells;
  private boolean coarse;

  private WordAlignment(Lexicon lexicon, int[] x, int[] y) {
    this.lexicon = lexicon;
    this.x = x;
    this.y = y;
    this.kept = new int[x.length];
    Arrays.fill(kept, -1);
    cells = CELLS_PER_TOKEN * (x.length + y.length + 1L);
  }

  static WordAlignment of(Lexicon lexicon, Tokens before, Tokens after) {
    WordAlignment alignment =
        new WordAlignment(
            lexicon, Arrays.copyOf(before.id, before.size), Arrays.copyOf(after.id, after.size));
    alignment.align();
    return alignment;
  }

  /** For each unit before, the unit after that it stays as, or -1; increasing where not -1. */
  int[] kept() {
    return kept;
  }

  /** Whether the work limit was reached somewhere. */
  boolean coarse() {
    return coarse;
  }

  private void align() {
    if (sameWords()) {
      return;
    }
    open.push(new int[] {0, x.length, 0, y.length});
    while (!open.isEmpty()) {
      int[] range = open.pop();
      align(range[0], range[1], range[2], range[3]);
    }
    dropIslands();
  }

  /** Where only punctuation differs, each word stays in its place, however the marks repeat. */
  private boolean sameWords() {
    int[] match = new int[x.length];
    Arrays.fill(match, -1);
    int j = 0;
    for (int i = 0; i < x.length; i++) {
      if (!lexicon.isPunctuation(x[i])) {
        j = skipMarks(y, j);
        if (j == y.length || y[j] != x[i]) {
          return false;
        }
        match[i] = j++;
      }
    }
    if (skipMarks(y, j) < y.length) {
      return false;
    }
    System.arraycopy(match, 0, kept, 0, match.length);
    keepEqualMarks();
    return true;
  }

  private int skipMarks(int[] ids, int from) {
    int i = from;
    while (i < ids.length && lexicon.isPunctuation(ids[i])) {
      i++;
    }
    return i;
  }

  /** Between kept words, keeps the marks that are equal from either end. */
  private void keepEqualMarks() {
    int j = 0;
    int i = 0;
    while (i <= x.length) {
      int iEnd = i;
      while (iEnd < x.length && kept[iEnd] < 0) {
        iEnd++;
      }
      int jEnd = iEnd < x.length ? kept[iEnd] : y.length;
      trim(i, iEnd, j, jEnd);
      i = iEnd + 1;
      j = jEnd + 1;
    }
  }

  /** Keeps equal units at both ends; what remains as {@code {from, until, from, until}}. */
  private int[] trim(int from, int until, int otherFrom, int otherUntil) {
    int a = from;
    int b = otherFrom;
    while (a < until && b < otherUntil && x[a] == y[b]) {
      kept[a++] = b++;
    }
    int aEnd = until;
    int bEnd = otherUntil;
    while (aEnd > a && bEnd > b && x[aEnd - 1] == y[bEnd - 1]) {
      kept[--aEnd] = --bEnd;
    }
    return new int[] {a, aEnd, b, bEnd};
  }

  private void align(int from, int until, int otherFrom, int otherUntil) {
    int[] rest = trim(from, until, otherFrom, otherUntil);
    long n = (long) rest[1] - rest[0];
    long m = (long) rest[3] - rest[2];
    if (n == 0 || m == 0) {
      return;
    }
    if (n * m <= SMALL) {
      programme(rest);
      return;
    }
    boolean big = n + m > LONG_STRETCH;
    if ((big && isUnrelated(rest)) || anchor(rest, 8) || anchor(rest, 4)) {
      return;
    }
    if (n * m <= LARGE && n * m <= cells) {
      programme(rest);
    } else if (!isUnrelated(rest) && !anchor(rest, 2) && !anchor(rest, 1)) {
      coarse = true;
    }
  }

  private boolean anchor(int[] range, int length) {
    int[] anchors = WordAnchors.find(x, y, range, length);
    if (anchors.length == 0) {
      return false;
    }
    int a = range[0];
    int b = range[2];
    for (int k = 0; k < anchors.length; k += 2) {
      int i = anchors[k];
      int j = anchors[k + 1];
      int skip = Math.max(0, Math.max(a - i, b - j));
      if (skip < length) {
        if (skip == 0 && (i > a || j > b)) {
          open.push(new int[] {a, i, b, j});
        }
        if (skip == 0 || (i + skip == a && j + skip == b)) {
          for (int s = skip; s < length; s++) {
            kept[i + s] = j + s;
          }
          a = i + length;
          b = j + length;
        }
      }
    }
    open.push(new int[] {a, range[1], b, range[3]});
    return true;
  }

  /** Whether so few word pairs are shared that keeping any of them would only be confusing. */
  private boolean isUnrelated(int[] range) {
    return WordAnchors.sharedPairs(x, y, range) < LEAST_SHARED;
  }

  /**
   * The best choice for a small range. Two states: the unit before was kept, or a region is open;
   * each cell remembers where its best value came from.
   */
  private void programme(int[] range) {
    int a = range[0];
    int b = range[2];
    int n = range[1] - a;
    int m = range[3] - b;
    cells -= (long) n * m;
    byte[] from = new byte[(n + 1) * (m + 1)];
    int[] keptRow = new int[m + 1];
    int[] openRow = new int[m + 1];
    int none = Integer.MIN_VALUE / 2;
    for (int i = 0; i <= n; i++) {
      int diagonalKept = none;
      int diagonalOpen = none;
      for (int j = 0; j <= m; j++) {
        int aboveKept = i == 0 ? none : keptRow[j];
        int aboveOpen = i == 0 ? none : openRow[j];
        int leftKept = j == 0 ? none : keptRow[j - 1];
        int leftOpen = j == 0 ? none : openRow[j - 1];
        int stay = i == 0 && j == 0 ? 0 : none;
        int code = 0;
        if (i > 0 && j > 0 && x[a + i - 1] == y[b + j - 1]) {
          boolean opened = diagonalOpen > diagonalKept;
          stay = Math.max(diagonalKept, diagonalOpen) + lexicon.weight(x[a + i - 1]);
          code = opened ? 1 : 0;
        }
        int change = leftOpen;
        int way = 0;
        if (aboveOpen > change) {
          change = aboveOpen;
          way = 1;
        }
        if (leftKept - REGION_COST > change) {
          change = leftKept - REGION_COST;
          way = 2;
        }
        if (aboveKept - REGION_COST > change) {
          change = aboveKept - REGION_COST;
          way = 3;
        }
        from[i * (m + 1) + j] = (byte) (code | way << 1);
        diagonalKept = aboveKept;
        diagonalOpen = aboveOpen;
        keptRow[j] = stay;
        openRow[j] = change;
      }
    }
    trace(range, from, openRow[m] > keptRow[m]);
  }

  private void trace(int[] range, byte[] from, boolean endsOpen) {
    int m = range[3] - range[2];
    int i = range[1] - range[0];
    int j = m;
    boolean open = endsOpen;
    while (i > 0 || j > 0) {
      int cell = from[i * (m + 1) + j];
      if (open) {
        int way = cell >> 1;
        open = way < 2;
        if ((way & 1) == 0) {
          j--;
        } else {
          i--;
        }
      } else {
        i--;
        j--;
        kept[range[0] + i] = range[2] + j;
        open = (cell & 1) == 1;
      }
    }
  }

  /** Gives up kept units that are worth less than the region they separate. */
  private void dropIslands() {
    int i = 0;
    int b = 0;
    while (i < x.length) {
      int start = i;
      while (i < x.length && kept[i] < 0) {
        i++;
      }
      if (i == x.length) {
        return;
      }
      boolean changedBefore = i > start || kept[i] > b;
      int first = i;
      int weight = 0;
      do {
        weight += lexicon.weight(x[i]);
        b = kept[i++] + 1;
      } while (i < x.length && kept[i] == b);
      boolean changedAfter = i < x.length || b < y.length;
      if (changedBefore && changedAfter && weight < REGION_COST) {
        Arrays.fill(kept, first, i, -1);
      }
    }
  }
}
