package earmark.redline.comparison;

import java.util.Arrays;
import java.util.BitSet;

/** Sequences of words that occur once in each of two stretches: safe places to hold on to. */
final class WordAnchors {
  private WordAnchors() {}

  /**
   * Sequences of {@code length} units that occur once on each side and stand in the same order.
   *
   * @param range {@code {from, until, from, until}} in {@code x} and {@code y}
   * @return pairs of places, increasing; empty if there are none
   */
  static int[] find(int[] x, int[] y, int[] range, int length) {
    Places before = places(x, range[0], range[1], length);
    Places after = places(y, range[2], range[3], length);
    int[] first = new int[Math.min(range[1] - range[0], range[3] - range[2])];
    int[] second = new int[first.length];
    int count = 0;
    for (int i = range[0]; i + length <= range[1]; i++) {
      long gram = gram(x, i, length);
      int j = after.of(gram);
      if (j >= 0 && before.of(gram) == i && same(x, i, y, j, length)) {
        first[count] = i;
        second[count++] = j;
      }
    }
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    BitSet chosen = Backbone.of(Arrays.copyOf(second, count), ones);
    int[] anchors = new int[chosen.cardinality() * 2];
    int k = 0;
    for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
      anchors[k++] = first[i];
      anchors[k++] = second[i];
    }
    return anchors;
  }

  /**
   * Which share of the shorter side's pairs of neighbouring units occurs on the other side, 0 to 1.
   */
  static double sharedPairs(int[] x, int[] y, int[] range) {
    boolean swap = range[1] - range[0] > range[3] - range[2];
    int[] few = swap ? y : x;
    int[] many = swap ? x : y;
    int fewFrom = range[swap ? 2 : 0];
    int fewUntil = range[swap ? 3 : 1];
    Places pairs = places(many, range[swap ? 0 : 2], range[swap ? 1 : 3], 2);
    int shared = 0;
    int all = Math.max(1, fewUntil - fewFrom - 1);
    for (int i = fewFrom; i + 2 <= fewUntil; i++) {
      if (pairs.of(gram(few, i, 2)) != Places.NONE) {
        shared++;
      }
    }
    return (double) shared / all;
  }

  private static Places places(int[] ids, int from, int until, int length) {
    Places places = new Places(Math.max(0, until - from));
    for (int i = from; i + length <= until; i++) {
      places.note(gram(ids, i, length), i);
    }
    return places;
  }

  private static boolean same(int[] x, int i, int[] y, int j, int length) {
    return Arrays.equals(x, i, i + length, y, j, j + length);
  }

  private static long gram(int[] ids, int from, int length) {
    long hash = length;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ ids[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 31;
    }
    return hash;
  }
}
