package earmark.redline.comparison;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text laid out for comparison: where its blocks lie in the plain text, their hashes and their
 * units. What nobody asks for is never computed: the plain text is not put together, a row is
 * joined and a block is read into units only if it changed. Not safe for use by several threads.
 */
final class Sheet {
  private static final String RESERVED = "[Reserved]";
  private static final int LONGEST_RESERVED = 100;

  final List<Block> blocks;
  private final int[] starts;
  private final Enum<?>[] kinds;
  private final long[] hashes;
  private final @Nullable String[] rows;
  private final @Nullable Tokens[] units;
  private final int[] @Nullable [] sorted;

  Sheet(LegalText text) {
    blocks = text.blocks();
    int count = blocks.size();
    starts = new int[count + 1];
    kinds = new Enum<?>[count];
    hashes = new long[count];
    rows = new String[count];
    units = new Tokens[count];
    sorted = new int[count][];
    for (int i = 0; i < count; i++) {
      Block block = blocks.get(i);
      starts[i + 1] = starts[i] + length(block) + LegalText.BLOCK_SEPARATOR.length();
      kinds[i] = kind(block);
    }
  }

  int size() {
    return starts.length - 1;
  }

  int from(int block) {
    return starts[block];
  }

  int until(int block) {
    return starts[block + 1] - LegalText.BLOCK_SEPARATOR.length();
  }

  /** Where the words begin, behind the designation. */
  int body(int block) {
    return starts[block] + designation(block).length();
  }

  /** The text of one block. */
  String text(int block) {
    if (blocks.get(block) instanceof Passage passage) {
      return passage.text();
    }
    String row = rows[block];
    if (row == null) {
      row = blocks.get(block).text();
      rows[block] = row;
    }
    return row;
  }

  /** The plain text from one place to another. */
  String slice(int from, int until) {
    int block = block(from);
    if (from >= starts[block] && until <= until(block)) {
      return text(block).substring(from - starts[block], until - starts[block]);
    }
    StringBuilder slice = new StringBuilder(until - from);
    for (int at = from; at < until; block++) {
      int end = Math.min(until, until(block));
      if (at < end) {
        slice.append(text(block), at - starts[block], end - starts[block]);
        at = end;
      }
      if (at < until && at == until(block)) {
        slice.append(LegalText.BLOCK_SEPARATOR);
        at = starts[block + 1];
      }
    }
    return slice.toString();
  }

  private int block(int place) {
    int found = Arrays.binarySearch(starts, place);
    return Math.min(found < 0 ? -found - 2 : found, size() - 1);
  }

  /** The units of a block behind its designation; their places are those in {@link #text}. */
  Tokens units(Lexicon lexicon, int block) {
    Tokens tokens = units[block];
    if (tokens == null) {
      String text = text(block);
      tokens = lexicon.tokens(text, designation(block).length(), text.length());
      units[block] = tokens;
    }
    return tokens;
  }

  /** The same units by number, sorted. */
  int[] sorted(Lexicon lexicon, int block) {
    int[] words = sorted[block];
    if (words == null) {
      words = Likeness.sorted(units(lexicon, block));
      sorted[block] = words;
    }
    return words;
  }

  /** Blocks of different kinds are never the same block in two versions. */
  Enum<?> kind(int block) {
    return kinds[block];
  }

  boolean isRow(int block) {
    return kinds[block] instanceof Row.Place;
  }

  boolean isBodyRow(int block) {
    return kinds[block] == Row.Place.BODY;
  }

  /** Of the body, without the designation, blind to typography. */
  long hash(int block) {
    if (hashes[block] == 0) {
      long hash = hash(blocks.get(block));
      hashes[block] = hash == 0 ? 1 : hash;
    }
    return hashes[block];
  }

  /**
   * Takes the hashes over from another sheet where a block is the same there, character by
   * character: finding that out is much faster than hashing.
   */
  void hashLike(Sheet other, int from, int until, int otherFrom, int otherUntil) {
    Places places = new Places(otherUntil - otherFrom);
    for (int j = otherFrom; j < otherUntil; j++) {
      places.noteFirst(exactHash(other.blocks.get(j)), j);
    }
    for (int i = from; i < until; i++) {
      int j = places.of(exactHash(blocks.get(i)));
      if (j >= 0 && isExactly(i, other, j)) {
        hashes[i] = other.hash(j);
      }
    }
  }

