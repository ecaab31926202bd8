package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.calendar.FederalHolidays;
import earmark.archive.capture.Capture;
import earmark.archive.capture.SourceState;
import earmark.archive.capture.SourceState.Health;
import earmark.archive.change.Occasion;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.parse.Expected;
import earmark.crawler.source.GovinfoIssue.Verdict;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The bulk files of the Government Publishing Office: daily issues of the Federal Register and
 * whole titles of the eCFR. The second channel, for days on which a service blocks or fails.
 *
 * <p>A round asks for nothing as long as the Federal Register and the eCFR themselves answer. When
 * the register's last round failed, or a day has passed since the last good one, the issues of the
 * days that it has not reached are read; likewise the watched titles for the eCFR. What an issue or
 * a title says never goes before what the services said, see {@link GovinfoIssue} and {@link
 * GovinfoCode}.
 *
 * <p>No issue is looked for on Saturdays and Sundays. On a federal holiday there is none as a rule,
 * which is no failure; that of another day must be there on the day after.
 */
public final class Govinfo implements Source {
  public static final String NAME = "govinfo";

  /** The first year of which there are issues as XML. */
  static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

  private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("uuuu/MM", Locale.ROOT);
  private static final String BOUNDARY = "boundary";

  /** When the services were first looked after. */
  private static final String LOOKED = "looked";

  /** How far back a round goes at most; what is older is for a backfill. */
  private static final int DAYS_AT_MOST = 14;

  /** How far back it goes where the register was never read. */
  private static final int DAYS_AT_FIRST = 7;

  /** An issue may be replaced by a better one shortly after it came out. */
  private static final int DAYS_ASKED_AGAIN = 2;

  private final Reading reading;
  private final Clock clock;
  private final IssueScope scope;
  private final GovinfoIssue issue;
  private final GovinfoCode code;

