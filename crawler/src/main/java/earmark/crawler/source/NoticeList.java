package earmark.crawler.source;

import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The notices in the data that the page carries for its own script ({@code __NEXT_DATA__}).
 *
 * @param rows publication date, effective date, citation, document type, subject, title, address;
 *     as given
 * @param why why there are no rows; empty if there are
 */
record NoticeList(
    List<List<String>> rows, Optional<LocalDate> newest, List<Finding> findings, String why) {
  /** Name and version of this reader. */
  static final String PARSER = "bis-notices-1";

  private static final List<String> COLUMNS =
      List.of(
          "Publication date",
          "Effective date",
          "Citation",
          "Document type",
          "Subject",
          "Title",
          "Address");

  private static final Set<String> FIELDS =
      Set.of(
          "frnTitle",
          "frnCitation",
          "frnDocumentType",
          "frnRegulationType",
          "frnPublicationDate",
          "frnEffectiveOnDate",
          "frnUrl");

  NoticeList {
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
  }

  /** What makes a row the same notice as before: its address, or else its title. */
  static String key(List<String> cells) {
    return cells.getLast().isEmpty() ? cells.get(COLUMNS.indexOf("Title")) : cells.getLast();
  }

  int size() {
    return rows.size();
  }

  /** Reads a page; a page without the data gives an empty list that says why. */
  static NoticeList read(byte[] page) {
    Element script =
        Jsoup.parse(new String(page, StandardCharsets.UTF_8)).selectFirst("script#__NEXT_DATA__");
    if (script == null) {
      return none("the page has no script with the id __NEXT_DATA__");
    }
    JsonNode data;
    try {
      data = JsonMapper.shared().readTree(script.data());
    } catch (JacksonException e) {
      return none("__NEXT_DATA__ is no JSON: " + e.getOriginalMessage());
    }
    JsonNode notices = data.path("props").path("pageProps").path("frns");
    if (!notices.isArray() || notices.isEmpty()) {
      return none(
          notices.isMissingNode()
              ? "props.pageProps.frns is missing"
              : "props.pageProps.frns has no entries");
    }
    return read(Json.elements(notices));
  }

  private static NoticeList read(List<JsonNode> notices) {
    List<List<String>> rows = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    Set<String> unknown = new TreeSet<>();
    for (JsonNode notice : notices) {
      String where = "frns[" + rows.size() + "]";
      notice.propertyNames().stream().filter(name -> !FIELDS.contains(name)).forEach(unknown::add);
      for (String field : FIELDS) {
        if (!notice.has(field)) {
          findings.add(finding("MISSING_FIELD", where, field));
        }
      }
      if (Json.text(notice, "frnTitle").isEmpty()) {
        findings.add(finding("MISSING_VALUE", where, "frnTitle"));
      }
      rows.add(
          List.of(
              day(notice, "frnPublicationDate", where, findings),
              day(notice, "frnEffectiveOnDate", where, findings),
              value(notice, "frnCitation"),
              value(notice, "frnDocumentType"),
              value(notice, "frnRegulationType"),
              value(notice, "frnTitle"),
              Json.text(notice.path("frnUrl"), "url").orElse("")));
    }
    unknown.forEach(name -> findings.add(finding("UNKNOWN_FIELD", "frns[]", name)));
    Optional<LocalDate> newest =
        rows.stream()
            .map(List::getFirst)
            .map(Json::date)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder());
    return new NoticeList(rows, newest, findings, "");
  }

  /** One heading, the names of the columns, and a row for each notice in the order given. */
  LegalText text(String title) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Passage.of(PassageKind.HEADING, title));
    blocks.add(row(Row.Place.HEAD, COLUMNS));
    for (List<String> cells : rows) {
      blocks.add(row(Row.Place.BODY, cells));
    }
    return new LegalText(blocks);
  }

  private static Row row(Row.Place place, List<String> cells) {
    return new Row(ParagraphPath.ROOT, 1, place, cells.stream().map(Cell::of).toList(), "");
  }

  private static String value(JsonNode notice, String field) {
    return Json.text(notice, field).map(NoticeList::fold).orElse("");
  }

  /** The day of {@code {"time": "2026-03-26T12:00:00+00:00"}}; as written if it is no such time. */
  private static String day(JsonNode notice, String field, String where, List<Finding> findings) {
    Optional<String> time = Json.text(notice.path(field), "time");
    if (time.isEmpty()) {
      return "";
    }
    Optional<LocalDate> day = Json.date(time.get());
    if (day.isEmpty()) {
      findings.add(finding("BAD_DATE", where, field + ": " + time.get()));
    }
    return day.map(LocalDate::toString).orElseGet(() -> fold(time.get()));
  }

  private static String fold(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  private static Finding finding(String code, String where, String excerpt) {
    return new Finding(code, Finding.Severity.WARNING, where, excerpt);
  }

  private static NoticeList none(String why) {
    return new NoticeList(List.of(), Optional.empty(), List.of(), why);
  }
}
