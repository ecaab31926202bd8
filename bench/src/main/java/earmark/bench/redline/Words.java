package earmark.bench.redline;

import java.util.Arrays;

/**
 * A text as the words that every tool is given and scored by: a run of designations such as {@code
 * (a)(1)}, a word or number with its inner points and hyphens, or a single mark.
 *
 * <p>Equal words have equal numbers within one {@link Vocabulary}.
 */
final class Words {
  /** The same words for {@code git --word-diff-regex}. */
  static final String REGEX =
      "(\\([A-Za-z0-9]{1,5}\\))+|[[:alnum:]]+([.,'/-][[:alnum:]]+)*|[^[:space:]]";

  private static final int LONGEST_MARKER = 5;

  int size;
  int[] id;
  int[] from;
  int[] until;

  private Words(int capacity) {
    id = new int[capacity];
    from = new int[capacity];
    until = new int[capacity];
  }

  static Words of(String text, Vocabulary vocabulary) {
    Words words = new Words(text.length() / 5 + 16);
    int length = text.length();
    int i = 0;
    while (i < length) {
      if (Character.isWhitespace(text.charAt(i))) {
        i++;
        continue;
      }
      int end = end(text, i);
      words.add(vocabulary.number(text, i, end), i, end);
      i = end;
    }
    return words;
  }

  static int count(String text) {
    return of(text, new Vocabulary()).size;
  }

  private void add(int number, int start, int end) {
    if (size == id.length) {
      id = Arrays.copyOf(id, size * 2);
      from = Arrays.copyOf(from, size * 2);
      until = Arrays.copyOf(until, size * 2);
    }
    id[size] = number;
    from[size] = start;
    until[size++] = end;
  }

  private static int end(String text, int start) {
    int markers = start;
    for (int next = marker(text, markers); next > markers; next = marker(text, markers)) {
      markers = next;
    }
    if (markers > start) {
      return markers;
    }
    int i = start + 1;
    if (isWord(text, start)) {
      while (isWord(text, i)
          || (i < text.length() && joins(text.charAt(i)) && isWord(text, i + 1))) {
        i++;
      }
    }
    return i;
  }

  private static int marker(String text, int start) {
    if (start >= text.length() || text.charAt(start) != '(') {
      return start;
    }
    int i = start + 1;
    while (i - start <= LONGEST_MARKER && isWord(text, i) && text.charAt(i) < 128) {
      i++;
    }
    return i > start + 1 && i < text.length() && text.charAt(i) == ')' ? i + 1 : start;
  }

  private static boolean joins(char c) {
    return c == '.' || c == ',' || c == '\'' || c == '/' || c == '-';
  }

  private static boolean isWord(String text, int i) {
    return i < text.length() && Character.isLetterOrDigit(text.charAt(i));
  }
}
