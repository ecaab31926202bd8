package earmark.crawler.source;

import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The errors of its own that the eCFR says it has corrected: what was wrong in a title, from when
 * until when, and what was done.
 *
 * <p>The list of a title becomes one page with one table, of the rows that name a watched part;
 * each new row is a change of that page. A title without such rows has no page. Levels are often
 * missing in what a row refers to, so its part is also taken from its section.
 */
record EcfrCorrections(Reading reading) {
  /** Name and version of this reader. */
  static final String PARSER = "ecfr-corrections-1";

  private static final String PATH = "/api/admin/v1/corrections/title/";
  private static final List<String> COLUMNS =
      List.of(
          "Provision",
          "Corrective action",
          "Error occurred",
          "Error corrected",
          "Federal Register citation",
          "Number");

  /** The rows of a list that name a watched part, oldest correction first. */
  record Table(List<List<String>> rows, Optional<LocalDate> newest, List<Finding> findings) {
    Table {
      rows = List.copyOf(rows);
      findings = List.copyOf(findings);
    }
  }

  /** Reads and records the corrections of a title. */
  void run(int title, Set<String> parts, Tally tally) {
    String where = "corrections of title " + title;
    Optional<Reading.Read> answer =
        reading.json(
            reading.at("/api/admin/v1/corrections.json?title=" + title),
            where,
            tally,
            EcfrCorrections::isNoList);
    if (answer.isEmpty()) {
      return;
    }
    Table table = read(answer.get().json(), parts);
    reading.note(answer.get().capture(), table.findings());
    URI address = URI.create("https://www.ecfr.gov" + PATH + title + ".json");
    WorkId id = WorkId.page(address);
    Optional<Version> before = reading.archive().versions().latest(id);
    String loaded = "loaded " + where;
    Occasion occasion =
        reading.archive().checkpoints().find(reading.source(), loaded).isPresent()
            ? Occasion.NEWS
            : Occasion.HISTORY;
    if (table.rows().isEmpty() || table.newest().isEmpty()) {
      if (before.isPresent()) {
        tally.failed("EMPTY_LIST", where, "The list is empty, though corrections are stored");
        return;
      }
      tally.worked(List.of());
    } else {
      LocalDate day = table.newest().get();
      String name = "Corrections of errors in the eCFR, title " + title;
      tally.worked(
          reading
              .archive()
              .recorder()
              .record(
                  List.of(
                      new Observation.Seen(
                          new Work(id, WorkKind.PAGE, address.toString(), name),
                          text(name, table.rows()),
                          new Facts(Map.of(Fact.URL, List.of(address.toString()))),
                          before.map(Version::inForceFrom).filter(day::isBefore).orElse(day),
                          answer.get().capture(),
                          PARSER,
                          occasion))));
    }
    if (occasion == Occasion.HISTORY) {
      reading.archive().checkpoints().put(reading.source(), loaded, "yes");
    }
  }

  private static Optional<Reading.Refusal> isNoList(JsonNode answer) {
    return answer.path("ecfr_corrections").isArray()
        ? Optional.empty()
        : Optional.of(
            new Reading.Refusal("MISSING_FIELD", "There is no list \"ecfr_corrections\""));
  }

  /** The rows of an answer that name one of the parts. */
  static Table read(JsonNode answer, Set<String> parts) {
    record Dated(LocalDate day, int id, List<String> cells) {}
    List<Dated> rows = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (JsonNode correction : Json.elements(answer.path("ecfr_corrections"))) {
      Optional<Integer> id = Json.number(correction, "id");
      Optional<LocalDate> corrected = Json.date(correction, "error_corrected");
      List<JsonNode> references = Json.elements(correction.path("cfr_references"));
      if (references.stream().noneMatch(reference -> isIn(parts, reference))) {
        continue;
      }
      if (id.isEmpty() || corrected.isEmpty()) {
        findings.add(
            new Finding(
                "MISSING_FIELD",
                Finding.Severity.WARNING,
                "ecfr_corrections[]",
                "A correction without a number or a date: " + correction));
        continue;
      }
      rows.add(
          new Dated(
              corrected.get(),
              id.get(),
              List.of(
                  String.join(
                      "; ",
                      references.stream()
                          .map(reference -> Json.text(reference, "cfr_reference"))
                          .flatMap(Optional::stream)
                          .map(EcfrRow::fold)
                          .toList()),
                  Json.text(correction, "corrective_action").map(EcfrRow::fold).orElse(""),
                  Json.text(correction, "error_occurred").orElse(""),
                  corrected.get().toString(),
                  Json.text(correction, "fr_citation").map(EcfrRow::fold).orElse(""),
                  id.get().toString())));
    }
    rows.sort(Comparator.comparing(Dated::day).thenComparingInt(Dated::id));
    return new Table(
        rows.stream().map(Dated::cells).toList(),
        rows.stream().map(Dated::day).max(Comparator.naturalOrder()),
        findings);
  }

  private static boolean isIn(Set<String> parts, JsonNode reference) {
    JsonNode levels = reference.path("hierarchy");
    Optional<String> part =
        Json.text(levels, "part")
            .or(() -> Json.text(levels, "section").map(s -> s.replaceFirst("\\..*", "")));
    return part.filter(parts::contains).isPresent();
  }

  private static LegalText text(String name, List<List<String>> rows) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Passage.of(PassageKind.HEADING, name));
    blocks.add(row(Row.Place.HEAD, COLUMNS));
    rows.forEach(cells -> blocks.add(row(Row.Place.BODY, cells)));
    return new LegalText(blocks);
  }

  private static Row row(Row.Place place, List<String> cells) {
    return new Row(ParagraphPath.ROOT, 1, place, cells.stream().map(Cell::of).toList(), "");
  }
}
