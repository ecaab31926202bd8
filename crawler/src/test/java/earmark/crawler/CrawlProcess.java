package earmark.crawler;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.crawler.fetch.OwnTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/** One round of every source in a process that may be killed. Arguments: data folder, upstream. */
final class CrawlProcess {
  private CrawlProcess() {}

  public static void main(String[] arguments) {
    OwnTime time = new OwnTime(Instant.parse("2026-09-01T12:00:00Z"));
    boolean well;
    try (Archive archive = Archive.open(ArchiveSettings.in(Path.of(arguments[0])), time)) {
      well =
          StandInCrawlTest.round(archive, time, URI.create(arguments[1])).stream()
              .allMatch(Round::succeeded);
    }
    System.exit(well ? 0 : 1);
  }
}
