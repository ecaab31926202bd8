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
  private final Deque<int[]> open = new ArrayDeque<>();
  private int[] x = new int[0];
  private int[] y = new int[0];
  private int n;
  private int m;
  private int[] kept = new int[0];
  private byte[] ways = new byte[0];
  private int[] keptRow = new int[0];
  private int[] openRow = new int[0];
  private long cells;
  private boolean coarse;

  WordAlignment(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Whether the work limit was reached somewhere in what was aligned so far. */
  boolean coarse() {
    return coarse;
  }

  /**
   * For each unit before, the unit after that it stays as, or -1; increasing where not -1. Valid
   * until the next call.
   */
  int[] of(Tokens before, Tokens after) {
    x = before.id;
    y = after.id;
    n = before.size;
    m = after.size;
    if (kept.length < n) {
      kept = new int[n * 2];
    }
    Arrays.fill(kept, 0, n, -1);
    cells = CELLS_PER_TOKEN * (n + m + 1L);
    if (!sameWords()) {
      open.push(new int[] {0, n, 0, m});
      while (!open.isEmpty()) {
        int[] range = open.pop();
        align(range[0], range[1], range[2], range[3]);
      }
      dropIslands();
      if (QuotedTerms.part(lexicon, before, after, kept)) {
        dropIslands();
      }
      Sliding.slide(lexicon, x, n, y, m, kept);
    }
    return kept;
  }

  /** Where only punctuation differs, each word stays in its place, however the marks repeat. */
  private boolean sameWords() {
    int i = skipMarks(x, 0, n);
    int j = skipMarks(y, 0, m);
    while (i < n && j < m && x[i] == y[j]) {
      i = skipMarks(x, i + 1, n);
      j = skipMarks(y, j + 1, m);
    }
    if (i < n || j < m) {
      return false;
    }
    j = 0;
    for (i = 0; i < n; i++) {
      if (!lexicon.isPunctuation(x[i])) {
        j = skipMarks(y, j, m);
        kept[i] = j++;
      }
    }
    keepEqualMarks();
    return true;
  }

  private int skipMarks(int[] ids, int from, int until) {
    int i = from;
    while (i < until && lexicon.isPunctuation(ids[i])) {
      i++;
    }
    return i;
  }

  /** Between kept words, keeps the marks that are equal from either end. */
  private void keepEqualMarks() {
    int j = 0;
    int i = 0;
    while (i <= n) {
      int iEnd = i;
      while (iEnd < n && kept[iEnd] < 0) {
        iEnd++;
      }
      int jEnd = iEnd < n ? kept[iEnd] : m;
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
    long rows = (long) rest[1] - rest[0];
    long columns = (long) rest[3] - rest[2];
    if (rows == 0 || columns == 0) {
      return;
    }
    if (rows * columns <= SMALL) {
      programme(rest);
      return;
    }
    boolean big = rows + columns > LONG_STRETCH;
    if ((big && isUnrelated(rest)) || anchor(rest, 8) || anchor(rest, 4)) {
      return;
    }
    if (rows * columns <= LARGE && rows * columns <= cells) {
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
    int rows = range[1] - a;
    int columns = range[3] - b;
    cells -= (long) rows * columns;
    reserve(rows, columns);
    byte[] from = ways;
    int none = Integer.MIN_VALUE / 2;
    for (int i = 0; i <= rows; i++) {
      int diagonalKept = none;
      int diagonalOpen = none;
      for (int j = 0; j <= columns; j++) {
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
        from[i * (columns + 1) + j] = (byte) (code | way << 1);
        diagonalKept = aboveKept;
        diagonalOpen = aboveOpen;
        keptRow[j] = stay;
        openRow[j] = change;
      }
    }
    trace(range, openRow[columns] > keptRow[columns]);
  }

  private void reserve(int rows, int columns) {
    int size = (rows + 1) * (columns + 1);
    if (ways.length < size) {
      ways = new byte[Math.max(SMALL, size)];
    }
    if (keptRow.length <= columns) {
      keptRow = new int[columns * 2 + 2];
      openRow = new int[columns * 2 + 2];
    }
  }

  private void trace(int[] range, boolean endsOpen) {
    int columns = range[3] - range[2];
    int i = range[1] - range[0];
    int j = columns;
    boolean open = endsOpen;
    while (i > 0 || j > 0) {
      int cell = ways[i * (columns + 1) + j];
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
    while (i < n) {
      int start = i;
      while (i < n && kept[i] < 0) {
        i++;
      }
      if (i == n) {
        return;
      }
      boolean changedBefore = i > start || kept[i] > b;
      int first = i;
      int weight = 0;
      do {
        weight += lexicon.weight(x[i]);
        b = kept[i++] + 1;
      } while (i < n && kept[i] == b);
      boolean changedAfter = i < n || b < m;
      if (changedBefore && changedAfter && weight < REGION_COST) {
        Arrays.fill(kept, first, i, -1);
      }
    }
  }
}
