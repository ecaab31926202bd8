package earmark.redline.comparison;

import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs what is left by likeness: the best couple first, so that both are each other's best choice.
 *
 * <p>How alike two blocks must be depends on where they stand: with the same designation, between
 * the same neighbours, or anywhere. The number of words compared is bounded.
 */
final class LikePairing {
  private static final int SAME_PATH = 250;
  private static final int SAME_GAP = 400;
  static final int ELSEWHERE = 620;

  /** Units a block must have to be recognised away from its place. */
  static final int FEWEST_UNITS = 6;

  /** A third of the words that name a row, rare ones counting for more. */
  private static final int SAME_NAME = 333;

  private static final int WHOLE_GAP = 400;
  private static final int SPREAD = 24;
  private static final int BEST_CANDIDATES = 8;
  private static final long WORK_PER_UNIT = 200;
  private static final long LEAST_WORK = 1_000_000;

  private record Couple(int i, int j, int likeness, int distance) {
    /** The same order whichever text is the earlier one. */
    static final Comparator<Couple> BEST_FIRST =
        Comparator.comparingInt(Couple::likeness)
            .reversed()
            .thenComparingInt(Couple::distance)
            .thenComparingInt(couple -> couple.i + couple.j)
            .thenComparingInt(Couple::i);
  }

  private final Sheet before;
  private final Sheet after;
  private final RowNames names;
  private final RowNames otherNames;
  private final Lexicon lexicon;
  private final Pairing pairing;
  private final int[] gaps;
  private final int[] otherGaps;
  private final Map<Integer, int[]> nameWords = new HashMap<>();
  private final Map<Integer, int[]> otherNameWords = new HashMap<>();
  private final List<Couple> couples = new ArrayList<>();
  private final BitSet alike = new BitSet();
  private long work;
  private boolean coarse;

  LikePairing(
      Sheet before,
      RowNames names,
      Sheet after,
      RowNames otherNames,
      Lexicon lexicon,
      Pairing pairing) {
    this.names = names;
    this.otherNames = otherNames;
    this.before = before;
    this.after = after;
    this.lexicon = lexicon;
    this.pairing = pairing;
    gaps = new int[before.size()];
    otherGaps = new int[after.size()];
  }

  /** Whether the work limit was reached, so that blocks may be unpaired that are alike. */
  boolean coarse() {
    return coarse;
  }

  /** Whether block {@code i} was paired and is alike enough to be recognised anywhere. */
  boolean isRecognisable(int i) {
    return alike.get(i);
  }

  void pair() {
    int[] free = free(before.size(), pairing::there);
    int[] others = free(after.size(), pairing::back);
    if (free.length == 0 || others.length == 0) {
      return;
    }
    numberGaps();
    List<int[]> words = new ArrayList<>(free.length + others.length);
    for (int i : free) {
      words.add(before.sorted(lexicon, i));
    }
    for (int j : others) {
      words.add(after.sorted(lexicon, j));
    }
    work = LEAST_WORK + WORK_PER_UNIT * words.stream().mapToLong(w -> w.length).sum();
    Likeness likeness = new Likeness(lexicon, words);
    nearby(free, others, likeness);
    pairBest(ELSEWHERE);
    free = free(before.size(), pairing::there);
    others = free(after.size(), pairing::back);
    samePath(free, others, likeness);
    sharingRareSequences(free, others, likeness);
    pairBest(0);
  }

  /** Pairs the couples that are alike enough, the best first; the others are left for later. */
  private void pairBest(int least) {
    couples.sort(Couple.BEST_FIRST);
    for (Couple couple : couples) {
      if (couple.likeness >= least && pairing.isFree(couple.i, couple.j)) {
        pairing.pair(couple.i, couple.j);
        alike.set(couple.i, couple.likeness >= ELSEWHERE && isLong(couple.i));
      }
    }
    couples.removeIf(couple -> !pairing.isFree(couple.i, couple.j));
  }

  private boolean isLong(int i) {
    return before.sorted(lexicon, i).length >= FEWEST_UNITS;
  }

  private static int[] free(int size, java.util.function.IntUnaryOperator partner) {
    return java.util.stream.IntStream.range(0, size)
        .filter(k -> partner.applyAsInt(k) < 0)
        .toArray();
  }

  /** Blocks between the same two pairs of the backbone have the same gap number. */
  private void numberGaps() {
    BitSet backbone = pairing.inOrder();
    int gap = 0;
    int j = 0;
    for (int i = 0; i < gaps.length; i++) {
      if (backbone.get(i)) {
        while (j <= pairing.there(i)) {
          otherGaps[j++] = gap;
        }
        gap++;
      }
      gaps[i] = gap;
    }
    while (j < otherGaps.length) {
      otherGaps[j++] = gap;
    }
  }

