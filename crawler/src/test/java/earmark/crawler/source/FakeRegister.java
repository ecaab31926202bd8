package earmark.crawler.source;

import earmark.crawler.fetch.ProgrammedServer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The list and records of the Federal Register over a few documents, with its traps. */
final class FakeRegister {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

  private final ProgrammedServer server;
  private final List<Entry> entries = new ArrayList<>();

  /** Above so many results the count is not the truth any more; tests make it small. */
  int cap = 10_000;

  /** Whether every condition is silently dropped, as after a badly escaped name. */
  boolean dropsFilters;

  /** What every title begins with. */
  String title = "Widgets";

  /** How many results the list keeps back. */
  int keepsBack;

  /** Documents of this day or later are not answered for. */
  LocalDate downFrom = LocalDate.MAX;

  private record Entry(String number, LocalDate published, String text) {}

  FakeRegister(ProgrammedServer server) {
    this.server = server;
    server.answerOthers(
        (request, out, s, connection) ->
            answer(URI.create(request.path())).write(request, out, s, connection));
  }

  /** Publishes a document whose XML says {@code text}. */
  void publish(String number, String published, String text) {
    entries.removeIf(entry -> entry.number().equals(number));
    entries.add(new Entry(number, LocalDate.parse(published), text));
  }

  static String xmlPath(String number) {
    return "/documents/full_text/xml/" + number + ".xml";
  }

  static String rawPath(String number) {
    return "/documents/full_text/text/" + number + ".txt";
  }

  static String htmlPath(String number) {
    return "/documents/full_text/html/" + number + ".html";
  }

  /** How often the record of a document was asked for. */
  long askedFor(String number) {
    return server.asked().stream()
        .filter(request -> request.path().startsWith("/api/v1/documents/" + number + ".json"))
        .count();
  }

  private ProgrammedServer.Reply answer(URI address) {
    if (address.getPath().equals("/api/v1/documents.json")) {
      return list(address);
    }
    for (Entry entry : entries) {
      if (address.getPath().equals("/api/v1/documents/" + entry.number() + ".json")) {
        return entry.published().isBefore(downFrom)
            ? ProgrammedServer.ok("application/json", record(entry))
            : ProgrammedServer.status(503, "text/html", "down");
      }
      if (address.getPath().equals(xmlPath(entry.number()))) {
        return ProgrammedServer.ok(
            "text/xml",
            "<NOTICE><PREAMB><AGENCY TYPE=\"N\">DEPARTMENT OF WIDGETS</AGENCY></PREAMB><SUPLINF><P>"
                + entry.text()
                + "</P><FRDOC>[FR Doc. "
                + entry.number()
                + " Filed 1-1-26; 8:45 am]</FRDOC></SUPLINF></NOTICE>");
      }
    }
    return ProgrammedServer.status(404, "application/json", "{\"status\":404}");
  }

  private ProgrammedServer.Reply list(URI address) {
    LocalDate from = day(address, "gte").orElse(LocalDate.of(1994, 1, 1));
    Optional<LocalDate> until = day(address, "lte");
    List<Entry> found =
        entries.stream()
            .filter(entry -> !entry.published().isBefore(from))
            .filter(entry -> until.map(end -> !entry.published().isAfter(end)).orElse(true))
            .sorted(Comparator.comparing(Entry::published))
            .toList();
    if (value(address, "order").equals("newest")) {
      found = found.reversed();
    }
    String dates =
        until
            .map(end -> "published from " + DAY.format(from) + " to " + DAY.format(end))
            .orElse("published on or after " + DAY.format(from));
    String description =
        dropsFilters
            ? "All Documents"
            : "Documents "
                + (value(address, "conditions[term]").isEmpty()
                    ? dates + " and affecting 15 CFR 799"
                    : "matching '" + value(address, "conditions[term]") + "' and " + dates);
    int perPage = Integer.parseInt(value(address, "per_page"));
    int page = Integer.parseInt(value(address, "page"));
    String results =
        found.stream()
            .skip((long) (page - 1) * perPage)
            .limit(Math.max(0, Math.min(perPage, found.size() - keepsBack)))
            .map(
                entry ->
                    "{\"document_number\":\""
                        + entry.number()
                        + "\",\"publication_date\":\""
                        + entry.published()
                        + "\"}")
            .collect(Collectors.joining(","));
    int count = found.size() > cap ? 10_000 : found.size();
    return ProgrammedServer.ok(
        "application/json",
        "{\"count\":"
            + count
            + ",\"description\":\""
            + description
            + "\""
            + (found.isEmpty() ? "" : ",\"results\":[" + results + "]")
            + "}");
  }

  private String record(Entry entry) {
    return """
    {"document_number":"NUMBER","publication_date":"PUBLISHED","title":"TITLE NUMBER",
     "type":"Notice","action":"Notice.","abstract":"About widgets.","dates":null,
     "effective_on":null,"citation":null,"volume":91,"start_page":100,"end_page":101,
     "docket_ids":["No. 1"],"agencies":[{"raw_name":"DEPARTMENT OF WIDGETS"}],
     "cfr_references":[{"title":15,"part":799},{"title":15,"part":null,"chapter":7}],
     "correction_of":"https://www.federalregister.gov/api/v1/documents/2025-00001",
     "html_url":"https://www.federalregister.gov/d/NUMBER","pdf_url":"http://127.0.0.1/x.pdf",
     "full_text_xml_url":"XML","raw_text_url":"RAW",
     "body_html_url":"BODY"}
    """
        .replace("TITLE", title)
        .replace("NUMBER", entry.number())
        .replace("PUBLISHED", entry.published().toString())
        .replace("XML", server.at(xmlPath(entry.number())).toString())
        .replace("BODY", server.at(htmlPath(entry.number())).toString())
        .replace("RAW", server.at(rawPath(entry.number())).toString());
  }

  private static Optional<LocalDate> day(URI address, String bound) {
    String value = value(address, "conditions[publication_date][" + bound + "]");
    return value.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(value));
  }

  private static String value(URI address, String name) {
    for (String pair : address.getRawQuery().split("&", -1)) {
      String decoded = URLDecoder.decode(pair, StandardCharsets.UTF_8);
      if (decoded.startsWith(name + "=")) {
        return decoded.substring(name.length() + 1);
      }
    }
    return "";
  }
}
