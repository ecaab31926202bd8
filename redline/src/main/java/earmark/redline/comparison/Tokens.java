package earmark.redline.comparison;

import java.util.Arrays;

/**
 * The units of a stretch of text that change as a whole, in order, with their place in the text.
 */
final class Tokens {
  int size;
  int[] id = new int[0];
  int[] from = new int[0];
  int[] until = new int[0];

  void add(int token, int start, int end) {
    if (size == id.length) {
      id = Arrays.copyOf(id, size * 2 + 32);
      from = Arrays.copyOf(from, size * 2 + 32);
      until = Arrays.copyOf(until, size * 2 + 32);
    }
    id[size] = token;
    from[size] = start;
    until[size++] = end;
  }

  /** The same units in no more room than they need. */
  Tokens copy() {
    Tokens copy = new Tokens();
    copy.size = size;
    copy.id = Arrays.copyOf(id, size);
    copy.from = Arrays.copyOf(from, size);
    copy.until = Arrays.copyOf(until, size);
    return copy;
  }
}
