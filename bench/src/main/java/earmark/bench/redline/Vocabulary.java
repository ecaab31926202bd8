package earmark.bench.redline;

import java.util.Arrays;

/** Numbers different words, from 0. */
final class Vocabulary {
  private int[] table = new int[1 << 14];
  private String[] texts = new String[1 << 12];
  private int[] froms = new int[1 << 12];
  private int[] lengths = new int[1 << 12];
  private int[] hashes = new int[1 << 12];
  private int size;

  int size() {
    return size;
  }

  String word(int number) {
    return texts[number].substring(froms[number], froms[number] + lengths[number]);
  }

  int number(String text, int from, int until) {
    int hash = 0;
    for (int i = from; i < until; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int mask = table.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    while (table[slot] != 0) {
      int number = table[slot] - 1;
      if (hashes[number] == hash
          && lengths[number] == until - from
          && texts[number].regionMatches(froms[number], text, from, until - from)) {
        return number;
      }
      slot = (slot + 1) & mask;
    }
    return add(text, from, until - from, hash);
  }

  private int add(String text, int from, int length, int hash) {
    if (size == texts.length) {
      texts = Arrays.copyOf(texts, size * 2);
      froms = Arrays.copyOf(froms, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
      table = new int[table.length * 2];
      for (int number = 0; number < size; number++) {
        place(number);
      }
    }
    texts[size] = text;
    froms[size] = from;
    lengths[size] = length;
    hashes[size] = hash;
    place(size);
    return size++;
  }

  private void place(int number) {
    int mask = table.length - 1;
    int slot = (hashes[number] ^ hashes[number] >>> 15) & mask;
    while (table[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    table[slot] = number + 1;
  }
}
