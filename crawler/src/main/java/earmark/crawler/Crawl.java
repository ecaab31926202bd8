package earmark.crawler;

import earmark.archive.Archive;
import earmark.archive.Turn;
import earmark.crawler.backfill.Backfill;
import earmark.crawler.backfill.RightOfWay;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.patch.Patches;
import earmark.crawler.source.Assertions;
import earmark.crawler.source.BisNotices;
import earmark.crawler.source.BisPages;
import earmark.crawler.source.Ecfr;
import earmark.crawler.source.EcfrPast;
import earmark.crawler.source.Failure;
import earmark.crawler.source.FederalRegister;
import earmark.crawler.source.Govinfo;
import earmark.crawler.source.GovinfoFiles;
import earmark.crawler.source.GovinfoPast;
import earmark.crawler.source.Past;
import earmark.crawler.source.Progress;
import earmark.crawler.source.PublicInspection;
import earmark.crawler.source.RegisterPast;
import earmark.crawler.source.ScreeningList;
import earmark.crawler.source.Source;
import earmark.crawler.source.Tally;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs rounds of the sources, and keeps their state.
 *
 * <p>Two rounds of one source never run at a time, in whatever process; rounds of different sources
 * may. A source is unhealthy as long as its last round had a failure, with the first one as the
 * reason. What is stored is not touched by a failure.
 *
 * <p>Safe for use by several threads.
 */
