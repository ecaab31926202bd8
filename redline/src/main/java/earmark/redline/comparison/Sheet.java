package earmark.redline.comparison;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.List;

/** One text laid out for comparison: where its blocks lie in the plain text, and their hashes. */
final class Sheet {
  private static final String RESERVED = "[Reserved]";
  private static final int LONGEST_RESERVED = 100;

  final List<Block> blocks;
  final String plain;
  private final int[] starts;
  private final int[] bodies;
  private final Enum<?>[] kinds;
  private final long[] hashes;

  Sheet(LegalText text) {
    blocks = text.blocks();
    plain = text.plain();
    int count = blocks.size();
    starts = new int[count + 1];
    bodies = new int[count];
    kinds = new Enum<?>[count];
    hashes = new long[count];
    for (int i = 0; i < count; i++) {
      Block block = blocks.get(i);
      int length =
          switch (block) {
            case Passage passage -> passage.text().length();
            case Row row -> length(row);
          };
      starts[i + 1] = starts[i] + length + LegalText.BLOCK_SEPARATOR.length();
      bodies[i] = starts[i] + designation(i).length();
      kinds[i] = kind(block);
      hashes[i] = Typography.hash(plain, bodies[i], until(i), seed(block));
    }
  }

  int size() {
    return blocks.size();
  }

  int from(int block) {
    return starts[block];
  }

  int until(int block) {
    return starts[block + 1] - LegalText.BLOCK_SEPARATOR.length();
  }

  /** Where the words begin, behind the designation. */
  int body(int block) {
    return bodies[block];
  }

  /** Where the separator before the block begins: the first block has none. */
  int separator(int block) {
    return block == 0 ? 0 : until(block - 1);
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
    return hashes[block];
  }

  /** Whether the block only holds a designation that is not in use. */
  boolean isReserved(int block) {
    return until(block) - bodies[block] < LONGEST_RESERVED
        && Typography.equal(plain, bodies[block], until(block), RESERVED, 0, RESERVED.length());
  }

  String designation(int block) {
    return blocks.get(block) instanceof Passage passage ? passage.designation() : "";
  }

  /**
   * Whether two blocks say the same but for typography. Their designations may differ, unless they
   * are reserved: one reserved paragraph is not another.
   */
  static boolean sameBody(Sheet a, int i, Sheet b, int j) {
    return a.hashes[i] == b.hashes[j]
        && a.kinds[i] == b.kinds[j]
        && (!a.isReserved(i) || a.designation(i).equals(b.designation(j)))
        && Typography.equal(a.plain, a.bodies[i], a.until(i), b.plain, b.bodies[j], b.until(j));
  }

  private static int length(Row row) {
    int length = Math.max(0, row.cells().size() - 1);
    for (int i = 0; i < row.cells().size(); i++) {
      length += row.cells().get(i).text().length();
    }
    return length;
  }

  private static long seed(Block block) {
    long kind = kind(block).name().hashCode();
    return block instanceof Row row ? 31 * kind + row.group().hashCode() : kind;
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