  /** Whether the block only holds a designation that is not in use. */
  boolean isReserved(int block) {
    if (!(blocks.get(block) instanceof Passage passage)
        || passage.text().length() - passage.designation().length() >= LONGEST_RESERVED) {
      return false;
    }
    String text = passage.text();
    int body = passage.designation().length();
    return Typography.equal(text, body, text.length(), RESERVED, 0, RESERVED.length());
  }

  String designation(int block) {
    return blocks.get(block) instanceof Passage passage ? passage.designation() : "";
  }

  /**
   * Whether two blocks say the same but for typography. Their designations may differ, unless they
   * are reserved: one reserved paragraph is not another.
   */
  static boolean sameBody(Sheet a, int i, Sheet b, int j) {
    if (a.kinds[i] != b.kinds[j]) {
      return false;
    }
    if (a.isExactly(i, b, j)) {
      return true;
    }
    if (a.hashes[i] != 0 && b.hashes[j] != 0 && a.hashes[i] != b.hashes[j]) {
      return false;
    }
    if (a.blocks.get(i) instanceof Row row
        && b.blocks.get(j) instanceof Row other
        && !row.group().equals(other.group())) {
      return false;
    }
    String one = a.text(i);
    String two = b.text(j);
    return Typography.equal(
            one,
            a.designation(i).length(),
            one.length(),
            two,
            b.designation(j).length(),
            two.length())
        && (!a.isReserved(i) || a.designation(i).equals(b.designation(j)));
  }

  /** Whether two texts are the same, block by block and character by character. */
  static boolean areSame(LegalText before, LegalText after) {
    int count = before.blocks().size();
    if (count != after.blocks().size()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      Block block = before.blocks().get(i);
      Block other = after.blocks().get(i);
      if (kind(block) != kind(other) || !isExactly(block, other)) {
        return false;
      }
    }
    return true;
  }

  /** How long the plain text is. */
  static int length(LegalText text) {
    int length = Math.max(0, text.blocks().size() - 1) * LegalText.BLOCK_SEPARATOR.length();
    for (Block block : text.blocks()) {
      length += length(block);
    }
    return length;
  }

  private static int length(Block block) {
    return switch (block) {
      case Passage passage -> passage.text().length();
      case Row row -> length(row);
    };
  }

  /** Whether both blocks are the same, character by character, their designations included. */
  private boolean isExactly(int block, Sheet other, int otherBlock) {
    return kinds[block] == other.kinds[otherBlock]
        && isExactly(blocks.get(block), other.blocks.get(otherBlock));
  }

  private static boolean isExactly(Block block, Block other) {
    return switch (block) {
      case Passage passage ->
          other instanceof Passage p
              && passage.text().equals(p.text())
              && passage.designation().length() == p.designation().length();
      case Row row -> other instanceof Row r && isExactly(row, r);
    };
  }

  private static boolean isExactly(Row row, Row other) {
    int count = row.cells().size();
    if (count != other.cells().size() || !row.group().equals(other.group())) {
      return false;
    }
    for (int k = 0; k < count; k++) {
      if (!row.cells().get(k).text().equals(other.cells().get(k).text())) {
        return false;
      }
    }
    return true;
  }

  private static long exactHash(Block block) {
    return switch (block) {
      case Passage passage -> passage.text().hashCode();
      case Row row -> {
        long hash = row.group().hashCode();
        for (int k = 0; k < row.cells().size(); k++) {
          hash = hash * 0x9E3779B97F4A7C15L + row.cells().get(k).text().hashCode();
        }
        yield hash;
      }
    };
  }

  private static int length(Row row) {
    int length = Math.max(0, row.cells().size() - 1);
    for (int i = 0; i < row.cells().size(); i++) {
      length += row.cells().get(i).text().length();
    }
    return length;
  }

  private static long hash(Block block) {
    long seed = kind(block).name().hashCode();
    return switch (block) {
      case Passage passage -> {
        String text = passage.text();
        yield Typography.hash(text, passage.designation().length(), text.length(), seed);
      }
      case Row row -> {
        long hash = 31 * seed + row.group().hashCode();
        for (int k = 0; k < row.cells().size(); k++) {
          String cell = row.cells().get(k).text();
          hash = Typography.hash(cell, 0, cell.length(), hash * 31 + k);
        }
        yield hash;
      }
    };
  }

  private static Enum<?> kind(Block block) {
    return switch (block) {
      case Row row -> row.place();
      case Passage passage ->
          switch (passage.kind()) {
            case LIST_ITEM, EXTRACT -> PassageKind.PARAGRAPH;
            default -> passage.kind();
          };
    };
  }
}
