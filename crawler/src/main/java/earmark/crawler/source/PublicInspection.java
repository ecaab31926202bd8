package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.calendar.FederalHolidays;
import earmark.archive.change.Change;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import earmark.archive.version.WorkId;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.fetch.Fetcher;
import earmark.redline.text.Finding;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Documents on public inspection: filed with the Office of the Federal Register, on display, and
 * not yet published.
 *
 * <p>The list has no CFR references, so filings are chosen by agency, and by words of their titles.
 * A filing is a work of its own and is followed until the register has the document of its number;
 * the two are linked by that number. A filing whose agency takes it back is removed: where the
 * editors say so in their note, or where it is gone from display before its day, its own record is
 * gone, and the register has no such document. A list that is empty, short, cut or not the list
 * says none of this.
 *
 * <p>After days on which nobody listened, what was on display on each of them is read first.
 */
public final class PublicInspection implements Source {
  public static final String NAME = "public-inspection";

  private static final String LIST = "/api/v1/public-inspection-documents/current.json";
  private static final String LIST_OF_DAY =
      "/api/v1/public-inspection-documents.json?conditions%5Bavailable_on%5D=";
  private static final String OPEN = "open";
  private static final String LISTED = "listed";

  /** The last day whose list was worked through. */
  private static final String THROUGH = "through";

  /** So many business days that nobody listened on are made up for, the last ones. */
  private static final int MOST_MISSED = 60;

  /** The register may have a document so many days late before its filing counts as called off. */
  private static final int DAYS_OVERDUE = 4;

  /** A list was long if it had so many filings; on a business day there are more than a hundred. */
  private static final int LONG_LIST = 20;

  /** A list is short if it has less than this part of what a long one had. */
  private static final int SHORT_PART = 4;

  /** After so many days a list that is still short is believed. */
  private static final int DAYS_SHORT = 4;

  /** So many filings do not go before their day at once, if they are most of those followed. */
  private static final int MANY = 3;

  private final Reading reading;
  private final Clock clock;
  private final List<Interest> interests;

  /**
   * @param agencies slugs; every filing of theirs is kept
   * @param terms a filing whose title has all words of one of them is kept, whoever filed it
   */
  public PublicInspection(
      Archive archive,
      Fetcher fetcher,
      URI base,
      List<String> agencies,
      List<String> terms,
      Clock clock) {
    this.reading = new Reading(NAME, archive, fetcher, base);
    this.clock = clock;
    this.interests =
        Stream.concat(
                agencies.stream()
                    .map(slug -> new Interest("agency " + slug, f -> f.agencies().contains(slug))),
                terms.stream().map(term -> new Interest("term " + term, f -> f.isAbout(term))))
            .toList();
  }

  /** Which filings are wanted; what was on display when that was first asked is history. */
  private record Interest(String name, java.util.function.Predicate<Filing> wants) {
    String boundary() {
      return "boundary " + name;
    }
  }

  /**
   * What is on display.
   *
   * @param day the Washington day on which the service last brought the list up to date
   * @param updated when that was
   */
  private record Listing(
      LocalDate day, Instant updated, Map<String, Filing> filings, int size, long capture) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(Tally tally) {
    reading
        .json(reading.at(LIST), LIST, tally, PublicInspection::isNoList)
        .ifPresent(answer -> listing(answer, tally));
  }

  private static Optional<Reading.Refusal> isNoList(JsonNode answer) {
    Optional<Integer> count = Json.number(answer, "count");
    if (count.isEmpty() || updated(answer).isEmpty()) {
      return Optional.of(
          new Reading.Refusal(
              "MISSING_FIELD", "The list does not say how long it is, or of when it is"));
    }
    int results = Json.elements(answer.path("results")).size();
    return count.get() == results
        ? Optional.empty()
        : Optional.of(
            new Reading.Refusal(
                "COUNT_DIFFERS", "The list says " + count.get() + " filings and has " + results));
  }

