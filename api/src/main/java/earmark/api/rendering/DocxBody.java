package earmark.api.rendering;

import earmark.redline.text.Emphasis;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The body of a Word document: paragraphs, tables, and the marks of tracked changes in them
 * (ECMA-376 part 1, 17.13.5). Ids count from 1 in the order of the text.
 */
final class DocxBody {
  private static final int TEXT_WIDTH = 9360;
  private static final int INDENT = 360;

  /** Widths in a table, in twentieths of a point: a usual character, and a cell without any. */
  private static final int CHARACTER = 115;

  private static final int PADDING = 230;
  private static final int MAX_INDENT = 6;

  private final StringBuilder out = new StringBuilder();
  private final String by;
  private final Map<String, Integer> ranges = new HashMap<>();
  private int id;
  private boolean inTable;
  private int[] columns = {};
  private Optional<TrackedText.TrackedRow> above = Optional.empty();

  /** A place that words moved from or to, open until its last piece. */
  private record Range(Piece.Fate fate, int move, int id) {}

  /**
   * @param date day of the changes; empty for none
   */
  DocxBody(Optional<LocalDate> date) {
    by =
        " w:author=\""
            + RedlineDocx.AUTHOR
            + "\""
            + date.map(day -> " w:date=\"" + day + "T00:00:00Z\"").orElse("");
  }

  String write(Excerpt<TrackedText.Item> excerpt) {
    List<Excerpt.Item<TrackedText.Item>> items = excerpt.items();
    for (int i = 0; i < items.size(); i++) {
      switch (items.get(i)) {
        case Excerpt.Item.Gap<TrackedText.Item> gap -> gap(gap);
        case Excerpt.Item.Shown<TrackedText.Item>(TrackedText.Item item, boolean _) -> {
          switch (item) {
            case TrackedText.Prose prose -> {
              closeTable();
              prose.paragraphs().forEach(this::paragraph);
            }
            case TrackedText.TrackedRow row -> row(row, items, i);
          }
        }
      }
    }
    closeTable();
    return out.append("<w:p/>").toString();
  }

  private void gap(Excerpt.Item.Gap<TrackedText.Item> gap) {
    boolean rows = gap.rows() && inTable;
    if (rows) {
      out.append("<w:tr><w:tc><w:tcPr>").append(width(0, columns.length)).append("</w:tcPr>");
    } else {
      closeTable();
    }
    out.append("<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr><w:r><w:t>")
        .append(gap.words(rows))
        .append("</w:t></w:r></w:p>");
    if (rows) {
      out.append("</w:tc></w:tr>");
    }
  }

  // Paragraphs

  private void paragraph(TrackedText.Paragraph paragraph) {
    Passage passage = paragraph.shown();
    String style =
        switch (passage.kind()) {
          case HEADING -> "Heading1";
          case SUBHEADING -> "Heading2";
          case NOTE, FOOTNOTE, AUTHORITY, SOURCE, CITATION, EDITORIAL_NOTE, EFFECTIVE_DATE_NOTE ->
              "Note";
          case PARAGRAPH, LIST_ITEM, EXTRACT, INSTRUCTION, PREAMBLE, STARS, GRAPHIC, SIGNATURE ->
              "";
        };
    int indent = INDENT * Math.clamp(passage.path().depth() - 1, 0, MAX_INDENT);
    out.append("<w:p>");
    properties(style, indent, paragraph.end());
    Set<Range> open = pieces(paragraph.pieces(), paragraph.move());
    out.append("</w:p>");
    open.forEach(this::close);
  }

  private void properties(String style, int indent, Piece.Fate end) {
    if (style.isEmpty() && indent == 0 && end == Piece.Fate.KEPT) {
      return;
    }
    out.append("<w:pPr>");
    if (!style.isEmpty()) {
      out.append("<w:pStyle w:val=\"").append(style).append("\"/>");
    }
    if (indent > 0) {
      out.append("<w:ind w:left=\"").append(indent).append("\"/>");
    }
    if (end != Piece.Fate.KEPT) {
      out.append("<w:rPr>");
      mark(end);
      out.append("/></w:rPr>");
    }
    out.append("</w:pPr>");
  }

