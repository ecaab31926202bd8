package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.change.Occasion;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.source.RegisterQuery.Listed;
import earmark.crawler.source.RegisterQuery.Span;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Federal Register: every document that affects the watched parts, that a watched agency
 * issued, or that has a watched term.
 *
 * <p>Each entry of the scope, each agency and each term is a query of its own. Its first load goes
 * through history by quarters; each quarter is checked off when its documents are recorded, which
 * happens in the order of publication. How far history reaches is fixed when the first load begins:
 * the newest publication date that the list shows then. Whatever was published up to that day is
 * history, however often the load is interrupted, and everything later is news.
 *
 * <p>Afterwards each round lists what was published since {@value #OVERLAP_DAYS} days before the
 * last date that is done, because the service caches for a day and completes its records late.
 * Those documents are asked for again, with the validators of what is stored; older ones are not.
 */
public final class FederalRegister implements Source {
  public static final String NAME = "federal-register";

  private static final int OVERLAP_DAYS = 10;

  private final Reading reading;
  private final LocalDate historyFrom;
  private final List<RegisterQuery> queries;
  private final RegisterDocument documents;

  public FederalRegister(
      Archive archive,
      Fetcher fetcher,
      URI base,
      Scope scope,
      List<String> agencies,
      List<String> terms,
      LocalDate historyFrom) {
    this.reading = new Reading(NAME, archive, fetcher, base);
    this.historyFrom = historyFrom;
    this.queries =
        Stream.of(
                scope.entries().stream().map(RegisterQuery::of),
                agencies.stream().map(RegisterQuery::ofAgency),
                terms.stream().map(RegisterQuery::ofTerm))
            .flatMap(queries -> queries)
            .toList();
    this.documents = new RegisterDocument(reading);
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * What is to be asked of one query.
   *
   * @param overlaps whether the span holds days of which documents are known
   */
  private record Slice(RegisterQuery query, Span span, LocalDate boundary, boolean overlaps) {}

  @Override
  public void run(Tally tally) {
    List<Slice> news = new ArrayList<>();
    Map<LocalDate, List<Slice>> history = new TreeMap<>();
    for (RegisterQuery query : queries) {
      Optional<LocalDate> boundary = tally.isStopped() ? Optional.empty() : boundary(query, tally);
      if (boundary.isEmpty()) {
        continue;
      }
      Optional<LocalDate> done = reading.day(query.done());
      if (done.filter(day -> !day.isBefore(boundary.get())).isPresent()) {
        LocalDate from = later(done.get().minusDays(OVERLAP_DAYS), historyFrom);
        Span span = new Span(from, Optional.empty());
        news.add(new Slice(query, span, boundary.get(), !done.get().isBefore(from)));
      } else {
        LocalDate from = done.map(day -> day.plusDays(1)).orElse(historyFrom);
        for (Span span : quarters(from, boundary.get())) {
          history
              .computeIfAbsent(span.from(), _ -> new ArrayList<>())
              .add(new Slice(query, span, boundary.get(), false));
        }
      }
    }
    // News first: what an older query calls news must not be recorded as the history of a new one.
    work(news, tally);
    List<RegisterQuery> broken = new ArrayList<>();
    for (List<Slice> quarter : history.values()) {
      List<Slice> open = quarter.stream().filter(s -> !broken.contains(s.query())).toList();
      broken.addAll(work(open, tally));
    }
  }

  /** The end of history for a query, stored before anything else is done for it. */
  private Optional<LocalDate> boundary(RegisterQuery query, Tally tally) {
    Optional<LocalDate> stored = reading.day(query.boundary());
    if (stored.isPresent()) {
      return stored;
    }
    Optional<LocalDate> newest = query.newest(reading, historyFrom, tally);
    newest.ifPresent(day -> reading.reached(query.boundary(), day));
    return newest;
  }

  /** Quarters of a year up to the boundary; the last one is open, as more may appear meanwhile. */
  private static List<Span> quarters(LocalDate from, LocalDate boundary) {
    List<Span> spans = new ArrayList<>();
    LocalDate start = from;
    while (true) {
      LocalDate next = start.with(IsoFields.DAY_OF_QUARTER, 1).plus(1, IsoFields.QUARTER_YEARS);
      if (next.isAfter(boundary)) {
        spans.add(new Span(start, Optional.empty()));
        return spans;
      }
      spans.add(new Span(start, Optional.of(next.minusDays(1))));
      start = next;
    }
  }

  /**
   * Lists and records slices of the same time together.
   *
   * @return the queries that could not be worked through; they are not checked off
   */
  private List<RegisterQuery> work(List<Slice> slices, Tally tally) {
    List<RegisterQuery> broken = new ArrayList<>();
    Map<Slice, List<Listed>> lists = new LinkedHashMap<>();
    for (Slice slice : slices) {
      Optional<List<Listed>> listed =
          tally.isStopped() ? Optional.empty() : slice.query().list(reading, slice.span(), tally);
      if (listed.isEmpty() || isSuddenlyEmpty(slice, listed.get(), tally)) {
        broken.add(slice.query());
      } else {
        lists.put(slice, listed.get());
      }
    }
    List<Listed> failed = new ArrayList<>();
    List<Listed> all =
        lists.values().stream()
            .flatMap(List::stream)
            .distinct()
            .sorted(Comparator.comparing(Listed::published).thenComparing(Listed::number))
            .toList();
    int number = 0;
    for (Listed document : all) {
      tally.at(document.published().toString(), number++, all.size());
      List<Slice> listing =
          lists.entrySet().stream()
              .filter(list -> list.getValue().contains(document))
              .map(Map.Entry::getKey)
              .toList();
      if (tally.isStopped() || !isDealtWith(document, listing, tally)) {
        failed.add(document);
      }
    }
    lists.forEach(
        (slice, listed) -> {
          if (listed.stream().anyMatch(failed::contains)) {
            broken.add(slice.query());
          } else {
            checkOff(slice, listed);
          }
        });
    return broken;
  }

  /** A list that goes back over days with known documents cannot be empty. */
  private static boolean isSuddenlyEmpty(Slice slice, List<Listed> listed, Tally tally) {
    if (!listed.isEmpty() || !slice.overlaps()) {
      return false;
    }
    tally.failed(
        "EMPTY_LIST",
        slice.query().name() + ", " + slice.span(),
        "The list is empty, though documents of these days are stored");
    return true;
  }

  private boolean isDealtWith(Listed document, List<Slice> listing, Tally tally) {
    boolean again =
        listing.stream()
            .map(slice -> reading.day(slice.query().done()))
            .flatMap(Optional::stream)
            .anyMatch(done -> !document.published().isAfter(done));
    boolean known = known(document);
    if (known && !again) {
      return true;
    }
    // A document of the past that reads otherwise now is news: it is a correction.
    boolean news =
        (known && again)
            || listing.stream().anyMatch(slice -> document.published().isAfter(slice.boundary()));
    return documents.record(document, news ? Occasion.NEWS : Occasion.HISTORY, tally);
  }

  private boolean known(Listed document) {
    Documents known = new Documents(reading.archive());
    return known.isWhole(known.identity(document.number(), document.published()));
  }

  private void checkOff(Slice slice, List<Listed> listed) {
    LocalDate last =
        listed.stream()
            .map(Listed::published)
            .max(Comparator.naturalOrder())
            .orElse(slice.boundary());
    LocalDate done = slice.span().until().orElseGet(() -> later(last, slice.boundary()));
    LocalDate before = reading.day(slice.query().done()).orElse(LocalDate.MIN);
    if (done.isAfter(before)) {
      reading.reached(slice.query().done(), done);
    }
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
