package earmark.redline.comparison;

import earmark.redline.text.Row;

/** Marks what changed within two blocks that are versions of each other. */
final class Marking {
  private final Sheet before;
  private final Sheet after;
  private final RowNames names;
  private final RowNames otherNames;
  private final Lexicon lexicon;
  private final RegionClass regionClass;
  private final WordAlignment alignment;

  /** What is being marked: a stretch of either text, and where it begins there. */
  private String a = "";

  private String b = "";
  private int base;
  private int otherBase;

  Marking(
      Sheet before,
      RowNames names,
      Sheet after,
      RowNames otherNames,
      Lexicon lexicon,
      Redesignations redesignations) {
    this.before = before;
    this.names = names;
    this.after = after;
    this.otherNames = otherNames;
    this.lexicon = lexicon;
    this.regionClass = new RegionClass(lexicon, redesignations);
    this.alignment = new WordAlignment(lexicon);
  }

  boolean coarse() {
    return alignment.coarse();
  }

  /** The class of text that only one side has. */
  ChangeClass classOf(Sheet sheet, int from, int until) {
    return regionClass.ofAlone(sheet.slice(from, until));
  }

  /** Writes the operations from block {@code i} to block {@code j}; the writer stands at both. */
  void mark(OperationWriter writer, int i, int j) {
    mark(writer, i, i, j, j);
  }

  /** The same for paragraphs that were split or merged: runs of blocks, first and last. */
  void mark(OperationWriter writer, int i, int last, int j, int otherLast) {
    int until = before.until(last);
    int otherUntil = after.until(otherLast);
    base = before.from(i);
    otherBase = after.from(j);
    if (before.blocks.get(i) instanceof Row row && after.blocks.get(j) instanceof Row other) {
      markCells(writer, row, until, other, otherUntil, sameGroup(row, other));
      return;
    }
    a = i == last ? before.text(i) : before.slice(base, until);
    b = j == otherLast ? after.text(j) : after.slice(otherBase, otherUntil);
    if (a.equals(b)) {
      writer.keep(a.length());
      return;
    }
    markDesignation(writer, i, j);
    if (before.isReserved(i) != after.isReserved(j)) {
      markReserved(writer, until, otherUntil);
    } else if (i == last
        && writer.before() == before.body(i)
        && j == otherLast
        && writer.after() == after.body(j)) {
      markUnits(writer, until, otherUntil, i, j);
    } else {
      markWords(writer, until, otherUntil);
    }
  }

  private void markDesignation(OperationWriter writer, int i, int j) {
    String was = before.designation(i);
    String is = after.designation(j);
    if (was.equals(is)) {
      writer.keep(was.length());
    } else if (!was.isEmpty() && !is.isEmpty()) {
      writer.redesignate(before.body(i), after.body(j));
    }
  }

  /** A provision reserved, or filled: the one goes and the other comes, neither is reworded. */
  private void markReserved(OperationWriter writer, int beforeUntil, int afterUntil) {
    int blanks = 0;
    while (writer.before() + blanks < beforeUntil
        && writer.after() + blanks < afterUntil
        && a.charAt(writer.before() - base + blanks) == ' '
        && b.charAt(writer.after() - otherBase + blanks) == ' ') {
      blanks++;
    }
    writer.keep(blanks);
    writer.change(beforeUntil, writer.after(), classOf(before, writer.before(), beforeUntil));
    writer.change(beforeUntil, afterUntil, classOf(after, writer.after(), afterUntil));
  }

  private void markCells(
      OperationWriter writer, Row row, int until, Row other, int otherUntil, boolean sameGroup) {
    int shared = Math.min(row.cells().size(), other.cells().size());
    for (int k = 0; k < shared; k++) {
      if (k > 0) {
        writer.keep(Row.CELL_SEPARATOR.length());
      }
      String was = row.cells().get(k).text();
      String is = other.cells().get(k).text();
      int end = writer.before() + was.length();
      int otherEnd = writer.after() + is.length();
      if (was.equals(is)) {
        writer.keep(was.length());
      } else if (k == 0 && sameGroup) {
        writer.change(end, otherEnd, ChangeClass.TYPOGRAPHICAL);
      } else {
        a = was;
        b = is;
        base = writer.before();
        otherBase = writer.after();
        markWords(writer, end, otherEnd);
      }
    }
    if (writer.before() < until || writer.after() < otherUntil) {
      writer.change(until, otherUntil, classOf(writer.before(), until, writer.after(), otherUntil));
    }
  }

  /** Whether a country is printed on one of the rows only, and yet both belong to it. */
  private boolean sameGroup(Row row, Row other) {
    String was = row.cells().isEmpty() ? "" : row.cells().getFirst().text();
    String is = other.cells().isEmpty() ? "" : other.cells().getFirst().text();
    String group = RowNames.folded(names.group(row));
    return !group.isEmpty()
        && was.isBlank() != is.isBlank()
        && RowNames.folded(was.isBlank() ? is : was).equals(group)
        && group.equals(RowNames.folded(otherNames.group(other)));
  }

