package earmark.api.rendering;

import earmark.redline.text.Cell;
import earmark.redline.text.Row;
import java.util.Arrays;
import java.util.List;

/**
 * How wide the columns of a table are: each as wide as its longest word, as far as that can be, and
 * the rest shared by how much stands in it, so that a list of names and addresses does not run over
 * twice as many pages as it needs.
 */
final class ColumnWidths {
  /** No column is widened for longer words than this; they are broken. */
  private static final int MAX_WORD = 14;

  /** Columns that one row may claim; a wider one is laid out as if it ended here. */
  static final int MAX_COLUMNS = 63;

  private final long[] characters;
  private final int[] longestWord;

  private ColumnWidths(int columns) {
    characters = new long[columns];
    longestWord = new int[columns];
  }

  /**
   * Shares {@code width} among the columns of the table.
   *
   * @param rows the rows of one table
   * @param perCharacter width of a usual character
   * @param padding width in each cell that holds no characters
   * @return one width for each column; their sum is {@code width}
   */
  static int[] of(List<Row> rows, int width, int perCharacter, int padding) {
    int columns = Math.max(1, rows.stream().mapToInt(ColumnWidths::columns).max().orElse(1));
    ColumnWidths widths = new ColumnWidths(columns);
    rows.forEach(widths::measure);
    return widths.share(width, perCharacter, padding);
  }

  /** The columns that a row covers. */
  static int columns(Row row) {
    return (int)
        Math.min(MAX_COLUMNS, row.cells().stream().mapToLong(cell -> cell.columns()).sum());
  }

  private void measure(Row row) {
    int column = 0;
    if (!row.cells().isEmpty() && row.cells().getFirst().text().isEmpty()) {
      // A name that is printed once for many rows may be said in each of them.
      longestWord[0] = Math.max(longestWord[0], longestWord(row.group()));
    }
    for (Cell cell : row.cells()) {
      if (column >= characters.length) {
        return;
      }
      if (cell.columns() == 1) {
        characters[column] += cell.text().length();
        longestWord[column] = Math.max(longestWord[column], longestWord(cell.text()));
      }
      column += Math.min(cell.columns(), characters.length);
    }
  }

  private static int longestWord(String text) {
    int longest = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
        longest = Math.max(longest, i - from);
        from = i + 1;
      }
    }
    return Math.min(longest, MAX_WORD);
  }

  private int[] share(int width, int perCharacter, int padding) {
    int columns = characters.length;
    int[] widths = new int[columns];
    double[] weights = new double[columns];
    for (int i = 0; i < columns; i++) {
      widths[i] = Math.max(1, longestWord[i]) * perCharacter + padding;
      weights[i] = Math.sqrt(characters[i] + 1.0);
    }
    int needed = Arrays.stream(widths).sum();
    double weight = Arrays.stream(weights).sum();
    int left = width;
    for (int i = 0; i < columns; i++) {
      widths[i] =
          needed > width
              ? (int) ((long) widths[i] * width / needed)
              : widths[i] + (int) ((width - needed) * weights[i] / weight);
      left -= widths[i];
    }
    widths[columns - 1] += left;
    return widths;
  }
}
