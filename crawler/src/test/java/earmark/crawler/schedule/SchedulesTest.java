package earmark.crawler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.capture.SourceState.Health;
import earmark.crawler.Crawl;
import earmark.crawler.CrawlSettings;
import earmark.crawler.Round;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.OwnTime;
import earmark.crawler.fetch.ProgrammedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {
  private static final String POSTGRES = "EARMARK_TEST_POSTGRES";
  private static final String EVERY_SECOND = "* * * * * ?";
  private static final String AT_SIX = "0 0 6 ? * MON-FRI";

  @TempDir Path folder;
  private final OwnTime time = new OwnTime(Instant.parse("2026-03-26T12:00:00Z"));
  private final BlockingQueue<Round> rounds = new LinkedBlockingQueue<>();

  /** Answers 404 to everything: each round ends at once, with a failure. */
  private final ProgrammedServer server = new ProgrammedServer();

  @AfterEach
  void close() {
    server.close();
  }

  private Archive archive() {
    return Archive.open(ArchiveSettings.in(folder), time);
  }

  private Schedules schedules(Archive archive, Map<String, String> crons) {
    CrawlSettings settings =
        CrawlSettings.defaults()
            .withUpstream(server.base())
            .withCrons(crons)
            .withFetch(
                FetchSettings.defaults()
                    .withRequestsPerSecond(1000)
                    .withAttempts(1, Duration.ofMillis(1)));
    return new Schedules(
        archive, new Crawl(archive, settings, time), settings.crons(), rounds::add);
  }

  private Round nextRound() throws InterruptedException {
    return Optional.ofNullable(rounds.poll(30, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("no round within 30 s"));
  }

  @Test
  void aSourceRunsOnItsCron() throws InterruptedException {
    try (Archive archive = archive();
        Schedules schedules = schedules(archive, Map.of("bis-notices", EVERY_SECOND))) {
      schedules.start();
      assertThat(nextRound().source()).isEqualTo("bis-notices");
      assertThat(nextRound().source()).isEqualTo("bis-notices");
    }
  }

  @Test
  void aSourceRunsWhenAskedToAndItsOutcomeShows() throws InterruptedException {
    try (Archive archive = archive();
        Schedules schedules = schedules(archive, Map.of())) {
      schedules.start();
      assertThat(schedules.list())
          .extracting(Scheduled::source)
          .containsExactlyElementsOf(CrawlSettings.SOURCES);
      schedules.runNow("ecfr");
      Round round = nextRound();
      assertThat(round.source()).isEqualTo("ecfr");
      assertThat(round.failures()).hasSize(1);
      Scheduled ecfr = schedules.list().get(1);
      assertThat(ecfr.cron()).isEmpty();
      assertThat(ecfr.nextRun()).isEmpty();
      assertThat(ecfr.state().health()).isEqualTo(Health.UNHEALTHY);
      assertThat(ecfr.state().reason()).startsWith("HTTP_404: titles: ");
      assertThat(ecfr.state().lastFinished()).contains(time.instant());
    }
  }

  @Test
  void theCronIsInWashingtonTime() {
    try (Archive archive = archive();
        Schedules schedules = schedules(archive, Map.of("ecfr", AT_SIX))) {
      schedules.start();
      Scheduled ecfr = schedules.list().get(1);
      assertThat(ecfr.cron()).contains(AT_SIX);
      assertThat(ecfr.nextRun().orElseThrow().atZone(ZoneId.of("America/New_York")).getHour())
          .isEqualTo(6);
    }
  }

  @Test
  void schedulesOutlastTheProcessAndFollowTheConfiguration() {
    try (Archive archive = archive()) {
      try (Schedules schedules =
          schedules(archive, Map.of("ecfr", AT_SIX, "bis-notices", AT_SIX))) {
        schedules.start();
      }
      try (Schedules schedules =
          schedules(archive, Map.of("ecfr", "0 30 7 ? * MON-FRI", "federal-register", AT_SIX))) {
        // Not started: what shows is what the process before has written down.
        assertThat(schedules.list())
            .filteredOn(scheduled -> scheduled.nextRun().isPresent())
            .extracting(Scheduled::source)
            .containsExactly("ecfr", "bis-notices");
        schedules.start();
        assertThat(schedules.list())
            .filteredOn(scheduled -> scheduled.nextRun().isPresent())
            .extracting(Scheduled::source)
            .containsExactly("federal-register", "ecfr");
        assertThat(
                schedules
                    .list()
                    .get(1)
                    .nextRun()
                    .orElseThrow()
                    .atZone(ZoneId.of("America/New_York"))
                    .getMinute())
            .isEqualTo(30);
      }
    }
  }

  @Test
  void aRunMissedWhileNobodyWasThereIsMadeUpForOnce() throws Exception {
    try (Archive archive = archive()) {
      try (Schedules schedules = schedules(archive, Map.of("ecfr", AT_SIX))) {
        schedules.start();
      }
      // As if the next run had been in the distant past, many runs ago.
      archive
          .database()
          .write(
              handle -> handle.execute("update qrtz_triggers set next_fire_time = 1000000000000"));
      try (Schedules schedules = schedules(archive, Map.of("ecfr", AT_SIX))) {
        schedules.start();
        assertThat(nextRound().source()).isEqualTo("ecfr");
        schedules.runNow("bis-notices");
        assertThat(nextRound().source()).isEqualTo("bis-notices");
        assertThat(rounds).isEmpty();
      }
    }
  }

  @Test
  void closingEndsARoundUnderWayAndLeavesItsStateAlone() throws InterruptedException {
    server.answer("/ecfr/api/versioner/v1/titles.json", ProgrammedServer.stalled("text/json"));
    try (Archive archive = archive()) {
      try (Schedules schedules = schedules(archive, Map.of())) {
        schedules.start();
        schedules.runNow("ecfr");
        server.awaitAsked(1);
      }
      assertThat(nextRound().failures())
          .extracting(failure -> failure.code())
          .containsExactly("STOPPED", "STOPPED");
      assertThat(archive.sources().of("ecfr").health()).isEqualTo(Health.UNKNOWN);
    }
  }

  @Test
  void aSourceMayHaveSeveralCronsAndTheNextRunIsTheFirstOfThem() {
    try (Archive archive = archive()) {
      try (Schedules schedules =
          schedules(archive, Map.of("ecfr", "0 0 0 1 1 ? 2098; 0 0 6 ? * MON-FRI"))) {
        schedules.start();
        assertThat(hourOfNextRun(schedules)).isEqualTo(6);
      }
      try (Schedules schedules = schedules(archive, Map.of("ecfr", "0 0 7 ? * MON-FRI"))) {
        schedules.start();
        assertThat(hourOfNextRun(schedules)).isEqualTo(7);
      }
    }
  }

  private static int hourOfNextRun(Schedules schedules) {
    return schedules
        .list()
        .get(1)
        .nextRun()
        .orElseThrow()
        .atZone(ZoneId.of("America/New_York"))
        .getHour();
  }

  @Test
  void badSchedulesAreRefused() {
    try (Archive archive = archive()) {
      assertThatThrownBy(() -> schedules(archive, Map.of("ecfr", "every day")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "The cron of ecfr cannot be read: \"every day\"; write seconds, minutes, hours, day"
                  + " of month, month, day of week, as in \"0 0/15 6-18 ? * MON-FRI\"");
      try (Schedules schedules = schedules(archive, Map.of())) {
        assertThatThrownBy(() -> schedules.runNow("ecrf"))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "There is no source \"ecrf\"; there are "
                    + String.join(", ", CrawlSettings.SOURCES));
      }
    }
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = POSTGRES,
      matches = "jdbc:postgresql:.+",
      disabledReason = POSTGRES + " holds no JDBC address of a PostgreSQL")
  void twoProcessesOnPostgresqlShareTheSchedules() throws Exception {
    String address = System.getenv(POSTGRES);
    try (Connection connection = DriverManager.getConnection(address);
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists crawler_schedules cascade");
      statement.execute("create schema crawler_schedules");
    }
    String separator = address.contains("?") ? "&" : "?";
    ArchiveSettings settings =
        new ArchiveSettings(address + separator + "currentSchema=crawler_schedules", "", "");
    try (Archive one = Archive.open(settings, time);
        Archive other = Archive.open(settings, time);
        Schedules here = schedules(one, Map.of("ecfr", AT_SIX));
        Schedules there = schedules(other, Map.of("ecfr", AT_SIX))) {
      here.start();
      there.start();
      assertThat(there.list().get(1).nextRun()).isEqualTo(here.list().get(1).nextRun());
      here.runNow("ecfr");
      there.runNow("bis-notices");
      assertThat(List.of(nextRound().source(), nextRound().source()))
          .containsExactlyInAnyOrder("ecfr", "bis-notices");
      assertThat(rounds).isEmpty();
    }
  }
}
