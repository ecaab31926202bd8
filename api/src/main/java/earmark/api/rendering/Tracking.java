package earmark.api.rendering;

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
import java.util.BitSet;
import java.util.List;

/**
 * Makes a {@link TrackedText} of the operations of a redline.
 *
 * <p>The operations are cut where a block ends on either side. Blocks that share words become one
 * group, in which paragraphs run as the operations say; blocks that share none are inserted or
 * deleted whole. Because operations tile both texts in order, so do the groups. Rows are paired one
 * to one and with the same columns, or else deleted and inserted.
 */
final class Tracking {
  private static final int NONE = -1;

  /** One text with the places where its blocks begin. */
  private record Side(List<Block> blocks, int[] starts, String plain) {
    static Side of(LegalText text) {
      return new Side(text.blocks(), text.starts(), text.plain());
    }

    int blockAt(int offset) {
      int found = Arrays.binarySearch(starts, 0, blocks.size(), offset);
      return found >= 0 ? found : -found - 2;
    }

    int end(int block) {
      return starts[block + 1] - LegalText.BLOCK_SEPARATOR.length();
    }

    /** Where the piece that begins at {@code offset} ends: a block end is a piece of its own. */
    int cut(int offset, int limit) {
      int end = end(blockAt(offset));
      return offset == end ? offset + 1 : Math.min(limit, end);
    }

    boolean isEnd(int offset) {
      return offset == end(blockAt(offset));
    }
  }

  /**
   * A piece of an operation that lies in one block of each text.
   *
   * @param isEnd whether it is the end of a block, not words
   * @param before block before; {@link #NONE} if it is not in the text before
   * @param after block after; {@link #NONE} if it is not in the text after
   * @param from where it begins in the text before, if it is in it
   * @param otherFrom where it begins in the text after, if it is in it
   */
  private record Atom(
      Piece.Fate fate,
      boolean isEnd,
      int move,
      int before,
      int after,
      int from,
      int otherFrom,
      int length) {}

  /** Blocks that are shown together; an empty range has {@code until == from}. */
  private record Group(int from, int until, int otherFrom, int otherUntil) {
    boolean holds(Atom atom) {
      return holdsBefore(atom.before()) || holdsAfter(atom.after());
    }

    boolean holdsBefore(int block) {
      return block >= from && block < until;
    }

    boolean holdsAfter(int block) {
      return block >= otherFrom && block < otherUntil;
    }
  }

  private final Side before;
  private final Side after;
  private final List<Atom> atoms = new ArrayList<>();
  private final BitSet linkedBefore = new BitSet();
  private final BitSet linkedAfter = new BitSet();
  private final List<TrackedText.Item> items = new ArrayList<>();

  /** For each block, its first atom; {@link #NONE} if it has none, being empty and the last. */
  private final int[] firstBefore;

  private final int[] firstAfter;

  private Tracking(LegalText before, LegalText after) {
    this.before = Side.of(before);
    this.after = Side.of(after);
    firstBefore = new int[before.blocks().size()];
    firstAfter = new int[after.blocks().size()];
    Arrays.fill(firstBefore, NONE);
    Arrays.fill(firstAfter, NONE);
  }

  static List<TrackedText.Item> items(Redline redline, LegalText before, LegalText after) {
    Tracking tracking = new Tracking(before, after);
    redline.operations().forEach(tracking::cut);
    tracking.write();
    return tracking.items;
  }

  // Operations, cut

  private void cut(Operation operation) {
    switch (operation) {
      case Operation.Kept kept -> cutKept(kept.before(), kept.after());
      case Operation.Deleted o -> cut(before, Piece.Fate.DELETED, 0, o.before());
      case Operation.Inserted o -> cut(after, Piece.Fate.INSERTED, 0, o.after());
      case Operation.MovedOut o -> cut(before, Piece.Fate.MOVED_FROM, o.move(), o.before());
      case Operation.MovedIn o -> cut(after, Piece.Fate.MOVED_TO, o.move(), o.after());
      case Operation.Replaced o -> cutReplaced(o.before(), o.after());
      case Operation.Redesignated o -> cutReplaced(o.before(), o.after());
    }
  }

