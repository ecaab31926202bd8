package earmark.api.demo;

import earmark.api.demo.SamplePart.Edition;
import earmark.api.demo.SamplePart.Kind;
import earmark.api.demo.SamplePart.Unit;
import earmark.api.demo.SamplePart.Weight;
import earmark.archive.calendar.FederalHolidays;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * ecfr.gov: titles, versions and texts of title 15.
 *
 * <p>It lags as the real service does: on a day it shows the issues up to the business day before.
 * A text holds from its issue day on. It has corrected no errors of its own. Not here: other
 * titles' texts, structure, ancestry, search.
 */
final class EcfrSite implements Site {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The day on which the service's own history begins. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2017, 1, 3);

  private static final int ROWS_PER_PAGE = 1000;
  private static final Pattern VERSIONS =
      Pattern.compile("/api/versioner/v1/versions/title-(\\d+)(?:\\.json)?");
  private static final Pattern FULL =
      Pattern.compile("/api/versioner/v1/full/([^/]+)/title-(\\d+)\\.xml");

  private final DemoStory story;

  EcfrSite(DemoStory story) {
    this.story = story;
  }

  /** A row of the list of versions. */
  private record Row(SamplePart part, Unit unit, Edition edition) {}

  @Override
  public Optional<Reply> answer(Question question) {
    String path = question.path();
    if (path.equals("/robots.txt")) {
      return Optional.of(Reply.plain(200, "User-agent: *\nDisallow:\n"));
    }
    if (!path.startsWith("/api/")) {
      return Optional.empty();
    }
    if (question.encoding() == Question.Encoding.PLAIN) {
      return Optional.of(Reply.html(406, ""));
    }
    if (path.equals("/api/versioner/v1/titles") || path.equals("/api/versioner/v1/titles.json")) {
      return Optional.of(titles(question).withTag());
    }
    if (path.equals("/api/admin/v1/corrections.json")) {
      ObjectNode none = JSON.createObjectNode();
      none.putArray("ecfr_corrections");
      return Optional.of(Reply.json(200, none).withTag());
    }
    Matcher versions = VERSIONS.matcher(path);
    if (versions.matches()) {
      return Optional.of(versions(question, versions.group(1)).withTag());
    }
    Matcher full = FULL.matcher(path);
    if (full.matches()) {
      return Optional.of(full(question, full.group(1), full.group(2)).withTag());
    }
    return Optional.of(notFound());
  }

  private static LocalDate upToDate(Question question) {
    return FederalHolidays.businessDayBefore(question.today());
  }

  private Reply titles(Question question) {
    LocalDate last = upToDate(question);
    List<Row> rows = visible(last);
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode title = answer.putArray("titles").addObject();
    title.put("number", 15);
    title.put("name", "Commerce and Foreign Trade");
    title.put("latest_amended_on", latest(rows, row -> row.edition().amendedOn()));
    title.put("latest_issue_date", latest(rows, row -> row.edition().issuedOn()));
    title.put("up_to_date_as_of", last.toString());
    title.put("reserved", false);
    answer.putObject("meta").put("date", last.toString()).put("import_in_progress", false);
    return Reply.json(200, answer);
  }

  private List<Row> visible(LocalDate last) {
    List<Row> rows = new ArrayList<>();
    for (SamplePart part : story.parts()) {
      for (Unit unit : part.units()) {
        for (Edition edition : unit.editions()) {
          if (!edition.issuedOn().isAfter(last)) {
            rows.add(new Row(part, unit, edition));
          }
        }
      }
    }
    rows.sort(
        Comparator.comparing((Row row) -> row.unit().identifier())
            .thenComparing(row -> row.edition().amendedOn())
            .thenComparing(row -> row.edition().issuedOn()));
    return rows;
  }

  private static String latest(List<Row> rows, Function<Row, LocalDate> day) {
    return rows.stream().map(day).max(LocalDate::compareTo).map(LocalDate::toString).orElse("");
  }

  // Versions

