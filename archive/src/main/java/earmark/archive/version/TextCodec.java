package earmark.archive.version;

import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.Emphasis;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The stored form of a text: JSON in UTF-8, {@code {"format":1,"blocks":[…]}}.
 *
 * <p>A passage is {@code ["p", kind, path, designation, text, emphases]}, a row {@code ["r", path,
 * table, place, group, [[text, columns, emphases], …]]}, an emphasis {@code [from, until, style]}.
 * The same text gives the same bytes, so its hash is its identity. Format 1 is read for ever.
 */
final class TextCodec {
  private static final int FORMAT = 1;
  private static final JsonMapper JSON = JsonMapper.shared();

  private TextCodec() {}

  static byte[] encode(LegalText text) {
    ArrayNode blocks = array();
    for (Block block : text.blocks()) {
      blocks.add(
          switch (block) {
            case Passage passage -> passage(passage);
            case Row row -> row(row);
          });
    }
    var root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT);
    root.set("blocks", blocks);
    return JSON.writeValueAsBytes(root);
  }

  /**
   * @throws IllegalArgumentException if the bytes are not of a known format
   */
  static LegalText decode(byte[] bytes) {
    JsonNode root = JSON.readTree(bytes);
    if (root.path("format").asInt(0) != FORMAT) {
      throw new IllegalArgumentException("Not a stored text of format " + FORMAT);
    }
    List<Block> blocks = new ArrayList<>();
    for (JsonNode block : root.path("blocks")) {
      blocks.add(block.get(0).asString().equals("p") ? passage(block) : row(block));
    }
    return new LegalText(blocks);
  }

  private static ArrayNode passage(Passage passage) {
    return array()
        .add("p")
        .add(passage.kind().name())
        .add(passage.path().toString())
        .add(passage.designation())
        .add(passage.text())
        .add(emphases(passage.emphases()));
  }

  private static ArrayNode row(Row row) {
    ArrayNode cells = array();
    for (Cell cell : row.cells()) {
      cells.add(array().add(cell.text()).add(cell.columns()).add(emphases(cell.emphases())));
    }
    return array()
        .add("r")
        .add(row.path().toString())
        .add(row.table())
        .add(row.place().name())
        .add(row.group())
        .add(cells);
  }

  private static ArrayNode emphases(List<Emphasis> emphases) {
    ArrayNode nodes = array();
    for (Emphasis emphasis : emphases) {
      nodes.add(array().add(emphasis.from()).add(emphasis.until()).add(emphasis.style().name()));
    }
    return nodes;
  }

  private static Passage passage(JsonNode node) {
    return new Passage(
        PassageKind.valueOf(node.get(1).asString()),
        ParagraphPath.parse(node.get(2).asString()),
        node.get(3).asString(),
        node.get(4).asString(),
        emphases(node.get(5)));
  }

  private static Row row(JsonNode node) {
    List<Cell> cells = new ArrayList<>();
    for (JsonNode cell : node.get(5)) {
      cells.add(new Cell(cell.get(0).asString(), cell.get(1).asInt(), emphases(cell.get(2))));
    }
    return new Row(
        ParagraphPath.parse(node.get(1).asString()),
        node.get(2).asInt(),
        Row.Place.valueOf(node.get(3).asString()),
        cells,
        node.get(4).asString());
  }

  private static List<Emphasis> emphases(JsonNode nodes) {
    List<Emphasis> emphases = new ArrayList<>();
    for (JsonNode node : nodes) {
      emphases.add(
          new Emphasis(
              node.get(0).asInt(),
              node.get(1).asInt(),
              Emphasis.Style.valueOf(node.get(2).asString())));
    }
    return emphases;
  }

  private static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }
}
