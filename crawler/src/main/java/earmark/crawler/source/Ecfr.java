package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.capture.Checkpoints;
import earmark.archive.change.Occasion;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.fetch.Fetcher;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The Electronic Code of Federal Regulations: the text of the watched parts, day by day.
 *
 * <p>The service says on which days it issued something new in a part. For each such day, in order,
 * the whole part as of that day is one slice; a slice is recorded in one transaction and then
 * checked off. The first load of a part begins with the slice of the day that history is asked back
 * to. What was issued up to the day on which that load began is history, everything later is news,
 * however often the load is interrupted.
 *
 * <p>Beside the text, the corrections that the eCFR reports of itself are kept, a page for each
 * title.
 *
 * <p>No day after the title's {@code up_to_date_as_of} is ever asked for, and a title that is being
 * imported is left for a later round.
 */
public final class Ecfr implements Source {
  public static final String NAME = "ecfr";

  /** The service has nothing before this day. */
  static final LocalDate FIRST_DAY = LocalDate.of(2017, 1, 3);

  /** Rows may appear late: this many days are listed again. */
  private static final int OVERLAP_DAYS = 7;

  private static final String CURRENT = "current title ";

  private final Reading reading;
  private final Scope scope;
  private final LocalDate historyFrom;
  private final EcfrSource source;
  private final EcfrSlice slice;
  private final EcfrCorrections corrections;

  public Ecfr(Archive archive, Fetcher fetcher, URI base, Scope scope, LocalDate historyFrom) {
    this.reading = new Reading(NAME, archive, fetcher, base);
    this.scope = scope;
    this.historyFrom = historyFrom.isBefore(FIRST_DAY) ? FIRST_DAY : historyFrom;
    this.source = new EcfrSource(reading);
    this.slice = new EcfrSlice(reading);
    this.corrections = new EcfrCorrections(reading);
  }

  /**
   * Key of the checkpoint with the day up to which the eCFR said it was current in a title, when it
   * was last asked. What was published later is not in it.
   */
  public static String currentTo(int title) {
    return CURRENT + title;
  }