  private ChangeClass classOf(int from, int until, int other, int otherUntil) {
    String was = from == until ? "" : before.slice(from, until);
    String is = other == otherUntil ? "" : after.slice(other, otherUntil);
    return regionClass.of(was, 0, was.length(), is, 0, is.length());
  }

  private void markWords(OperationWriter writer, int until, int otherUntil) {
    if (!markLikes(writer, until, otherUntil)) {
      Tokens x = lexicon.tokens(a, writer.before() - base, until - base);
      Tokens y = lexicon.tokens(b, writer.after() - otherBase, otherUntil - otherBase);
      align(writer, until, x, otherUntil, y);
    }
  }

  /** Marks two stretches that are the same, or differ in style only; false if they are not. */
  private boolean markLikes(OperationWriter writer, int until, int otherUntil) {
    int from = writer.before() - base;
    int other = writer.after() - otherBase;
    int length = until - writer.before();
    if (length == otherUntil - writer.after() && a.regionMatches(from, b, other, length)) {
      writer.keep(length);
      return true;
    }
    if (Typography.isStyle(a, from, until - base, b, other, otherUntil - otherBase)) {
      markStyle(writer, until, otherUntil);
      return true;
    }
    return false;
  }

  /** The same for two whole bodies, whose units may be known. */
  private void markUnits(OperationWriter writer, int until, int otherUntil, int i, int j) {
    if (!markLikes(writer, until, otherUntil)) {
      align(writer, until, before.units(lexicon, i), otherUntil, after.units(lexicon, j));
    }
  }

  private void align(OperationWriter writer, int until, Tokens x, int otherUntil, Tokens y) {
    int[] kept = alignment.of(x, y);
    for (int i = 0; i < x.size; i++) {
      if (kept[i] >= 0) {
        region(writer, base + x.from[i], otherBase + y.from[kept[i]]);
        word(writer, base + x.until[i], otherBase + y.until[kept[i]]);
      }
    }
    region(writer, until, otherUntil);
  }

  /** Marks character by character two stretches that differ in style only. */
  private void markStyle(OperationWriter writer, int beforeUntil, int afterUntil) {
    int until = beforeUntil - base;
    int otherUntil = afterUntil - otherBase;
    int i = writer.before() - base;
    int j = writer.after() - otherBase;
    while (i < until || j < otherUntil) {
      int from = i;
      while (i < until && j < otherUntil && a.charAt(i) == b.charAt(j)) {
        i++;
        j++;
      }
      writer.keep(i - from);
      int was = i;
      int is = j;
      i = Typography.blanks(a, i, until);
      j = Typography.blanks(b, j, otherUntil);
      if (i == was && j == is) {
        i = Typography.dashes(a, i, until);
        j = Typography.dashes(b, j, otherUntil);
        if (i == was && j == is) {
          i = Math.min(i + 1, until);
          j = Math.min(j + 1, otherUntil);
        }
      }
      writer.change(base + i, otherBase + j, ChangeClass.TYPOGRAPHICAL);
    }
  }

  /** A kept unit; its typography may differ. */
  private void word(OperationWriter writer, int until, int otherUntil) {
    int length = until - writer.before();
    if (length == otherUntil - writer.after()
        && a.regionMatches(writer.before() - base, b, writer.after() - otherBase, length)) {
      writer.keep(length);
    } else {
      writer.change(until, otherUntil, ChangeClass.TYPOGRAPHICAL);
    }
  }

  /**
   * What lies between two kept units: the same white space on both sides stays outside the mark.
   */
  private void region(OperationWriter writer, int beforeUntil, int afterUntil) {
    int from = writer.before() - base;
    int other = writer.after() - otherBase;
    int until = beforeUntil - base;
    int otherUntil = afterUntil - otherBase;
    int start = 0;
    while (from + start < until
        && other + start < otherUntil
        && a.charAt(from + start) == b.charAt(other + start)
        && Typography.isWhite(a.charAt(from + start))) {
      start++;
    }
    int end = 0;
    while (from + start < until - end
        && other + start < otherUntil - end
        && a.charAt(until - end - 1) == b.charAt(otherUntil - end - 1)
        && Typography.isWhite(a.charAt(until - end - 1))) {
      end++;
    }
    writer.keep(start);
    if (from + start < until - end || other + start < otherUntil - end) {
      writer.change(
          beforeUntil - end,
          afterUntil - end,
          regionClass.of(a, from + start, until - end, b, other + start, otherUntil - end));
    }
    writer.keep(end);
  }
}