  private Reply versions(Question question, String title) {
    ObjectNode limits = JSON.createObjectNode();
    for (Question.Parameter parameter : question.parameters()) {
      if (parameter.name().startsWith("issue_date[")) {
        String key = parameter.name().substring(11).replace("]", "");
        if (!Set.of("on", "gte", "lte").contains(key) || date(parameter.value()).isEmpty()) {
          return Reply.json(400, error("invalid date"));
        }
        limits.put(key, parameter.value());
      }
    }
    if (limits.has("on") && limits.size() > 1) {
      return Reply.json(400, error("issue_date[on] may not be combined with gte or lte"));
    }
    List<Row> rows =
        !title.equals("15")
            ? List.of()
            : visible(upToDate(question)).stream()
                .filter(row -> asked(question, row))
                .filter(row -> within(limits, row.edition().issuedOn().toString()))
                .toList();
    ObjectNode meta = JSON.createObjectNode();
    meta.put("title", title);
    for (String name : List.of("part", "section", "appendix", "subpart")) {
      question.first(name).ifPresent(value -> meta.put(name, value));
    }
    meta.put("result_count", Integer.toString(rows.size()));
    if (!rows.isEmpty()) {
      meta.put("latest_amendment_date", latest(rows, row -> row.edition().amendedOn()));
      meta.put("latest_issue_date", latest(rows, row -> row.edition().issuedOn()));
    }
    List<Row> shown = rows;
    if (!limits.isEmpty()) {
      int page =
          question
              .first("page")
              .filter(p -> p.matches("\\d{1,4}"))
              .map(Integer::parseInt)
              .orElse(1);
      int pages = Math.max(1, (rows.size() + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE);
      meta.set("issue_date", limits);
      meta.put("page", Integer.toString(page));
      meta.put("per_page", Integer.toString(ROWS_PER_PAGE));
      meta.put("total_pages", Integer.toString(pages));
      int from = Math.min(Math.max(0, (page - 1) * ROWS_PER_PAGE), rows.size());
      shown = rows.subList(from, Math.min(from + ROWS_PER_PAGE, rows.size()));
    }
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode versions = answer.putArray("content_versions");
    shown.forEach(row -> versions.add(json(row)));
    answer.set("meta", meta);
    return Reply.json(200, answer);
  }

  private static boolean asked(Question question, Row row) {
    Unit unit = row.unit();
    return question.first("part").map(row.part().number()::equals).orElse(true)
        && question.first("subpart").isEmpty()
        && question.first("section").map(name -> isUnit(unit, Kind.SECTION, name)).orElse(true)
        && question.first("appendix").map(name -> isUnit(unit, Kind.APPENDIX, name)).orElse(true);
  }

  private static boolean isUnit(Unit unit, Kind kind, String identifier) {
    return unit.kind() == kind && unit.identifier().equals(identifier);
  }

  private static boolean within(ObjectNode limits, String day) {
    return limits.path("on").stringValue(day).equals(day)
        && limits.path("gte").stringValue(day).compareTo(day) <= 0
        && limits.path("lte").stringValue(day).compareTo(day) >= 0;
  }

  private static ObjectNode json(Row row) {
    Edition edition = row.edition();
    ObjectNode node = JSON.createObjectNode();
    node.put("date", edition.amendedOn().toString());
    node.put("amendment_date", edition.amendedOn().toString());
    node.put("issue_date", edition.issuedOn().toString());
    node.put("identifier", row.unit().identifier());
    node.put("name", edition.name());
    node.put("part", row.part().number());
    node.put("substantive", edition.weight() == Weight.SUBSTANTIVE);
    node.put("removed", edition.xml().isEmpty());
    node.putNull("subpart");
    node.put("title", "15");
    node.put("type", row.unit().kind().type());
    return node;
  }

  // Texts

  private Reply full(Question question, String dayText, String title) {
    Optional<LocalDate> asked = date(dayText);
    if (asked.isEmpty()) {
      return Reply.json(400, error("invalid date"));
    }
    LocalDate day = asked.get();
    LocalDate last = upToDate(question);
    if (day.isAfter(last)) {
      return Reply.json(
          404,
          error(
              "The requested date "
                  + day
                  + " is past the title's most recent issue date of "
                  + last
                  + ", please request that date or an earlier one."));
    }
    if (day.isBefore(FIRST_DAY) || !title.equals("15")) {
      return notFound();
    }
    Optional<String> section = question.first("section");
    String partNumber =
        question
            .first("part")
            .or(() -> section.map(name -> name.replaceFirst("\\..*", "")))
            .orElse("");
    if (partNumber.isEmpty()) {
      return Reply.html(
          504,
          "<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center>"
              + "<h1>504 Gateway Time-out</h1></center>\r\n</body>\r\n</html>\r\n");
    }
    return story.parts().stream()
        .filter(part -> part.number().equals(partNumber))
        .filter(_ -> question.first("subpart").isEmpty())
        .findFirst()
        .flatMap(part -> slice(part, day, section, question.first("appendix")))
        .orElseGet(EcfrSite::notFound);
  }

  /** A part, or one of its units: a section comes inside its part, an appendix alone. */
  private static Optional<Reply> slice(
      SamplePart part, LocalDate day, Optional<String> section, Optional<String> appendix) {
    Optional<LocalDate> issuedOn = part.issuedBy(day);
    if (issuedOn.isEmpty()) {
      return Optional.empty();
    }
    List<String> units =
        part.units().stream()
            .filter(unit -> section.map(n -> isUnit(unit, Kind.SECTION, n)).orElse(true))
            .filter(unit -> appendix.map(n -> isUnit(unit, Kind.APPENDIX, n)).orElse(true))
            .flatMap(
                unit -> unit.on(day).stream().map(edition -> withMetadata(part, unit, edition)))
            .toList();
    if (units.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n");
    if (appendix.isPresent()) {
      units.forEach(xml::append);
    } else {
      String opening = part.openingOn(day).xml();
      xml.append(
          opening
              .substring(0, opening.lastIndexOf("</DIV5>"))
              .replaceFirst(
                  "TYPE=\"PART\"", Matcher.quoteReplacement("TYPE=\"PART\" " + metadata(part))));
      xml.append(String.join("\n", units)).append("</DIV5>\n");
    }
    return Optional.of(Reply.xml(SampleXml.ascii(xml.toString())).changedOn(issuedOn.get()));
  }

  /** The metadata of a part is escaped twice, that of a unit once, as in the real slices. */
  private static String metadata(SamplePart part) {
    String json =
        "{\"path\":\"/on/_SUBSTITUTE_DATE_/title-15/part-"
            + part.number()
            + "\",\"citation\":\"15 CFR Part "
            + part.number()
            + "\"}";
    return "VOLUME=\"2\" hierarchy_metadata=\"" + SampleXml.escape(SampleXml.escape(json)) + "\"";
  }

  private static String withMetadata(SamplePart part, Unit unit, Edition edition) {
    String name = unit.identifier();
    String json =
        switch (unit.kind()) {
          case SECTION ->
              "{\"path\":\"/on/_SUBSTITUTE_DATE_/title-15/section-"
                  + name
                  + "\",\"citation\":\"15 CFR "
                  + name
                  + "\"}";
          case APPENDIX ->
              "{\"path\":\"/on/_SUBSTITUTE_DATE_/title-15/part-"
                  + part.number()
                  + "/appendix-"
                  + name
                  + "\",\"citation\":\""
                  + name
                  + ", Title 15\"}";
        };
    String type = "TYPE=\"" + (unit.kind() == Kind.SECTION ? "SECTION" : "APPENDIX") + "\"";
    return edition
        .xml()
        .orElseThrow()
        .replaceFirst(
            type,
            Matcher.quoteReplacement(
                type + " hierarchy_metadata=\"" + SampleXml.escape(json) + "\""));
  }

  private static ObjectNode error(String message) {
    return JSON.createObjectNode().put("error", message);
  }

  private static Reply notFound() {
    return Reply.json(404, error("No matching content found."));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
