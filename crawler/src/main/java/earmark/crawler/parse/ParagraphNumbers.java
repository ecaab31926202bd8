package earmark.crawler.parse;

import earmark.redline.text.Block;
import java.util.List;

/** Gives each block of a text the paragraph it is or belongs to. */
final class ParagraphNumbers {
  private ParagraphNumbers() {}

  static List<Block> assign(List<Block> blocks) {
    return List.copyOf(blocks);
  }
}
