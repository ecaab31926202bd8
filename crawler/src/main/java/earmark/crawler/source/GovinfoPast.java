package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.change.Occasion;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.source.GovinfoIssue.Verdict;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The past of the Federal Register in daily issues, one request for all documents of a day.
 *
 * <p>Days that the rounds of the Federal Register have not reached are left to them. An issue that
 * is missing on a business day is told as a failure, and done: asking again brings no other answer.
 */
public final class GovinfoPast implements Past {
  private static final Pattern SLICE = Pattern.compile("issue of (?<day>\\d{4}-\\d\\d-\\d\\d)");

  private final Reading reading;
  private final IssueScope scope;
  private final GovinfoIssue issue;

  public GovinfoPast(
      Archive archive,
      Fetcher fetcher,
      URI base,
      Scope scope,
      List<String> agencies,
      List<String> terms) {
    this.reading = new Reading(Govinfo.NAME, archive, fetcher, base);
    this.scope = new IssueScope(scope, agencies, terms);
    this.issue = new GovinfoIssue(reading, this.scope);
  }

  @Override
  public String name() {
    return Govinfo.NAME;
  }

  @Override
  public LocalDate begins() {
    return Govinfo.FIRST_DAY;
  }

  @Override
  public String asked() {
    return scope.toString();
  }

  @Override
  public List<String> slices(LocalDate from, LocalDate until) {
    LocalDate last = reached().filter(day -> day.isBefore(until)).orElse(until);
    return last.isBefore(from)
        ? List.of()
        : from.datesUntil(last.plusDays(1))
            .filter(Govinfo::mayHaveAnIssue)
            .map(day -> "issue of " + day)
            .toList();
  }

  /** The last day that the rounds of the register have reached, or are to load as history. */
  private Optional<LocalDate> reached() {
    return scope.queries().stream()
        .flatMap(query -> Stream.of(query.done(), query.boundary()))
        .map(checkpoint -> reading.archive().checkpoints().find(FederalRegister.NAME, checkpoint))
        .flatMap(Optional::stream)
        .map(LocalDate::parse)
        .max(Comparator.naturalOrder());
  }

  @Override
  public Outcome work(String slice, LocalDate from, LocalDate until, Tally tally) {
    Matcher parts = SLICE.matcher(slice);
    if (!parts.matches()) {
      throw new IllegalArgumentException("No slice of govinfo: \"" + slice + "\"");
    }
    LocalDate day = LocalDate.parse(parts.group("day"));
    FetchOutcome outcome = Govinfo.fetch(reading, day);
    return switch (outcome) {
      case FetchOutcome.Document document -> {
        tally.had(document);
        Verdict verdict =
            issue.record(document.capture(), document.bytes(), day, _ -> Occasion.HISTORY, tally);
        yield verdict == Verdict.HELD ? new Outcome.Open() : new Outcome.Done(List.of());
      }
      case FetchOutcome.Gone gone -> {
        Govinfo.missing(day, gone, tally);
        yield new Outcome.Done(List.of());
      }
      case FetchOutcome.Refusal refusal -> {
        tally.failed("the issue of " + day, refusal);
        yield new Outcome.Open();
      }
    };
  }
}
