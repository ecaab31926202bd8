package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.change.Occasion;
import earmark.archive.version.WorkId;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.source.RegisterQuery.Listed;
import earmark.crawler.source.RegisterQuery.Span;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The past of the Federal Register: what each query lists, month of publication by month.
 *
 * <p>Days that the rounds of the source have not reached are left to them: what is published there
 * is news. A document that is stored is not asked for.
 */
public final class RegisterPast implements Past {
  private static final LocalDate BEGINS = LocalDate.of(1994, 1, 1);
  private static final Pattern SLICE =
      Pattern.compile(
          "(?<query>.+), (?<from>\\d{4}-\\d\\d-\\d\\d) to (?<until>\\d{4}-\\d\\d-\\d\\d)");

  private final Reading reading;
  private final List<RegisterQuery> queries;
  private final RegisterDocument documents;

  public RegisterPast(
      Archive archive,
      Fetcher fetcher,
      URI base,
      Scope scope,
      List<String> agencies,
      List<String> terms) {
    this.reading = new Reading(FederalRegister.NAME, archive, fetcher, base);
    this.queries =
        Stream.of(
                scope.entries().stream().map(RegisterQuery::of),
                agencies.stream().map(RegisterQuery::ofAgency),
                terms.stream().map(RegisterQuery::ofTerm))
            .flatMap(asked -> asked)
            .toList();
    this.documents = new RegisterDocument(reading);
  }

  @Override
  public String name() {
    return FederalRegister.NAME;
  }

  @Override
  public LocalDate begins() {
    return BEGINS;
  }

  @Override
  public String asked() {
    return String.join(", ", queries.stream().map(RegisterQuery::name).toList());
  }

  @Override
  public List<String> slices(LocalDate from, LocalDate until) {
    List<String> slices = new ArrayList<>();
    for (LocalDate start = from; !start.isAfter(until); ) {
      LocalDate next = start.withDayOfMonth(1).plusMonths(1);
      for (RegisterQuery query : queries) {
        LocalDate end = earlier(next.minusDays(1), earlier(until, reached(query)));
        if (!end.isBefore(start)) {
          slices.add(query.name() + ", " + new Span(start, Optional.of(end)));
        }
      }
      start = next;
    }
    return slices;
  }

  /** The last day that the rounds of a query have reached, or are to load as history. */
  private LocalDate reached(RegisterQuery query) {
    return Stream.of(reading.day(query.done()), reading.day(query.boundary()))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElse(LocalDate.MAX);
  }

  @Override
  public Outcome work(String slice, LocalDate from, LocalDate until, Tally tally) {
    Matcher parts = SLICE.matcher(slice);
    Optional<RegisterQuery> query =
        parts.matches()
            ? queries.stream().filter(q -> q.name().equals(parts.group("query"))).findFirst()
            : Optional.empty();
    if (query.isEmpty()) {
      throw new IllegalArgumentException("No slice of the Federal Register: \"" + slice + "\"");
    }
    Span span =
        new Span(
            LocalDate.parse(parts.group("from")),
            Optional.of(LocalDate.parse(parts.group("until"))));
    Optional<List<Listed>> listed = query.get().list(reading, span, tally);
    if (listed.isEmpty()) {
      return new Outcome.Open();
    }
    boolean whole = true;
    Documents known = new Documents(reading.archive());
    for (Listed document :
        listed.get().stream()
            .sorted(Comparator.comparing(Listed::published).thenComparing(Listed::number))
            .toList()) {
      if (tally.isStopped()) {
        return new Outcome.Open();
      }
      WorkId id = known.identity(document.number(), document.published());
      if (!known.isWhole(id)) {
        whole &= documents.record(document, Occasion.HISTORY, tally);
      }
    }
    return whole ? new Outcome.Done(List.of()) : new Outcome.Open();
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