  private void cutReplaced(Span old, Span now) {
    cut(before, Piece.Fate.DELETED, 0, old);
    cut(after, Piece.Fate.INSERTED, 0, now);
  }

  private void cut(Side side, Piece.Fate fate, int move, Span span) {
    for (int from = span.from(); from < span.until(); ) {
      int until = side.cut(from, span.until());
      int block = side.blockAt(from);
      boolean old = fate.isBefore();
      atoms.add(
          new Atom(
              fate,
              side.isEnd(from),
              move,
              old ? block : NONE,
              old ? NONE : block,
              from,
              from,
              until - from));
      from = until;
    }
  }

  /** Kept words; a line break that became a block end, or the other way, did not stay the same. */
  private void cutKept(Span old, Span now) {
    int shift = now.from() - old.from();
    for (int from = old.from(); from < old.until(); ) {
      int until =
          Math.min(before.cut(from, old.until()), after.cut(from + shift, now.until()) - shift);
      boolean end = before.isEnd(from);
      if (end == after.isEnd(from + shift)) {
        atoms.add(
            new Atom(
                Piece.Fate.KEPT,
                end,
                0,
                before.blockAt(from),
                after.blockAt(from + shift),
                from,
                from + shift,
                until - from));
      } else {
        cut(before, Piece.Fate.DELETED, 0, new Span(from, until));
        cut(after, Piece.Fate.INSERTED, 0, new Span(from + shift, until + shift));
      }
      from = until;
    }
  }

  // Groups

  private void write() {
    for (int i = atoms.size() - 1; i >= 0; i--) {
      if (atoms.get(i).before() != NONE) {
        firstBefore[atoms.get(i).before()] = i;
      }
      if (atoms.get(i).after() != NONE) {
        firstAfter[atoms.get(i).after()] = i;
      }
    }
    int old = 0;
    int now = 0;
    for (Group group : groups()) {
      singles(old, group.from(), now, group.otherFrom());
      group(group, Math.min(firstBefore[group.from()], firstAfter[group.otherFrom()]));
      old = group.until();
      now = group.otherUntil();
    }
    singles(old, before.blocks().size(), now, after.blocks().size());
  }

  private List<Group> groups() {
    noteSharedWords();
    List<Group> groups = new ArrayList<>();
    for (Atom atom : atoms) {
      if (isLink(atom)) {
        int i = atom.before();
        int j = atom.after();
        Group last = groups.isEmpty() ? new Group(0, 0, 0, 0) : groups.getLast();
        if (!groups.isEmpty() && (i < last.until() || j < last.otherUntil())) {
          groups.removeLast();
          groups.add(
              new Group(
                  last.from(),
                  Math.max(last.until(), i + 1),
                  last.otherFrom(),
                  Math.max(last.otherUntil(), j + 1)));
        } else {
          groups.add(new Group(i, i + 1, j, j + 1));
        }
      }
    }
    return groups;
  }

  private void noteSharedWords() {
    for (Atom atom : atoms) {
      if (sharesWords(atom)) {
        linkedBefore.set(atom.before());
        linkedAfter.set(atom.after());
      }
    }
  }

  private boolean sharesWords(Atom atom) {
    return atom.fate() == Piece.Fate.KEPT && !atom.isEnd() && !words(atom).isBlank();
  }

  /** Blocks belong together that share words, or are both the same without a word. */
  private boolean isLink(Atom atom) {
    if (atom.fate() != Piece.Fate.KEPT) {
      return false;
    }
    return sharesWords(atom)
        || (!linkedBefore.get(atom.before())
            && !linkedAfter.get(atom.after())
            && before
                .blocks()
                .get(atom.before())
                .text()
                .equals(after.blocks().get(atom.after()).text()));
  }

  // Items

