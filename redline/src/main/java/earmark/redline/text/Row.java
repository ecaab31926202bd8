package earmark.redline.text;

import java.util.List;

/**
 * One row of a table.
 *
 * @param path the paragraph the table belongs to
 * @param table which table of the text this row is in, counted from 1
 * @param place head, body or foot of the table
 * @param cells left to right; may be fewer than the table has columns, because the Federal Register
 *     leaves out empty trailing cells
 * @param group what the first column says for this row although it is printed only on an earlier
 *     one, such as the country of an Entity List entry; empty if there is none. The row that prints
 *     it may have it or leave it empty
 */
public record Row(ParagraphPath path, int table, Place place, List<Cell> cells, String group)
    implements Block {
  /** Where in the table a row stands. */
  public enum Place {
    HEAD,
    BODY,
    FOOT
  }

  /** What stands between the cells of a row in {@link #text()}. */
  public static final String CELL_SEPARATOR = "\t";

  public Row {
    cells = List.copyOf(cells);
    if (table < 1) {
      throw new IllegalArgumentException("Tables are counted from 1, was " + table);
    }
  }

  /** The cells joined by {@link #CELL_SEPARATOR}. */
  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : CELL_SEPARATOR).append(cells.get(i).text());
    }
    return text.toString();
  }
}