  public Govinfo(
      Archive archive,
      Fetcher fetcher,
      URI base,
      Scope scope,
      List<String> agencies,
      List<String> terms,
      Clock clock) {
    this.reading = new Reading(NAME, archive, fetcher, base);
    this.clock = clock;
    this.scope = new IssueScope(scope, agencies, terms);
    this.issue = new GovinfoIssue(reading, this.scope);
    this.code = new GovinfoCode(reading, scope);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(Tally tally) {
    Instant first = firstLooked();
    Optional<String> register = trouble(FederalRegister.NAME, first);
    Optional<String> ecfr = trouble(Ecfr.NAME, first);
    if (register.isEmpty() && ecfr.isEmpty()) {
      tally.way("standing by, as the Federal Register and the eCFR answer");
      return;
    }
    LocalDate today = LocalDate.now(clock.withZone(WASHINGTON));
    if (reading.day(BOUNDARY).isEmpty()) {
      reading.reached(BOUNDARY, today);
    }
    register.ifPresent(
        why -> {
          tally.way("issues are read, as the Federal Register " + why);
          issues(today, tally);
        });
    ecfr.ifPresent(
        why -> {
          tally.way("titles are read, as the eCFR " + why);
          titles(tally);
        });
  }

  /** Why a service cannot be relied on, in words that follow its name. */
  private Optional<String> trouble(String source, Instant first) {
    SourceState state = reading.archive().sources().of(source);
    Instant dayAgo = clock.instant().minus(A_DAY);
    if (state.health() == Health.UNHEALTHY) {
      return Optional.of("fails: " + state.reason());
    }
    // The first round of all may take hours, and one that is not begun yet says nothing.
    Instant heard = state.lastSuccess().or(state::lastStarted).orElse(first);
    if (dayAgo.isBefore(heard)) {
      return Optional.empty();
    }
    return Optional.of(
        state.lastSuccess().map(at -> "was last read at " + at).orElse("was never read"));
  }

  private Instant firstLooked() {
    Optional<String> before = reading.archive().checkpoints().find(NAME, LOOKED);
    Instant first = before.map(Instant::parse).orElseGet(clock::instant);
    if (before.isEmpty()) {
      reading.archive().checkpoints().put(NAME, LOOKED, first.toString());
    }
    return first;
  }

  private void issues(LocalDate today, Tally tally) {
    LocalDate from = firstOpenDay(today, tally);
    List<LocalDate> days =
        from.datesUntil(today.plusDays(1)).filter(Govinfo::mayHaveAnIssue).toList();
    int number = 0;
    for (LocalDate day : days) {
      if (tally.isStopped()) {
        return;
      }
      tally.at("issue of " + day, number++, days.size());
      boolean isRead = reading.archive().checkpoints().find(NAME, read(day)).isPresent();
      if (!isRead || !day.isBefore(today.minusDays(DAYS_ASKED_AGAIN))) {
        issue(day, today, tally);
      }
    }
  }

  /** Whether the Federal Register may have come out: on holidays it does not, as a rule. */
  static boolean mayHaveAnIssue(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /** The day after the last one that every query of the register has done. */
  private LocalDate firstOpenDay(LocalDate today, Tally tally) {
    List<Optional<LocalDate>> done =
        scope.queries().stream().map(query -> ofRegister(query.done())).toList();
    if (done.stream().anyMatch(Optional::isEmpty)) {
      return today.minusDays(DAYS_AT_FIRST);
    }
    LocalDate open =
        done.stream()
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .map(day -> day.plusDays(1))
            .orElse(today);
    LocalDate earliest = today.minusDays(DAYS_AT_MOST);
    if (open.isBefore(earliest)) {
      tally.note(
          "The issues of "
              + open
              + " to "
              + earliest.minusDays(1)
              + " are older than "
              + DAYS_AT_MOST
              + " days and left to a backfill of govinfo");
      return earliest;
    }
    return open;
  }

  private void issue(LocalDate day, LocalDate today, Tally tally) {
    FetchOutcome outcome = fetch(reading, day);
    switch (outcome) {
      case FetchOutcome.Document document -> {
        tally.had(document);
        String state = document.capture().content().hex() + " " + scope;
        boolean asRead =
            reading.archive().checkpoints().find(NAME, read(day)).filter(state::equals).isPresent();
        if (!asRead
            && issue.record(
                    document.capture(),
                    document.bytes(),
                    day,
                    listing -> occasion(day, listing),
                    tally)
                != Verdict.HELD) {
          reading.archive().checkpoints().put(NAME, read(day), state);
        }
      }
      case FetchOutcome.Gone _ when day.equals(today) -> {
        // It comes out in the course of the morning.
      }
      case FetchOutcome.Gone gone -> missing(day, gone, tally);
      case FetchOutcome.Refusal refusal -> tally.failed("the issue of " + day, refusal);
    }
  }

  static FetchOutcome fetch(Reading reading, LocalDate day) {
    String path = "/bulkdata/FR/" + FOLDER.format(day) + "/FR-" + day + ".xml";
    return reading.fetch(reading.at(path), new Expected.FrIssueXml(day));
  }

  /** There is no file of an issue: a failure, unless the day is a holiday. */
  static void missing(LocalDate day, FetchOutcome.Gone gone, Tally tally) {
    if (FederalHolidays.isBusinessDay(day)) {
      tally.failed(
          "ISSUE_MISSING",
          "the issue of " + day,
          gone.capture().url()
              + " answers with status "
              + gone.status()
              + ", but "
              + day
              + " was a business day",
          gone.capture().id());
    }
  }

  /** As the register's own round would have it, if it had begun. */
  private Occasion occasion(LocalDate day, List<RegisterQuery> listing) {
    List<LocalDate> boundaries =
        listing.stream()
            .map(query -> ofRegister(query.boundary()))
            .flatMap(Optional::stream)
            .toList();
    return isNews(day, boundaries) ? Occasion.NEWS : Occasion.HISTORY;
  }

  private boolean isNews(LocalDate day, List<LocalDate> boundaries) {
    return boundaries.isEmpty()
        ? reading.day(BOUNDARY).filter(day::isAfter).isPresent()
        : boundaries.stream().anyMatch(day::isAfter);
  }

  private Optional<LocalDate> ofRegister(String checkpoint) {
    return reading
        .archive()
        .checkpoints()
        .find(FederalRegister.NAME, checkpoint)
        .map(LocalDate::parse);
  }

  private static String read(LocalDate day) {
    return "read issue " + day;
  }

  private void titles(Tally tally) {
    for (int title :
        scope.scope().entries().stream()
            .map(CfrParts::title)
            .collect(Collectors.toCollection(TreeSet::new))) {
      if (tally.isStopped()) {
        return;
      }
      tally.at("title " + title, 0, 0);
      URI url = reading.at("/bulkdata/ECFR/title-" + title + "/ECFR-title" + title + ".xml");
      FetchOutcome outcome = reading.fetch(url, new Expected.EcfrTitleXml(title));
      if (outcome instanceof FetchOutcome.Document document) {
        tally.had(document);
        title(title, document, tally);
      } else {
        tally.failed("title " + title, outcome);
      }
    }
  }

  private void title(int title, FetchOutcome.Document document, Tally tally) {
    String checkpoint = "read title " + title;
    String state = document.capture().content().hex() + " " + scope.scope();
    if (reading.archive().checkpoints().find(NAME, checkpoint).filter(state::equals).isPresent()) {
      return;
    }
    LocalDate day = day(document.capture());
    int before = tally.failures().size();
    Verdict verdict =
        code.record(
            document.capture(),
            document.bytes(),
            title,
            day,
            part ->
                isNews(
                        day,
                        reading
                            .archive()
                            .checkpoints()
                            .find(Ecfr.NAME, part.boundary())
                            .map(LocalDate::parse)
                            .stream()
                            .toList())
                    ? Occasion.NEWS
                    : Occasion.HISTORY,
            tally);
    if (verdict != Verdict.HELD && tally.failures().size() == before) {
      reading.archive().checkpoints().put(NAME, checkpoint, state);
    }
  }

  /**
   * The Washington day on which a file was last changed, by its server; where the server says
   * nothing that can be, the day on which it was retrieved.
   */
  private static LocalDate day(Capture capture) {
    Instant retrieved = capture.retrievedAt();
    Instant changed =
        capture
            .header("last-modified")
            .flatMap(Govinfo::instant)
            .filter(at -> !at.isAfter(retrieved))
            .orElse(retrieved);
    return LocalDate.ofInstant(changed, WASHINGTON);
  }

  private static Optional<Instant> instant(String header) {
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
