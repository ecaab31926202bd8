package earmark.redline.comparison;

/**
 * Where each key stands, as long as it stands in one place only. Made for a known number of notes;
 * keys are hashes, so whoever finds a place checks what stands there.
 */
final class Places {
  static final int NONE = -1;
  static final int SEVERAL = -2;

  private static final int EMPTY = 0;
  private static final int LEAST = 16;

  private final long[] keys;
  private final int[] values;

  /**
   * @param most how many notes will be made at most
   */
  Places(int most) {
    int length = Integer.highestOneBit(Math.max(LEAST, most * 2 - 1)) * 2;
    keys = new long[length];
    values = new int[length];
  }

  void note(long key, int place) {
    int slot = slot(key);
    if (values[slot] == EMPTY) {
      keys[slot] = key;
      values[slot] = place + 1;
    } else {
      values[slot] = SEVERAL + 1;
    }
  }

  /** As {@link #note}, but the first place stays. */
  void noteFirst(long key, int place) {
    int slot = slot(key);
    if (values[slot] == EMPTY) {
      keys[slot] = key;
      values[slot] = place + 1;
    }
  }

  /** The only place of {@code key}, or {@link #NONE} or {@link #SEVERAL}. */
  int of(long key) {
    return values[slot(key)] - 1;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (values[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
