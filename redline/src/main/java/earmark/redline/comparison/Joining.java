package earmark.redline.comparison;

import java.util.Arrays;

/**
 * Finds paragraphs that were split or merged: a neighbour without a pair whose words are those that
 * the paired paragraph has lost, or gained.
 */
final class Joining {
  private static final int CONTAINED = 600;

  private final Sheet before;
  private final Sheet after;
  private final Lexicon lexicon;
  private final Pairing pairing;

  /** How far each paired paragraph before reaches, in blocks of either text: first and last. */
  private final int[] first;

  private final int[] last;
  private final int[] otherFirst;
  private final int[] otherLast;
  private int split;
  private int merged;

  Joining(Sheet before, Sheet after, Lexicon lexicon, Pairing pairing) {
    this.before = before;
    this.after = after;
    this.lexicon = lexicon;
    this.pairing = pairing;
    first = new int[before.size()];
    last = new int[before.size()];
    otherFirst = new int[before.size()];
    otherLast = new int[before.size()];
  }

  int split() {
    return split;
  }

  int merged() {
    return merged;
  }

  int first(int i) {
    return first[i];
  }

  int last(int i) {
    return last[i];
  }

  int otherFirst(int i) {
    return otherFirst[i];
  }

  int otherLast(int i) {
    return otherLast[i];
  }

  /** Looks at each pair in order; {@code mayJoin} leaves out those that moved or did not change. */
  void find(java.util.function.IntPredicate mayJoin) {
    boolean[] taken = new boolean[before.size()];
    boolean[] otherTaken = new boolean[after.size()];
    for (int i = 0; i < before.size(); i++) {
      int j = pairing.there(i);
      first[i] = i;
      last[i] = i;
      otherFirst[i] = j;
      otherLast[i] = j;
      if (j >= 0 && mayJoin.test(i) && !before.isRow(i)) {
        split(i, j, otherTaken);
        if (otherFirst[i] == otherLast[i]) {
          merge(i, j, taken);
        }
      }
    }
  }

  private void split(int i, int j, boolean[] taken) {
    int[] rest = lacking(words(before, i), words(after, j));
    while (otherLast[i] + 1 < after.size()
        && isPart(after, otherLast[i] + 1, taken, rest, before, i)) {
      rest = lacking(rest, words(after, ++otherLast[i]));
      taken[otherLast[i]] = true;
    }
    while (otherFirst[i] > 0 && isPart(after, otherFirst[i] - 1, taken, rest, before, i)) {
      rest = lacking(rest, words(after, --otherFirst[i]));
      taken[otherFirst[i]] = true;
    }
    split += otherFirst[i] < otherLast[i] ? 1 : 0;
  }

  private void merge(int i, int j, boolean[] taken) {
    int[] rest = lacking(words(after, j), words(before, i));
    while (last[i] + 1 < before.size() && isPart(before, last[i] + 1, taken, rest, after, j)) {
      rest = lacking(rest, words(before, ++last[i]));
      taken[last[i]] = true;
    }
    while (first[i] > 0 && isPart(before, first[i] - 1, taken, rest, after, j)) {
      rest = lacking(rest, words(before, --first[i]));
      taken[first[i]] = true;
    }
    merged += first[i] < last[i] ? 1 : 0;
  }

  /** Whether the free block {@code part} consists mostly of the words in {@code rest}. */
  private boolean isPart(
      Sheet sheet, int part, boolean[] taken, int[] rest, Sheet whole, int block) {
    boolean free = sheet == after ? pairing.back(part) < 0 : pairing.there(part) < 0;
    if (!free || taken[part] || rest.length == 0 || sheet.kind(part) != whole.kind(block)) {
      return false;
    }
    int[] words = words(sheet, part);
    int all = weight(words);
    int missing = weight(lacking(words, rest));
    return words.length >= LikePairing.FEWEST_UNITS
        && 1000L * (all - missing) >= (long) CONTAINED * all;
  }

  private int[] words(Sheet sheet, int block) {
    return sheet.sorted(lexicon, block);
  }

  private int weight(int[] words) {
    int weight = 0;
    for (int word : words) {
      weight += lexicon.weight(word);
    }
    return weight;
  }

  /** The units of {@code x} that {@code y} has fewer of; both sorted. */
  private static int[] lacking(int[] x, int[] y) {
    int[] lacking = new int[x.length];
    int count = 0;
    int j = 0;
    for (int word : x) {
      while (j < y.length && y[j] < word) {
        j++;
      }
      if (j < y.length && y[j] == word) {
        j++;
      } else {
        lacking[count++] = word;
      }
    }
    return Arrays.copyOf(lacking, count);
  }
}
