package earmark.redline.text;

import java.util.List;
import java.util.Optional;

/**
 * The text of one work at one time: its blocks in the order of print.
 *
 * <p>{@link #plain()} is the canonical form that offsets of a redline point into.
 */
public record LegalText(List<Block> blocks) {
  /** No text at all: what there was before a work was first published. */
  public static final LegalText EMPTY = new LegalText(List.of());

  /** What stands between two blocks in {@link #plain()}. */
  public static final String BLOCK_SEPARATOR = "\n";

  public LegalText {
    blocks = List.copyOf(blocks);
  }

  /** The blocks' texts joined by {@link #BLOCK_SEPARATOR}; empty for {@link #EMPTY}. */
  public String plain() {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < blocks.size(); i++) {
      plain.append(i == 0 ? "" : BLOCK_SEPARATOR).append(blocks.get(i).text());
    }
    return plain.toString();
  }

  /**
   * Where each block begins in {@link #plain()}, in UTF-16 units, with the whole length as one more
   * last element plus the separator, so that block {@code i} is {@code [starts[i], starts[i + 1] -
   * 1)}.
   */
  public int[] starts() {
    int[] starts = new int[blocks.size() + 1];
    for (int i = 0; i < blocks.size(); i++) {
      starts[i + 1] = starts[i] + blocks.get(i).text().length() + BLOCK_SEPARATOR.length();
    }
    return starts;
  }

  /** The heading of the work, or empty if it has none. */
  public Optional<String> heading() {
    return blocks.stream()
        .filter(block -> block instanceof Passage p && p.kind() == PassageKind.HEADING)
        .map(Block::text)
        .findFirst();
  }

  /** The blocks of {@code path} and of everything below it; all blocks for the root. */
  public List<Block> under(ParagraphPath path) {
    return blocks.stream().filter(block -> block.path().startsWith(path)).toList();
  }
}
