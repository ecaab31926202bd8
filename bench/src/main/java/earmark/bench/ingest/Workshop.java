package earmark.bench.ingest;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.crawler.Crawl;
import earmark.crawler.CrawlSettings;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.Politeness;
import earmark.crawler.source.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A fresh archive in a folder of its own, and a crawl over it; deleted when closed. */
record Workshop(Path folder, Archive archive, Crawl crawl) implements AutoCloseable {
  /** In every document there is, so that all of them are wanted. */
  private static final String EVERYWHERE = "the";

  static Workshop open(URI upstream, Clock clock) throws IOException {
    Path folder = Files.createTempDirectory("earmark-ingest");
    Archive archive = Archive.open(ArchiveSettings.in(folder), clock);
    CrawlSettings settings =
        CrawlSettings.defaults()
            .withUpstream(upstream)
            .withScope(Scope.parse("1 CFR 1-603"))
            .withAgencies(List.of())
            .withTerms(List.of(EVERYWHERE))
            .withHistoryFrom(LocalDate.of(2024, 1, 1))
            // On loopback there is nobody to be polite to.
            .withFetch(
                FetchSettings.defaults()
                    .withRequestsPerSecond(10_000)
                    .withAttempts(2, Duration.ofMillis(1))
                    .withPoliteness(Politeness.defaults().withRobotsExempt(Set.of("127.0.0.1"))));
    return new Workshop(folder, archive, new Crawl(archive, settings, clock));
  }

  @Override
  public void close() throws IOException {
    crawl.close();
    archive.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
