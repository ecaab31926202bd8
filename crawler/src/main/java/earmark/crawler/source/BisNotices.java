package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.Sha256;
import earmark.archive.capture.Capture;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.fetch.Judge;
import earmark.crawler.parse.Expected;
import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.Finding;
import earmark.redline.text.Row;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The list of Federal Register notices on the site of the Bureau of Industry and Security.
 *
 * <p>The list is one page, and becomes one table. What people see of the page may say that there
 * are no notices; the data behind it counts, and a list without entries, or that has lost most of
 * them, is applied only when a person has released it.
 *
 * <p>The page states no date of its own. It counts as reading so from the newest publication date
 * in it, so that it does not matter when it was fetched.
 */
public final class BisNotices implements Source {
  public static final String NAME = "bis-notices";

  private static final String PATH = "/regulations/federal-register-notices";
  private static final URI PUBLIC_ADDRESS = URI.create("https://www.bis.gov" + PATH);
  private static final String TITLE = "Federal Register Notices, Bureau of Industry and Security";

  private final Reading reading;

  public BisNotices(Archive archive, Fetcher fetcher, URI base) {
    this.reading = new Reading(NAME, archive, fetcher, base);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(Tally tally) {
    tally.at(TITLE, 0, 1);
    FetchOutcome outcome = reading.fetch(reading.at(PATH), judge(tally.assertion().marker()));
    if (outcome instanceof FetchOutcome.Document document) {
      tally.had(document);
    }
    reading
        .doubtedOrNot(outcome)
        .ifPresentOrElse(document -> record(document, tally), () -> tally.failed(PATH, outcome));
    tally.at(TITLE, 1, 1);
  }

  private static Judge judge(String marker) {
    Judge page = Reading.judge(new Expected.Html(marker));
    return (capture, body) -> page.refuse(capture, body).or(() -> emptyList(capture, body));
  }

  private static Optional<Finding> emptyList(Capture capture, byte[] body) {
    NoticeList list = NoticeList.read(body);
    return list.size() > 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "EMPTY_LIST",
                Finding.Severity.REFUSED,
                capture.url().toString(),
                "There is no entry in the list of notices: " + list.why()));
  }

  private void record(FetchOutcome.Document document, Tally tally) {
    NoticeList list = NoticeList.read(document.bytes());
    long capture = document.capture().id();
    reading.note(capture, list.findings());
    Work work =
        new Work(WorkId.page(PUBLIC_ADDRESS), WorkKind.PAGE, PUBLIC_ADDRESS.toString(), TITLE);
    Optional<Version> before = reading.archive().versions().latest(work.id());
    Set<String> old = before.map(this::notices).orElse(Set.of());
    Set<String> gone = new HashSet<>(old);
    list.rows().forEach(cells -> gone.remove(NoticeList.key(cells)));
    if (!reading.admit(
        document,
        fingerprint(document, list),
        PATH,
        tally,
        new Measure(list.size(), old.size(), gone.size()))) {
      return;
    }
    // A notice may be taken back; the page does not go back in time for it.
    Optional<LocalDate> from =
        list.newest()
            .map(day -> before.map(Version::inForceFrom).filter(day::isBefore).orElse(day))
            .or(() -> before.map(Version::inForceFrom));
    if (from.isEmpty()) {
      tally.failed("NO_DATE", PATH, "No notice in the list has a publication date", capture);
      return;
    }
    tally.worked(
        reading
            .archive()
            .recorder()
            .record(
                List.of(
                    new Observation.Seen(
                        work,
                        list.text(TITLE),
                        new Facts(Map.of(Fact.URL, List.of(PUBLIC_ADDRESS.toString()))),
                        from.get(),
                        capture,
                        NoticeList.PARSER,
                        before.isEmpty() ? Occasion.HISTORY : Occasion.NEWS))));
  }

  /**
   * What was read, without the noise of the page around it; a page without notices is all noise.
   */
  private static Sha256 fingerprint(FetchOutcome.Document document, NoticeList list) {
    return list.size() == 0
        ? document.capture().content()
        : Sha256.of(list.rows().toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What identifies the notices of a version. */
  private Set<String> notices(Version version) {
    Set<String> keys = new HashSet<>();
    for (Block block : reading.archive().versions().text(version).blocks()) {
      if (block instanceof Row row && row.place() == Row.Place.BODY) {
        keys.add(NoticeList.key(row.cells().stream().map(Cell::text).toList()));
      }
    }
    return keys;
  }
}
