package earmark.api.demo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request as a site sees it.
 *
 * @param path without the site's prefix
 * @param parameters the query's names and values in their order, unescaped
 * @param base the address of this site on this server, without a slash at the end
 * @param today the simulated day
 */
record Question(
    String path, List<Parameter> parameters, String base, LocalDate today, Encoding encoding) {

  Question {
    parameters = List.copyOf(parameters);
  }

  /** One name and value of a query. */
  record Parameter(String name, String value) {}

  /** Whether the client takes gzip. */
  enum Encoding {
    GZIP,
    PLAIN
  }

  /** The first non-empty value of a name. */
  Optional<String> first(String name) {
    return all(name).stream().filter(value -> !value.isEmpty()).findFirst();
  }

  List<String> all(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .toList();
  }

  /** Reads the part of an address after the question mark; a name without a value has "". */
  static List<Parameter> parse(Optional<String> query) {
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : query.orElse("").split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.add(new Parameter(unescape(name), unescape(value)));
      }
    }
    return parameters;
  }

  private static String unescape(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text; // a stray percent sign is taken as it stands
    }
  }
}
