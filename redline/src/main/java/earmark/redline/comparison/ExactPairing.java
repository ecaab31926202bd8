package earmark.redline.comparison;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Pairs blocks whose words are the same, whatever their designation.
 *
 * <p>What is equal from both ends first, then what occurs once on both sides, then what occurs once
 * with the same path, then the neighbours of what is paired, then repeated blocks within the gaps
 * that remain, in order. Equal hashes are checked on the text.
 */
final class ExactPairing {
  private final Sheet before;
  private final Sheet after;
  private final Pairing pairing;
  private int first;
  private int last;
  private int otherLast;

  private ExactPairing(Sheet before, Sheet after, Pairing pairing) {
    this.before = before;
    this.after = after;
    this.pairing = pairing;
  }

  static void pair(Sheet before, Sheet after, Pairing pairing) {
    var exact = new ExactPairing(before, after, pairing);
    exact.trim();
    if (exact.first < exact.last && exact.first < exact.otherLast) {
      after.hashLike(before, exact.first, exact.otherLast, exact.first, exact.last);
      exact.unique(false);
      exact.unique(true);
      BitSet backbone = pairing.inOrder();
      exact.extend(backbone);
      exact.repeated(backbone);
    }
  }

  private void trim() {
    last = before.size();
    otherLast = after.size();
    while (first < last
        && first < otherLast
        && same(first, first)
        && sameDesignation(first, first)) {
      pairing.pair(first, first);
      first++;
    }
    while (last > first
        && otherLast > first
        && same(last - 1, otherLast - 1)
        && sameDesignation(last - 1, otherLast - 1)) {
      pairing.pair(--last, --otherLast);
    }
  }

  private void unique(boolean withPath) {
    Places places = new Places(last - first);
    Places others = new Places(otherLast - first);
    for (int i = first; i < last; i++) {
      if (pairing.there(i) < 0) {
        places.note(key(before, i, withPath), i);
      }
    }
    for (int j = first; j < otherLast; j++) {
      if (pairing.back(j) < 0) {
        others.note(key(after, j, withPath), j);
      }
    }
    for (int i = first; i < last; i++) {
      if (pairing.there(i) < 0) {
        long key = key(before, i, withPath);
        int j = others.of(key);
        if (j >= 0 && places.of(key) == i && same(i, j)) {
          pairing.pair(i, j);
        }
      }
    }
  }

  private static long key(Sheet sheet, int block, boolean withPath) {
    long hash = sheet.hash(block);
    return withPath ? hash * 31 + sheet.blocks.get(block).path().hashCode() : hash;
  }

  private void extend(BitSet backbone) {
    for (int i = backbone.nextSetBit(first); i >= 0 && i < last; i = backbone.nextSetBit(i + 1)) {
      int a = i + 1;
      int b = pairing.there(i) + 1;
      while (a < last && b < otherLast && pairing.isFree(a, b) && same(a, b)) {
        backbone.set(a);
        pairing.pair(a++, b++);
      }
    }
    for (int i = backbone.previousSetBit(last - 1);
        i >= first;
        i = backbone.previousSetBit(i - 1)) {
      int a = i - 1;
      int b = pairing.there(i) - 1;
      while (a >= first && b >= first && pairing.isFree(a, b) && same(a, b)) {
        backbone.set(a);
        pairing.pair(a--, b--);
      }
    }
  }

  /**
   * Pairs repeated blocks between two pairs of the backbone: the nth with the nth that still fits.
   */
  private void repeated(BitSet backbone) {
    int i = first;
    int j = first;
    while (i <= last) {
      int next = backbone.nextSetBit(i);
      int end = next < 0 || next > last ? last : next;
      int otherEnd = end == last ? otherLast : pairing.there(end);
      repeated(i, end, j, otherEnd);
      i = end + 1;
      j = otherEnd + 1;
    }
  }

  private void repeated(int from, int until, int otherFrom, int otherUntil) {
    if (from == until || otherFrom == otherUntil) {
      return;
    }
    Map<Long, Deque<Integer>> places = new HashMap<>();
    for (int j = otherFrom; j < otherUntil; j++) {
      if (pairing.back(j) < 0) {
        places.computeIfAbsent(after.hash(j), _ -> new ArrayDeque<>()).add(j);
      }
    }
    int reached = otherFrom;
    for (int i = from; i < until; i++) {
      Deque<Integer> candidates = places.get(before.hash(i));
      if (pairing.there(i) < 0 && candidates != null) {
        while (!candidates.isEmpty() && candidates.peek() < reached) {
          candidates.poll();
        }
        if (!candidates.isEmpty() && same(i, candidates.peek())) {
          int j = candidates.poll();
          pairing.pair(i, j);
          reached = j + 1;
        }
      }
    }
  }

  private boolean same(int i, int j) {
    return Sheet.sameBody(before, i, after, j);
  }

  private boolean sameDesignation(int i, int j) {
    return before.designation(i).equals(after.designation(j));
  }
}
