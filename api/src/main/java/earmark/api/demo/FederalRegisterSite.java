package earmark.api.demo;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * federalregister.gov: API v1 for documents, and full texts.
 *
 * <p>Limits and oddities follow the real service (usnationalarchives/federalregister-api-core): a
 * page size outside 2 to 2000 becomes 20, zero hits have no {@code results}, an unknown field or
 * condition is refused with 400. On public inspection there is nothing. Not here: agencies, facets,
 * batches.
 */
final class FederalRegisterSite implements Site {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BUREAU = "industry-and-security-bureau";
  private static final Map<String, String> AGENCIES =
      Map.of(BUREAU, "Industry and Security Bureau", "commerce-department", "Commerce Department");
  private static final Map<String, String> TYPES =
      Map.of(
          "RULE", "Rule",
          "PRORULE", "Proposed Rule",
          "NOTICE", "Notice",
          "PRESDOCU", "Presidential Document");
  private static final Map<String, String> DATES =
      Map.of(
          "publication_date", "publication_date",
          "effective_date", "effective_on",
          "comment_date", "comments_close_on");
  private static final Set<String> CONDITIONS =
      Set.of(
          "agencies",
          "type",
          "cfr",
          "term",
          "document_numbers",
          "publication_date",
          "effective_date",
          "comment_date");
  private static final List<String> LIST_FIELDS =
      List.of(
          "title",
          "type",
          "abstract",
          "document_number",
          "html_url",
          "pdf_url",
          "public_inspection_pdf_url",
          "publication_date",
          "agencies",
          "excerpts");
  private static final List<String> FIELDS =
      List.of(
          """
          abstract action agencies agency_names amendatory_instructions body_html_url cfr_references
          cfr_topics citation comment_url comments_close_on correction_of corrections dates
          disposition_notes docket_id docket_ids dockets document_number effective_on end_page
          excerpts executive_order_notes executive_order_number explanation full_text_xml_url
          html_url images images_metadata json_url mods_url not_received_for_publication page_length
          page_views pdf_url president presidential_document_number proclamation_number
          public_inspection_pdf_url publication_date raw_text_url regulation_id_number_info
          regulation_id_numbers regulations_dot_gov_info regulations_dot_gov_url related_documents
          significant signing_date start_page subtype title toc_doc toc_subject topics type volume
          """
              .strip()
              .split("\\s+"));
  private static final Set<String> NOT_SHOWN_ALONE =
      Set.of(
          "excerpts",
          "agency_names",
          "docket_id",
          "president",
          "amendatory_instructions",
          "cfr_topics",
          "related_documents",
          "explanation");
  private static final Set<String> LISTS =
      Set.of("cfr_topics", "corrections", "dockets", "related_documents");
  private static final Set<String> MAPS = Set.of("images", "images_metadata");

  private static final Pattern DOCUMENT = Pattern.compile("/api/v1/documents/([^/]+?)(?:\\.json)?");
  private static final Pattern TEXT =
      Pattern.compile(
          "/documents/full_text/(xml|text|html)/(\\d{4}/\\d\\d/\\d\\d/([^/]+))\\.(?:xml|txt|html)");
  private static final Pattern CONDITION =
      Pattern.compile("conditions\\[([^\\]]+)\\](?:\\[([^\\]]*)\\])?");
  private static final Pattern PART_RANGE = Pattern.compile("(\\d+)(?: ?- ?(\\d+))?");

  private final DemoStory story;

  FederalRegisterSite(DemoStory story) {
    this.story = story;
  }

  /** A request that the service refuses with status 400 and this body. */
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient ObjectNode body;

