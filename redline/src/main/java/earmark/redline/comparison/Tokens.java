package earmark.redline.comparison;

import java.util.Arrays;

/**
 * The units of a stretch of text that change as a whole, in order, with their place in the text.
 */
final class Tokens {
  int size;
  int[] id = new int[32];
  int[] from = new int[32];
  int[] until = new int[32];

  void add(int token, int start, int end) {
    if (size == id.length) {
      id = Arrays.copyOf(id, size * 2);
      from = Arrays.copyOf(from, size * 2);
      until = Arrays.copyOf(until, size * 2);
    }
    id[size] = token;
    from[size] = start;
    until[size++] = end;
  }
}
