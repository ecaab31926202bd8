package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.change.Occasion;
import earmark.archive.version.WorkId;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.fetch.Fetcher;
import earmark.redline.citation.PartCitation;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The past of the eCFR: of each part the text on the first day, then on each day on which something
 * of it was issued.
 *
 * <p>A day whose edition of the part is recorded is not asked for, and days that the rounds of the
 * source have not reached are left to them.
 */
public final class EcfrPast implements Past {
  private static final Pattern SLICE =
      Pattern.compile(
          "(?<title>\\d+) CFR (?<part>\\w+),"
              + " (?:(?<versions>versions)|(?<day>\\d{4}-\\d\\d-\\d\\d))");

  private final Reading reading;
  private final Scope scope;
  private final EcfrSource source;
  private final EcfrSlice slice;

  public EcfrPast(Archive archive, Fetcher fetcher, URI base, Scope scope) {
    this.reading = new Reading(Ecfr.NAME, archive, fetcher, base);
    this.scope = scope;
    this.source = new EcfrSource(reading);
    this.slice = new EcfrSlice(reading);
  }

  @Override
  public String name() {
    return Ecfr.NAME;
  }

  @Override
  public LocalDate begins() {
    return Ecfr.FIRST_DAY;
  }

  @Override
  public String asked() {
    return scope.toString();
  }

  @Override
  public List<String> slices(LocalDate from, LocalDate until) {
    return scope.entries().stream()
        .flatMap(entry -> entry.parts().stream().map(part -> new Ecfr.Part(entry.title(), part)))
        .map(part -> part + ", versions")
        .toList();
  }

  @Override
  public Outcome work(String slice, LocalDate from, LocalDate until, Tally tally) {
    Matcher parts = SLICE.matcher(slice);
    if (!parts.matches()) {
      throw new IllegalArgumentException("No slice of the eCFR: \"" + slice + "\"");
    }
    Ecfr.Part part = new Ecfr.Part(Integer.parseInt(parts.group("title")), parts.group("part"));
    return parts.group("day") == null
        ? versions(part, from, until, tally)
        : day(part, LocalDate.parse(parts.group("day")), from, tally);
  }

  private Outcome versions(Ecfr.Part part, LocalDate from, LocalDate until, Tally tally) {
    Optional<List<EcfrRow>> rows = source.rows(part, tally);
    if (rows.isEmpty()) {
      return new Outcome.Open();
    }
    if (rows.get().isEmpty()) {
      // A run of parts has gaps.
      return new Outcome.Done(List.of());
    }
    LocalDate last = reached(part).filter(day -> day.isBefore(until)).orElse(until);
    Set<LocalDate> known =
        new HashSet<>(
            reading
                .archive()
                .editions()
                .of(WorkId.of(new PartCitation(part.title(), part.part()))));
    TreeSet<LocalDate> days = new TreeSet<>(Set.of(from));
    rows.get().stream().map(EcfrRow::issued).filter(day -> day.isAfter(from)).forEach(days::add);
    return new Outcome.Done(
        days.headSet(last, true).stream()
            .filter(day -> !known.contains(day))
            .map(day -> part + ", " + day)
            .toList());
  }

  /** The last day that the rounds of the source have reached, or are to load as history. */
  private Optional<LocalDate> reached(Ecfr.Part part) {
    return Stream.of(part.boundary(), part.done(), part.through())
        .map(reading::day)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  private Outcome day(Ecfr.Part part, LocalDate day, LocalDate from, Tally tally) {
    Optional<List<EcfrRow>> rows = source.storedRows(part, tally);
    if (rows.isEmpty()) {
      return new Outcome.Open();
    }
    String where = part + " on " + day;
    FetchOutcome outcome = source.fetch(part, day);
    return switch (outcome) {
      case FetchOutcome.Document document -> {
        tally.had(document);
        yield switch (slice
            .series(part, rows.get())
            .record(document, day, Occasion.HISTORY, tally)) {
          // What was there is recorded, and what was missing is in the findings: asking again for
          // an edition of the past brings nothing else.
          case WHOLE, UNITS_ABSENT -> new Outcome.Done(List.of());
          case REJECTED -> new Outcome.Done(List.of());
          case HELD -> new Outcome.Open();
        };
      }
      case FetchOutcome.Gone _ when day.equals(from) -> {
        tally.note(part + " had no text yet on " + day);
        yield new Outcome.Done(List.of());
      }
      case FetchOutcome.Gone _ -> {
        tally.failed(where, outcome);
        yield new Outcome.Open();
      }
      case FetchOutcome.Refusal _ -> {
        tally.failed(where, outcome);
        yield new Outcome.Open();
      }
    };
  }
}
