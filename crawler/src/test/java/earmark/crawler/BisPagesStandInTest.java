package earmark.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.Verification.Verdict;
import earmark.archive.change.Change;
import earmark.archive.change.Occasion;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.fetch.OwnTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages and files of the bureau that the stand-in has, on two days. */
@Tag("slow")
class BisPagesStandInTest {
  @TempDir Path folder;

  private static Round round(Archive archive, OwnTime time, URI upstream) {
    CrawlSettings settings =
        CrawlSettings.defaults()
            .withUpstream(upstream)
            .withFetch(
                FetchSettings.defaults()
                    .withRequestsPerSecond(10_000)
                    .withAttempts(8, Duration.ofMillis(1)));
    Fetcher fetcher =
        new Fetcher(settings.fetchSettings(), archive.captures(), time, time, new Random(1), time);
    try (Crawl crawl = new Crawl(archive, settings, time, fetcher)) {
      return crawl.run("bis-pages");
    }
  }

  private static List<String> words(List<Change> changes) {
    return changes.stream()
        .map(c -> c.kind().key() + " " + c.work().value().replaceAll("^web/[^/]+", ""))
        .toList();
  }

  @Test
  void everyPageIsThereOnceAndOnlyTheKnownOnesChange() {
    OwnTime time = new OwnTime(Instant.parse("2026-09-01T12:00:00Z"));
    try (StandIn standIn = StandIn.start(LocalDate.of(2026, 7, 20), "none");
        Archive archive = Archive.open(ArchiveSettings.in(folder), time)) {
      assertThat(round(archive, time, standIn.base()).failures()).isEmpty();
      List<Change> first = archive.changes().after(0, Integer.MAX_VALUE);
      assertThat(first).allSatisfy(c -> assertThat(c.occasion()).isEqualTo(Occasion.HISTORY));
      assertThat(words(first))
          .containsExactlyInAnyOrder(
              "published /news-updates",
              "published /press-release/bis-opens-training-calendar",
              "published /press-release/bis-extends-designer-deadline",
              "published /press-release/bis-updates-country-treatment",
              "published /licensing/guidance/know-your-customer",
              "published /licensing/guidance/deemed-exports",
              "published /licensing/end-user-guidance/denied-persons-list-dpl",
              "published /media/documents/know-your-customer-guidance.pdf",
              "published /sites/default/files/dpl.csv");
      assertThat(round(archive, time, standIn.base()).changes()).isZero();

      standIn.today(LocalDate.of(2026, 7, 22));
      assertThat(round(archive, time, standIn.base()).failures()).isEmpty();
      List<Change> news = archive.changes().after(first.size(), Integer.MAX_VALUE);
      assertThat(news).allSatisfy(c -> assertThat(c.occasion()).isEqualTo(Occasion.NEWS));
      assertThat(words(news))
          .containsExactlyInAnyOrder(
              "page-changed /news-updates",
              "published /press-release/bis-settles-case",
              "page-changed /licensing/guidance/know-your-customer",
              "page-changed /media/documents/know-your-customer-guidance.pdf");
      assertThat(round(archive, time, standIn.base()).changes()).isZero();
      assertThat(archive.verification().verify()).isInstanceOf(Verdict.Sound.class);
    }
  }
}