    RefusedException(ObjectNode body) {
      super(body.toString());
      this.body = body;
    }
  }

  @Override
  public Optional<Reply> answer(Question question) {
    String path = question.path();
    try {
      if (path.equals("/api/v1/documents") || path.equals("/api/v1/documents.json")) {
        return Optional.of(search(question));
      }
      Matcher one = DOCUMENT.matcher(path);
      if (one.matches()) {
        return Optional.of(show(question, one.group(1)));
      }
      Matcher text = TEXT.matcher(path);
      if (text.matches()) {
        return Optional.of(fullText(question, text.group(1), text.group(2), text.group(3)));
      }
    } catch (RefusedException e) {
      return Optional.of(Reply.json(400, e.body));
    }
    return switch (path) {
      case "/api/v1/public-inspection-documents/current.json",
          // The list of a day that is over, as who did not listen on it asks for.
          "/api/v1/public-inspection-documents.json" ->
          Optional.of(Reply.json(200, nothingOnDisplay(question)));
      case "/robots.txt" -> Optional.of(Reply.plain(200, "User-agent: *\nDisallow:\n"));
      default -> path.startsWith("/api/v1/") ? Optional.of(recordNotFound()) : Optional.empty();
    };
  }

  /** The sample's documents are not put on public inspection before they are published. */
  private static ObjectNode nothingOnDisplay(Question question) {
    ObjectNode list = JSON.createObjectNode();
    list.put("count", 0);
    list.put("special_filings_updated_at", question.today() + "T16:15:00.000-05:00");
    list.put("regular_filings_updated_at", question.today() + "T08:45:00.000-05:00");
    list.putArray("results");
    return list;
  }

  private Optional<SampleDocument> find(Question question, String number) {
    String wanted = number.replace('\u2013', '-').replace('\u2014', '-').strip();
    return story.documents().stream()
        .filter(document -> document.number().equals(wanted))
        .filter(document -> !document.publishedOn().isAfter(question.today()))
        .findFirst();
  }

  // Search

  private Reply search(Question question) throws RefusedException {
    List<String> fields = chosenFields(question, LIST_FIELDS);
    Map<String, Map<String, List<String>>> conditions = conditions(question);
    List<SampleDocument> found = new ArrayList<>();
    for (SampleDocument document : story.documents()) {
      if (!document.publishedOn().isAfter(question.today()) && matches(document, conditions)) {
        found.add(document);
      }
    }
    boolean oldestFirst = question.first("order").equals(Optional.of("oldest"));
    if (oldestFirst) {
      found = found.reversed();
    }
    int perPage = perPage(question);
    int page = page(question, perPage);
    ObjectNode answer = JSON.createObjectNode();
    answer.put("count", found.size());
    answer.put("description", description(conditions));
    int start = start(question, found, page, perPage, oldestFirst);
    List<SampleDocument> shown =
        found.subList(Math.min(start, found.size()), Math.min(start + perPage, found.size()));
    boolean metadataOnly = question.first("metadata_only").equals(Optional.of("1"));
    if (!shown.isEmpty() && !metadataOnly) {
      int totalPages = Math.min(50, (found.size() + perPage - 1) / perPage);
      answer.put("total_pages", totalPages);
      if (page < totalPages) {
        answer.put("next_page_url", pageUrl(question, page + 1, Optional.of(shown.getLast())));
      }
      if (page > 1) {
        answer.put("previous_page_url", pageUrl(question, page - 1, Optional.empty()));
      }
      ArrayNode results = answer.putArray("results");
      for (SampleDocument document : shown) {
        results.add(served(document, fields, question));
      }
    }
    return cached(Reply.json(200, answer));
  }

  private static List<String> chosenFields(Question question, List<String> usual)
      throws RefusedException {
    List<String> asked = new ArrayList<>(question.all("fields[]"));
    asked.addAll(question.all("fields"));
    for (String name : asked) {
      if (!FIELDS.contains(name)) {
        throw new RefusedException(status(400, "field '" + name + "' not valid"));
      }
    }
    return asked.isEmpty() ? usual : asked;
  }

  /** Conditions by name and key; badly escaped names are dropped, as on the real site. */
  private static Map<String, Map<String, List<String>>> conditions(Question question)
      throws RefusedException {
    Map<String, Map<String, List<String>>> conditions = new LinkedHashMap<>();
    for (Question.Parameter parameter : question.parameters()) {
      Matcher found = CONDITION.matcher(parameter.name());
      if (found.matches() && !parameter.value().isEmpty()) {
        String key = Optional.ofNullable(found.group(2)).orElse("");
        conditions
            .computeIfAbsent(found.group(1), _ -> new LinkedHashMap<>())
            .computeIfAbsent(key, _ -> new ArrayList<>())
            .add(parameter.value());
      }
    }
    ObjectNode errors = JSON.createObjectNode();
    conditions.forEach((name, values) -> check(name, values, errors));
    if (!errors.isEmpty()) {
      ObjectNode body = JSON.createObjectNode();
      body.set("errors", errors);
      throw new RefusedException(body);
    }
    return conditions;
  }

  private static void check(String name, Map<String, List<String>> values, ObjectNode errors) {
    if (!CONDITIONS.contains(name)) {
      errors.put(name, "is not a valid field");
    } else if (name.equals("agencies")) {
      for (String slug : values.getOrDefault("", List.of())) {
        if (!AGENCIES.containsKey(slug)) {
          errors.put(name, slug + " is not a valid agency");
        }
      }
    } else if (name.equals("cfr")) {
      String title = firstOf(values, "title");
      String part = firstOf(values, "part");
      if (!title.matches("[1-9]|[1-4][0-9]|50")) {
        errors.put(name, "CFR title must be between 1 and 50");
      } else if (!part.isEmpty() && !PART_RANGE.matcher(part).matches()) {
        errors.put(name, "CFR part must be an integer or a range (eg \"1\" or \"1-200\")");
      }
    } else if (DATES.containsKey(name)) {
      values.forEach(
          (key, given) -> {
            boolean year = key.equals("year");
            boolean known = year || Set.of("is", "gte", "lte").contains(key);
            if (!known || (!year && date(given.getFirst()).isEmpty())) {
              errors.put(name, name + " is not a valid date");
            }
          });
    }
  }

  private static boolean matches(
      SampleDocument document, Map<String, Map<String, List<String>>> conditions) {
    return conditions.entrySet().stream()
        .allMatch(condition -> matches(document, condition.getKey(), condition.getValue()));
  }

  private static boolean matches(
      SampleDocument document, String name, Map<String, List<String>> values) {
    List<String> plain = values.getOrDefault("", List.of());
    return switch (name) {
      case "agencies" -> !plain.isEmpty(); // every document is from both known agencies
      case "type" ->
          plain.stream()
              .map(type -> TYPES.getOrDefault(type, type))
              .anyMatch(document.record().path("type").stringValue("")::equals);
      case "cfr" -> refersTo(document, firstOf(values, "title"), firstOf(values, "part"));
      case "term" -> contains(document, plain.getFirst());
      case "document_numbers" -> plain.contains(document.number());
      default -> {
        String day = document.record().path(DATES.getOrDefault(name, name)).stringValue("");
        yield !day.isEmpty()
            && values.entrySet().stream()
                .allMatch(limit -> within(day, limit.getKey(), limit.getValue().getFirst()));
      }
    };
  }

  private static boolean within(String day, String key, String limit) {
    return switch (key) {
      case "gte" -> day.compareTo(limit) >= 0;
      case "lte" -> day.compareTo(limit) <= 0;
      case "year" -> day.startsWith(limit);
      default -> day.equals(limit);
    };
  }

  private static boolean refersTo(SampleDocument document, String title, String part) {
    if (!title.equals("15")) {
      return false;
    }
    Matcher range = PART_RANGE.matcher(part);
    if (!range.matches()) {
      return true;
    }
    int low = Integer.parseInt(range.group(1));
    int high = range.group(2) == null ? low : Integer.parseInt(range.group(2));
    return document.parts().stream().anyMatch(number -> low <= number && number <= high);
  }

  /** Every word must occur; OR is no operator, as on the real site. */
  private static boolean contains(SampleDocument document, String term) {
    String text = (document.record() + " " + document.xml()).toLowerCase(Locale.ROOT);
    return Pattern.compile("\\s+")
        .splitAsStream(term.toLowerCase(Locale.ROOT).replace("\"", " ").strip())
        .filter(word -> !Set.of("or", "and", "|", "&").contains(word))
        .allMatch(text::contains);
  }

  private static String description(Map<String, Map<String, List<String>>> conditions) {
    List<String> parts = new ArrayList<>();
    Map<String, List<String>> dates = conditions.getOrDefault("publication_date", Map.of());
    String from = usDate(firstOf(dates, "gte"));
    String to = usDate(firstOf(dates, "lte"));
    if (dates.containsKey("year")) {
      parts.add("published in " + firstOf(dates, "year"));
    } else if (dates.containsKey("is")) {
      parts.add("published on " + usDate(firstOf(dates, "is")));
    } else if (!from.isEmpty() && !to.isEmpty()) {
      parts.add("published from " + from + " to " + to);
    } else if (!from.isEmpty()) {
      parts.add("published on or after " + from);
    } else if (!to.isEmpty()) {
      parts.add("published on or before " + to);
    }
    List<String> agencies =
        conditions.getOrDefault("agencies", Map.of()).getOrDefault("", List.of()).stream()
            .map(slug -> AGENCIES.getOrDefault(slug, slug))
            .toList();
    if (!agencies.isEmpty()) {
      parts.add("from " + String.join(" or ", agencies));
    }
    List<String> types =
        conditions.getOrDefault("type", Map.of()).getOrDefault("", List.of()).stream()
            .map(type -> TYPES.getOrDefault(type, type))
            .toList();
    if (!types.isEmpty()) {
      parts.add("of type " + String.join(" or ", types));
    }
    Map<String, List<String>> cfr = conditions.getOrDefault("cfr", Map.of());
    if (!cfr.isEmpty()) {
      parts.add(("affecting " + firstOf(cfr, "title") + " CFR " + firstOf(cfr, "part")).strip());
    }
    String term = firstOf(conditions.getOrDefault("term", Map.of()), "");
    if (!term.isEmpty()) {
      parts.addFirst("matching '" + term + "'");
    }
    return switch (parts.size()) {
      case 0 -> "All Documents";
      case 1 -> "Documents " + parts.getFirst();
      case 2 -> "Documents " + String.join(" and ", parts);
      default ->
          "Documents "
              + String.join(", ", parts.subList(0, parts.size() - 1))
              + ", and "
              + parts.getLast();
    };
  }

  // Pages

  private static int perPage(Question question) {
    int asked = number(question.first("per_page"));
    return asked >= 2 && asked <= 2000 ? asked : 20;
  }

  private static int page(Question question, int perPage) {
    int asked = number(question.first("page"));
    return asked >= 1 && asked <= 50 && asked * perPage <= 10_000 ? asked : 1;
  }

  private static int number(Optional<String> text) {
    return text.filter(digits -> digits.matches("\\d{1,6}")).map(Integer::parseInt).orElse(0);
  }

  private static int start(
      Question question, List<SampleDocument> found, int page, int perPage, boolean oldestFirst)
      throws RefusedException {
    Optional<String> token = question.first("search_after_cursor");
    if (token.isEmpty()) {
      return (page - 1) * perPage;
    }
    String after = readCursor(token.get());
    for (int i = 0; i < found.size(); i++) {
      int order = position(found.get(i)).compareTo(after);
      if (oldestFirst ? order > 0 : order < 0) {
        return i;
      }
    }
    return found.size();
  }

  private static String position(SampleDocument document) {
    return document.publishedOn() + " " + document.number();
  }

  private static String cursor(SampleDocument last) {
    ArrayNode pair = JSON.createArrayNode();
    pair.add(last.publishedOn().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    pair.add(last.number());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(pair.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String readCursor(String token) throws RefusedException {
    try {
      JsonNode pair =
          JSON.readTree(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
      long milliseconds = pair.path(0).longValue();
      LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(milliseconds, 86_400_000L));
      return day + " " + pair.path(1).stringValue();
    } catch (IllegalArgumentException | JacksonException | DateTimeException _) {
      throw new RefusedException(status(400, "Invalid search_after_cursor token"));
    }
  }

  private static String pageUrl(Question question, int page, Optional<SampleDocument> lastShown) {
    List<String> query = new ArrayList<>();
    question.parameters().stream()
        .filter(
            parameter ->
                !Set.of("page", "per_page", "search_after_cursor", "format")
                    .contains(parameter.name()))
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .forEach(parameter -> query.add(pair(parameter.name(), parameter.value())));
    query.add("format=json");
    query.add("page=" + page);
    question.first("per_page").ifPresent(size -> query.add(pair("per_page", size)));
    lastShown.ifPresent(last -> query.add("search_after_cursor=" + cursor(last)));
    return question.base() + "/api/v1/documents?" + String.join("&", query);
  }

  private static String pair(String name, String value) {
    return SampleUpstream.escapeQuery(name) + "=" + SampleUpstream.escapeQuery(value);
  }

  // One document

  private Reply show(Question question, String number) throws RefusedException {
    List<String> fields =
        chosenFields(
            question, FIELDS.stream().filter(name -> !NOT_SHOWN_ALONE.contains(name)).toList());
    Optional<String> wantedDate = question.first("publication_date");
    return find(question, number)
        .filter(
            document ->
                wantedDate.isEmpty() || wantedDate.get().equals(document.publishedOn().toString()))
        .map(document -> cached(Reply.json(200, served(document, fields, question))))
        .orElseGet(FederalRegisterSite::recordNotFound);
  }

  private ObjectNode served(SampleDocument document, List<String> fields, Question question) {
    ObjectNode answer = JSON.createObjectNode();
    for (String field : fields) {
      answer.set(field, value(document, field, question));
    }
    return answer;
  }

  private JsonNode value(SampleDocument document, String field, Question question) {
    String base = question.base();
    ObjectNode record = document.record();
    String place = document.location();
    return switch (field) {
      case "agencies" -> agencies(base);
      case "agency_names" ->
          JSON.createArrayNode().add("Commerce Department").add("Industry and Security Bureau");
      case "docket_id" -> record.path("docket_ids").path(0).deepCopy();
      case "toc_doc" -> record.path("title").deepCopy();
      case "json_url" -> text(apiUrl(base, document));
      case "full_text_xml_url" -> text(base + "/documents/full_text/xml/" + place + ".xml");
      case "raw_text_url" -> text(base + "/documents/full_text/text/" + place + ".txt");
      case "body_html_url" -> text(base + "/documents/full_text/html/" + place + ".html");
      case "correction_of" ->
          record.path(field).isString()
              ? text(base + "/api/v1/documents/" + record.path(field).stringValue())
              : JSON.nullNode();
      case "corrections" -> corrections(document, question);
      default ->
          record.has(field)
              ? record.path(field).deepCopy()
              : LISTS.contains(field)
                  ? JSON.createArrayNode()
                  : MAPS.contains(field) ? JSON.createObjectNode() : JSON.nullNode();
    };
  }

  private ArrayNode corrections(SampleDocument document, Question question) {
    ArrayNode addresses = JSON.createArrayNode();
    story.documents().stream()
        .filter(other -> !other.publishedOn().isAfter(question.today()))
        .filter(
            other -> other.record().path("correction_of").stringValue("").equals(document.number()))
        .forEach(other -> addresses.add(question.base() + "/api/v1/documents/" + other.number()));
    return addresses;
  }

  private static ArrayNode agencies(String base) {
    ArrayNode agencies = JSON.createArrayNode();
    agencies.add(
        agency(base, 54, "DEPARTMENT OF COMMERCE", "commerce-department", JSON.nullNode()));
    agencies.add(
        agency(
            base,
            241,
            "Bureau of Industry and Security",
            BUREAU,
            JSON.getNodeFactory().numberNode(54)));
    return agencies;
  }

  private static ObjectNode agency(
      String base, int id, String rawName, String slug, JsonNode parent) {
    ObjectNode agency = JSON.createObjectNode();
    agency.put("raw_name", rawName);
    agency.put("name", AGENCIES.get(slug));
    agency.put("id", id);
    agency.put("url", "https://www.federalregister.gov/agencies/" + slug);
    agency.put("json_url", base + "/api/v1/agencies/" + id);
    agency.set("parent_id", parent);
    agency.put("slug", slug);
    return agency;
  }

  private static String apiUrl(String base, SampleDocument document) {
    return base
        + "/api/v1/documents/"
        + document.number()
        + "?publication_date="
        + document.publishedOn();
  }

  // Full text

  private Reply fullText(Question question, String kind, String place, String number) {
    Optional<SampleDocument> document =
        find(question, number).filter(found -> found.location().equals(place));
    if (document.isEmpty()) {
      return Reply.html(
          404,
          "<!DOCTYPE html><html><head><title>Federal Register :: Page not found</title></head>"
              + "<body><h1>The page you were looking for doesn't exist.</h1></body></html>");
    }
    SampleDocument found = document.get();
    Reply reply =
        switch (kind) {
          case "xml" -> Reply.xml(found.xml());
          case "text" -> Reply.plain(200, DocumentText.rawText(found));
          default -> Reply.html(200, DocumentText.bodyHtml(found));
        };
    return cached(reply.changedOn(found.publishedOn()));
  }

  // Small things

  private static Reply cached(Reply reply) {
    return reply.withTag().with("Cache-Control", "max-age=86400, public");
  }

  private static Reply recordNotFound() {
    return Reply.json(404, status(404, "Record Not Found"));
  }

  private static ObjectNode status(int status, String message) {
    return JSON.createObjectNode().put("status", status).put("message", message);
  }

  private static JsonNode text(String value) {
    return JSON.getNodeFactory().stringNode(value);
  }

  private static String firstOf(Map<String, List<String>> values, String key) {
    List<String> given = values.getOrDefault(key, List.of());
    return given.isEmpty() ? "" : given.getFirst();
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String usDate(String text) {
    return date(text)
        .map(
            day ->
                String.format(
                    Locale.ROOT,
                    "%02d/%02d/%d",
                    day.getMonthValue(),
                    day.getDayOfMonth(),
                    day.getYear()))
        .orElse("");
  }
}
