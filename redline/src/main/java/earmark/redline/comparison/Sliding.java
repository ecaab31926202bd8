package earmark.redline.comparison;

/**
 * Moves the edges of what was only added or only struck to where a reader expects them. In "[C. The
 * ]B" and "[The C. ]The B" the same words are marked; the second begins where a sentence does.
 */
final class Sliding {
  /** How many units a region is moved at most to either side. */
  private static final int FARTHEST = 40;

  private final Lexicon lexicon;
  private final int[] x;
  private final int n;
  private final int[] y;
  private final int m;
  private final int[] kept;

  private Sliding(Lexicon lexicon, int[] x, int n, int[] y, int m, int[] kept) {
    this.lexicon = lexicon;
    this.x = x;
    this.n = n;
    this.y = y;
    this.m = m;
    this.kept = kept;
  }

  /**
   * Changes which of equal units are kept.
   *
   * @param kept for each of the {@code n} units of {@code x}, the one of the {@code m} of {@code y}
   *     that it stays as, or -1
   */
  static void slide(Lexicon lexicon, int[] x, int n, int[] y, int m, int[] kept) {
    new Sliding(lexicon, x, n, y, m, kept).slide();
  }

  private void slide() {
    int i = 0;
    int j = 0;
    int left = 0;
    while (i < n || j < m) {
      if (i < n && kept[i] == j) {
        i++;
        j++;
        left++;
        continue;
      }
      int until = i;
      while (until < n && kept[until] < 0) {
        until++;
      }
      int otherUntil = until < n ? kept[until] : m;
      int moved = 0;
      if (until == i) {
        moved = place(y, m, j, otherUntil, left(i, j, left), right(until, otherUntil));
        addedBy(moved, i, j, otherUntil);
      } else if (otherUntil == j) {
        moved = place(x, n, i, until, left(i, j, left), right(until, otherUntil));
        struckBy(moved, i, until, j);
      }
      i = until + moved;
      j = otherUntil + moved;
      left = 0;
    }
  }

  /** How far to the left: one kept unit stays, so that two regions do not become one. */
  private static int left(int i, int j, int kept) {
    return Math.min(FARTHEST, i == kept && j == kept ? kept : kept - 1);
  }

  /** How far to the right. */
  private int right(int from, int other) {
    int count = 0;
    while (count <= FARTHEST && from + count < n && kept[from + count] == other + count) {
      count++;
    }
    boolean isEnd = from + count == n && other + count == m;
    return Math.min(FARTHEST, isEnd ? count : count - 1);
  }

  /**
   * The best place for the marked units {@code [from, until)}, as a distance from where they are.
   *
   * @param left how far they may go to the left
   * @param right how far to the right
   */
  private int place(int[] ids, int size, int from, int until, int left, int right) {
    int best = 0;
    int bestScore = score(ids, size, from, until);
    for (int t = 1; t <= left && ids[from - t] == ids[until - t]; t++) {
      int score = score(ids, size, from - t, until - t);
      if (score > bestScore) {
        best = -t;
        bestScore = score;
      }
    }
    for (int t = 1; t <= right && ids[from + t - 1] == ids[until + t - 1]; t++) {
      int score = score(ids, size, from + t, until + t);
      if (score > bestScore) {
        best = t;
        bestScore = score;
      }
    }
    return best;
  }

  /** How well a region that begins and ends here reads. */
  private int score(int[] ids, int size, int from, int until) {
    int score = 0;
    char before = from == 0 ? '.' : lexicon.mark(ids[from - 1]);
    char first = lexicon.mark(ids[from]);
    char last = lexicon.mark(ids[until - 1]);
    char behind = until == size ? '.' : lexicon.mark(ids[until]);
    score += endsSentence(before) ? 6 : before == ',' || before == '-' ? 3 : 0;
    score += endsSentence(last) ? 3 : last == ',' ? 1 : 0;
    score += endsSentence(behind) || behind == ',' || behind == ')' ? 2 : 0;
    score -= endsSentence(first) || first == ',' || first == ')' ? 3 : 0;
    score -= isBalanced(ids, from, until) ? 0 : 4;
    score += lexicon.weight(ids[from]) == Lexicon.STOP_WORD ? 1 : 0;
    score -= lexicon.weight(ids[until - 1]) == Lexicon.STOP_WORD ? 1 : 0;
    return score;
  }

  private static boolean endsSentence(char mark) {
    return mark == '.' || mark == ';' || mark == ':';
  }

  /** Whether parentheses and quotation marks that open in a region close in it. */
  private boolean isBalanced(int[] ids, int from, int until) {
    int depth = 0;
    int quotes = 0;
    for (int i = from; i < until && i - from < FARTHEST; i++) {
      char mark = lexicon.mark(ids[i]);
      depth += mark == '(' ? 1 : mark == ')' ? -1 : 0;
      quotes += mark == '"' ? 1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return until - from >= FARTHEST || (depth == 0 && quotes % 2 == 0);
  }

  private void addedBy(int distance, int i, int from, int until) {
    for (int t = 1; t <= -distance; t++) {
      kept[i - t] = until - t;
    }
    for (int t = 0; t < distance; t++) {
      kept[i + t] = from + t;
    }
  }

  private void struckBy(int distance, int from, int until, int j) {
    for (int t = 1; t <= -distance; t++) {
      kept[until - t] = j - t;
      kept[from - t] = -1;
    }
    for (int t = 0; t < distance; t++) {
      kept[from + t] = j + t;
      kept[until + t] = -1;
    }
  }
}
