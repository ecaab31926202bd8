package earmark.crawler.parse;

import earmark.redline.text.Cell;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Row;
import earmark.redline.text.Row.Place;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Reads HTML tables and the publisher's own GPOTABLE into rows.
 *
 * <p><b>Columns.</b> A cell that spans several rows is printed in its first row; in the rows below
 * an empty cell keeps its place, so that the n-th column stays the n-th. Trailing empty cells that
 * the source leaves out stay left out.
 *
 * <p><b>Groups.</b> Some tables print their first column once per block of rows, as the Entity List
 * prints the country. A table is of that kind if some body row has an empty first cell and words in
 * another one, below a body row that has words in its first cell. In such a table every body row
 * carries, as its group, the words last printed in the first column, the row that prints them
 * included. A row that is one cell across the table is a heading within it and ends the block; rows
 * without words, or with nothing but stars, belong to no block and do not end one. In all other
 * tables no row has a group.
 */
final class TableReader {
  private record Draft(Place place, List<Cell> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(cell -> cell.text().isBlank());
    }

    boolean isStars() {
      return cells.stream()
          .allMatch(
              cell -> cell.text().chars().allMatch(c -> c == '*' || Character.isWhitespace(c)));
    }

    boolean spans(int columns) {
      return cells.size() == 1 && columns > 1 && cells.getFirst().columns() >= columns;
    }

