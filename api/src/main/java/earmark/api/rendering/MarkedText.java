package earmark.api.rendering;

import earmark.redline.comparison.ChangeClass;
import earmark.redline.comparison.Operation;
import earmark.redline.comparison.Redline;
import earmark.redline.comparison.Span;
import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.Emphasis;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A redline laid over the blocks of its two texts, in the order in which it is read.
 *
 * <p>A block before and a block after are one marked block where they share words. A block that
 * shares none with the other text stands alone, deletions before insertions.
 *
 * @param changes how many changes are marked
 */
record MarkedText(List<MarkedBlock> blocks, int changes) {

  /**
   * Lays {@code redline} over its texts.
   *
   * @param typography whether differences of typography alone are marked; otherwise the text after
   *     is shown there as if it had been kept
   */
  static MarkedText of(Redline redline, LegalText before, LegalText after, boolean typography) {
    return new Layout(redline, before, after, typography).run();
  }

  /** One text with the places where its blocks begin. */
  private record Side(List<Block> blocks, int[] starts, String plain) {
    static Side of(LegalText text) {
      return new Side(text.blocks(), text.starts(), text.plain());
    }

    /** The block that holds {@code offset}; its separator counts as part of it. */
    int blockAt(int offset) {
      int found = Arrays.binarySearch(starts, 0, blocks.size(), offset);
      return found >= 0 ? found : -found - 2;
    }

    int textEnd(int block) {
      return starts[block] + blocks.get(block).text().length();
    }
  }

  /** The part of one block that a span covers, without separators. */
  private record Fragment(int block, int from, int until) {}

  private static final class Building {
    private final Optional<Block> before;
    private final Optional<Block> after;
    private final List<List<Mark>> cells = new ArrayList<>();

    Building(Optional<Block> before, Optional<Block> after) {
      this.before = before;
      this.after = after;
      int count =
          Math.max(before.map(Building::cells).orElse(1), after.map(Building::cells).orElse(1));
      for (int i = 0; i < count; i++) {
        cells.add(new ArrayList<>());
      }
    }

    private static int cells(Block block) {
      return block instanceof Row row ? Math.max(1, row.cells().size()) : 1;
    }

    List<Mark> cell(int index) {
      return cells.get(Math.min(index, cells.size() - 1));
    }

    MarkedBlock done() {
      return new MarkedBlock(before, after, cells);
    }
  }

  private static final class Layout {
    private static final int NONE = -1;

    private final Redline redline;
    private final Side before;
    private final Side after;
    private final boolean typography;

    /** For each block before, the first and the last block after that shares words with it. */
    private final int[] firstPartner;

    private final int[] lastPartner;

    /** For each block after, the first block before that shares words with it. */
    private final int[] origin;

    private final @Nullable Building[] byAfter;
    private final @Nullable Building[] byBefore;
    private final List<Building> shown = new ArrayList<>();
    private int created;
    private int reached;
    private int changes;

    Layout(Redline redline, LegalText before, LegalText after, boolean typography) {
      this.redline = redline;
      this.before = Side.of(before);
      this.after = Side.of(after);
      this.typography = typography;
      firstPartner = new int[this.before.blocks().size()];
      lastPartner = new int[this.before.blocks().size()];
      origin = new int[this.after.blocks().size()];
      Arrays.fill(firstPartner, NONE);
      Arrays.fill(lastPartner, NONE);
      Arrays.fill(origin, NONE);
      byAfter = new Building[this.after.blocks().size()];
      byBefore = new Building[this.before.blocks().size()];
    }

    MarkedText run() {
      redline.operations().forEach(this::pair);
      redline.operations().forEach(this::place);
      if (byAfter.length > 0) {
        building(byAfter.length - 1);
      }
      return new MarkedText(shown.stream().map(Building::done).toList(), changes);
    }

    private void pair(Operation operation) {
      switch (operation) {
        case Operation.Kept kept -> pairKept(kept);
        case Operation.Redesignated it -> pairWhole(it.before(), it.after());
        case Operation.Replaced it -> pairWhole(it.before(), it.after());
        case Operation.Deleted _, Operation.Inserted _ -> {}
        case Operation.MovedOut _, Operation.MovedIn _ -> {}
      }
    }