  /** The beginning of an element that says who did what; its end is left to the caller. */
  private void mark(Piece.Fate fate) {
    out.append('<').append(element(fate)).append(" w:id=\"").append(++id).append('"').append(by);
  }

  private static String element(Piece.Fate fate) {
    return switch (fate) {
      case DELETED -> "w:del";
      case INSERTED -> "w:ins";
      case MOVED_FROM -> "w:moveFrom";
      case MOVED_TO -> "w:moveTo";
      case KEPT -> throw new IllegalArgumentException("Kept words bear no mark");
    };
  }

  /**
   * Writes pieces with the ranges that tie the ends of moves together.
   *
   * @param move the move whose range goes on behind the end of the paragraph; 0 for none
   * @return the ranges that were left open
   */
  private Set<Range> pieces(List<Piece> pieces, int move) {
    Set<Range> open = new LinkedHashSet<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.move() > 0) {
        open(piece, open);
      }
      piece(piece);
      if (piece.move() > 0 && piece.move() != move && isLast(pieces, i)) {
        open.stream()
            .filter(r -> r.move() == piece.move() && r.fate() == piece.fate())
            .toList()
            .forEach(
                range -> {
                  close(range);
                  open.remove(range);
                });
      }
    }
    return open;
  }

  private static boolean isLast(List<Piece> pieces, int index) {
    Piece piece = pieces.get(index);
    return pieces.subList(index + 1, pieces.size()).stream()
        .noneMatch(later -> later.move() == piece.move() && later.fate() == piece.fate());
  }

  private void open(Piece piece, Set<Range> open) {
    if (open.stream().anyMatch(r -> r.move() == piece.move() && r.fate() == piece.fate())) {
      return;
    }
    int number = ranges.merge(element(piece.fate()) + piece.move(), 1, Integer::sum);
    Range range = new Range(piece.fate(), piece.move(), ++id);
    open.add(range);
    out.append('<')
        .append(element(piece.fate()))
        .append("RangeStart w:id=\"")
        .append(range.id())
        .append("\" w:name=\"move")
        .append(piece.move())
        .append('-')
        .append(number)
        .append('"')
        .append(by)
        .append("/>");
  }

  private void close(Range range) {
    out.append('<')
        .append(element(range.fate()))
        .append("RangeEnd w:id=\"")
        .append(range.id())
        .append("\"/>");
  }

  private void piece(Piece piece) {
    if (piece.text().isEmpty()) {
      return;
    }
    if (piece.fate() == Piece.Fate.KEPT) {
      runs(piece);
    } else {
      mark(piece.fate());
      out.append('>');
      runs(piece);
      out.append("</").append(element(piece.fate())).append('>');
    }
  }

  private void runs(Piece piece) {
    String text = piece.text();
    Set<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
    for (Emphasis emphasis : piece.emphases()) {
      cuts.add(Math.min(emphasis.from(), text.length()));
      cuts.add(Math.min(emphasis.until(), text.length()));
    }
    int from = 0;
    for (int until : cuts) {
      if (until > from) {
        run(piece, from, until);
      }
      from = until;
    }
  }

  private void run(Piece piece, int from, int until) {
    out.append("<w:r>");
    String style = style(piece, from, until);
    if (!style.isEmpty()) {
      out.append("<w:rPr>").append(style).append("</w:rPr>");
    }
    String tag = piece.fate() == Piece.Fate.DELETED ? "w:delText" : "w:t";
    String text = piece.text();
    int start = from;
    for (int i = from; i <= until; i++) {
      if (i == until || text.charAt(i) == '\n' || text.charAt(i) == '\t') {
        if (i > start) {
          out.append('<').append(tag).append(" xml:space=\"preserve\">");
          Xml.text(out, text.substring(start, i));
          out.append("</").append(tag).append('>');
        }
        if (i < until) {
          out.append(text.charAt(i) == '\n' ? "<w:br/>" : "<w:tab/>");
        }
        start = i + 1;
      }
    }
    out.append("</w:r>");
  }

  /** The printed styles of a stretch that has the same ones all through, in the schema's order. */
  private static String style(Piece piece, int from, int until) {
    List<Emphasis.Style> styles =
        piece.emphases().stream()
            .filter(e -> e.from() <= from && e.until() >= until)
            .map(Emphasis::style)
            .toList();
    List<String> tags = new ArrayList<>();
    if (styles.contains(Emphasis.Style.BOLD)) {
      tags.add("<w:b/>");
    }
    if (styles.contains(Emphasis.Style.ITALIC)) {
      tags.add("<w:i/>");
    }
    boolean plain = Markup.isPlain(piece.text(), from, until);
    if (styles.contains(Emphasis.Style.SUPERSCRIPT) && plain) {
      tags.add("<w:vertAlign w:val=\"superscript\"/>");
    } else if (styles.contains(Emphasis.Style.SUBSCRIPT) && plain) {
      tags.add("<w:vertAlign w:val=\"subscript\"/>");
    }
    return String.join("", tags);
  }

  // Tables

  private void row(
      TrackedText.TrackedRow row, List<Excerpt.Item<TrackedText.Item>> items, int index) {
    if (above.isPresent() && !row.isWith(above.get())) {
      closeTable();
    }
    above = Optional.of(row);
    if (!inTable) {
      openTable(items, index);
    }
    out.append("<w:tr>");
    rowProperties(row, columns.length - Math.max(1, ColumnWidths.columns(row.shown())));
    int column = 0;
    for (int i = 0; i < row.cells().size(); i++) {
      int span = i < row.shown().cells().size() ? row.shown().cells().get(i).columns() : 1;
      out.append("<w:tc><w:tcPr>").append(width(column, span)).append("</w:tcPr><w:p>");
      column = Math.min(column + span, columns.length);
      properties(row.shown().place() == Row.Place.HEAD ? "TableHead" : "TableText", 0, row.fate());
      pieces(row.cells().get(i), 0);
      out.append("</w:p></w:tc>");
    }
    out.append("</w:tr>");
  }

  private void rowProperties(TrackedText.TrackedRow row, int unused) {
    boolean isHead = row.shown().place() == Row.Place.HEAD;
    if (unused <= 0 && !isHead && row.fate() == Piece.Fate.KEPT) {
      return;
    }
    out.append("<w:trPr>");
    if (unused > 0) {
      out.append("<w:gridAfter w:val=\"").append(unused).append("\"/>");
    }
    if (isHead) {
      out.append("<w:tblHeader/>");
    }
    if (row.fate() != Piece.Fate.KEPT) {
      mark(row.fate());
      out.append("/>");
    }
    out.append("</w:trPr>");
  }

  /** The width of a cell that covers {@code span} columns from {@code column} on. */
  private String width(int column, int span) {
    int until = Math.min(columns.length, column + span);
    int width = 0;
    for (int i = Math.min(column, columns.length - 1); i < until; i++) {
      width += columns[i];
    }
    return "<w:tcW w:w=\""
        + width
        + "\" w:type=\"dxa\"/>"
        + (until - column > 1 ? "<w:gridSpan w:val=\"" + (until - column) + "\"/>" : "");
  }

  private void openTable(List<Excerpt.Item<TrackedText.Item>> items, int from) {
    columns = ColumnWidths.of(rows(items, from), TEXT_WIDTH, CHARACTER, PADDING);
    inTable = true;
    out.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"LegalTable\"/>")
        .append("<w:tblW w:w=\"")
        .append(TEXT_WIDTH)
        .append("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for (int column : columns) {
      out.append("<w:gridCol w:w=\"").append(column).append("\"/>");
    }
    out.append("</w:tblGrid>");
  }

  /** The rows that are shown of the table that begins at {@code from}. */
  private static List<Row> rows(List<Excerpt.Item<TrackedText.Item>> items, int from) {
    List<Row> rows = new ArrayList<>();
    Optional<TrackedText.TrackedRow> last = Optional.empty();
    for (int i = from; i < items.size(); i++) {
      if (items.get(i) instanceof Excerpt.Item.Shown<TrackedText.Item>(TrackedText.Item it, _)) {
        if (!(it instanceof TrackedText.TrackedRow row)
            || (last.isPresent() && !row.isWith(last.get()))) {
          break;
        }
        rows.add(row.shown());
        last = Optional.of(row);
      }
    }
    return rows;
  }

  private void closeTable() {
    if (inTable) {
      out.append("</w:tbl>");
    }
    inTable = false;
    above = Optional.empty();
  }
}
