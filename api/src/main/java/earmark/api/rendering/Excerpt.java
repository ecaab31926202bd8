package earmark.api.rendering;

import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The blocks of a redline that are shown when only the changes are: changed blocks, the paragraphs
 * that lead into them, and the heads of their tables.
 *
 * @param items what is shown, in order
 * @param left changed blocks that were left out because of the limit
 */
record Excerpt(List<Item> items, int left) {
  /** One thing shown. */
  sealed interface Item {
    /** A block; a lead-in is unchanged and only says where we are. */
    record Shown(MarkedBlock block, boolean leadIn) implements Item {}

    /** Blocks without a change that are left out here. */
    record Gap(int blocks, boolean rows) implements Item {}
  }

  /** All blocks. */
  static Excerpt whole(MarkedText text) {
    return new Excerpt(
        text.blocks().stream().<Item>map(block -> new Item.Shown(block, false)).toList(), 0);
  }

  /**
   * The changed blocks with {@code context} unchanged ones around each.
   *
   * @param limit most changed blocks to show; 0 for no limit
   */
  static Excerpt changes(MarkedText text, int context, int limit) {
    List<MarkedBlock> blocks = text.blocks();
    BitSet shown = new BitSet();
    BitSet leadIns = new BitSet();
    Map<ParagraphPath, Integer> firsts = new HashMap<>();
    int tableHead = -1;
    int subheading = -1;
    int counted = 0;
    int left = 0;
    for (int i = 0; i < blocks.size(); i++) {
      MarkedBlock block = blocks.get(i);
      firsts.putIfAbsent(block.path(), i);
      if (!block.isRow()) {
        tableHead = -1;
      } else if (block.isHeadRow() && tableHead < 0) {
        tableHead = i;
      }
      if (isSubheading(block)) {
        subheading = i;
      }
      if (!block.isChanged()) {
        continue;
      }
      if (limit > 0 && counted == limit) {
        left++;
        continue;
      }
      counted++;
      shown.set(Math.max(0, i - context), Math.min(blocks.size(), i + context + 1));
      leadIns(block.path(), firsts, leadIns);
      if (tableHead >= 0) {
        tableHeads(blocks, tableHead, leadIns);
      }
      if (subheading >= 0) {
        leadIns.set(subheading);
      }
    }
    return new Excerpt(items(blocks, shown, leadIns), left);
  }

  private static boolean isSubheading(MarkedBlock block) {
    return block.shown() instanceof Passage passage && passage.kind() == PassageKind.SUBHEADING;
  }

  private static void leadIns(
      ParagraphPath path, Map<ParagraphPath, Integer> firsts, BitSet leadIns) {
    ParagraphPath ancestor = path;
    while (ancestor.depth() > 1) {
      ancestor = ancestor.parent();
      Integer at = firsts.get(ancestor);
      if (at != null) {
        leadIns.set(at);
      }
    }
  }

  private static void tableHeads(List<MarkedBlock> blocks, int first, BitSet leadIns) {
    for (int i = first; i < blocks.size() && blocks.get(i).isHeadRow(); i++) {
      leadIns.set(i);
    }
  }

  private static List<Item> items(List<MarkedBlock> blocks, BitSet shown, BitSet leadIns) {
    List<Item> items = new ArrayList<>();
    int skipped = 0;
    boolean rows = true;
    for (int i = 0; i < blocks.size(); i++) {
      if (shown.get(i) || leadIns.get(i)) {
        if (skipped > 0) {
          items.add(new Item.Gap(skipped, rows));
        }
        skipped = 0;
        rows = true;
        items.add(new Item.Shown(blocks.get(i), !shown.get(i) && !blocks.get(i).isChanged()));
      } else {
        skipped++;
        rows &= blocks.get(i).isRow();
      }
    }
    if (skipped > 0) {
      items.add(new Item.Gap(skipped, rows));
    }
    return items;
  }
}
