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
  private boolean coarse;

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
  }

  boolean coarse() {
    return coarse;
  }

  /** The class of text that only one side has. */
  ChangeClass classOf(Sheet sheet, int from, int until) {
    return regionClass.of(sheet.plain, from, until, "", 0, 0);
  }

  /** Writes the operations from block {@code i} to block {@code j}; the writer stands at both. */
  void mark(OperationWriter writer, int i, int j) {
    mark(writer, i, i, j, j);
  }

  /** The same for paragraphs that were split or merged: runs of blocks, first and last. */
  void mark(OperationWriter writer, int i, int last, int j, int otherLast) {
    int from = before.from(i);
    int until = before.until(last);
    int otherUntil = after.until(otherLast);
    if (before.blocks.get(i) instanceof Row row && after.blocks.get(j) instanceof Row other) {
      markCells(writer, row, until, other, otherUntil, sameGroup(row, other));
      return;
    }
    if (until - from == otherUntil - after.from(j)
        && before.plain.regionMatches(from, after.plain, after.from(j), until - from)) {
      writer.keep(until - from);
      return;
    }
    markDesignation(writer, i, j);
    if (before.isReserved(i) != after.isReserved(j)) {
      markReserved(writer, until, otherUntil);
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
        && before.plain.charAt(writer.before() + blanks) == ' '
        && after.plain.charAt(writer.after() + blanks) == ' ') {
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
        markWords(writer, end, otherEnd);
      }
    }
    if (writer.before() < until || writer.after() < otherUntil) {
      writer.change(
          until,
          otherUntil,
          regionClass.of(
              before.plain, writer.before(), until, after.plain, writer.after(), otherUntil));
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

  private void markWords(OperationWriter writer, int until, int otherUntil) {
    int start = writer.before();
    int otherStart = writer.after();
    if (until - start == otherUntil - otherStart
        && before.plain.regionMatches(start, after.plain, otherStart, until - start)) {
      writer.keep(until - start);
      return;
    }
    if (Typography.isStyle(before.plain, start, until, after.plain, otherStart, otherUntil)) {
      markStyle(writer, until, otherUntil);
      return;
    }
    Tokens x = lexicon.tokens(before.plain, start, until);
    Tokens y = lexicon.tokens(after.plain, otherStart, otherUntil);
    WordAlignment alignment = WordAlignment.of(lexicon, x, y);
    coarse |= alignment.coarse();
    int[] kept = alignment.kept();
    for (int i = 0; i < x.size; i++) {
      if (kept[i] >= 0) {
        region(writer, x.from[i], y.from[kept[i]]);
        word(writer, x.until[i], y.until[kept[i]]);
      }
    }
    region(writer, until, otherUntil);
  }

  /** Marks character by character two stretches that differ in style only. */
  private void markStyle(OperationWriter writer, int until, int otherUntil) {
    String a = before.plain;
    String b = after.plain;
    while (writer.before() < until || writer.after() < otherUntil) {
      int same = 0;
      while (writer.before() + same < until
          && writer.after() + same < otherUntil
          && a.charAt(writer.before() + same) == b.charAt(writer.after() + same)) {
        same++;
      }
      writer.keep(same);
      int i = Typography.blanks(a, writer.before(), until);
      int j = Typography.blanks(b, writer.after(), otherUntil);
      if (i == writer.before() && j == writer.after()) {
        i = Typography.dashes(a, i, until);
        j = Typography.dashes(b, j, otherUntil);
        if (i == writer.before() && j == writer.after()) {
          i = Math.min(i + 1, until);
          j = Math.min(j + 1, otherUntil);
        }
      }
      writer.change(i, j, ChangeClass.TYPOGRAPHICAL);
    }
  }

  /** A kept unit; its typography may differ. */
  private void word(OperationWriter writer, int until, int otherUntil) {
    int length = until - writer.before();
    if (length == otherUntil - writer.after()
        && before.plain.regionMatches(writer.before(), after.plain, writer.after(), length)) {
      writer.keep(length);
    } else {
      writer.change(until, otherUntil, ChangeClass.TYPOGRAPHICAL);
    }
  }

  /**
   * What lies between two kept units: the same white space on both sides stays outside the mark.
   */
  private void region(OperationWriter writer, int until, int otherUntil) {
    String a = before.plain;
    String b = after.plain;
    int from = writer.before();
    int other = writer.after();
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
    if (writer.before() < until - end || writer.after() < otherUntil - end) {
      writer.change(
          until - end,
          otherUntil - end,
          regionClass.of(a, writer.before(), until - end, b, writer.after(), otherUntil - end));
    }
    writer.keep(end);
  }
}
