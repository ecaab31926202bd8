package earmark.api.command;

import earmark.api.Earmark;
import earmark.api.alert.Watch;
import earmark.api.alert.WatchRequest;
import earmark.api.config.Key;
import earmark.api.config.Settings;
import earmark.api.config.SettingsReader;
import earmark.api.demo.DemoStory;
import earmark.api.demo.SampleUpstream;
import earmark.api.demo.SimulatedDays;
import earmark.api.demo.StoryDay;
import earmark.api.reading.DemoDesk;
import earmark.crawler.Round;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo at work: the sample upstream, an Earmark on a simulated clock that really crawls it,
 * watches of three invented people, and one thread that plays the story day by day.
 *
 * <p>Safe for use by several threads.
 */
final class DemoRun implements DemoDesk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoRun.class);

  /** Who watches what, and why; all invented. */
  private static final List<WatchRequest> WATCHES =
      List.of(
          new WatchRequest(
              "Advanced chips",
              "3A090 OR 4A090 OR \"integrated circuits\"",
              "maria.chen@example.com",
              "Product counsel for the accelerator line",
              Watch.DEFAULT_KINDS),
          new WatchRequest(
              "Entity List",
              "part:744 AND (\"Entity List\" OR entity OR entities)",
              "james.okafor@example.com",
              "Screening: customers in Example City; matter 2022-117",
              Watch.DEFAULT_KINDS),
          new WatchRequest(
              "Affiliates and the 50 percent rule",
              "affiliates OR \"50 percent\"",
              "priya.nair@example.com",
              "Joint ventures; ask treasury before answering",
              Watch.DEFAULT_KINDS));

  private final SimulatedDays days;
  private final SampleUpstream upstream;
  private final Earmark earmark;
  private final ScheduledExecutorService thread;
  private volatile boolean playing;
  private volatile boolean busy;

  private DemoRun(SimulatedDays days, SampleUpstream upstream, Earmark earmark) {
    this.days = days;
    this.upstream = upstream;
    this.earmark = earmark;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("demo").daemon().factory());
  }

  /**
   * Starts the upstream and opens an Earmark on it; nothing is crawled before {@link #begin}.
   *
   * @param folder empty, and deleted by the caller
   * @throws IOException if the upstream cannot open its port
   */
  static DemoRun open(Path folder, int port, Clock base) throws IOException {
    DemoStory story = DemoStory.load();
    SimulatedDays days = new SimulatedDays(story.days(), base);
    SampleUpstream upstream = SampleUpstream.start(story, days);
    Settings settings =
        new SettingsReader()
            .option("demo", Key.DATA, folder.toString())
            .option("demo", Key.UPSTREAM, upstream.baseUrl().toString())
            .option("demo", Key.SCOPE, "15 CFR 730-774")
            .option("demo", Key.HISTORY_FROM, "2020-01-01")
            .option("demo", Key.CONTACT, "demo@example.com")
            .option("demo", Key.REQUESTS_PER_SECOND, "10000")
            .option("demo", Key.FEDERAL_REGISTER_CRON, "never")
            .option("demo", Key.ECFR_CRON, "never")
            .option("demo", Key.BIS_NOTICES_CRON, "never")
            .option("demo", Key.WEB_PORT, Integer.toString(port))
            .read();
    Earmark earmark = Earmark.open(settings, days.clock());
    WATCHES.forEach(earmark.watches()::add);
    return new DemoRun(days, upstream, earmark);
  }

  Earmark earmark() {
    return earmark;
  }

  /**
   * Crawls the first day and, from then on, plays a day each {@code pause} while playing is on.
   *
   * @param ready is run once the first day is there
   */
  void begin(Duration pause, Runnable ready) {
    busy = true;
    // No source has a cron here; started, they can be asked to run from their page.
    earmark.schedules().start();
    thread.execute(
        () -> {
          crawl();
          busy = false;
          ready.run();
        });
    var _ =
        thread.scheduleWithFixedDelay(
            this::playOn, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public State state() {
    return new State(
        shown(days.day(), days.position()),
        days.upcoming().map(day -> shown(day, days.position() + 1)),
        playing && !days.finished(),
        busy);
  }

  @Override
  public void advance() {
    if (!busy && !days.finished()) {
      busy = true;
      thread.execute(this::nextDay);
    }
  }

  @Override
  public void play(boolean on) {
    playing = on;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      earmark.close();
    } finally {
      upstream.close();
    }
  }

  private Day shown(StoryDay day, int position) {
    return new Day(position + 1, days.days().size(), day.date(), day.headline());
  }

  private void playOn() {
    if (playing && !busy && !days.finished()) {
      busy = true;
      nextDay();
    }
  }

  private void nextDay() {
    try {
      Optional<StoryDay> day = days.advance();
      day.ifPresent(_ -> crawl());
    } finally {
      busy = false;
    }
  }

  private void crawl() {
    for (String source : earmark.crawl().sources()) {
      if (SampleUpstream.LACKS.contains(source)) {
        continue;
      }
      Round round = earmark.crawl().run(source);
      if (!round.succeeded()) {
        LOG.warn("{}: {}", source, round.reason());
      }
    }
    earmark.catchUpQuietly();
  }
}
