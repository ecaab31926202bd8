package earmark.redline.comparison;

import earmark.redline.text.Block;
import earmark.redline.text.Row;
import java.util.BitSet;
import java.util.List;

/**
 * What names the rows of a text's tables: in a list by countries the country and the entity,
 * elsewhere the first column that says something.
 */
final class RowNames {
  private final BitSet grouped = new BitSet();

  RowNames(Sheet sheet) {
    for (Block block : sheet.blocks) {
      if (block instanceof Row row && !row.group().isEmpty()) {
        grouped.set(row.table());
      }
    }
  }

  /** The words of the naming cell, empty if all cells are. */
  String name(Row row) {
    for (int k = printsGroup(row) ? 1 : 0; k < row.cells().size(); k++) {
      String text = row.cells().get(k).text();
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  /** The key of a row: equal for two versions of it; empty if nothing names it. */
  String key(Row row) {
    String name = name(row);
    String key = folded(name, isGrouped(row) ? nameLength(name) : name.length());
    return key.isEmpty() ? "" : folded(group(row)) + "\t" + key;
  }

  /** The country a row of a list by countries belongs to, printed on it or not; else empty. */
  String group(Row row) {
    if (!isGrouped(row) || row.cells().isEmpty()) {
      return "";
    }
    return row.group().isEmpty() ? row.cells().getFirst().text() : row.group();
  }

  /** Whether the first cell holds the country, which the row's group may repeat. */
  private boolean printsGroup(Row row) {
    return isGrouped(row)
        && !row.cells().isEmpty()
        && (row.group().isEmpty()
            || folded(row.cells().getFirst().text()).equals(folded(row.group())));
  }

  private boolean isGrouped(Row row) {
    return grouped.get(row.table());
  }

  /** Where the name ends: before the first comma, "a.k.a." or line break. */
  private static int nameLength(String cell) {
    int end = cell.length();
    for (String stop : List.of(",", ";", " a.k.a", "\n")) {
      int at = cell.indexOf(stop, 1);
      if (at > 0) {
        end = Math.min(end, at);
      }
    }
    return end;
  }

  /** Without white space, punctuation and typography. */
  static String folded(String text) {
    return folded(text, text.length());
  }

  private static String folded(String text, int until) {
    var reader = new Typography.Folded(text, 0, until);
    StringBuilder folded = new StringBuilder(until);
    for (int c = reader.next(); c >= 0; c = reader.next()) {
      if (!Typography.isPunctuation((char) c)) {
        folded.append((char) c);
      }
    }
    return folded.toString();
  }
}