  /** By title, the day up to which the eCFR said it was current in it, when it was last asked. */
  public static SortedMap<Integer, LocalDate> currentTo(Checkpoints checkpoints) {
    SortedMap<Integer, LocalDate> days = new TreeMap<>();
    checkpoints
        .startingWith(NAME, CURRENT)
        .forEach(
            (name, day) ->
                days.put(Integer.valueOf(name.substring(CURRENT.length())), LocalDate.parse(day)));
    return days;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(Tally tally) {
    source.titles(tally).ifPresent(titles -> titles(titles, tally));
  }

  /** One part of one title, and where its checkpoints are. */
  record Part(int title, String part) {
    /** Up to here it is history. */
    String boundary() {
      return "boundary " + this;
    }

    /** The last issue date that is recorded. */
    String done() {
      return "done " + this;
    }

    /** Up to here everything issued is done. */
    String through() {
      return "through " + this;
    }

    @Override
    public String toString() {
      return title + " CFR " + part;
    }
  }

  private void titles(JsonNode answer, Tally tally) {
    Map<Integer, JsonNode> titles = new HashMap<>();
    for (JsonNode title : Json.elements(answer.path("titles"))) {
      Json.number(title, "number").ifPresent(number -> titles.put(number, title));
    }
    boolean importing = Json.isTrue(answer.path("meta"), "import_in_progress");
    Map<Integer, List<CfrParts>> byTitle = new TreeMap<>();
    for (CfrParts entry : scope.entries()) {
      byTitle.computeIfAbsent(entry.title(), _ -> new ArrayList<>()).add(entry);
    }
    byTitle.forEach(
        (number, entries) -> {
          JsonNode title = titles.get(number);
          Optional<LocalDate> upTo =
              Optional.ofNullable(title).flatMap(t -> Json.date(t, "up_to_date_as_of"));
          if (title == null || upTo.isEmpty()) {
            tally.failed(
                "NO_SUCH_TITLE",
                "title " + number,
                "The eCFR's list has no text for title " + number);
          } else if (importing || Json.isTrue(title, "processing_in_progress")) {
            tally.note("title " + number + " is being imported and waits for a later round");
          } else if (!tally.isStopped()) {
            title(number, entries, upTo.get(), tally);
          }
        });
  }

  private void title(int title, List<CfrParts> entries, LocalDate upTo, Tally tally) {
    reading.reached(currentTo(title), upTo);
    List<Part> known = new ArrayList<>();
    Map<Part, List<EcfrRow>> fresh = new LinkedHashMap<>();
    for (CfrParts entry : entries) {
      for (String number : entry.parts()) {
        Part part = new Part(title, number);
        if (reading.day(part.boundary()).isPresent()) {
          known.add(part);
        } else if (!tally.isStopped()) {
          begin(part, entry, upTo, tally).ifPresent(rows -> fresh.put(part, rows));
        }
      }
    }
    List<Part> work = new ArrayList<>();
    known.stream().filter(part -> reading.day(part.through()).isEmpty()).forEach(work::add);
    known.removeAll(work);
    Optional<Set<Part>> issued =
        known.isEmpty() ? Optional.of(Set.of()) : issued(title, known, tally);
    issued.ifPresent(work::addAll);
    for (Part part : work) {
      if (!tally.isStopped()) {
        source.rows(part, tally).ifPresent(rows -> load(part, rows, upTo, tally));
      }
    }
    fresh.forEach((part, rows) -> load(part, rows, upTo, tally));
    if (!tally.isStopped()) {
      corrections.run(
          title,
          entries.stream()
              .flatMap(entry -> entry.parts().stream())
              .collect(Collectors.toUnmodifiableSet()),
          tally);
    }
    if (issued.isPresent()) {
      for (Part part : known) {
        if (!work.contains(part) && reading.day(part.through()).orElse(upTo).isBefore(upTo)) {
          reading.reached(part.through(), upTo);
        }
      }
    }
  }

  /**
   * Begins with a part that was never loaded: what there is now is its history. The boundary is
   * stored first, so that an interrupted load goes on with the same one.
   *
   * @return the version rows, if there is something to load
   */
  private Optional<List<EcfrRow>> begin(Part part, CfrParts entry, LocalDate upTo, Tally tally) {
    Optional<List<EcfrRow>> rows = source.rows(part, tally);
    if (rows.isEmpty()) {
      return rows;
    }
    boolean nothing = rows.get().isEmpty();
    if (nothing && entry.isSingle()) {
      tally.failed("NO_SUCH_PART", part.toString(), "The eCFR has nothing of " + part);
      return Optional.empty();
    }
    reading.reached(part.boundary(), upTo);
    if (nothing) {
      // A run of parts has gaps; one that is filled later is news.
      reading.reached(part.through(), upTo);
    }
    return rows.filter(_ -> !nothing);
  }

  /**
   * The parts of which something was issued that is not done; empty if the list could not be had.
   */
  private Optional<Set<Part>> issued(int title, List<Part> known, Tally tally) {
    LocalDate since =
        known.stream()
            .map(part -> reading.day(part.through()).orElseThrow())
            .min(Comparator.naturalOrder())
            .orElseThrow()
            .minusDays(OVERLAP_DAYS);
    return source
        .rowsSince(title, since, tally)
        .map(
            rows -> {
              Set<Part> parts = new LinkedHashSet<>();
              for (Part part : known) {
                Optional<LocalDate> done = reading.day(part.done());
                if (rows.stream()
                    .filter(row -> row.part().equals(part.part()))
                    .anyMatch(row -> done.map(row.issued()::isAfter).orElse(true))) {
                  parts.add(part);
                }
              }
              return parts;
            });
  }

  private void load(Part part, List<EcfrRow> rows, LocalDate upTo, Tally tally) {
    if (slices(part, rows, upTo, tally)) {
      reading.reached(part.through(), upTo);
    }
  }

  /** Works through the slices of a part that are not done, in order; true if all went well. */
  private boolean slices(Part part, List<EcfrRow> rows, LocalDate upTo, Tally tally) {
    Optional<LocalDate> done = reading.day(part.done());
    LocalDate boundary = reading.day(part.boundary()).orElseThrow();
    LocalDate base = historyFrom.isAfter(upTo) ? upTo : historyFrom;
    TreeSet<LocalDate> days = new TreeSet<>();
    if (done.isEmpty()) {
      days.add(base);
    }
    for (EcfrRow row : rows) {
      if (row.issued().isAfter(done.orElse(base)) && !row.issued().isAfter(upTo)) {
        days.add(row.issued());
      }
    }
    int number = 0;
    EcfrSlice.Series series = slice.series(part, rows);
    boolean whole = true;
    for (LocalDate day : days) {
      if (tally.isStopped()) {
        return false;
      }
      tally.at(part.toString(), number++, days.size());
      Occasion occasion = day.isAfter(boundary) ? Occasion.NEWS : Occasion.HISTORY;
      FetchOutcome outcome = source.fetch(part, day);
      switch (outcome) {
        case FetchOutcome.Document document -> {
          tally.had(document);
          switch (series.record(document, day, occasion, tally)) {
            case WHOLE -> {
              reading.reached(part.done(), day);
              whole = true;
            }
            // A later slice may have what is missing in this one; until then it is not done.
            case UNITS_ABSENT, REJECTED -> whole = false;
            case HELD -> {
              return false;
            }
          }
        }
        case FetchOutcome.Gone _ when done.isEmpty() && day.equals(base) ->
            tally.note(part + " had no text yet on " + base);
        case FetchOutcome.Gone _ -> {
          tally.failed(part + " on " + day, outcome);
          return false;
        }
        case FetchOutcome.Refusal _ -> {
          tally.failed(part + " on " + day, outcome);
          return false;
        }
      }
    }
    tally.at(part.toString(), days.size(), days.size());
    return whole;
  }
}