  /** When regular and special filings were last put on display. */
  private static Optional<Instant> updated(JsonNode answer) {
    return Stream.of("regular_filings_updated_at", "special_filings_updated_at")
        .map(field -> Json.text(answer, field).flatMap(Filing::instant))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  private void listing(Reading.Read answer, Tally tally) {
    List<Finding> findings = new ArrayList<>();
    Listing list = read(answer, findings);
    NavigableSet<String> open = open();
    long gone =
        open.stream()
            .filter(number -> !list.filings().containsKey(number) && isEarly(number, list))
            .count();
    Measure measure = new Measure(list.size(), open.size(), Math.toIntExact(gone));
    if (!reading.admit(answer, LIST, tally, measure)) {
      return;
    }
    boolean madeUp = makeUp(list, tally);
    follow(list, tally);
    boolean believed = findings.isEmpty() && !isShort(list, tally);
    settle(list, believed, tally);
    if (madeUp && !tally.isStopped()) {
      reading.reached(THROUGH, list.day());
    }
  }

  /** Reads what was on display on the business days since the last list; true if all went well. */
  private boolean makeUp(Listing now, Tally tally) {
    Optional<LocalDate> through = reading.day(THROUGH).filter(now.day()::isAfter);
    List<LocalDate> missed =
        through.stream()
            .flatMap(day -> day.plusDays(1).datesUntil(now.day()))
            .filter(FederalHolidays::isBusinessDay)
            .toList();
    List<LocalDate> asked = missed.subList(Math.max(0, missed.size() - MOST_MISSED), missed.size());
    if (asked.size() < missed.size()) {
      tally.note(
          "nobody listened since "
              + through.orElseThrow()
              + "; only the last "
              + MOST_MISSED
              + " business days are made up for");
    }
    boolean well = true;
    for (LocalDate day : asked) {
      if (tally.isStopped()) {
        return false;
      }
      String address = LIST_OF_DAY + day;
      Optional<Reading.Read> answer =
          reading.json(reading.at(address), address, tally, PublicInspection::isNoList);
      well &= answer.isPresent();
      answer.ifPresent(read -> follow(read(read, new ArrayList<>()), tally));
    }
    return well;
  }

  /** Reads a list; what is odd about it is noted and added to {@code findings}. */
  private Listing read(Reading.Read answer, List<Finding> findings) {
    Map<String, Filing> filings = new TreeMap<>();
    List<JsonNode> results = Json.elements(answer.json().path("results"));
    for (int i = 0; i < results.size(); i++) {
      Optional<Filing> filing = Filing.read(results.get(i));
      filing.ifPresent(f -> filings.put(f.number(), f));
      if (filing.isEmpty()) {
        findings.add(
            new Finding(
                "MISSING_FIELD",
                Finding.Severity.WARNING,
                "results[" + i + "]",
                "A filing without a number or a time of filing"));
      }
    }
    reading.note(answer.capture(), findings);
    Instant updated = updated(answer.json()).orElseThrow();
    return new Listing(
        updated.atZone(Filing.WASHINGTON).toLocalDate(),
        updated,
        filings,
        results.size(),
        answer.capture());
  }

  /** Records what is on display. */
  private void follow(Listing list, Tally tally) {
    Instant newest =
        list.filings().values().stream()
            .map(Filing::filedAt)
            .max(Comparator.naturalOrder())
            .filter(list.updated()::isBefore)
            .orElse(list.updated());
    for (Interest interest : interests) {
      if (reading.archive().checkpoints().find(NAME, interest.boundary()).isEmpty()) {
        reading.archive().checkpoints().put(NAME, interest.boundary(), newest.toString());
      }
    }
    List<Filing> wanted =
        list.filings().values().stream()
            .filter(filing -> interests.stream().anyMatch(i -> i.wants().test(filing)))
            .sorted(Comparator.comparing(Filing::filedAt).thenComparing(Filing::number))
            .toList();
    int number = 0;
    for (Filing filing : wanted) {
      if (tally.isStopped()) {
        return;
      }
      tally.at("FR Doc. " + filing.number(), number++, wanted.size());
      seen(filing, list, tally);
    }
  }

  private void seen(Filing listed, Listing list, Tally tally) {
    Optional<Version> standing = reading.archive().versions().latest(listed.id());
    if (standing.filter(before -> isKnown(listed, before)).isPresent()) {
      tally.worked(List.of());
      return;
    }
    Occasion occasion = standing.isPresent() ? Occasion.NEWS : occasion(listed);
    FetchOutcome outcome = reading.fetch(record(listed.number()), judge(listed.number()));
    Filing filing = listed;
    long capture = list.capture();
    if (outcome instanceof FetchOutcome.Document document) {
      tally.had(document);
      filing = Json.read(document.bytes()).flatMap(Filing::read).orElse(listed);
      capture = document.capture().id();
    } else if (!(outcome instanceof FetchOutcome.Gone)) {
      tally.failed("filing of FR Doc. " + listed.number(), outcome);
      return;
    }
    // Followed before it is recorded, so that it cannot be recorded and then forgotten.
    NavigableSet<String> open = open();
    if (filing.isWithdrawn() ? open.remove(filing.number()) : open.add(filing.number())) {
      keep(open);
    }
    List<Observation> observations = new ArrayList<>();
    observations.add(
        new Observation.Seen(
            filing.work(),
            filing.text(),
            filing.facts(),
            filing.filedOn(),
            capture,
            Filing.PARSER,
            occasion));
    if (filing.isWithdrawn()) {
      observations.add(new Observation.Removed(filing.id(), list.day(), capture, occasion));
    }
    tally.worked(reading.archive().recorder().record(observations));
  }

  /** Whether the list says nothing that is not recorded. */
  private static boolean isKnown(Filing listed, Version before) {
    boolean standing = before.inForceUntil().isEmpty();
    return before.facts().equals(listed.facts()) && standing != listed.isWithdrawn();
  }

  private Occasion occasion(Filing filing) {
    boolean old =
        interests.stream()
            .filter(interest -> interest.wants().test(filing))
            .map(interest -> reading.archive().checkpoints().find(NAME, interest.boundary()))
            .flatMap(Optional::stream)
            .map(Instant::parse)
            .noneMatch(filing.filedAt()::isAfter);
    return old ? Occasion.HISTORY : Occasion.NEWS;
  }

  /**
   * Whether the list has far fewer filings than the last one that was believed. A service that has
   * lost most of its filings has not published or withdrawn them.
   */
  private boolean isShort(Listing list, Tally tally) {
    Optional<String[]> before =
        reading.archive().checkpoints().find(NAME, LISTED).map(words -> words.split(" ", 2));
    int size = before.map(words -> Integer.parseInt(words[0])).orElse(0);
    boolean recent =
        before
            .map(words -> LocalDate.parse(words[1]).plusDays(DAYS_SHORT))
            .filter(list.day()::isBefore)
            .isPresent();
    if (recent && size >= LONG_LIST && list.size() * SHORT_PART < size) {
      tally.failed(
          list.size() == 0 ? "EMPTY_LIST" : "SHORT_LIST",
          LIST,
          "The list has " + list.size() + " filings after " + size + "; none counts as gone");
      return true;
    }
    reading.archive().checkpoints().put(NAME, LISTED, list.size() + " " + list.day());
    return false;
  }

  /** Finds out what became of the filings that are followed and not on display any more. */
  private void settle(Listing list, boolean believed, Tally tally) {
    NavigableSet<String> open = open();
    List<String> gone = open.stream().filter(n -> !list.filings().containsKey(n)).toList();
    List<String> early = gone.stream().filter(number -> isEarly(number, list)).toList();
    boolean many =
        list.size() == 0
            ? !early.isEmpty()
            : early.size() >= MANY && early.size() * 2 > open.size();
    if (believed && many) {
      tally.failed(
          list.size() == 0 ? "EMPTY_LIST" : "TOO_FEW_FILINGS",
          LIST,
          early.size()
              + " of "
              + open.size()
              + " filings are missing before the day of their publication; none counts as gone");
    }
    for (String number : gone) {
      if (tally.isStopped()) {
        return;
      }
      if (!believed || (many && early.contains(number))) {
        continue;
      }
      if (isSettled(number, early.contains(number), list, tally)) {
        open.remove(number);
        keep(open);
      }
    }
  }

  /** Whether it should still be on display, both by the list's day and by the calendar. */
  private boolean isEarly(String number, Listing list) {
    LocalDate today = LocalDate.now(clock.withZone(Filing.WASHINGTON));
    return expected(number)
        .map(day -> list.day().isBefore(day) && today.isBefore(day))
        .orElse(true);
  }

  private Optional<LocalDate> expected(String number) {
    return reading
        .archive()
        .versions()
        .latest(WorkId.filing(number))
        .flatMap(version -> version.facts().first(Fact.EXPECTED))
        .map(LocalDate::parse);
  }

  /** Whether a filing that is gone from display need not be followed any more. */
  private boolean isSettled(String number, boolean early, Listing list, Tally tally) {
    if (!reading.archive().works().documents(number).isEmpty()) {
      return true;
    }
    String where = "filing of FR Doc. " + number;
    URI document =
        reading.at(
            "/api/v1/documents/"
                + Reading.encode(number)
                + ".json?fields%5B%5D=document_number&fields%5B%5D=publication_date");
    FetchOutcome published = reading.fetch(document, judge(number));
    if (published instanceof FetchOutcome.Document found) {
      tally.had(found);
      return true;
    }
    if (!(published instanceof FetchOutcome.Gone gone)) {
      tally.failed(where, published);
      return false;
    }
    Optional<LocalDate> expected = expected(number);
    boolean overdue =
        expected.map(day -> day.plusDays(DAYS_OVERDUE)).filter(list.day()::isAfter).isPresent();
    if (!early && !overdue) {
      // On its day, or shortly after: the register may show it a little later.
      return false;
    }
    FetchOutcome record = reading.fetch(record(number), judge(number));
    switch (record) {
      case FetchOutcome.Document found -> {
        tally.had(found);
        Optional<Filing> filing = Json.read(found.bytes()).flatMap(Filing::read);
        if (filing.isPresent() && filing.get().isWithdrawn()) {
          seen(filing.get(), list, tally);
          return true;
        }
        if (!overdue) {
          tally.note(where + ": not on display, but its record does not say that it is withdrawn");
          return false;
        }
      }
      case FetchOutcome.Gone _ -> {}
      case FetchOutcome.Refusal refusal -> {
        tally.failed(where, refusal);
        return false;
      }
    }
    LocalDate removedOn = early ? list.day() : expected.orElse(list.day());
    List<Change> changes =
        reading
            .archive()
            .recorder()
            .record(
                List.of(
                    new Observation.Removed(
                        WorkId.filing(number), removedOn, gone.capture().id(), Occasion.NEWS)));
    tally.worked(changes);
    tally.note(where + ": gone from display, and never published");
    return true;
  }

  private URI record(String number) {
    return reading.at("/api/v1/public-inspection-documents/" + Reading.encode(number) + ".json");
  }

  private static Reading.Check judge(String number) {
    return json ->
        Json.text(json, "document_number").filter(number::equals).isPresent()
            ? Optional.empty()
            : Optional.of(
                new Reading.Refusal(
                    "WRONG_DOCUMENT",
                    "The record is of \""
                        + Json.text(json, "document_number").orElse("")
                        + "\", asked for "
                        + number));
  }

  private NavigableSet<String> open() {
    NavigableSet<String> numbers = new TreeSet<>();
    reading
        .archive()
        .checkpoints()
        .find(NAME, OPEN)
        .ifPresent(
            list -> Stream.of(list.split(" ")).filter(n -> !n.isEmpty()).forEach(numbers::add));
    return numbers;
  }

  private void keep(NavigableSet<String> open) {
    reading.archive().checkpoints().put(NAME, OPEN, String.join(" ", open));
  }
}
