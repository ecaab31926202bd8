package earmark.crawler.source;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A row of the eCFR's list of versions.
 *
 * @param identifier name of the section or appendix, white space folded
 * @param amended the day of legal effect
 * @param issued the day on which the eCFR carried it
 * @param removed whether it says that the unit is no longer there
 */
record EcfrRow(
    String part, String identifier, LocalDate amended, LocalDate issued, boolean removed) {

  /** The rows of an answer. A row that cannot be read is a failure of the round and left out. */
  static List<EcfrRow> readAll(JsonNode answer, String where, Tally tally) {
    List<EcfrRow> rows = new ArrayList<>();
    for (JsonNode version : Json.elements(answer.path("content_versions"))) {
      Optional<String> part = Json.text(version, "part");
      Optional<String> identifier = Json.text(version, "identifier");
      Optional<LocalDate> amended =
          Json.date(version, "amendment_date").or(() -> Json.date(version, "date"));
      Optional<LocalDate> issued = Json.date(version, "issue_date");
      if (part.isEmpty() || identifier.isEmpty() || amended.isEmpty() || issued.isEmpty()) {
        tally.failed("MISSING_FIELD", where, "A version row lacks a field: " + version);
      } else {
        rows.add(
            new EcfrRow(
                part.get(),
                fold(identifier.get()),
                amended.get(),
                issued.get(),
                Json.isTrue(version, "removed")));
      }
    }
    return rows;
  }

  static String fold(String identifier) {
    return identifier.replaceAll("[\\s\\u00a0\\u2009]+", " ").strip();
  }
}