  private void group(Group group, int first) {
    boolean onePair =
        group.until() == group.from() + 1 && group.otherUntil() == group.otherFrom() + 1;
    if (onePair
        && before.blocks().get(group.from()) instanceof Row old
        && after.blocks().get(group.otherFrom()) instanceof Row now
        && columns(old).equals(columns(now))) {
      row(group, first, old, now);
    } else if (holdsRows(group)) {
      singles(group.from(), group.until(), group.otherFrom(), group.otherUntil());
    } else {
      prose(group, first);
    }
  }

  private static List<Integer> columns(Row row) {
    return row.cells().stream().map(Cell::columns).toList();
  }

  private boolean holdsRows(Group group) {
    return before.blocks().subList(group.from(), group.until()).stream()
            .anyMatch(Row.class::isInstance)
        || after.blocks().subList(group.otherFrom(), group.otherUntil()).stream()
            .anyMatch(Row.class::isInstance);
  }

  /** Blocks that stand alone: those that go before those that come, between two groups. */
  private void singles(int from, int until, int otherFrom, int otherUntil) {
    for (int i = from; i < until; i++) {
      single(before.blocks().get(i), new Group(i, i + 1, 0, 0), firstBefore[i]);
    }
    for (int j = otherFrom; j < otherUntil; j++) {
      single(after.blocks().get(j), new Group(0, 0, j, j + 1), firstAfter[j]);
    }
  }

  private void single(Block block, Group group, int first) {
    boolean goes = group.until() > group.from();
    List<Atom> own = first == NONE ? List.of() : own(group, first);
    // An end alone is not moved: no words say where it went.
    int move = own.stream().filter(atom -> !atom.isEnd()).mapToInt(Atom::move).max().orElse(0);
    switch (block) {
      case Passage passage -> {
        List<Piece> pieces = new ArrayList<>();
        own.stream().filter(atom -> !atom.isEnd()).forEach(a -> pieces.add(piece(a, group)));
        items.add(
            new TrackedText.Prose(
                List.of(new TrackedText.Paragraph(passage, pieces, fate(goes, move), move))));
      }
      case Row row -> {
        List<List<Piece>> cells = cells(row);
        int start = goes ? before.starts()[group.from()] : after.starts()[group.otherFrom()];
        for (Atom atom : own) {
          fill(cells, row, (goes ? atom.from() : atom.otherFrom()) - start, piece(atom, group));
        }
        items.add(
            new TrackedText.TrackedRow(
                row,
                goes ? row.table() : 0,
                goes ? 0 : row.table(),
                cells,
                goes ? Piece.Fate.DELETED : Piece.Fate.INSERTED));
      }
    }
  }

  private static Piece.Fate fate(boolean goes, int move) {
    if (move == 0) {
      return goes ? Piece.Fate.DELETED : Piece.Fate.INSERTED;
    }
    return goes ? Piece.Fate.MOVED_FROM : Piece.Fate.MOVED_TO;
  }

  /** The atoms of a group, from the first one on. */
  private List<Atom> own(Group group, int first) {
    List<Atom> own = new ArrayList<>();
    for (int i = first; i < atoms.size(); i++) {
      Atom atom = atoms.get(i);
      if (group.holds(atom)) {
        own.add(atom);
      } else if (isPast(atom, group)) {
        break;
      }
    }
    return own;
  }

  /** Whether no atom of the group follows: one of a later block has come on each side it is on. */
  private static boolean isPast(Atom atom, Group group) {
    boolean past = group.from() == group.until() || atom.before() >= group.until();
    boolean otherPast =
        group.otherFrom() == group.otherUntil() || atom.after() >= group.otherUntil();
    return past && otherPast;
  }

