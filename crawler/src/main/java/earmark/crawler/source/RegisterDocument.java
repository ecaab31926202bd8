package earmark.crawler.source;

import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.parse.Expected;
import earmark.crawler.parse.FrDocumentText;
import earmark.crawler.parse.FrRawText;
import earmark.crawler.parse.FrXml;
import earmark.crawler.parse.HtmlText;
import earmark.crawler.source.RegisterQuery.Listed;
import earmark.redline.text.Block;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One document of the Federal Register: its record and its text.
 *
 * <p>The text is the XML; where there is none, the raw text; where there is none either, the body
 * as HTML; where there is nothing, what the record says of it, with a finding. Each is believed
 * only if it prints the document's own number. A text that cannot be had just now is a failure:
 * then nothing is recorded, so that a bad day is not taken for a document without text.
 */
record RegisterDocument(Reading reading) {
  /** Name and version of the reader of a record without a text. */
  static final String HEAD_PARSER = "fr-record-1";

  /** What is asked for: no field that moves by itself, such as page views or counts of comments. */
  private static final List<String> FIELDS =
      List.of(
          "document_number",
          "publication_date",
          "title",
          "type",
          "subtype",
          "executive_order_number",
          "signing_date",
          "significant",
          "action",
          "abstract",
          "dates",
          "effective_on",
          "comments_close_on",
          "citation",
          "volume",
          "start_page",
          "end_page",
          "docket_ids",
          "regulation_id_numbers",
          "cfr_references",
          "agencies",
          "topics",
          "correction_of",
          "html_url",
          "pdf_url",
          "full_text_xml_url",
          "raw_text_url",
          "body_html_url");

  private static final Pattern NUMBER_IN_ADDRESS = Pattern.compile("/documents/([^/?.]+)");

  /** A text, who read it, and the capture that proves it. */
  private record Text(LegalText text, List<Finding> findings, String parser, long capture) {}

  /**
   * Fetches and records a document; false if something could not be had: then nothing is recorded.
   */
  boolean record(Listed listed, Occasion occasion, Tally tally) {
    String where = "FR Doc. " + listed.number() + " of " + listed.published();
    Optional<Reading.Read> answer =
        reading.json(address(listed), where, tally, json -> isOther(listed, json));
    if (answer.isEmpty()) {
      return false;
    }
    JsonNode json = answer.get().json();
    Optional<Text> text = text(listed, json, answer.get().capture(), where, tally);
    if (text.isEmpty()) {
      return false;
    }
    reading.note(text.get().capture(), text.get().findings());
    Documents known = new Documents(reading.archive());
    Work work =
        new Work(
            known.identity(listed.number(), listed.published()),
            WorkKind.DOCUMENT,
            citation(json).orElse("FR Doc. " + listed.number()),
            Json.text(json, "title").map(RegisterDocument::fold).orElse(""));
    tally.worked(
        reading
            .archive()
            .recorder()
            .record(
                List.of(
                    known.whole(
                        new Observation.Seen(
                            work,
                            text.get().text(),
                            facts(listed, json, text.get().text()),
                            listed.published(),
                            text.get().capture(),
                            text.get().parser(),
                            occasion)))));
    return true;
  }

  private URI address(Listed listed) {
    StringBuilder address = new StringBuilder("/api/v1/documents/");
    address.append(Reading.encode(listed.number())).append(".json?publication_date=");
    address.append(listed.published());
    FIELDS.forEach(field -> address.append("&fields%5B%5D=").append(field));
    return reading.at(address.toString());
  }

  private static Optional<Reading.Refusal> isOther(Listed listed, JsonNode json) {
    String number = Json.text(json, "document_number").orElse("");
    boolean sameDay =
        Json.date(json, "publication_date").filter(listed.published()::equals).isPresent();
    return number.equals(listed.number()) && sameDay
        ? Optional.empty()
        : Optional.of(
            new Reading.Refusal(
                "WRONG_DOCUMENT",
                "The record is of \""
                    + number
                    + "\", published "
                    + Json.text(json, "publication_date").orElse("on no day")));
  }

  private Optional<Text> text(
      Listed listed, JsonNode json, long record, String where, Tally tally) {
    Optional<URI> xml = link(json, "full_text_xml_url");
    if (xml.isPresent()) {
      switch (reading.fetch(xml.get(), new Expected.FrDocumentXml(listed.number()))) {
        case FetchOutcome.Document document -> {
          tally.had(document);
          return Optional.of(fromXml(document));
        }
        case FetchOutcome.Refusal refusal -> {
          tally.failed(where, refusal);
          return Optional.empty();
        }
        // There is none: the raw text is the next best.
        case FetchOutcome.Gone _ -> {}
      }
    }
    Optional<URI> raw = link(json, "raw_text_url");
    if (raw.isPresent()) {
      switch (reading.fetch(raw.get(), new Expected.FrDocumentText(listed.number()))) {
        case FetchOutcome.Document document -> {
          tally.had(document);
          return Optional.of(fromRawText(document));
        }
        case FetchOutcome.Refusal refusal -> {
          tally.failed(where, refusal);
          return Optional.empty();
        }
        case FetchOutcome.Gone _ -> {}
      }
    }
    Optional<URI> html = link(json, "body_html_url");
    if (html.isPresent()) {
      switch (reading.fetch(html.get(), new Expected.FrDocumentText(listed.number()))) {
        case FetchOutcome.Document document -> {
          tally.had(document);
          return Optional.of(fromHtml(document));
        }
        case FetchOutcome.Refusal refusal -> {
          tally.failed(where, refusal);
          return Optional.empty();
        }
        case FetchOutcome.Gone _ -> {}
      }
    }
    Finding finding =
        new Finding(
            "NO_TEXT",
            Finding.Severity.WARNING,
            where,
            "There is neither XML nor raw text nor HTML; only what the record says was kept");
    return Optional.of(new Text(head(json), List.of(finding), HEAD_PARSER, record));
  }