    String first() {
      return cells.isEmpty() ? "" : cells.getFirst().text().strip();
    }
  }

  private final InlineReader inline;
  private final Oddities oddities;
  private final List<Draft> drafts = new ArrayList<>();

  private TableReader(InlineReader inline, Oddities oddities) {
    this.inline = inline;
    this.oddities = oddities;
  }

  /** The rows of {@code table}, which is the {@code number}-th of its text. */
  static List<Row> rows(
      Element table, int number, ParagraphPath path, InlineReader inline, Oddities oddities) {
    TableReader reader = new TableReader(inline, oddities);
    if (table.normalName().equals("gpotable")) {
      reader.gpo(table);
    } else {
      reader.html(table);
    }
    return reader.finish(number, path);
  }

  /** Whether {@link #rows} leaves the element to others: titles, which are passages. */
  static boolean isTitle(Element element) {
    return switch (element.normalName()) {
      case "caption", "ttitle", "tdesc" -> true;
      default -> false;
    };
  }

  private void html(Element table) {
    Spans spans = new Spans();
    for (Element child : table.children()) {
      switch (child.normalName()) {
        case "thead" -> htmlRows(child, Place.HEAD, new Spans());
        case "tbody" -> htmlBody(child);
        case "tfoot" -> htmlRows(child, Place.FOOT, new Spans());
        case "tr" -> htmlRow(child, untitledPlace(child), spans);
        case "caption", "colgroup", "col" -> {}
        default -> stray(child);
      }
    }
  }

  private void htmlBody(Element body) {
    Spans spans = new Spans();
    for (Element child : body.children()) {
      if (child.normalName().equals("tr")) {
        htmlRow(child, untitledPlace(child), spans);
      } else {
        stray(child);
      }
    }
  }

  /** Without THEAD, the rows of nothing but TH before the first other row are the head. */
  private Place untitledPlace(Element row) {
    boolean heads =
        !row.children().isEmpty()
            && row.children().stream().allMatch(cell -> cell.normalName().equals("th"));
    return heads && drafts.stream().allMatch(draft -> draft.place == Place.HEAD)
        ? Place.HEAD
        : Place.BODY;
  }

  private void htmlRows(Element group, Place place, Spans spans) {
    for (Element child : group.children()) {
      if (child.normalName().equals("tr")) {
        htmlRow(child, place, spans);
      } else {
        stray(child);
      }
    }
  }

  private void htmlRow(Element row, Place place, Spans spans) {
    List<Cell> cells = new ArrayList<>();
    int column = spans.skip(cells, 0);
    for (Element child : row.children()) {
      int columns = number(child.attr("colspan"));
      int rows = number(child.attr("rowspan"));
      if (!child.normalName().equals("td") && !child.normalName().equals("th")) {
        InlineReader.unknown(oddities, child);
      }
      cells.add(cell(child, columns));
      spans.hold(column, columns, rows);
      column = spans.skip(cells, column + columns);
    }
    spans.nextRow();
    drafts.add(new Draft(place, cells));
  }

  private void gpo(Element table) {
    int columns = number(table.attr("COLS"));
    for (Element child : table.children()) {
      switch (child.normalName()) {
        case "boxhd" -> head(child.children());
        case "row" -> gpoRow(child);
        case "tnote", "signote" -> drafts.add(new Draft(Place.FOOT, List.of(cell(child, columns))));
        case "ttitle", "tdesc", "prtpage" -> {}
        default -> stray(child);
      }
    }
  }

  private void gpoRow(Element row) {
    List<Cell> cells = new ArrayList<>();
    for (Element child : row.children()) {
      if (Meaning.of(child).form() == Meaning.Form.PAGE_MARK) {
        continue;
      }
      if (!child.normalName().equals("ent")) {
        InlineReader.unknown(oddities, child);
      }
      String across = child.attr("A").replaceAll("\\D", "");
      cells.add(cell(child, across.isEmpty() ? 1 : number(across) + 1));
    }
    drafts.add(new Draft(Place.BODY, cells));
  }

  /** Heads of level n stand over the heads of deeper levels that follow them. */
  private void head(Elements heads) {
    List<Integer> levels = heads.stream().map(head -> number(head.attr("H"))).toList();
    int deepest = levels.stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int level = 1; level <= deepest; level++) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < heads.size(); i++) {
        if (levels.get(i) == level) {
          cells.add(cell(heads.get(i), leaves(levels, i)));
        } else if (levels.get(i) < level && isLeaf(levels, i)) {
          cells.add(Cell.of(""));
        }
      }
      drafts.add(new Draft(Place.HEAD, cells));
    }
  }

  private static boolean isLeaf(List<Integer> levels, int at) {
    return at + 1 == levels.size() || levels.get(at + 1) <= levels.get(at);
  }

  private static int leaves(List<Integer> levels, int at) {
    int count = isLeaf(levels, at) ? 1 : 0;
    for (int i = at + 1; i < levels.size() && levels.get(i) > levels.get(at); i++) {
      if (isLeaf(levels, i)) {
        count++;
      }
    }
    return count;
  }

  private Cell cell(Element element, int columns) {
    Prose prose = inline.read(element);
    return new Cell(prose.text(), columns, prose.emphases());
  }

  /** Something that belongs in no table: its words become a row of one cell. */
  private void stray(Element element) {
    if (Meaning.of(element).form() == Meaning.Form.PAGE_MARK) {
      return;
    }
    InlineReader.unknown(oddities, element);
    drafts.add(new Draft(Place.BODY, List.of(cell(element, 1))));
  }

  private static int number(String attribute) {
    return attribute.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(attribute)) : 1;
  }

  private List<Row> finish(int number, ParagraphPath path) {
    int columns =
        drafts.stream()
            .mapToInt(draft -> draft.cells.stream().mapToInt(Cell::columns).sum())
            .max()
            .orElse(1);
    boolean grouped = isGrouped(columns);
    List<Row> rows = new ArrayList<>();
    String group = "";
    for (Draft draft : drafts) {
      if (draft.isBlank()) {
        continue;
      }
      String own = "";
      if (grouped && draft.place == Place.BODY && !draft.isStars()) {
        if (draft.spans(columns)) {
          group = "";
        } else {
          group = draft.first().isEmpty() ? group : draft.first();
          own = group;
        }
      }
      rows.add(new Row(path, number, draft.place, draft.cells, own));
    }
    return rows;
  }

  private boolean isGrouped(int columns) {
    boolean printed = false;
    for (Draft draft : drafts) {
      if (draft.place == Place.BODY && !draft.isBlank() && !draft.isStars()) {
        if (draft.first().isEmpty() && printed) {
          return true;
        }
        printed |= !draft.first().isEmpty() && !draft.spans(columns);
      }
    }
    return false;
  }

  /** Which columns are taken by cells of rows above. */
  private static final class Spans {
    private final List<Integer> rowsLeft = new ArrayList<>();
    private final List<Integer> fresh = new ArrayList<>();

    /** Fills {@code cells} up for taken columns from {@code column} on; the first free one. */
    int skip(List<Cell> cells, int column) {
      int free = column;
      while (free < rowsLeft.size() && rowsLeft.get(free) > 0) {
        cells.add(Cell.of(""));
        free++;
      }
      return free;
    }

    void hold(int column, int columns, int rows) {
      if (rows > 1) {
        for (int i = column; i < column + columns; i++) {
          while (fresh.size() <= i) {
            fresh.add(0);
          }
          fresh.set(i, rows);
        }
      }
    }

    void nextRow() {
      for (int i = 0; i < rowsLeft.size(); i++) {
        rowsLeft.set(i, Math.max(0, rowsLeft.get(i) - 1));
      }
      for (int i = 0; i < fresh.size(); i++) {
        while (rowsLeft.size() <= i) {
          rowsLeft.add(0);
        }
        if (fresh.get(i) > 1) {
          rowsLeft.set(i, fresh.get(i) - 1);
        }
      }
      fresh.clear();
    }
  }
}