  private void nearby(int[] free, int[] others, Likeness likeness) {
    int a = 0;
    int b = 0;
    while (a < free.length && b < others.length) {
      int gap = gaps[free[a]];
      int otherGap = otherGaps[others[b]];
      int aEnd = a;
      int bEnd = b;
      while (gap <= otherGap && aEnd < free.length && gaps[free[aEnd]] == gap) {
        aEnd++;
      }
      while (otherGap <= gap && bEnd < others.length && otherGaps[others[bEnd]] == otherGap) {
        bEnd++;
      }
      if (gap == otherGap) {
        inGap(Arrays.copyOfRange(free, a, aEnd), Arrays.copyOfRange(others, b, bEnd), likeness);
      }
      a = aEnd;
      b = bEnd;
    }
  }

  private void inGap(int[] free, int[] others, Likeness likeness) {
    if ((long) free.length * others.length <= WHOLE_GAP) {
      for (int i : free) {
        for (int j : others) {
          consider(i, j, likeness);
        }
      }
      return;
    }
    int shorter = Math.min(free.length, others.length);
    for (int k = 0; k < shorter; k++) {
      consider(free[k], others[k], likeness);
      if (free.length != others.length) {
        consider(free[free.length - 1 - k], others[others.length - 1 - k], likeness);
      }
    }
  }

  private void samePath(int[] free, int[] others, Likeness likeness) {
    Map<Object, Integer> places = new HashMap<>();
    for (int j : others) {
      if (!after.designation(j).isEmpty()) {
        places.putIfAbsent(after.blocks.get(j).path(), j);
      }
    }
    for (int i : free) {
      Integer j = places.get(before.blocks.get(i).path());
      if (j != null && !before.designation(i).isEmpty()) {
        consider(i, j, likeness);
      }
    }
  }

  /** Couples that share sequences of two words which few other blocks hold. */
  private void sharingRareSequences(int[] free, int[] others, Likeness likeness) {
    if (free.length == 0 || others.length == 0) {
      return;
    }
    List<Tokens> units = new ArrayList<>(others.length);
    for (int j : others) {
      units.add(telling(after, otherNames, j));
    }
    var postings = new RareSequences(SPREAD, units);
    for (int i : free) {
      for (int k : postings.sharing(telling(before, names, i), BEST_CANDIDATES)) {
        consider(i, others[k], likeness);
      }
    }
  }

  /** The units by which a block may be found again: rows by their name, which they must share. */
  private Tokens telling(Sheet sheet, RowNames rowNames, int block) {
    if (!sheet.isBodyRow(block)) {
      return sheet.units(lexicon, block);
    }
    String name = rowNames.name((Row) sheet.blocks.get(block));
    return lexicon.tokens(name, 0, name.length());
  }

  private void consider(int i, int j, Likeness likeness) {
    if (before.kind(i) != after.kind(j) || isOtherReserved(i, j)) {
      return;
    }
    int[] x = before.sorted(lexicon, i);
    int[] y = after.sorted(lexicon, j);
    work -= x.length + y.length;
    if (work < 0) {
      coarse = true;
      return;
    }
    int alikeness = likeness.of(x, y);
    if (alikeness >= threshold(i, j, x, y) && namesAlike(i, j, likeness)) {
      int distance = Math.abs(gaps[i] - otherGaps[j]);
      couples.add(new Couple(i, j, alikeness, distance));
    }
  }

  /** A reserved paragraph is only what had its designation before, or has it after. */
  private boolean isOtherReserved(int i, int j) {
    return (before.isReserved(i) || after.isReserved(j))
        && !before.designation(i).equals(after.designation(j));
  }

  private int threshold(int i, int j, int[] x, int[] y) {
    boolean sameGap = gaps[i] == otherGaps[j];
    if (sameGap && standsAlone(before.kind(i))) {
      return 0;
    }
    String designation = before.designation(i);
    if (!designation.isEmpty()
        && designation.equals(after.designation(j))
        && before.blocks.get(i).path().equals(after.blocks.get(j).path())) {
      return before.isReserved(i) || after.isReserved(j) ? 0 : SAME_PATH;
    }
    if (sameGap) {
      return SAME_GAP;
    }
    return Math.min(x.length, y.length) < FEWEST_UNITS ? Integer.MAX_VALUE : ELSEWHERE;
  }

  /** There is one heading, one authority note: what stands in its place is its next wording. */
  private static boolean standsAlone(Enum<?> kind) {
    return kind == PassageKind.HEADING
        || kind == PassageKind.AUTHORITY
        || kind == PassageKind.SOURCE
        || kind == PassageKind.CITATION;
  }

  /** Rows that share licence terms but name others are not versions of each other. */
  private boolean namesAlike(int i, int j, Likeness likeness) {
    if (!before.isBodyRow(i)) {
      return true;
    }
    int[] name = nameWords.computeIfAbsent(i, _ -> Likeness.sorted(telling(before, names, i)));
    int[] other =
        otherNameWords.computeIfAbsent(j, _ -> Likeness.sorted(telling(after, otherNames, j)));
    return likeness.of(name, other) >= SAME_NAME;
  }
}
