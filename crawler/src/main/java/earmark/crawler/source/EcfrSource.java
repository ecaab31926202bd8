package earmark.crawler.source;

import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.parse.Expected;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the eCFR's versioner service is asked: its lists, and the part slices of a day. */
record EcfrSource(Reading reading) {
  private static final String API = "/api/versioner/v1";
  private static final String VERSIONS = "content_versions";

  /** The titles and how far each of them is, or empty if they could not be had. */
  Optional<JsonNode> titles(Tally tally) {
    return reading
        .json(reading.at(API + "/titles.json"), "titles", tally, answer -> lacks(answer, "titles"))
        .map(Reading.Read::json);
  }

  FetchOutcome fetch(Ecfr.Part part, LocalDate day) {
    URI url =
        reading.at(API + "/full/" + day + "/title-" + part.title() + ".xml?part=" + part.part());
    return reading.fetch(url, new Expected.EcfrPartXml(part.title(), part.part()));
  }

  /** Every version row of a part, or empty if the list could not be had whole. */
  Optional<List<EcfrRow>> rows(Ecfr.Part part, Tally tally) {
    return reading
        .json(versions(part), where(part), tally, answer -> lacks(answer, VERSIONS))
        .map(Reading.Read::json)
        .flatMap(answer -> rows(answer, part, tally));
  }

  /** Like {@link #rows(Ecfr.Part, Tally)}, from the stored answer if there is one. */
  Optional<List<EcfrRow>> storedRows(Ecfr.Part part, Tally tally) {
    return reading
        .archive()
        .captures()
        .latestUsable(versions(part))
        .flatMap(capture -> Json.read(reading.archive().captures().body(capture)))
        .flatMap(answer -> rows(answer, part, tally))
        .or(() -> rows(part, tally));
  }

  private static Optional<List<EcfrRow>> rows(JsonNode answer, Ecfr.Part part, Tally tally) {
    List<EcfrRow> rows = EcfrRow.readAll(answer, where(part), tally);
    return complete(answer, rows.size(), where(part), tally) ? Optional.of(rows) : Optional.empty();
  }

  private URI versions(Ecfr.Part part) {
    return reading.at(API + "/versions/title-" + part.title() + ".json?part=" + part.part());
  }

  private static String where(Ecfr.Part part) {
    return "versions of " + part;
  }

  /** The version rows of a title that were issued on or after a day; pages are put together. */
  Optional<List<EcfrRow>> rowsSince(int title, LocalDate since, Tally tally) {
    String where = "versions of title " + title + " since " + since;
    List<EcfrRow> rows = new ArrayList<>();
    int pages = 1;
    for (int page = 1; page <= pages; page++) {
      URI url =
          reading.at(
              API
                  + "/versions/title-"
                  + title
                  + ".json?issue_date%5Bgte%5D="
                  + since
                  + (page == 1 ? "" : "&page=" + page));
      Optional<JsonNode> answer =
          reading.json(url, where, tally, json -> lacks(json, VERSIONS)).map(Reading.Read::json);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      rows.addAll(EcfrRow.readAll(answer.get(), where, tally));
      pages = Json.number(answer.get().path("meta"), "total_pages").orElse(1);
      if (page == pages && !complete(answer.get(), rows.size(), where, tally)) {
        return Optional.empty();
      }
    }
    return Optional.of(rows);
  }

  /** An answer without its list is an error in the place of one. */
  static Optional<Reading.Refusal> lacks(JsonNode answer, String list) {
    return answer.path(list).isArray()
        ? Optional.empty()
        : Optional.of(new Reading.Refusal("MISSING_FIELD", "There is no list \"" + list + "\""));
  }

  /** Whether as many rows were read as the service says there are. */
  private static boolean complete(JsonNode answer, int read, String where, Tally tally) {
    Optional<Integer> count = Json.number(answer.path("meta"), "result_count");
    if (count.isPresent() && count.get() == read) {
      return true;
    }
    tally.failed(
        "COUNT_DIFFERS",
        where,
        "The list says "
            + count.map(n -> n + " rows").orElse("nothing of its length")
            + ", but "
            + read
            + " were read");
    return false;
  }
}
