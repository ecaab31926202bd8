package earmark.api.command;

import earmark.api.Day;
import earmark.archive.Archive;
import earmark.archive.version.Fact;
import earmark.archive.version.Status;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.crawler.source.Ecfr;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What stands above a text: what it is, when it is in force, and what proves it. */
final class Facsimile {
  private static final String NOT_OFFICIAL =
      "The eCFR is not an official legal edition of the CFR.";

  private final Archive archive;
  private final Work work;
  private final Version version;

  Facsimile(Archive archive, Work work, Version version) {
    this.archive = archive;
    this.work = work;
    this.version = version;
  }

  /** Lines for a terminal. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(work.citation() + (work.title().isBlank() ? "" : "  " + work.title()));
    switch (work.kind()) {
      case DOCUMENT -> {
        lines.add(publication());
        filing().ifPresent(lines::add);
      }
      case FILING -> lines.addAll(display());
      case PROVISION, PAGE, LIST_ENTRY -> lines.add(interval());
    }
    switch (version.status()) {
      case OFFICIAL -> {}
      case COMPUTED -> lines.add("Computed by Earmark, not official text.");
      case PROPOSED -> lines.add("Proposed: not law.");
    }
    version
        .supersededAt()
        .ifPresent(
            at ->
                lines.add("Superseded: Earmark learned another text on " + Day.inWords(at) + "."));
    archive
        .captures()
        .find(version.capture())
        .ifPresent(
            capture ->
                lines.add(
                    "Captured "
                        + Day.inWords(capture.retrievedAt())
                        + " (capture "
                        + capture.id()
                        + ", SHA-256 "
                        + capture.content().hex().substring(0, 16)
                        + "…)."));
    version.facts().first(Fact.URL).ifPresent(lines::add);
    if (work.kind() == WorkKind.PROVISION) {
      lines.add(NOT_OFFICIAL);
      currentTo()
          .ifPresent(
              day -> lines.add("When last read, it was current to " + Day.inWords(day) + "."));
    }
    return lines;
  }

  /** The same for a program. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("work", work.id().value());
    json.put("kind", work.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("citation", work.citation());
    json.put("title", work.title());
    json.putAll(version(version));
    currentTo().ifPresent(day -> json.put("ecfrCurrentTo", day.toString()));
    archive
        .captures()
        .find(version.capture())
        .ifPresent(
            capture ->
                json.put(
                    "capture",
                    Map.of(
                        "id",
                        capture.id(),
                        "url",
                        capture.url().toString(),
                        "retrievedAt",
                        capture.retrievedAt().toString(),
                        "sha256",
                        capture.content().hex())));
    return json;
  }

  /** A version for a program, without its text and capture. */
  static Map<String, Object> version(Version version) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", version.id());
    json.put("status", version.status().name().toLowerCase(Locale.ROOT));
    json.put("official", version.status() == Status.OFFICIAL);
    json.put("inForceFrom", version.inForceFrom().toString());
    json.put("inForceFromStated", version.beginIsStated());
    version.inForceUntil().ifPresent(until -> json.put("inForceUntil", until.toString()));
    json.put("recordedAt", version.recordedAt().toString());
    version.supersededAt().ifPresent(at -> json.put("supersededAt", at.toString()));
    Map<String, Object> facts = new LinkedHashMap<>();
    version.facts().values().forEach((fact, values) -> facts.put(fact.key(), values));
    json.put("facts", facts);
    json.put("parser", version.parser());
    return json;
  }

  private String interval() {
    String from =
        "In force from "
            + Day.inWords(version.inForceFrom())
            + (version.beginIsStated() ? "" : " or earlier");
    return version
        .inForceUntil()
        .map(until -> from + " until " + Day.inWords(until) + " (that day not included).")
        .orElse(from + ", no end known.");
  }

  private String publication() {
    List<String> parts = new ArrayList<>();
    fact(Fact.TYPE).ifPresent(parts::add);
    fact(Fact.NUMBER).ifPresent(number -> parts.add("document " + number));
    fact(Fact.PUBLISHED).ifPresent(date -> parts.add("published " + date));
    fact(Fact.EFFECTIVE).ifPresent(date -> parts.add("effective " + date));
    fact(Fact.COMMENTS_CLOSE).ifPresent(date -> parts.add("comments close " + date));
    return parts.isEmpty() ? "Published " + version.inForceFrom() : String.join(", ", parts) + ".";
  }

  /** When a document was put on public inspection, if that was seen. */
  private Optional<String> filing() {
    return fact(Fact.NUMBER)
        .map(WorkId::filing)
        .flatMap(archive.versions()::latest)
        .flatMap(Facsimile::filed)
        .map(filed -> "Filed on public inspection " + filed + ".");
  }

  /** What a filing is and what became of it. */
  private List<String> display() {
    List<String> lines = new ArrayList<>();
    String number = fact(Fact.NUMBER).orElse("");
    lines.add(
        "On public inspection as document "
            + number
            + filed(version).map(filed -> ", filed " + filed).orElse("")
            + fact(Fact.EXPECTED).map(day -> ", to be published " + day).orElse("")
            + ".");
    version
        .inForceUntil()
        .ifPresent(day -> lines.add("Taken back before publication, " + Day.inWords(day) + "."));
    for (Work document : archive.works().documents(number)) {
      lines.add("Published as " + document.citation() + ".");
    }
    return lines;
  }

  private static Optional<String> filed(Version filing) {
    return filing
        .facts()
        .first(Fact.FILED)
        .map(
            at ->
                Day.inWords(Instant.parse(at))
                    + filing
                        .facts()
                        .first(Fact.FILING_TYPE)
                        .map(type -> " (" + type + " filing)")
                        .orElse(""));
  }

  /** The day up to which the eCFR said it had everything, when it was last asked. */
  private Optional<LocalDate> currentTo() {
    return Optional.of(work.id())
        .filter(WorkId::isProvision)
        .map(id -> Integer.parseInt(id.value().split("/", -1)[1]))
        .flatMap(title -> archive.checkpoints().find(Ecfr.NAME, Ecfr.currentTo(title)))
        .map(LocalDate::parse);
  }

  private Optional<String> fact(Fact fact) {
    return version.facts().first(fact);
  }
}
