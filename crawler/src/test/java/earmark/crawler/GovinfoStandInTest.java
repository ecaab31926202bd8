package earmark.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.change.Change;
import earmark.archive.change.ChangeKind;
import earmark.archive.change.Occasion;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import earmark.crawler.backfill.Result;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.fetch.OwnTime;
import earmark.crawler.fetch.Politeness;
import earmark.crawler.source.Progress;
import earmark.crawler.source.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real daily issue, of February 12, 2024, beside the register's records of its documents. */
@Tag("slow")
class GovinfoStandInTest {
  private static final LocalDate DAY = LocalDate.of(2024, 2, 12);

  @TempDir Path folder;
  private final OwnTime time = new OwnTime(Instant.parse("2024-02-13T17:00:00Z"));

  private Crawl crawl(Archive archive, URI upstream) {
    CrawlSettings settings =
        CrawlSettings.defaults()
            .withUpstream(upstream)
            .withScope(Scope.parse("14 CFR 39, 50 CFR 13, 1 CFR 1-20"))
            .withAgencies(List.of("international-trade-administration"))
            .withHistoryFrom(LocalDate.of(2024, 2, 1))
            .withFetch(
                FetchSettings.defaults()
                    .withRequestsPerSecond(10_000)
                    .withPoliteness(Politeness.defaults().withRobotsExempt(Set.of("127.0.0.1")))
                    .withAttempts(3, Duration.ofMillis(1)));
    return new Crawl(
        archive,
        settings,
        time,
        new Fetcher(settings.fetchSettings(), archive.captures(), time, time, new Random(1), time));
  }

  private static List<String> standing(Archive archive) {
    return archive.works().list(WorkKind.DOCUMENT).stream()
        .map(Work::id)
        .map(id -> archive.versions().latest(id).orElseThrow())
        .map(GovinfoStandInTest::words)
        .toList();
  }

  private static String words(Version version) {
    return version.work() + " " + version.parser() + " " + version.text() + " " + version.facts();
  }

  @Test
  void eachDocumentIsThereOnceWhicheverChannelCameFirst() throws IOException {
    Path first = Files.createDirectories(folder.resolve("one"));
    Path second = Files.createDirectories(folder.resolve("other"));
    try (StandIn standIn = StandIn.start(LocalDate.of(2024, 2, 13), "none");
        Archive one = Archive.open(ArchiveSettings.in(first), time);
        Archive other = Archive.open(ArchiveSettings.in(second), time)) {
      List<String> whole;
      try (Crawl crawl = crawl(one, standIn.base())) {
        assertThat(crawl.run("federal-register").failures()).isEmpty();
        whole = standing(one);
        Result result = crawl.backfill("govinfo").run(DAY, DAY, Progress.NONE);
        assertThat(result.failures()).isEmpty();
        assertThat(result.notes()).isEmpty();
        assertThat(result.fetched()).isEqualTo(1);
        assertThat(result.changes()).isZero();
        assertThat(standing(one)).isEqualTo(whole).hasSize(5);
      }
      try (Crawl crawl = crawl(other, standIn.base())) {
        Result result = crawl.backfill("govinfo").run(DAY, DAY, Progress.NONE);
        assertThat(result.failures()).isEmpty();
        assertThat(result.changes()).isEqualTo(standing(other).size());
        List<String> ofIssue =
            standing(other).stream().map(line -> line.substring(0, line.indexOf(' '))).toList();
        assertThat(ofIssue)
            .isEqualTo(
                whole.stream()
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .filter(work -> work.startsWith("fr/2024-02-12/"))
                    .toList());

        long before = other.changes().last();
        assertThat(crawl.run("federal-register").failures()).isEmpty();
        assertThat(standing(other)).isEqualTo(whole);
        assertThat(other.changes().after(before, Integer.MAX_VALUE))
            .filteredOn(change -> ofIssue.contains(change.work().value()))
            .hasSize(ofIssue.size())
            .allSatisfy(
                change -> {
                  assertThat(change.kind()).isEqualTo(ChangeKind.EDITORIAL);
                  assertThat(change.occasion()).isEqualTo(Occasion.HISTORY);
                });
      }
    }
  }

  @Test
  void aRoundReadsTheIssueAndTheTitlesWhenTheServicesFail() {
    try (StandIn standIn = StandIn.start(LocalDate.of(2024, 2, 13), "none");
        Archive archive = Archive.open(ArchiveSettings.in(folder), time);
        Crawl crawl = crawl(archive, standIn.base())) {
      archive.sources().failed("federal-register", "blocked");
      archive.sources().failed("ecfr", "blocked");
      Round round = crawl.run("govinfo");
      assertThat(round.failures())
          .extracting(failure -> failure.code() + " " + failure.where())
          .containsExactly(
              "ISSUE_MISSING the issue of 2024-02-06",
              "ISSUE_MISSING the issue of 2024-02-07",
              "ISSUE_MISSING the issue of 2024-02-08",
              "ISSUE_MISSING the issue of 2024-02-09",
              // The stand-in has only Title 1 in bulk.
              "HTTP_404 title 14",
              "HTTP_404 title 50");
      assertThat(standing(archive)).isNotEmpty();
      assertThat(archive.works().inPart(1, "1")).isNotEmpty();
      assertThat(archive.works().inPart(1, "21")).isEmpty();

      long before = archive.changes().last();
      int asked = standIn.log().size();
      Round again = crawl.run("govinfo");
      assertThat(again.changes()).isZero();
      assertThat(archive.changes().last()).isEqualTo(before);
      assertThat(standIn.log().subList(asked, standIn.log().size()))
          .filteredOn(request -> request.path().contains("2024-02-12"))
          .hasSize(1);

      archive.sources().succeeded("federal-register", "");
      archive.sources().succeeded("ecfr", "");
      int idle = standIn.log().size();
      assertThat(crawl.run("govinfo").failures()).isEmpty();
      assertThat(standIn.log()).hasSize(idle);
      List<Change> all = archive.changes().after(0, Integer.MAX_VALUE);
      assertThat(all).allSatisfy(c -> assertThat(c.occasion()).isEqualTo(Occasion.HISTORY));
    }
  }
}
