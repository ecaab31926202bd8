package earmark.redline.comparison;

import earmark.redline.text.Row;
import java.util.HashMap;
import java.util.Map;

/**
 * Pairs table rows by what names them.
 *
 * <p>A key that occurs more than once names nobody; such rows are left to their likeness.
 */
final class RowPairing {
  private static final int SEVERAL = -2;

  private final Sheet before;
  private final Sheet after;
  private final RowNames names;
  private final RowNames otherNames;
  private final Pairing pairing;

  RowPairing(Sheet before, RowNames names, Sheet after, RowNames otherNames, Pairing pairing) {
    this.before = before;
    this.after = after;
    this.names = names;
    this.otherNames = otherNames;
    this.pairing = pairing;
  }

  /** First within tables of the same number, then anywhere: a table may have been added before. */
  void pair() {
    pair(true);
    pair(false);
  }

  private void pair(boolean withTable) {
    Map<String, Integer> places = new HashMap<>();
    Map<String, Integer> others = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      if (pairing.there(i) < 0) {
        note(places, key(before, names, i, withTable), i);
      }
    }
    for (int j = 0; j < after.size(); j++) {
      if (pairing.back(j) < 0) {
        note(others, key(after, otherNames, j, withTable), j);
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

  private static String key(Sheet sheet, RowNames names, int block, boolean withTable) {
    if (!sheet.isBodyRow(block)) {
      return "";
    }
    Row row = (Row) sheet.blocks.get(block);
    String key = names.key(row);
    return withTable && !key.isEmpty() ? row.table() + "\t" + key : key;
  }
}
