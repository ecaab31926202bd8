package earmark.crawler.source;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reading of JSON answers: a value that is absent, null or of another kind is empty, never a guess.
 */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  /** The bytes as a tree, or empty if they are no JSON. */
  static Optional<JsonNode> read(byte[] bytes) {
    try {
      return Optional.of(MAPPER.readTree(bytes));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /** A text or number as text, without blanks around it; empty if it is blank. */
  static Optional<String> text(JsonNode node) {
    if (node.isString() || node.isNumber()) {
      return Optional.of(node.asString().strip()).filter(text -> !text.isEmpty());
    }
    return Optional.empty();
  }

  static Optional<String> text(JsonNode object, String field) {
    return text(object.path(field));
  }

  /** The non-blank texts of an array, in order. */
  static List<String> texts(JsonNode object, String field) {
    return elements(object.path(field)).stream().map(Json::text).flatMap(Optional::stream).toList();
  }

  /** The elements of an array; none if it is no array. */
  static List<JsonNode> elements(JsonNode array) {
    return array.isArray() ? StreamSupport.stream(array.spliterator(), false).toList() : List.of();
  }

  /** An ISO date, also one that a time follows. */
  static Optional<LocalDate> date(JsonNode object, String field) {
    return text(object, field).flatMap(Json::date);
  }

  static Optional<LocalDate> date(String text) {
    String day = text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
    try {
      return Optional.of(LocalDate.parse(day));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static Optional<Integer> number(JsonNode object, String field) {
    return text(object, field).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
  }

  static boolean isTrue(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isBoolean() && value.booleanValue();
  }
}
