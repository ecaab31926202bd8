package earmark.archive.version;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Facts as one JSON object, {@code {"type":["Rule"],…}}, in the order of {@link Fact}. */
public final class FactsCodec {
  private static final JsonMapper JSON = JsonMapper.shared();

  private FactsCodec() {}

  public static String json(Facts facts) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    facts
        .values()
        .forEach(
            (fact, values) -> {
              ArrayNode array = node.putArray(fact.key());
              values.forEach(array::add);
            });
    return JSON.writeValueAsString(node);
  }

  public static Facts parse(String json) {
    JsonNode node = JSON.readTree(json);
    Map<Fact, List<String>> values = new EnumMap<>(Fact.class);
    for (Fact fact : Fact.values()) {
      List<String> list = new ArrayList<>();
      for (JsonNode value : node.path(fact.key())) {
        list.add(value.asString());
      }
      values.put(fact, list);
    }
    return new Facts(values);
  }
}
