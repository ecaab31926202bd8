package earmark.crawler.source;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One standing question to the Federal Register: what affects these parts, what comes from this
 * agency, what has this term.
 *
 * @param name key of its checkpoints
 * @param conditions the conditions as they stand in the address, encoded
 * @param echo words that the service repeats when it has understood them, compared without case and
 *     punctuation
 */
record RegisterQuery(String name, String conditions, String echo) {
  private static final int PER_PAGE = 1000;

  /** At this count the service has stopped counting. */
  private static final int COUNT_CAP = 10_000;

  private static final DateTimeFormatter ECHOED_DAY =
      DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

  /**
   * A span of publication dates, both ends included.
   *
   * @param until empty: up to whatever there is
   */
  record Span(LocalDate from, Optional<LocalDate> until) {
    @Override
    public String toString() {
      return from + " to " + until.map(LocalDate::toString).orElse("now");
    }
  }

  /** A document as the list names it. */
  record Listed(String number, LocalDate published) {}

  static RegisterQuery of(CfrParts parts) {
    return new RegisterQuery(
        parts.toString(),
        "conditions%5Bcfr%5D%5Btitle%5D="
            + parts.title()
            + "&conditions%5Bcfr%5D%5Bpart%5D="
            + parts.range(),
        parts.toString());
  }

  static RegisterQuery ofAgency(String slug) {
    return new RegisterQuery(
        "agency " + slug, "conditions%5Bagencies%5D%5B%5D=" + Reading.encode(slug), slug);
  }

  /** The service joins words by AND, also where "OR" stands between them: one term a question. */
  static RegisterQuery ofTerm(String term) {
    return new RegisterQuery(
        "term " + term, "conditions%5Bterm%5D=" + Reading.encode(term), "matching " + term);
  }

  String boundary() {
    return "boundary " + name;
  }

  String done() {
    return "done " + name;
  }

  /**
   * The newest publication date there is.
   *
   * @return empty if the list could not be had; the day before {@code from} if it has nothing since
   *     then
   */
  Optional<LocalDate> newest(Reading reading, LocalDate from, Tally tally) {
    Span span = new Span(from, Optional.empty());
    Optional<JsonNode> answer = page(reading, span, "newest", 2, 1, tally);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<Listed>> listed = listed(answer.get(), span, tally);
    return listed.map(
        documents ->
            documents.stream()
                .map(Listed::published)
                .max(Comparator.naturalOrder())
                .orElse(from.minusDays(1)));
  }

  /**
   * Every document of a span, or empty if they could not all be had: then nothing is known of it.
   */
  Optional<List<Listed>> list(Reading reading, Span span, Tally tally) {
    Optional<JsonNode> first = page(reading, span, "oldest", PER_PAGE, 1, tally);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int count = Json.number(first.get(), "count").orElse(-1);
    if (count >= COUNT_CAP) {
      return halves(reading, span, tally);
    }
    List<Listed> all = new ArrayList<>();
    JsonNode answer = first.get();
    for (int page = 1; ; page++) {
      Optional<List<Listed>> listed = listed(answer, span, tally);
      if (listed.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(listed.get());
      if (all.size() >= count || listed.get().isEmpty()) {
        break;
      }
      Optional<JsonNode> next = page(reading, span, "oldest", PER_PAGE, page + 1, tally);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      answer = next.get();
    }
    long distinct = all.stream().distinct().count();
    if (distinct != count) {
      tally.failed(
          "COUNT_DIFFERS",
          where(span),
          "The list says " + count + " documents, but " + distinct + " different ones were read");
      return Optional.empty();
    }
    return Optional.of(all);
  }

  /** A count at the cap says nothing: the span is halved. */
  private Optional<List<Listed>> halves(Reading reading, Span span, Tally tally) {
    Optional<LocalDate> end =
        span.until().isPresent() ? span.until() : newest(reading, span.from(), tally);
    if (end.isEmpty()) {
      return Optional.empty();
    }
    long days = ChronoUnit.DAYS.between(span.from(), end.get());
    if (days < 1) {
      tally.failed(
          "COUNT_CAPPED",
          where(span),
          "The service counts no further than " + COUNT_CAP + ", and one day cannot be halved");
      return Optional.empty();
    }
    LocalDate middle = span.from().plusDays(days / 2);
    Optional<List<Listed>> earlier =
        list(reading, new Span(span.from(), Optional.of(middle)), tally);
    if (earlier.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<Listed>> later = list(reading, new Span(middle.plusDays(1), span.until()), tally);
    return later.map(
        more -> {
          List<Listed> all = new ArrayList<>(earlier.get());
          all.addAll(more);
          return all;
        });
  }

  private Optional<JsonNode> page(
      Reading reading, Span span, String order, int perPage, int page, Tally tally) {
    String address =
        "/api/v1/documents.json?"
            + conditions
            + "&conditions%5Bpublication_date%5D%5Bgte%5D="
            + span.from()
            + span.until()
                .map(day -> "&conditions%5Bpublication_date%5D%5Blte%5D=" + day)
                .orElse("")
            + "&fields%5B%5D=document_number&fields%5B%5D=publication_date"
            + "&order="
            + order
            + "&per_page="
            + perPage
            + "&page="
            + page;
    URI url = reading.at(address);
    return reading
        .json(url, where(span), tally, answer -> isOther(answer, span))
        .map(Reading.Read::json);
  }

  /**
   * Why an answer is not to this question. The service repeats the conditions that it has
   * understood; one that it has dropped shows nowhere else.
   */
  private Optional<Reading.Refusal> isOther(JsonNode answer, Span span) {
    String description = Json.text(answer, "description").orElse("");
    boolean filtered = plain(description).contains(plain(echo));
    boolean dated =
        description.contains(ECHOED_DAY.format(span.from()))
            && span.until().map(ECHOED_DAY::format).map(description::contains).orElse(true);
    if (!filtered || !dated) {
      return Optional.of(
          new Reading.Refusal(
              "FILTER_DROPPED",
              "The service describes its answer as \""
                  + description
                  + "\", which is not what was asked"));
    }
    return Json.number(answer, "count").isPresent()
        ? Optional.empty()
        : Optional.of(new Reading.Refusal("MISSING_FIELD", "The list does not say its count"));
  }

  private Optional<List<Listed>> listed(JsonNode answer, Span span, Tally tally) {
    List<Listed> listed = new ArrayList<>();
    for (JsonNode result : Json.elements(answer.path("results"))) {
      Optional<String> number = Json.text(result, "document_number");
      Optional<LocalDate> published = Json.date(result, "publication_date");
      boolean inside =
          published
              .filter(day -> !day.isBefore(span.from()))
              .filter(day -> span.until().map(end -> !day.isAfter(end)).orElse(true))
              .isPresent();
      if (number.isEmpty() || !inside) {
        tally.failed("BAD_LIST", where(span), "A result is not what was asked for: " + result);
        return Optional.empty();
      }
      listed.add(new Listed(number.get(), published.orElseThrow()));
    }
    return Optional.of(listed);
  }

  private String where(Span span) {
    return name + ", " + span;
  }

  private static String plain(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