    private void pairKept(Operation.Kept kept) {
      for (Fragment part : fragments(before, kept.before())) {
        int shift = kept.after().from() - kept.before().from();
        for (Fragment twin :
            fragments(after, new Span(part.from() + shift, part.until() + shift))) {
          if (!after.plain().substring(twin.from(), twin.until()).isBlank()) {
            partner(part.block(), twin.block());
          }
        }
      }
    }

    private void pairWhole(Span old, Span now) {
      List<Fragment> olds = fragments(before, old);
      List<Fragment> news = fragments(after, now);
      if (olds.size() == 1 && news.size() == 1) {
        partner(olds.getFirst().block(), news.getFirst().block());
      }
    }

    private void partner(int old, int now) {
      if (firstPartner[old] == NONE) {
        firstPartner[old] = now;
      }
      lastPartner[old] = Math.max(lastPartner[old], now);
      if (origin[now] == NONE) {
        origin[now] = old;
      }
    }

    private void place(Operation operation) {
      switch (operation) {
        case Operation.Kept it -> keep(it.after());
        case Operation.Deleted it -> {
          if (isMarked(it.changeClass())) {
            remove(it.before(), Mark.Kind.DELETED, it.changeClass(), ++changes, 0);
          }
        }
        case Operation.Inserted it -> {
          if (isMarked(it.changeClass())) {
            add(it.after(), Mark.Kind.INSERTED, it.changeClass(), ++changes, 0);
          } else {
            keep(it.after());
          }
        }
        case Operation.Replaced it -> {
          if (isMarked(it.changeClass())) {
            changes++;
            remove(it.before(), Mark.Kind.DELETED, it.changeClass(), changes, 0);
            add(it.after(), Mark.Kind.INSERTED, it.changeClass(), changes, 0);
          } else {
            keep(it.after());
          }
        }
        case Operation.Redesignated it -> redesignate(it);
        case Operation.MovedOut it ->
            remove(it.before(), Mark.Kind.MOVED_OUT, ChangeClass.SUBSTANTIVE, ++changes, it.move());
        case Operation.MovedIn it ->
            add(it.after(), Mark.Kind.MOVED_IN, ChangeClass.SUBSTANTIVE, ++changes, it.move());
      }
    }

    private boolean isMarked(ChangeClass changeClass) {
      return typography || changeClass != ChangeClass.TYPOGRAPHICAL;
    }

    private void keep(Span span) {
      add(span, Mark.Kind.KEPT, ChangeClass.SUBSTANTIVE, 0, 0);
    }

    private void add(Span span, Mark.Kind kind, ChangeClass changeClass, int change, int move) {
      int last = NONE;
      if (change > 0 && isSeparator(after, span.from()) && isParted(after.blockAt(span.from()))) {
        append(
            building(after.blockAt(span.from())),
            0,
            new Mark(Mark.Kind.PARTED, changeClass, change, move, "", List.of(), ""));
      }
      for (Fragment part : fragments(after, span)) {
        if (last != NONE && kind != Mark.Kind.KEPT && isParted(last)) {
          append(
              building(last),
              0,
              new Mark(Mark.Kind.PARTED, changeClass, change, move, "", List.of(), ""));
        }
        last = part.block();
        Building target = building(part.block());
        reached = Math.max(reached, part.until());
        cells(
            after,
            part,
            (cell, text, emphases) ->
                append(
                    target, cell, new Mark(kind, changeClass, change, move, text, emphases, "")));
      }
    }

    /** Whether one block before became this block after and the next. */
    private boolean isParted(int block) {
      int old = origin[block];
      return old != NONE && firstPartner[old] <= block && lastPartner[old] > block;
    }

    private void remove(Span span, Mark.Kind kind, ChangeClass changeClass, int change, int move) {
      Building last = null;
      if (isSeparator(before, span.from()) && isJoined(before.blockAt(span.from()))) {
        int joined = lastPartner[before.blockAt(span.from())];
        append(
            building(joined),
            Integer.MAX_VALUE,
            new Mark(Mark.Kind.JOINED, changeClass, change, move, "", List.of(), ""));
      }
      for (Fragment part : fragments(before, span)) {
        Building target = home(part.block());
        if (target == last) {
          append(
              target,
              Integer.MAX_VALUE,
              new Mark(Mark.Kind.JOINED, changeClass, change, move, "", List.of(), ""));
        }
        last = target;
        cells(
            before,
            part,
            (cell, text, emphases) ->
                append(
                    target, cell, new Mark(kind, changeClass, change, move, text, emphases, "")));
      }
    }

