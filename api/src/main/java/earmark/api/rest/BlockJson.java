package earmark.api.rest;

import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One paragraph or row.
 *
 * @param kind {@code paragraph}, {@code heading}, {@code note}, …, or {@code row}
 * @param path its paragraph, {@code (a)(1)}; absent at the top
 * @param text the words; of a row, its cells joined by tabs
 * @param cells of a row
 * @param group what the first column says for this row although it is printed on an earlier one
 */
record BlockJson(
    String kind,
    Optional<String> path,
    String text,
    Optional<List<String>> cells,
    Optional<String> group) {

  static List<BlockJson> of(LegalText text) {
    return text.blocks().stream().map(BlockJson::of).toList();
  }

  private static BlockJson of(Block block) {
    Optional<String> path =
        block.path().depth() == 0 ? Optional.empty() : Optional.of(block.path().toString());
    return switch (block) {
      case Passage passage ->
          new BlockJson(
              passage.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              path,
              passage.text(),
              Optional.empty(),
              Optional.empty());
      case Row row ->
          new BlockJson(
              "row",
              path,
              row.text(),
              Optional.of(row.cells().stream().map(Cell::text).toList()),
              row.group().isEmpty() ? Optional.empty() : Optional.of(row.group()));
    };
  }
}