public final class Crawl implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Crawl.class);

  private final Archive archive;
  private final Clock clock;
  private final Fetcher fetcher;
  private final Assertions assertions;
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final List<Past> pasts;
  private final GovinfoFiles files;

  /** A crawl with the assertions that Earmark brings with it. */
  public Crawl(Archive archive, CrawlSettings settings, Clock clock) {
    this(archive, settings, Assertions.builtIn(), clock);
  }

  public Crawl(Archive archive, CrawlSettings settings, Assertions assertions, Clock clock) {
    this(archive, settings, assertions, Patches.builtIn(), clock);
  }

  /** A crawl that reads what is fetched with these defects cured. */
  public Crawl(
      Archive archive,
      CrawlSettings settings,
      Assertions assertions,
      Patches patches,
      Clock clock) {
    this(
        archive,
        settings,
        assertions,
        clock,
        new Fetcher(settings.fetchSettings(), archive.captures(), patches, clock));
  }

  /** A crawl that fetches in its own way; {@code fetcher} is closed with it. */
  public Crawl(Archive archive, CrawlSettings settings, Clock clock, Fetcher fetcher) {
    this(archive, settings, Assertions.builtIn(), clock, fetcher);
  }

  private Crawl(
      Archive archive,
      CrawlSettings settings,
      Assertions assertions,
      Clock clock,
      Fetcher fetcher) {
    this.archive = archive;
    this.clock = clock;
    this.fetcher = fetcher;
    this.assertions = assertions;
    Upstreams at = settings.upstreams();
    List<Source> all =
        List.of(
            new FederalRegister(
                archive,
                fetcher,
                at.federalRegister(),
                settings.scope(),
                settings.agencies(),
                settings.terms(),
                settings.historyFrom()),
            new Ecfr(archive, fetcher, at.ecfr(), settings.scope(), settings.historyFrom()),
            new PublicInspection(
                archive,
                fetcher,
                at.federalRegister(),
                settings.agencies(),
                settings.terms(),
                clock),
            new BisNotices(archive, fetcher, at.bis()),
            new BisPages(archive, fetcher, at.bisPages()),
            new ScreeningList(archive, fetcher, at.trade()),
            new Govinfo(
                archive,
                fetcher,
                at.govinfo(),
                settings.scope(),
                settings.agencies(),
                settings.terms(),
                clock));
    this.pasts =
        List.of(
            new RegisterPast(
                archive,
                fetcher,
                at.federalRegister(),
                settings.scope(),
                settings.agencies(),
                settings.terms()),
            new EcfrPast(archive, fetcher, at.ecfr(), settings.scope()),
            new GovinfoPast(
                archive,
                fetcher,
                at.govinfo(),
                settings.scope(),
                settings.agencies(),
                settings.terms()));
    this.files =
        new GovinfoFiles(
            archive,
            fetcher,
            at.govinfo(),
            settings.scope(),
            settings.agencies(),
            settings.terms(),
            settings.fetch().maxBodyBytes(),
            assertions);
    for (Source source : all) {
      sources.put(source.name(), source);
    }
  }

  /** The names of the sources, in the order in which a round over all goes. */
  public List<String> sources() {
    return List.copyOf(sources.keySet());
  }

  /** What gives the time to everything it does. */
  public Clock clock() {
    return clock;
  }

  /** What takes in bulk files from disk, with the same scope and assertions as the rounds. */
  public GovinfoFiles files() {
    return files;
  }

  /** The names of the sources whose past can be loaded. */
  public List<String> pasts() {
    return pasts.stream().map(Past::name).toList();
  }

  /**
   * The loading of a source's past, with the same way of fetching as the rounds.
   *
   * @throws IllegalArgumentException if the past of {@code source} cannot be loaded; the message
   *     names those that can
   */
  public Backfill backfill(String source) {
    Past past =
        pasts.stream()
            .filter(p -> p.name().equals(source))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There is no past of \""
                            + source
                            + "\" to load; there is that of "
                            + String.join(", ", pasts())));
    return new Backfill(archive, past, clock, fetcher::isClosed, assertions);
  }

  /** Like {@link #run(String, Progress)}, telling nobody how far it is. */
  public Round run(String source) {
    return run(source, Progress.NONE);
  }

  /**
   * Runs one round of a source. What the world does wrong is in the round. If a round of this
   * source is under way, there is none, and the one failure is {@code ALREADY_RUNNING}.
   *
   * @throws IllegalArgumentException if there is no such source; the message names those there are
   */
  public Round run(String source, Progress progress) {
    Source found = sources.get(source);
    if (found == null) {
      throw new IllegalArgumentException(
          "There is no source \""
              + source
              + "\"; there are "
              + String.join(", ", sources.keySet()));
    }
    Instant started = clock.instant();
    Optional<Turn> turn = new RightOfWay(archive.turns(), source).forRound(fetcher::isClosed);
    if (turn.isEmpty()) {
      Failure running = new Failure("ALREADY_RUNNING", source, "A round of it is under way");
      return new Round(source, started, started, 0, 0, 0, List.of(running), List.of());
    }
    Optional<String> quiet = fetcher.quiet();
    try (Turn _ = turn.get()) {
      if (quiet.isPresent()) {
        List<String> notes = List.of("QUIET_HOURS: the round was not begun: " + quiet.get());
        return new Round(source, started, started, 0, 0, 0, List.of(), notes);
      }
      return run(found, started, progress);
    }
  }

  private Round run(Source source, Instant started, Progress progress) {
    archive.sources().started(source.name());
    Tally tally = new Tally(source.name(), progress, fetcher::isClosed, assertions);
    try {
      source.run(tally);
    } catch (RuntimeException e) {
      // The top of a round: a defect of ours in one source must not stop the others.
      LOG.error("The round of {} broke off", source.name(), e);
      tally.brokeOff(e);
    }
    if (fetcher.isClosed()) {
      tally.stopped();
    }
    Round round =
        new Round(
            source.name(),
            started,
            clock.instant(),
            tally.seen(),
            tally.fetched(),
            tally.changes(),
            tally.failures(),
            tally.notes());
    archive.rounds().heard(source.name(), tally.items());
    if (fetcher.isClosed()) {
      // Like a killed process: that it was stopped says nothing about the source.
      return round;
    }
    if (round.succeeded() && tally.isQuiet()) {
      // Quiet hours are our own choice, and say nothing about the source.
      return round;
    }
    archive.rounds().add(round.finished());
    if (round.succeeded()) {
      String way = tally.way();
      archive
          .sources()
          .succeeded(source.name(), round.outcome() + (way.isEmpty() ? "" : "; " + way));
    } else {
      archive.sources().failed(source.name(), round.reason());
    }
    return round;
  }

  /**
   * Ends the rounds under way as soon as what they are recording is recorded, and every later one
   * at once; their failure is {@code STOPPED}, and the state of the source stays as it was. The
   * archive stays open.
   */
  @Override
  public void close() {
    fetcher.close();
  }
}