  private static Text fromXml(FetchOutcome.Document document) {
    FrDocumentText read = FrXml.read(document.bytes());
    return new Text(read.text(), read.findings(), FrXml.PARSER, document.capture().id());
  }

  private static Text fromRawText(FetchOutcome.Document document) {
    FrDocumentText read = FrRawText.read(document.bytes());
    return new Text(read.text(), read.findings(), FrRawText.PARSER, document.capture().id());
  }

  private static Text fromHtml(FetchOutcome.Document document) {
    HtmlText.Page page = HtmlText.read(document.bytes());
    return new Text(page.text(), page.findings(), HtmlText.PARSER, document.capture().id());
  }

  private static Optional<URI> link(JsonNode json, String field) {
    return Json.text(json, field)
        .flatMap(
            text -> {
              try {
                return Optional.of(URI.create(text));
              } catch (IllegalArgumentException e) {
                return Optional.empty();
              }
            });
  }

  /** The record in the order in which the Federal Register prints a document's head. */
  private static LegalText head(JsonNode json) {
    List<Block> blocks = new ArrayList<>();
    for (String agency : agencies(json)) {
      blocks.add(Passage.of(PassageKind.PREAMBLE, agency));
    }
    Json.text(json, "title")
        .ifPresent(title -> blocks.add(Passage.of(PassageKind.HEADING, fold(title))));
    preamble(blocks, "ACTION: ", json, "action");
    preamble(blocks, "SUMMARY: ", json, "abstract");
    preamble(blocks, "DATES: ", json, "dates");
    return new LegalText(blocks);
  }

  private static void preamble(List<Block> blocks, String label, JsonNode json, String field) {
    Json.text(json, field)
        .ifPresent(words -> blocks.add(Passage.of(PassageKind.PREAMBLE, label + fold(words))));
  }

  private static Optional<String> citation(JsonNode json) {
    return Json.text(json, "citation")
        .filter(citation -> citation.matches("\\d+ FR \\d+"))
        .or(
            () ->
                Json.number(json, "volume")
                    .flatMap(
                        volume ->
                            Json.number(json, "start_page").map(page -> volume + " FR " + page)));
  }

  private static Facts facts(Listed listed, JsonNode json, LegalText text) {
    Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.NUMBER, List.of(listed.number()));
    facts.put(Fact.PUBLISHED, List.of(listed.published().toString()));
    facts.put(Fact.FR, citation(json).stream().toList());
    facts.put(Fact.AGENCY, agencies(json));
    facts.put(Fact.CFR, cfr(json));
    facts.put(Fact.DOCKET, Json.texts(json, "docket_ids"));
    facts.put(Fact.RIN, Json.texts(json, "regulation_id_numbers"));
    facts.put(Fact.TOPIC, Json.texts(json, "topics"));
    fact(facts, Fact.TYPE, json, "type");
    fact(facts, Fact.ACTION, json, "action");
    fact(facts, Fact.END_PAGE, json, "end_page");
    fact(facts, Fact.EFFECTIVE, json, "effective_on");
    fact(facts, Fact.COMMENTS_CLOSE, json, "comments_close_on");
    fact(facts, Fact.DATES, json, "dates");
    fact(facts, Fact.ABSTRACT, json, "abstract");
    fact(facts, Fact.TITLE, json, "title");
    fact(facts, Fact.SUBTYPE, json, "subtype");
    fact(facts, Fact.EXECUTIVE_ORDER, json, "executive_order_number");
    fact(facts, Fact.SIGNED, json, "signing_date");
    if (json.path("significant").isBoolean()) {
      facts.put(Fact.SIGNIFICANT, List.of(json.path("significant").booleanValue() ? "yes" : "no"));
    }
    Optional<String> stated =
        Json.text(json, "correction_of")
            .map(NUMBER_IN_ADDRESS::matcher)
            .filter(Matcher::find)
            .map(matcher -> matcher.group(1));
    String head = Json.text(json, "title").orElse("") + " " + Json.text(json, "action").orElse("");
    facts.put(Fact.CORRECTION_OF, Corrected.of(listed.number(), stated, head, text));
    facts.put(Fact.URL, official(json, "html_url"));
    facts.put(Fact.PDF, official(json, "pdf_url"));
    return new Facts(facts);
  }

  private static void fact(Map<Fact, List<String>> facts, Fact fact, JsonNode json, String field) {
    facts.put(fact, Json.text(json, field).map(RegisterDocument::fold).stream().toList());
  }

  private static List<String> agencies(JsonNode json) {
    return Json.elements(json.path("agencies")).stream()
        .map(agency -> Json.text(agency, "name").or(() -> Json.text(agency, "raw_name")))
        .flatMap(Optional::stream)
        .map(RegisterDocument::fold)
        .toList();
  }

  /** Rows that name only a chapter are left out: they affect no part that could be named. */
  private static List<String> cfr(JsonNode json) {
    return Json.elements(json.path("cfr_references")).stream()
        .map(
            reference ->
                Json.text(reference, "title")
                    .flatMap(
                        title ->
                            Json.text(reference, "part").map(part -> title + " CFR part " + part)))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /**
   * Addresses of the publisher only: one that leads to a mirror or stand-in says nothing lasting.
   */
  private static List<String> official(JsonNode json, String field) {
    return link(json, field)
        .filter(address -> address.getHost() != null && address.getHost().endsWith(".gov"))
        .map(URI::toString)
        .stream()
        .toList();
  }

  private static String fold(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }
}
