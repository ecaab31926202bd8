package earmark.redline.comparison;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Numbers the different words of a comparison, typography folded, and knows what each weighs.
 *
 * <p>Words are told apart by their characters, never by their hash alone. Not safe for use by
 * several threads.
 */
final class Lexicon {
  private static final Set<String> STOP_WORDS =
      Set.of(
          "a", "an", "and", "any", "are", "as", "at", "be", "by", "for", "from", "has", "have",
          "if", "in", "is", "it", "its", "may", "not", "of", "on", "or", "such", "than", "that",
          "the", "these", "this", "those", "to", "under", "was", "were", "which", "will", "with");

  /** What it is worth to keep a stop word. */
  static final int STOP_WORD = 2;

  /** Stands for no punctuation mark. */
  static final char NO_MARK = 0;

  private final Scanner scanner = new Scanner();
  private final Tokens scratch = new Tokens();
  private int[] table = new int[1 << 12];
  private int size;
  private String[] texts = new String[1 << 10];
  private int[] froms = new int[1 << 10];
  private int[] untils = new int[1 << 10];
  private long[] hashes = new long[1 << 10];
  private byte[] weights = new byte[1 << 10];
  private Scanner.Kind[] kinds = new Scanner.Kind[1 << 10];

  /** The units of {@code text[from, until)}. */
  Tokens tokens(String text, int from, int until) {
    scratch.size = 0;
    scanner.over(text, from, until);
    while (scanner.next()) {
      scratch.add(id(text), scanner.from(), scanner.until());
    }
    return scratch.copy();
  }

  /** How many words, numbers and signs {@code text[from, until)} holds. */
  int words(String text, int from, int until) {
    int words = 0;
    scanner.over(text, from, until);
    while (scanner.next()) {
      if (scanner.kind() != Scanner.Kind.PUNCTUATION) {
        words++;
      }
    }
    return words;
  }

  /** Whether {@code text} holds more than punctuation. */
  boolean hasWords(String text) {
    scanner.over(text, 0, text.length());
    while (scanner.next()) {
      if (scanner.kind() != Scanner.Kind.PUNCTUATION) {
        return true;
      }
    }
    return false;
  }

  /** What it is worth to keep this unit: 4 for a word, 2 for a stop word or sign, 1 for a mark. */
  int weight(int id) {
    return weights[id];
  }

  Scanner.Kind kind(int id) {
    return kinds[id];
  }

  /** The punctuation mark that a unit is, in its plain style; {@link #NO_MARK} if it is none. */
  char mark(int id) {
    return kinds[id] == Scanner.Kind.PUNCTUATION
        ? Typography.fold(texts[id].charAt(froms[id]))
        : NO_MARK;
  }

  boolean isPunctuation(int id) {
    return kinds[id] == Scanner.Kind.PUNCTUATION;
  }

  /** The unit as first met, typography as it stood there. */
  String word(int id) {
    return texts[id].substring(froms[id], untils[id]);
  }

  /** How many different units were met. */
  int size() {
    return size;
  }

  private int id(String text) {
    int from = scanner.from();
    int until = scanner.until();
    long hash = Typography.hash(text, from, until, 7);
    int mask = table.length - 1;
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (table[slot] != 0) {
      int id = table[slot] - 1;
      if (hashes[id] == hash
          && Typography.equal(texts[id], froms[id], untils[id], text, from, until)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
    return add(text, from, until, hash);
  }

  private int add(String text, int from, int until, long hash) {
    if (size == texts.length) {
      grow();
    }
    int id = size++;
    texts[id] = text;
    froms[id] = from;
    untils[id] = until;
    hashes[id] = hash;
    kinds[id] = scanner.kind();
    weights[id] = weigh(text, from, until);
    place(id);
    if (size * 2 > table.length) {
      table = new int[table.length * 2];
      for (int i = 0; i < size; i++) {
        place(i);
      }
    }
    return id;
  }

  private void place(int id) {
    int mask = table.length - 1;
    int slot = (int) (hashes[id] ^ (hashes[id] >>> 32)) & mask;
    while (table[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    table[slot] = id + 1;
  }

  private void grow() {
    int length = texts.length * 2;
    texts = Arrays.copyOf(texts, length);
    froms = Arrays.copyOf(froms, length);
    untils = Arrays.copyOf(untils, length);
    hashes = Arrays.copyOf(hashes, length);
    weights = Arrays.copyOf(weights, length);
    kinds = Arrays.copyOf(kinds, length);
  }

  private byte weigh(String text, int from, int until) {
    return switch (scanner.kind()) {
      case PUNCTUATION -> 1;
      case SIGN -> 2;
      case REFERENCE -> 4;
      case WORD -> {
        boolean stop =
            until - from <= 5
                && STOP_WORDS.contains(text.substring(from, until).toLowerCase(Locale.ROOT));
        yield (byte) (stop ? STOP_WORD : 4);
      }
    };
  }
}
