package earmark.api.rendering;

import earmark.redline.text.Block;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a redline that are shown when less than the whole is: changed parts, the paragraphs
 * that lead into them, and the heads of their tables.
 *
 * @param items what is shown, in order
 * @param left changed parts that were left out because of the limit
 */
record Excerpt<P extends Excerpt.Part>(List<Item<P>> items, int left) {
  /** Something that is shown or left out as one: a paragraph, a row. */
  interface Part {
    /** The block that says what and where it is. */
    Block shown();

    boolean isChanged();

    default boolean isRow() {
      return shown() instanceof Row;
    }

    default boolean isHeadRow() {
      return shown() instanceof Row row && row.place() == Row.Place.HEAD;
    }

    default ParagraphPath path() {
      return shown().path();
    }
  }

  /** One thing shown. */
  sealed interface Item<P extends Part> {
    /** A part; a lead-in is unchanged and only says where we are. */
    record Shown<P extends Part>(P part, boolean leadIn) implements Item<P> {}

    /** Parts without a change that are left out here. */
    record Gap<P extends Part>(int blocks, boolean rows) implements Item<P> {
      /** The gap in words, such as {@code … 3 rows without change …}. */
      String words(boolean inTable) {
        String what = rows && inTable ? "row" : "paragraph";
        return "… " + blocks + " " + what + (blocks == 1 ? "" : "s") + " without change …";
      }
    }
  }

  /** What {@code context} asks for. */
  static <P extends Part> Excerpt<P> of(List<P> parts, Context context) {
    return switch (context) {
      case WHOLE -> whole(parts);
      case LEAD_INS -> changes(parts, Context.LEAD_INS, 0, 0);
      case CHANGES -> changes(parts, Context.CHANGES, 0, 0);
    };
  }

  /** All parts. */
  static <P extends Part> Excerpt<P> whole(List<P> parts) {
    return new Excerpt<>(
        parts.stream().<Item<P>>map(part -> new Item.Shown<>(part, false)).toList(), 0);
  }

  /**
   * The changed parts with their lead-ins and {@code around} unchanged ones around each.
   *
   * @param limit most changed parts to show; 0 for no limit
   */
  static <P extends Part> Excerpt<P> changes(List<P> parts, int around, int limit) {
    return changes(parts, Context.LEAD_INS, around, limit);
  }

  private static <P extends Part> Excerpt<P> changes(
      List<P> parts, Context context, int around, int limit) {
    BitSet shown = new BitSet();
    BitSet leadIns = new BitSet();
    Map<ParagraphPath, Integer> firsts = new HashMap<>();
    int tableHead = -1;
    int subheading = -1;
    int counted = 0;
    int left = 0;
    for (int i = 0; i < parts.size(); i++) {
      P part = parts.get(i);
      firsts.putIfAbsent(part.path(), i);
      if (!part.isRow()) {
        tableHead = -1;
      } else if (part.isHeadRow() && tableHead < 0) {
        tableHead = i;
      }
      if (isSubheading(part)) {
        subheading = i;
      }
      if (!part.isChanged()) {
        continue;
      }
      if (limit > 0 && counted == limit) {
        left++;
        continue;
      }
      counted++;
      shown.set(Math.max(0, i - around), Math.min(parts.size(), i + around + 1));
      if (context == Context.CHANGES) {
        continue;
      }
      leadIns(part.path(), firsts, leadIns);
      if (tableHead >= 0) {
        tableHeads(parts, tableHead, leadIns);
      }
      if (subheading >= 0) {
        leadIns.set(subheading);
      }
    }
    return new Excerpt<>(items(parts, shown, leadIns), left);
  }

  private static boolean isSubheading(Part part) {
    return part.shown() instanceof Passage passage && passage.kind() == PassageKind.SUBHEADING;
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

  private static void tableHeads(List<? extends Part> parts, int first, BitSet leadIns) {
    for (int i = first; i < parts.size() && parts.get(i).isHeadRow(); i++) {
      leadIns.set(i);
    }
  }

  private static <P extends Part> List<Item<P>> items(List<P> parts, BitSet shown, BitSet leadIns) {
    List<Item<P>> items = new ArrayList<>();
    int skipped = 0;
    boolean rows = true;
    for (int i = 0; i < parts.size(); i++) {
      P part = parts.get(i);
      if (shown.get(i) || leadIns.get(i)) {
        if (skipped > 0) {
          items.add(new Item.Gap<>(skipped, rows));
        }
        skipped = 0;
        rows = true;
        items.add(new Item.Shown<>(part, !shown.get(i) && !part.isChanged()));
      } else {
        skipped++;
        rows &= part.isRow();
      }
    }
    if (skipped > 0) {
      items.add(new Item.Gap<>(skipped, rows));
    }
    return items;
  }
}
