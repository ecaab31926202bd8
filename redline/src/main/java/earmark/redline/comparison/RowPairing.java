package earmark.redline.comparison;

import earmark.redline.text.Block;
import earmark.redline.text.Row;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs table rows by what names them: in a list by countries, the country and the entity's name;
 * elsewhere the first column.
 *
 * <p>A key that occurs more than once names nobody; such rows are left to their likeness.
 */
final class RowPairing {
  private static final int SEVERAL = -2;

  private final Sheet before;
  private final Sheet after;
  private final Pairing pairing;
  private final BitSet grouped;
  private final BitSet otherGrouped;

  private RowPairing(Sheet before, Sheet after, Pairing pairing) {
    this.before = before;
    this.after = after;
    this.pairing = pairing;
    grouped = grouped(before);
    otherGrouped = grouped(after);
  }

  static void pair(Sheet before, Sheet after, Pairing pairing) {
    var rows = new RowPairing(before, after, pairing);
    rows.unique(true);
    rows.unique(false);
  }

  private void unique(boolean withTable) {
    Map<String, Integer> places = new HashMap<>();
    Map<String, Integer> others = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      if (pairing.there(i) < 0) {
        note(places, key(before, grouped, i, withTable), i);
      }
    }
    for (int j = 0; j < after.size(); j++) {
      if (pairing.back(j) < 0) {
        note(others, key(after, otherGrouped, j, withTable), j);
      }
    }
    places.forEach(
        (key, i) -> {
          int j = others.getOrDefault(key, SEVERAL);
          if (i >= 0 && j >= 0) {
            pairing.pair(i, j);
          }
        });
  }

  private static void note(Map<String, Integer> places, String key, int block) {
    if (!key.isEmpty() && places.putIfAbsent(key, block) != null) {
      places.put(key, SEVERAL);
    }
  }

  /** The tables in which some row leaves out its group: lists by countries. */
  private static BitSet grouped(Sheet sheet) {
    BitSet tables = new BitSet();
    for (Block block : sheet.blocks) {
      if (block instanceof Row row && !row.group().isEmpty()) {
        tables.set(row.table());
      }
    }
    return tables;
  }

  private static String key(Sheet sheet, BitSet grouped, int block, boolean withTable) {
    if (!sheet.isBodyRow(block)) {
      return "";
    }
    Row row = (Row) sheet.blocks.get(block);
    boolean inGroups = grouped.get(row.table());
    int column = nameColumn(row, inGroups);
    if (column < 0) {
      return "";
    }
    String name = row.cells().get(column).text();
    name = folded(name, inGroups ? nameLength(name) : name.length());
    if (name.isEmpty()) {
      return "";
    }
    String group = inGroups ? folded(group(row)) : "";
    return (withTable ? row.table() + "\t" : "") + group + "\t" + name;
  }

  /** The column that names the row, or -1 if all are empty. */
  static int nameColumn(Row row, boolean inGroups) {
    for (int k = inGroups && row.group().isEmpty() ? 1 : 0; k < row.cells().size(); k++) {
      if (!row.cells().get(k).text().isBlank()) {
        return k;
      }
    }
    return -1;
  }

  /** The country a row of a list by countries belongs to, printed on it or not. */
  private static String group(Row row) {
    return row.group().isEmpty() ? row.cells().getFirst().text() : row.group();
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

  private static String folded(String text) {
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
