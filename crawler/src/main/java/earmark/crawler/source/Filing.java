package earmark.crawler.source;

import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A document on display before its publication, as the list or its own record states it. The two
 * write times in different zones and names in different fields; here both read alike. What moves by
 * itself (page views, the time at which the PDF was last written) is left out.
 *
 * @param filedAt when it was put on display
 * @param expected the day on which it is to be published; empty once that is called off
 * @param agencies slugs of the agencies that the register knows
 * @param note what the editors say of it, such as that its agency has withdrawn it; empty if
 *     nothing
 */
record Filing(
    String number,
    String title,
    Instant filedAt,
    Optional<LocalDate> expected,
    List<String> agencies,
    String note,
    LegalText text,
    Facts facts) {
  /** Name and version of this reader. */
  static final String PARSER = "public-inspection-1";

  static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  /** An agency asks for a filing back in a letter; the editors then say so in their note. */
  private static final Pattern WITHDRAWN =
      Pattern.compile(
          "\\bwithdrawal of this document|\\bwithdrawal letter|\\b(?:has been|was) withdrawn\\b",
          Pattern.CASE_INSENSITIVE);

  Filing {
    agencies = List.copyOf(agencies);
  }

  /** Reads a filing, or is empty if it has no number or no time of filing. */
  static Optional<Filing> read(JsonNode json) {
    Optional<String> number = Json.text(json, "document_number");
    Optional<Instant> filed = Json.text(json, "filed_at").flatMap(Filing::instant);
    if (number.isEmpty() || filed.isEmpty()) {
      return Optional.empty();
    }
    String title = Json.text(json, "title").map(Filing::fold).orElse("");
    String note = Json.text(json, "editorial_note").map(Filing::fold).orElse("");
    return Optional.of(
        new Filing(
            number.get(),
            title,
            filed.get(),
            Json.date(json, "publication_date"),
            Json.elements(json.path("agencies")).stream()
                .map(agency -> Json.text(agency, "slug"))
                .flatMap(Optional::stream)
                .toList(),
            note,
            text(json, title, note),
            facts(json, number.get(), filed.get(), note)));
  }

  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  WorkId id() {
    return WorkId.filing(number);
  }

  Work work() {
    return new Work(id(), WorkKind.FILING, "Filing " + number, title);
  }

  /** The Washington day on which it was put on display. */
  LocalDate filedOn() {
    return filedAt.atZone(WASHINGTON).toLocalDate();
  }

  /** Whether the editors state that it will not be published. */
  boolean isWithdrawn() {
    return WITHDRAWN.matcher(note).find();
  }

  /** Whether every word of {@code term} is in the title, as for the register's own search. */
  boolean isAbout(String term) {
    String words = title.toLowerCase(Locale.ROOT);
    return List.of(term.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
        .filter(word -> !word.isEmpty())
        .allMatch(words::contains);
  }

  private static LegalText text(JsonNode json, String title, String note) {
    List<Block> blocks = new ArrayList<>();
    names(json).forEach(agency -> blocks.add(Passage.of(PassageKind.PREAMBLE, agency)));
    if (!title.isEmpty()) {
      blocks.add(Passage.of(PassageKind.HEADING, title));
    }
    List<String> subjects = new ArrayList<>();
    for (String field : List.of("subject_1", "subject_2", "subject_3")) {
      Json.text(json, field).map(Filing::fold).ifPresent(subjects::add);
    }
    // The title is made of the subjects: only what it lacks is said twice otherwise.
    subjects.stream()
        .filter(subject -> !title.contains(subject))
        .forEach(subject -> blocks.add(Passage.of(PassageKind.PREAMBLE, subject)));
    if (!note.isEmpty()) {
      blocks.add(Passage.of(PassageKind.EDITORIAL_NOTE, note));
    }
    return new LegalText(blocks);
  }

  private static Facts facts(JsonNode json, String number, Instant filed, String note) {
    Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.NUMBER, List.of(number));
    facts.put(Fact.FILED, List.of(filed.toString()));
    facts.put(Fact.FILING_TYPE, Json.text(json, "filing_type").stream().toList());
    facts.put(
        Fact.EXPECTED,
        Json.date(json, "publication_date").map(LocalDate::toString).stream().toList());
    facts.put(Fact.TYPE, Json.text(json, "type").stream().toList());
    facts.put(Fact.AGENCY, names(json));
    facts.put(Fact.DOCKET, Json.texts(json, "docket_numbers"));
    facts.put(Fact.PAGES, Json.text(json, "num_pages").stream().toList());
    facts.put(Fact.NOTE, note.isEmpty() ? List.of() : List.of(note));
    facts.put(Fact.URL, official(json, "html_url"));
    facts.put(Fact.PDF, official(json, "pdf_url"));
    return new Facts(facts);
  }

  private static List<String> names(JsonNode json) {
    return Json.elements(json.path("agencies")).stream()
        .map(agency -> Json.text(agency, "name").or(() -> Json.text(agency, "raw_name")))
        .flatMap(Optional::stream)
        .map(Filing::fold)
        .toList();
  }

  /** Addresses of the publisher only: that of a mirror or stand-in says nothing lasting. */
  private static List<String> official(JsonNode json, String field) {
    return Json.text(json, field).flatMap(Filing::address).stream().toList();
  }

  private static Optional<String> address(String text) {
    try {
      return Optional.ofNullable(URI.create(text).getHost())
          .filter(host -> host.endsWith(".gov"))
          .map(_ -> text);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String fold(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }
}
