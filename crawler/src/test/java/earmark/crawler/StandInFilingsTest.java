package earmark.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.change.Change;
import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import earmark.archive.version.WorkId;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.fetch.OwnTime;
import earmark.crawler.source.FederalRegister;
import earmark.crawler.source.PublicInspection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public inspection in the made August of the stand-in: filed, published, withdrawn. */
@Tag("slow")
class StandInFilingsTest {
  private static final WorkId WITHDRAWN = WorkId.filing("2026-90107");
  private static final WorkId PUBLISHED = WorkId.filing("2026-90108");

  @TempDir Path folder;

  @Test
  void aFilingIsFollowedToItsPublicationOrItsWithdrawal() {
    try (StandIn standIn = StandIn.start(LocalDate.of(2026, 8, 14), "none", "august-2026")) {
      round(standIn, 14);
      for (int day = 17; day <= 21; day++) {
        round(standIn, day);
        round(standIn, day);
      }
    }
    try (Archive archive = Archive.open(ArchiveSettings.in(folder), new OwnTime(at(21)))) {
      assertThat(changes(archive, WITHDRAWN))
          .containsExactly(
              "published NEWS 2026-08-18", "corrected NEWS 2026-08-18", "removed NEWS 2026-08-19");
      Version last = archive.versions().latest(WITHDRAWN).orElseThrow();
      assertThat(last.facts().first(Fact.NOTE).orElseThrow()).contains("requesting withdrawal");
      assertThat(last.inForceUntil()).contains(LocalDate.of(2026, 8, 19));
      assertThat(archive.works().documents("2026-90107")).isEmpty();

      assertThat(changes(archive, PUBLISHED)).containsExactly("published NEWS 2026-08-19");
      assertThat(archive.works().documents("2026-90108")).hasSize(1);
      // What is on display on the last day, and nothing else, is still followed.
      assertThat(archive.checkpoints().find(PublicInspection.NAME, "open"))
          .contains("2026-17230 2026-17231");
    }
  }

  private static java.time.Instant at(int day) {
    return LocalDate.of(2026, 8, day).atTime(LocalTime.of(21, 0)).toInstant(ZoneOffset.UTC);
  }

  private void round(StandIn standIn, int day) {
    standIn.today(LocalDate.of(2026, 8, day));
    OwnTime time = new OwnTime(at(day));
    CrawlSettings settings =
        CrawlSettings.defaults()
            .withHistoryFrom(LocalDate.of(2026, 8, 1))
            .withUpstream(standIn.base())
            .withFetch(
                FetchSettings.defaults()
                    .withRequestsPerSecond(10_000)
                    .withAttempts(2, Duration.ofMillis(1)));
    try (Archive archive = Archive.open(ArchiveSettings.in(folder), time);
        Crawl crawl =
            new Crawl(
                archive,
                settings,
                time,
                new Fetcher(
                    settings.fetchSettings(),
                    archive.captures(),
                    time,
                    time,
                    new Random(1),
                    time))) {
      for (String source : List.of(PublicInspection.NAME, FederalRegister.NAME)) {
        assertThat(crawl.run(source).failures()).isEmpty();
      }
    }
  }

  private static List<String> changes(Archive archive, WorkId work) {
    return archive.changes().of(work).stream().map(StandInFilingsTest::words).toList();
  }

  private static String words(Change change) {
    return change.kind().key() + " " + change.occasion() + " " + change.legalOn();
  }
}
