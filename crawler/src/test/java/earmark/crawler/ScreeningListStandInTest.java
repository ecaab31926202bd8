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
import earmark.crawler.fetch.Politeness;
import earmark.redline.text.Finding;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two editions of the Consolidated Screening List that the stand-in has: one of May 6, 2022,
 * and one of July 31, 2026 with countries for addresses and without dates.
 */
@Tag("slow")
class ScreeningListStandInTest {
  @TempDir Path folder;

  private static Round round(Archive archive, OwnTime time, URI upstream) {
    CrawlSettings settings =
        CrawlSettings.defaults()
            .withUpstream(upstream)
            .withFetch(
                FetchSettings.defaults()
                    .withRequestsPerSecond(10_000)
                    // So that the second capture is the second list, not a robots.txt.
                    .withPoliteness(Politeness.defaults().withRobotsExempt(Set.of("127.0.0.1")))
                    .withAttempts(8, Duration.ofMillis(1)));
    Fetcher fetcher =
        new Fetcher(settings.fetchSettings(), archive.captures(), time, time, new Random(1), time);
    try (Crawl crawl = new Crawl(archive, settings, time, fetcher)) {
      return crawl.run("screening-list");
    }
  }

  /** How many changes of each kind each list has. */
  private static Map<String, Long> counts(List<Change> changes) {
    return changes.stream()
        .collect(
            Collectors.groupingBy(
                change -> change.work().value().split("/", -1)[1] + " " + change.kind().key(),
                TreeMap::new,
                Collectors.counting()));
  }

  private static long standing(Archive archive, String list) {
    return archive.versions().latestOfList(list).stream()
        .filter(version -> version.inForceUntil().isEmpty())
        .count();
  }

  @Test
  void fourYearsAddReviseAndRemoveEntriesOfEachList() {
    OwnTime time = new OwnTime(Instant.parse("2026-08-03T12:00:00Z"));
    try (StandIn standIn = StandIn.start(LocalDate.of(2026, 7, 30), "none");
        Archive archive = Archive.open(ArchiveSettings.in(folder), time)) {
      Round first = round(archive, time, standIn.base());
      assertThat(first.failures()).isEmpty();
      List<Change> loaded = archive.changes().after(0, Integer.MAX_VALUE);
      assertThat(loaded).allSatisfy(c -> assertThat(c.occasion()).isEqualTo(Occasion.HISTORY));
      assertThat(counts(loaded))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "entity-list entry-added", 2_001L,
                  "denied-persons entry-added", 462L,
                  "unverified-list entry-added", 201L,
                  "military-end-users entry-added", 71L));

      standIn.today(LocalDate.of(2026, 7, 31));
      assertThat(round(archive, time, standIn.base()).failures()).isEmpty();
      List<Change> news = archive.changes().after(loaded.size(), Integer.MAX_VALUE);
      assertThat(news).allSatisfy(c -> assertThat(c.occasion()).isEqualTo(Occasion.NEWS));
      // By names alone, at least 83 entries of the Entity List are gone and 1,502 are new; four
      // more are namesakes with no notice and no country in common.
      assertThat(counts(news))
          .containsExactlyInAnyOrderEntriesOf(
              Map.ofEntries(
                  Map.entry("entity-list entry-added", 1_504L),
                  Map.entry("entity-list entry-removed", 86L),
                  Map.entry("entity-list entry-revised", 1_915L),
                  Map.entry("denied-persons entry-added", 1_132L),
                  Map.entry("denied-persons entry-removed", 1L),
                  Map.entry("denied-persons entry-revised", 461L),
                  Map.entry("unverified-list entry-added", 91L),
                  Map.entry("unverified-list entry-removed", 70L),
                  Map.entry("unverified-list entry-revised", 131L),
                  Map.entry("military-end-users entry-removed", 1L),
                  Map.entry("military-end-users entry-revised", 70L)));
      // Of 3,420 entries, two are the same word for word; among the denied persons, six are.
      assertThat(standing(archive, "entity-list")).isEqualTo(3_419);
      assertThat(standing(archive, "denied-persons")).isEqualTo(1_593);
      assertThat(standing(archive, "unverified-list")).isEqualTo(222);
      assertThat(standing(archive, "military-end-users")).isEqualTo(70);
      assertThat(archive.captures().findings(2).stream().map(Finding::code))
          .filteredOn("DUPLICATE_ENTRY"::equals)
          .hasSize(4);

      long last = archive.changes().last();
      assertThat(round(archive, time, standIn.base()).failures()).isEmpty();
      assertThat(archive.changes().last()).isEqualTo(last);
      assertThat(archive.verification().verify()).isInstanceOf(Verdict.Sound.class);
    }
  }
}
