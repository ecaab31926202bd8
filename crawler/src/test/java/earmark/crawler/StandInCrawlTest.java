package earmark.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.Sha256;
import earmark.archive.Verification.Verdict;
import earmark.archive.capture.SourceState.Health;
import earmark.archive.change.Change;
import earmark.archive.change.ChangeKind;
import earmark.archive.change.Occasion;
import earmark.archive.version.WorkId;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.fetch.OwnTime;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole crawls of the stand-in for the public services, which serves real texts. */
@Tag("slow")
class StandInCrawlTest {
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 26);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 20);
  private static final WorkId DESTINATIONS = new WorkId("cfr/10/810/appendix-A");
  private static final WorkId ENTITY_LIST = new WorkId("cfr/15/744/supplement-4");

  @TempDir Path folder;

  private static CrawlSettings settings(URI upstream) {
    return CrawlSettings.defaults()
        .withScope(Scope.parse("15 CFR 744, 10 CFR 810, 10 CFR 110"))
        .withUpstream(upstream)
        .withFetch(
            FetchSettings.defaults()
                .withRequestsPerSecond(10_000)
                .withAttempts(8, Duration.ofMillis(1)));
  }

  /** Runs every source once; nobody waits for anything. */
  static List<Round> round(Archive archive, OwnTime time, URI upstream) {
    CrawlSettings settings = settings(upstream);
    Fetcher fetcher =
        new Fetcher(settings.fetchSettings(), archive.captures(), time, time, new Random(1), time);
    try (Crawl crawl = new Crawl(archive, settings, time, fetcher)) {
      return crawl.sources().stream().map(crawl::run).toList();
    }
  }

  private static OwnTime time() {
    return new OwnTime(Instant.parse("2026-09-01T12:00:00Z"));
  }

  private static List<Change> all(Archive archive) {
    return archive.changes().after(0, Integer.MAX_VALUE);
  }

  @Test
  void twoDaysGiveTheTwoKnownChangesAndAThirdRoundNone() {
    OwnTime time = time();
    try (StandIn standIn = StandIn.start(MARCH, "none");
        Archive archive = Archive.open(ArchiveSettings.in(folder), time)) {
      assertThat(round(archive, time, standIn.base()))
          .allSatisfy(round -> assertThat(round.failures()).isEmpty());
      assertThat(all(archive))
          .isNotEmpty()
          .allSatisfy(change -> assertThat(change.occasion()).isEqualTo(Occasion.HISTORY));
      long before = archive.changes().last();

      standIn.today(JULY);
      assertThat(round(archive, time, standIn.base()))
          .allSatisfy(round -> assertThat(round.failures()).isEmpty());
      List<Change> news = archive.changes().after(before, Integer.MAX_VALUE);
      assertThat(news).allSatisfy(change -> assertThat(change.occasion()).isEqualTo(Occasion.NEWS));

      List<Change> destinations =
          news.stream().filter(change -> change.work().equals(DESTINATIONS)).toList();
      assertThat(destinations).hasSize(1);
      assertThat(destinations.getFirst().kind()).isEqualTo(ChangeKind.AMENDED);
      assertThat(destinations.getFirst().legalOn()).isEqualTo(LocalDate.of(2026, 6, 16));
      assertThat(
              archive
                  .versions()
                  .text(archive.versions().latest(DESTINATIONS).orElseThrow())
                  .plain())
          .contains("Thailand");

      List<Change> entities =
          news.stream().filter(change -> change.work().equals(ENTITY_LIST)).toList();
      assertThat(entities).extracting(Change::kind).containsExactly(ChangeKind.EDITORIAL);
      assertThat(news.stream().filter(change -> change.work().value().startsWith("cfr/10/110")))
          .isEmpty();

      Sha256 digest = archive.verification().digest();
      long last = archive.changes().last();
      round(archive, time, standIn.base());
      assertThat(archive.changes().last()).isEqualTo(last);
      assertThat(archive.verification().digest()).isEqualTo(digest);
      assertThat(archive.verification().verify()).isInstanceOf(Verdict.Sound.class);
      assertThat(archive.sources().all())
          .extracting(state -> state.health())
          .containsOnly(Health.HEALTHY);
    }
  }

  @Test
  void aFlakyUpstreamLeadsToTheSameEnd() {
    Sha256 undisturbed = twoDays(folder.resolve("undisturbed"), "none");
    assertThat(twoDays(folder.resolve("flaky"), "flaky")).isEqualTo(undisturbed);
  }

  @Test
  void aCrawlKilledTenTimesOnEachDayEndsLikeAnUndisturbedOne() throws Exception {
    Sha256 undisturbed = twoDays(folder.resolve("undisturbed"), "none");
    Path data = Files.createDirectory(folder.resolve("killed"));
    long seed = 20_260_720;
    Random random = new Random(seed);
    int killed = 0;
    try (StandIn standIn = StandIn.start(MARCH, "none")) {
      for (LocalDate day : List.of(MARCH, JULY)) {
        standIn.today(day);
        for (int i = 0; i < 10; i++) {
          Process crawl = crawl(data, standIn.base());
          // Anywhere between starting and having ended.
          if (!crawl.waitFor(
              1500 + random.nextInt(day.equals(MARCH) ? 6000 : 3000), TimeUnit.MILLISECONDS)) {
            crawl.destroyForcibly().waitFor();
            killed++;
          }
        }
        assertThat(crawl(data, standIn.base()).waitFor()).isZero();
      }
    }
    assertThat(killed).as("kills with seed %s", seed).isPositive();
    try (Archive archive = Archive.open(ArchiveSettings.in(data), time())) {
      assertThat(archive.verification().verify()).isInstanceOf(Verdict.Sound.class);
      assertThat(archive.verification().digest()).isEqualTo(undisturbed);
    }
  }

  private static Process crawl(Path data, URI upstream) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            CrawlProcess.class.getName(),
            data.toString(),
            upstream.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Crawls on both days until all is well, and returns the digest. */
  private static Sha256 twoDays(Path data, String faults) {
    OwnTime time = time();
    data.toFile().mkdirs();
    try (StandIn standIn = StandIn.start(MARCH, faults);
        Archive archive = Archive.open(ArchiveSettings.in(data), time)) {
      for (LocalDate day : List.of(MARCH, JULY)) {
        standIn.today(day);
        for (int i = 0; i < 5 && !isWell(round(archive, time, standIn.base())); i++) {
          // Once more: what failed is made up for.
        }
      }
      return archive.verification().digest();
    }
  }

  private static boolean isWell(List<Round> rounds) {
    return rounds.stream().allMatch(Round::succeeded);
  }
}
