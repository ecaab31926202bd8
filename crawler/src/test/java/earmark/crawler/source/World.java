package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.change.Change;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.fetch.HostPort;
import earmark.crawler.fetch.OwnTime;
import earmark.crawler.fetch.Politeness;
import earmark.crawler.fetch.ProgrammedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** An archive, a server that answers as told, and a fetcher between them that waits for nothing. */
final class World implements AutoCloseable {
  final OwnTime time = new OwnTime(Instant.parse("2026-03-26T12:00:00Z"));
  final ProgrammedServer server = new ProgrammedServer();
  final Archive archive;
  final Fetcher fetcher;

  World(Path folder) {
    archive = Archive.open(ArchiveSettings.in(folder), time);
    FetchSettings settings =
        FetchSettings.defaults()
            .withRequestsPerSecond(10_000)
            .withAttempts(2, Duration.ofMillis(1))
            // How hosts are treated has tests of its own; here only what is fetched counts.
            .withPoliteness(
                Politeness.defaults().withRobotsExempt(Set.of("127.0.0.1")).withRestAfter(100))
            .withTrusted(Set.of(HostPort.of(server.base())));
    fetcher = new Fetcher(settings, archive.captures(), time, time, new Random(1), time);
  }

  Tally run(Source source) {
    Tally tally = new Tally(source.name(), Progress.NONE, () -> false);
    source.run(tally);
    return tally;
  }

  /** Every change so far as {@code kind work occasion legalOn}. */
  List<String> changes() {
    return archive.changes().after(0, Integer.MAX_VALUE).stream().map(World::words).toList();
  }

  private static String words(Change change) {
    return change.kind().key()
        + " "
        + change.work()
        + " "
        + change.occasion()
        + " "
        + change.legalOn();
  }

  @Override
  public void close() {
    fetcher.close();
    server.close();
    archive.close();
  }
}