  private void row(Group group, int first, Row old, Row now) {
    List<List<Piece>> cells = cells(now);
    int start = before.starts()[group.from()];
    int otherStart = after.starts()[group.otherFrom()];
    for (Atom atom : own(group, first)) {
      Piece piece = piece(atom, group);
      int from = atom.from() - start;
      int otherFrom = atom.otherFrom() - otherStart;
      if (piece.fate() != Piece.Fate.KEPT) {
        fill(
            cells,
            piece.fate().isBefore() ? old : now,
            piece.fate().isBefore() ? from : otherFrom,
            piece);
      } else if (cell(old, from) == cell(now, otherFrom)) {
        fill(cells, now, otherFrom, piece);
      } else {
        fill(cells, old, from, withFate(piece, Piece.Fate.DELETED));
        fill(cells, now, otherFrom, withFate(piece, Piece.Fate.INSERTED));
      }
    }
    items.add(new TrackedText.TrackedRow(now, old.table(), now.table(), cells, Piece.Fate.KEPT));
  }

  private static Piece withFate(Piece piece, Piece.Fate fate) {
    return new Piece(fate, piece.move(), piece.text(), piece.emphases());
  }

  private static List<List<Piece>> cells(Row row) {
    List<List<Piece>> cells = new ArrayList<>();
    for (int i = 0; i < Math.max(1, row.cells().size()); i++) {
      cells.add(new ArrayList<>());
    }
    return cells;
  }

  private static int cell(Row row, int offset) {
    return (int) row.text().substring(0, offset).chars().filter(c -> c == '\t').count();
  }

  /**
   * Puts the words of a piece into the cells they stand in; {@code from} is their place in the row.
   */
  private static void fill(List<List<Piece>> cells, Row row, int from, Piece piece) {
    int start = 0;
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cells().get(i);
      int first = Math.max(from, start);
      int until = Math.min(from + piece.text().length(), start + cell.text().length());
      if (first < until) {
        cells
            .get(i)
            .add(
                new Piece(
                    piece.fate(),
                    piece.move(),
                    cell.text().substring(first - start, until - start),
                    Markup.clip(cell.emphases(), first - start, until - start)));
      }
      start += cell.text().length() + Row.CELL_SEPARATOR.length();
    }
  }

  private void prose(Group group, int first) {
    List<TrackedText.Paragraph> paragraphs = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (Atom atom : own(group, first)) {
      boolean old = group.holdsBefore(atom.before());
      boolean now = group.holdsAfter(atom.after());
      if (!atom.isEnd()) {
        pieces.add(piece(atom, group));
        continue;
      }
      // The end of the last block of a side is the end of the group, which is kept.
      old &= atom.before() < group.until() - 1;
      now &= atom.after() < group.otherUntil() - 1;
      if (old || now) {
        Block block = now ? after.blocks().get(atom.after()) : before.blocks().get(atom.before());
        Piece.Fate end = old && now ? Piece.Fate.KEPT : fate(old, 0);
        paragraphs.add(new TrackedText.Paragraph((Passage) block, pieces, end, 0));
        pieces = new ArrayList<>();
      }
    }
    Passage last = (Passage) after.blocks().get(group.otherUntil() - 1);
    paragraphs.add(new TrackedText.Paragraph(last, pieces, Piece.Fate.KEPT, 0));
    items.add(new TrackedText.Prose(paragraphs));
  }

  /** The words of an atom as they stand in a group that may hold only one of its two places. */
  private Piece piece(Atom atom, Group group) {
    Piece.Fate fate = atom.fate();
    if (fate == Piece.Fate.KEPT && !group.holdsAfter(atom.after())) {
      fate = Piece.Fate.DELETED;
    } else if (fate == Piece.Fate.KEPT && !group.holdsBefore(atom.before())) {
      fate = Piece.Fate.INSERTED;
    }
    return new Piece(fate, atom.move(), words(atom), emphases(atom));
  }

  private String words(Atom atom) {
    boolean old = atom.after() == NONE;
    int from = old ? atom.from() : atom.otherFrom();
    return (old ? before : after).plain().substring(from, from + atom.length());
  }

  private List<Emphasis> emphases(Atom atom) {
    boolean old = atom.after() == NONE;
    Side side = old ? before : after;
    int block = old ? atom.before() : atom.after();
    int from = (old ? atom.from() : atom.otherFrom()) - side.starts()[block];
    return side.blocks().get(block) instanceof Passage passage
        ? Markup.clip(passage.emphases(), from, from + atom.length())
        : List.of();
  }
}