    private static boolean isSeparator(Side side, int offset) {
      return offset < side.plain().length() && offset == side.textEnd(side.blockAt(offset));
    }

    /** Whether this block before and the next became one block after. */
    private boolean isJoined(int block) {
      return lastPartner[block] != NONE
          && block + 1 < firstPartner.length
          && firstPartner[block + 1] == lastPartner[block];
    }

    private void redesignate(Operation.Redesignated it) {
      List<Fragment> parts = fragments(after, it.after());
      changes++;
      if (parts.isEmpty()) {
        remove(it.before(), Mark.Kind.DELETED, ChangeClass.SUBSTANTIVE, changes, 0);
        return;
      }
      Fragment part = parts.getFirst();
      String was = it.before().of(before.plain()).strip();
      reached = Math.max(reached, part.until());
      cells(
          after,
          part,
          (cell, text, emphases) ->
              append(
                  building(part.block()),
                  cell,
                  new Mark(
                      Mark.Kind.REDESIGNATED,
                      ChangeClass.SUBSTANTIVE,
                      changes,
                      0,
                      text,
                      emphases,
                      was)));
    }

    private static void append(Building target, int cell, Mark mark) {
      target.cell(cell).add(mark);
    }

    /** Where words of a block before are shown: with what became of it, or on their own. */
    private Building home(int block) {
      if (firstPartner[block] != NONE) {
        int current = Math.max(0, created - 1);
        return building(Math.clamp(current, firstPartner[block], lastPartner[block]));
      }
      Optional<Building> open = open();
      if (open.isPresent()) {
        return open.get();
      }
      Building own = byBefore[block];
      if (own == null) {
        own = new Building(Optional.of(before.blocks().get(block)), Optional.empty());
        byBefore[block] = own;
        shown.add(own);
      }
      return own;
    }

    /** The block after that is shown in part: what is struck within it is struck there. */
    private Optional<Building> open() {
      if (created == 0) {
        return Optional.empty();
      }
      int block = created - 1;
      boolean isOpen = reached > after.starts()[block] && reached < after.textEnd(block);
      return isOpen ? Optional.of(building(block)) : Optional.empty();
    }

    /** The marked block of a block after; those that stand before it come first. */
    private Building building(int block) {
      while (created <= block) {
        Optional<Block> old =
            origin[created] == NONE
                ? Optional.empty()
                : Optional.of(before.blocks().get(origin[created]));
        Building next = new Building(old, Optional.of(after.blocks().get(created)));
        byAfter[created] = next;
        shown.add(next);
        created++;
      }
      Building found = byAfter[block];
      if (found == null) {
        throw new IllegalStateException("block " + block + " was not laid out");
      }
      return found;
    }

    private static List<Fragment> fragments(Side side, Span span) {
      List<Fragment> parts = new ArrayList<>();
      int from = span.from();
      while (from < span.until()) {
        int block = side.blockAt(from);
        int until = Math.min(span.until(), side.textEnd(block));
        if (until > from) {
          parts.add(new Fragment(block, from, until));
        }
        from = Math.max(until, from) + (until < span.until() ? 1 : 0);
      }
      return parts;
    }

    private interface CellPart {
      void accept(int cell, String text, List<Emphasis> emphases);
    }

    private static void cells(Side side, Fragment part, CellPart use) {
      int start = side.starts()[part.block()];
      int from = part.from() - start;
      int until = part.until() - start;
      switch (side.blocks().get(part.block())) {
        case Passage passage ->
            use.accept(
                0,
                passage.text().substring(from, until),
                Markup.clip(passage.emphases(), from, until));
        case Row row -> rowCells(row, from, until, use);
      }
    }

    private static void rowCells(Row row, int from, int until, CellPart use) {
      int cellStart = 0;
      for (int i = 0; i < row.cells().size(); i++) {
        Cell cell = row.cells().get(i);
        int first = Math.max(from, cellStart) - cellStart;
        int end = Math.min(until - cellStart, cell.text().length());
        if (first < end) {
          use.accept(
              i, cell.text().substring(first, end), Markup.clip(cell.emphases(), first, end));
        }
        cellStart += cell.text().length() + Row.CELL_SEPARATOR.length();
      }
    }
  }
}
