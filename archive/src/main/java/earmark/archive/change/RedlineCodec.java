package earmark.archive.change;

import earmark.redline.comparison.ChangeClass;
import earmark.redline.comparison.Operation;
import earmark.redline.comparison.Redline;
import earmark.redline.comparison.Span;
import earmark.redline.comparison.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A redline as JSON: what is stored, and what the API and {@code diff --format json} give.
 *
 * <pre>{@code
 * {"engine":"earmark-3","coarse":false,
 *  "statistics":{"substantive":1,…,"rowsAdded":0,…},
 *  "operations":[{"kind":"kept","before":[0,12],"after":[0,12]},
 *                {"kind":"replaced","before":[12,18],"after":[12,20],"class":"substantive"},
 *                {"kind":"movedOut","before":[18,40],"after":[20,20],"move":1}]}
 * }</pre>
 *
 * <p>Offsets are half-open, in UTF-16 units of the two plain texts. The same redline gives the same
 * bytes.
 */
public final class RedlineCodec {
  private static final JsonMapper JSON = JsonMapper.shared();

  private RedlineCodec() {}

  public static String json(Redline redline) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("engine", redline.engine());
    root.put("coarse", redline.coarse());
    root.set("statistics", statistics(redline.statistics()));
    var operations = root.putArray("operations");
    redline.operations().forEach(operation -> operations.add(operation(operation)));
    return JSON.writeValueAsString(root);
  }

  /**
   * @throws IllegalArgumentException if {@code json} is not a redline
   */
  public static Redline parse(String json) {
    JsonNode root = JSON.readTree(json);
    List<Operation> operations = new ArrayList<>();
    for (JsonNode node : root.path("operations")) {
      operations.add(operation(node));
    }
    return new Redline(
        root.path("engine").asString(),
        statistics(root.path("statistics")),
        operations,
        root.path("coarse").asBoolean());
  }

  private static ObjectNode operation(Operation operation) {
    return switch (operation) {
      case Operation.Kept o -> node("kept", o);
      case Operation.Deleted o -> classed(node("deleted", o), o.changeClass());
      case Operation.Inserted o -> classed(node("inserted", o), o.changeClass());
      case Operation.Replaced o -> classed(node("replaced", o), o.changeClass());
      case Operation.Redesignated o -> node("redesignated", o);
      case Operation.MovedOut o -> node("movedOut", o).put("move", o.move());
      case Operation.MovedIn o -> node("movedIn", o).put("move", o.move());
    };
  }

  private static Operation operation(JsonNode node) {
    Span before = span(node.path("before"));
    Span after = span(node.path("after"));
    String kind = node.path("kind").asString();
    return switch (kind) {
      case "kept" -> new Operation.Kept(before, after);
      case "deleted" -> new Operation.Deleted(before, after, changeClass(node));
      case "inserted" -> new Operation.Inserted(before, after, changeClass(node));
      case "replaced" -> new Operation.Replaced(before, after, changeClass(node));
      case "redesignated" -> new Operation.Redesignated(before, after);
      case "movedOut" -> new Operation.MovedOut(before, after, node.path("move").asInt());
      case "movedIn" -> new Operation.MovedIn(before, after, node.path("move").asInt());
      default -> throw new IllegalArgumentException("Not an operation: \"" + kind + "\"");
    };
  }

  private static ObjectNode node(String kind, Operation operation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", kind);
    node.putArray("before").add(operation.before().from()).add(operation.before().until());
    node.putArray("after").add(operation.after().from()).add(operation.after().until());
    return node;
  }

  private static ObjectNode classed(ObjectNode node, ChangeClass changeClass) {
    return node.put("class", changeClass.name().toLowerCase(Locale.ROOT));
  }

  private static ChangeClass changeClass(JsonNode node) {
    return ChangeClass.valueOf(node.path("class").asString().toUpperCase(Locale.ROOT));
  }

  private static Span span(JsonNode node) {
    return new Span(node.path(0).asInt(), node.path(1).asInt());
  }

  private static ObjectNode statistics(Statistics s) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("substantive", s.substantive())
        .put("conforming", s.conforming())
        .put("punctuation", s.punctuation())
        .put("typographical", s.typographical())
        .put("moved", s.moved())
        .put("redesignated", s.redesignated())
        .put("split", s.split())
        .put("merged", s.merged())
        .put("rowsAdded", s.rowsAdded())
        .put("rowsRemoved", s.rowsRemoved())
        .put("rowsChanged", s.rowsChanged())
        .put("wordsAdded", s.wordsAdded())
        .put("wordsRemoved", s.wordsRemoved());
  }

  private static Statistics statistics(JsonNode node) {
    return new Statistics(
        node.path("substantive").asInt(),
        node.path("conforming").asInt(),
        node.path("punctuation").asInt(),
        node.path("typographical").asInt(),
        node.path("moved").asInt(),
        node.path("redesignated").asInt(),
        node.path("split").asInt(),
        node.path("merged").asInt(),
        node.path("rowsAdded").asInt(),
        node.path("rowsRemoved").asInt(),
        node.path("rowsChanged").asInt(),
        node.path("wordsAdded").asInt(),
        node.path("wordsRemoved").asInt());
  }
}
