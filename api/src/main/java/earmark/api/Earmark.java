package earmark.api;

import earmark.api.alert.Alerts;
import earmark.api.alert.Delivery;
import earmark.api.alert.Incidents;
import earmark.api.alert.Outbox;
import earmark.api.alert.Watches;
import earmark.api.config.SettingRefusedException;
import earmark.api.config.Settings;
import earmark.archive.Archive;
import earmark.archive.ArchiveFailedException;
import earmark.crawler.Crawl;
import earmark.crawler.CrawlSettings;
import earmark.crawler.patch.Patches;
import earmark.crawler.schedule.Schedules;
import earmark.index.search.SearchIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of one running Earmark, built from its settings: the only place that knows how they fit
 * together. Safe for use by several threads.
 *
 * <p>The archive is open from the beginning; the index, crawlers and schedules are opened when they
 * are first asked for, so that a command that only reads the archive does not touch them.
 */
public final class Earmark implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Earmark.class);

  private final Settings settings;
  private final Clock clock;
  private final Archive archive;
  private @Nullable Crawl crawl;
  private @Nullable Schedules schedules;
  private @Nullable SearchIndex index;
  private @Nullable Alerts alerts;

  private Earmark(Settings settings, Clock clock, Archive archive) {
    this.settings = settings;
    this.clock = clock;
    this.archive = archive;
  }

  /**
   * Opens the archive in the data folder, making both if they are not there.
   *
   * @throws ArchiveFailedException if the folder cannot be written, or the archive cannot be opened
   *     or was written by a newer Earmark
   */
  public static Earmark open(Settings settings, Clock clock) {
    Path data = settings.data();
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new ArchiveFailedException("The data folder " + data + " cannot be made", e);
    }
    if (!Files.isWritable(data)) {
      throw new ArchiveFailedException("The data folder " + data + " cannot be written");
    }
    return new Earmark(settings, clock, Archive.open(settings.archive(), clock));
  }

  public Settings settings() {
    return settings;
  }

  public Clock clock() {
    return clock;
  }

  public Archive archive() {
    return archive;
  }

  /** The crawlers, which run when they are told to. */
  public synchronized Crawl crawl() {
    Crawl open = crawl;
    if (open == null) {
      open = crawl(settings.crawl());
      crawl = open;
    }
    return open;
  }

  /** The crawlers with other settings, as a backfill has them; the caller closes them. */
  public Crawl crawl(CrawlSettings crawlSettings) {
    return new Crawl(archive, crawlSettings, settings.assertions(), patches(settings), clock);
  }

  private static Patches patches(Settings settings) {
    try {
      return Patches.builtIn().with(settings.patchesFolder());
    } catch (IllegalArgumentException e) {
      throw new SettingRefusedException("A file of patches cannot be used: " + e.getMessage(), e);
    }
  }

  /** The schedules of the crawlers; after each round the index and the alerts catch up. */
  public synchronized Schedules schedules() {
    Schedules open = schedules;
    if (open == null) {
      open = new Schedules(archive, crawl(), settings.crawl().crons(), _ -> catchUpQuietly());
      schedules = open;
    }
    return open;
  }

  /** The search index, as far as it has got; {@link #catchUp} brings it up to the archive. */
  public synchronized SearchIndex index() {
    SearchIndex open = index;
    if (open == null) {
      open = SearchIndex.open(settings.indexFolder(), archive, clock);
      index = open;
    }
    return open;
  }

  public Watches watches() {
    return new Watches(archive, clock);
  }

  public Outbox outbox() {
    return new Outbox(archive);
  }

  public synchronized Alerts alerts() {
    Alerts open = alerts;
    if (open == null) {
      open = Alerts.open(archive, settings.mail(), settings.mailFolder(), clock);
      alerts = open;
    }
    return open;
  }

  /** What the administrator is told of the sources. */
  public Incidents incidents() {
    return Incidents.open(
        archive, settings.administrator(), settings.mail(), settings.mailFolder(), clock);
  }

  /** Tells the administrator what is due; what fails is logged, and the next call goes on. */
  public void tellAdministrator() {
    try {
      Delivery.Report report = incidents().run();
      if (report.failed() > 0) {
        LOG.warn(
            "{} messages to the administrator were not sent yet: {}",
            report.failed(),
            report.problem());
      }
    } catch (RuntimeException e) {
      LOG.error("The administrator could not be told", e);
    }
  }

  /**
   * Does what follows from new changes: brings the index up to date, then writes and sends alerts.
   */
  public Alerts.Report catchUp() {
    index().catchUp();
    return alerts().run();
  }

  /**
   * Like {@link #catchUp}, at the top of a thread: what fails is logged, and the next call goes on.
   */
  public void catchUpQuietly() {
    tellAdministrator();
    try {
      Alerts.Report report = catchUp();
      if (report.failed() > 0) {
        LOG.warn("{} messages were not sent yet: {}", report.failed(), report.problem());
      }
    } catch (RuntimeException e) {
      LOG.error("Index or alerts could not catch up", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (schedules != null) {
        schedules.close();
      }
      if (crawl != null) {
        crawl.close();
      }
      if (index != null) {
        index.close();
      }
      if (alerts != null) {
        alerts.close();
      }
    } finally {
      archive.close();
    }
  }
}
