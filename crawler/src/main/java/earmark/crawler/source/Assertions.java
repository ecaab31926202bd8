package earmark.crawler.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The assertions of each source, which are data: {@code assertions.json} beside this class, and
 * what an administrator lays over it.
 *
 * <p>Such a file is an object with an object for each source, whose fields are those of {@link
 * Assertion}. A field that is not given is that of the layer below, or the usual one.
 */
public record Assertions(Map<String, Assertion> bySource) {
  private static final Set<String> FIELDS =
      Set.of("minimumRows", "maximumRemovedShare", "shareCountsFrom", "contentType", "marker");
  private static final Assertions BUILT_IN = new Assertions(Map.of()).with(resource());

  public Assertions {
    bySource = Map.copyOf(bySource);
  }

  /** What Earmark asserts where nobody says otherwise. */
  public static Assertions builtIn() {
    return BUILT_IN;
  }

  /** What is asserted of a source; something usual if nothing is said of it. */
  public Assertion of(String source) {
    return bySource.getOrDefault(source, Assertion.USUAL);
  }

  /**
   * These, with others laid over them.
   *
   * @param json in the form of the file
   * @throws IllegalArgumentException if it does not have that form; the message says what is wrong
   */
  public Assertions with(String json) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("It is not JSON: " + e.getOriginalMessage(), e);
    }
    Map<String, Assertion> laid = new TreeMap<>(bySource);
    for (String source : object(root, "The file").propertyNames()) {
      laid.put(source, read(source, object(root.path(source), "\"" + source + "\"")));
    }
    return new Assertions(laid);
  }

  private Assertion read(String source, JsonNode fields) {
    for (String field : fields.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException(
            "\""
                + source
                + "\" has the field \""
                + field
                + "\"; allowed are "
                + String.join(", ", FIELDS.stream().sorted().toList()));
      }
    }
    Assertion below = of(source);
    return new Assertion(
        number(source, fields, "minimumRows").map(Double::intValue).orElse(below.minimumRows()),
        number(source, fields, "maximumRemovedShare").orElse(below.maximumRemovedShare()),
        number(source, fields, "shareCountsFrom")
            .map(Double::intValue)
            .orElse(below.shareCountsFrom()),
        words(source, fields, "contentType").orElse(below.contentType()),
        words(source, fields, "marker").orElse(below.marker()));
  }

  private static Optional<Double> number(String source, JsonNode fields, String field) {
    JsonNode value = fields.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          "\"" + field + "\" of \"" + source + "\" must be a number, was " + value);
    }
    return Optional.of(value.asDouble());
  }

  private static Optional<String> words(String source, JsonNode fields, String field) {
    JsonNode value = fields.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw new IllegalArgumentException(
          "\"" + field + "\" of \"" + source + "\" must be a text, was " + value);
    }
    return Optional.of(value.asString());
  }

  private static JsonNode object(JsonNode node, String what) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(what + " must be an object, was " + node);
    }
    return node;
  }

  private static String resource() {
    try (InputStream in = Assertions.class.getResourceAsStream("assertions.json")) {
      if (in == null) {
        throw new IllegalStateException("assertions.json is missing beside " + Assertions.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
