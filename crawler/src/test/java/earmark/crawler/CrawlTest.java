package earmark.crawler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.Sha256;
import earmark.archive.capture.Capture;
import earmark.archive.capture.SourceState;
import earmark.archive.capture.SourceState.Health;
import earmark.archive.version.WorkId;
import earmark.crawler.backfill.Result;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.OwnTime;
import earmark.crawler.fetch.Politeness;
import earmark.crawler.fetch.ProgrammedServer;
import earmark.crawler.fetch.QuietHours;
import earmark.crawler.patch.Patches;
import earmark.crawler.source.Assertions;
import earmark.crawler.source.Failure;
import earmark.crawler.source.Progress;
import earmark.redline.text.Finding;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlTest {
  private static final String NOTICES = "/bis/regulations/federal-register-notices";

  @TempDir Path folder;
  private final OwnTime time = new OwnTime(Instant.parse("2026-03-26T12:00:00Z"));
  private final ProgrammedServer server = new ProgrammedServer();
  private Archive archive;
  private Crawl crawl;

  @BeforeEach
  void open() {
    archive = Archive.open(ArchiveSettings.in(folder), time);
    CrawlSettings settings =
        CrawlSettings.defaults()
            .withUpstream(server.base())
            .withFetch(
                FetchSettings.defaults()
                    .withRequestsPerSecond(1000)
                    .withAttempts(1, Duration.ofMillis(1)));
    crawl = new Crawl(archive, settings, time);
  }

  @AfterEach
  void close() {
    crawl.close();
    server.close();
    archive.close();
  }

  private static ProgrammedServer.Reply page(String notices) {
    return ProgrammedServer.ok(
        "text/html",
        "<html><body><script id=\"__NEXT_DATA__\">{\"props\":{\"pageProps\":{\"frns\":["
            + notices
            + "]}}}</script></body></html>");
  }

  @Test
  void aRoundSaysWhatItDidAndTheSourceIsHealthy() {
    server.answer(
        NOTICES,
        page(
            "{\"frnTitle\":\"Widgets\",\"frnPublicationDate\":{\"time\":\"2026-03-02T12:00:00Z\"}}"));
    List<String> steps = new ArrayList<>();
    Round round =
        crawl.run(
            "bis-notices", (_, step, done, total) -> steps.add(step + " " + done + "/" + total));
    assertThat(round.succeeded()).isTrue();
    assertThat(round.outcome()).isEqualTo("1 seen, 1 fetched, 1 change");
    assertThat(round.reason()).isEmpty();
    assertThat(steps)
        .containsExactly(
            "Federal Register Notices, Bureau of Industry and Security 0/1",
            "Federal Register Notices, Bureau of Industry and Security 1/1");
    SourceState state = archive.sources().of("bis-notices");
    assertThat(state.health()).isEqualTo(Health.HEALTHY);
    assertThat(state.outcome()).isEqualTo("1 seen, 1 fetched, 1 change");
  }

  @Test
  void aFailureMakesTheSourceUnhealthyWithTheReasonUntilARoundGoesWell() {
    server.answer(
        NOTICES,
        page(""),
        page("{\"frnTitle\":\"W\",\"frnPublicationDate\":{\"time\":\"2026-03-02\"}}"));
    Round round = crawl.run("bis-notices");
    assertThat(round.failures()).hasSize(1);
    String reason =
        "QUARANTINED: /regulations/federal-register-notices: TOO_FEW_ROWS: 0 rows, expected at"
            + " least 1. Nothing of it is applied until a person decides: quarantine entry 1";
    assertThat(round.reason()).isEqualTo(reason);
    assertThat(archive.sources().of("bis-notices").health()).isEqualTo(Health.UNHEALTHY);
    assertThat(archive.sources().of("bis-notices").reason()).isEqualTo(reason);
    assertThat(crawl.run("bis-notices").succeeded()).isTrue();
    assertThat(archive.sources().of("bis-notices").health()).isEqualTo(Health.HEALTHY);
  }

  @Test
  void twoRoundsOfOneSourceNeverRunAtATime() throws InterruptedException {
    server.answer(NOTICES, ProgrammedServer.stalled("text/html"));
    Thread first = Thread.ofVirtual().name("first-round").start(() -> crawl.run("bis-notices"));
    server.awaitAsked(1);
    assertThat(crawl.run("bis-notices").failures())
        .containsExactly(
            new Failure("ALREADY_RUNNING", "bis-notices", "A round of it is under way"));
    crawl.close();
    first.join();
    assertThat(server.asked()).hasSize(1);
  }

  private Crawl patched(String page, String find, String replacement) {
    String json =
        """
        {"patches": [{"address": "/regulations/federal-register-notices", "sha256": "%s",
          "find": "%s", "replacement": "%s", "why": "misprint", "made": "2026-03-26"}]}
        """
            .formatted(Sha256.of(page.getBytes(UTF_8)), find, replacement);
    return new Crawl(
        archive,
        CrawlSettings.defaults()
            .withUpstream(server.base())
            .withFetch(FetchSettings.defaults().withRequestsPerSecond(1000)),
        Assertions.builtIn(),
        Patches.builtIn().and(json, "test.json"),
        time);
  }

  private static final String MISPRINT =
      "<html><body><script id=\"__NEXT_DATA__\">{\"props\":{\"pageProps\":{\"frns\":["
          + "{\"frnTitle\":\"Additoins to the Entity List\","
          + "\"frnPublicationDate\":{\"time\":\"2026-03-02\"}}"
          + "]}}}</script></body></html>";

  @Test
  void aKnownDefectIsReadCuredKeptAsItCameAndSaid() {
    server.answer(NOTICES, ProgrammedServer.ok("text/html", MISPRINT));
    try (Crawl cured = patched(MISPRINT, "Additoins", "Additions")) {
      Round round = cured.run("bis-notices");
      assertThat(round.failures()).isEmpty();
      assertThat(round.fetched()).isEqualTo(1);
      String said = "\"Additoins\" is read as \"Additions\": misprint (2026-03-26)";
      assertThat(round.notes()).contains("PATCHED: " + server.base() + NOTICES + ": " + said);
      Capture capture =
          archive.captures().latestUsable(URI.create(server.base() + NOTICES)).orElseThrow();
      assertThat(archive.captures().body(capture)).asString(UTF_8).isEqualTo(MISPRINT);
      assertThat(archive.captures().findings(capture.id()))
          .filteredOn(finding -> finding.code().equals("PATCHED"))
          .extracting(Finding::excerpt)
          .containsExactly(said);
      WorkId page =
          WorkId.page(URI.create("https://www.bis.gov/regulations/federal-register-notices"));
      assertThat(archive.versions().text(archive.versions().latest(page).orElseThrow()).plain())
          .contains("Additions to the Entity List")
          .doesNotContain("Additoins");
    }
  }

  @Test
  void aPatchThatDoesNotFitAnyMoreKeepsTheDocumentFromBeingRead() {
    server.answer(NOTICES, ProgrammedServer.ok("text/html", MISPRINT.replace("oins", "ions")));
    try (Crawl cured = patched(MISPRINT, "Additoins", "Additions")) {
      Round round = cured.run("bis-notices");
      assertThat(round.failures()).extracting(Failure::code).containsExactly("PATCH_REFUSED");
      assertThat(archive.changes().last()).isZero();
    }
  }

  private static final String TITLES = "/ecfr/api/versioner/v1/titles.json";

  private static ProgrammedServer.Reply titles() {
    return ProgrammedServer.ok(
        "application/json",
        "{\"titles\":[{\"number\":15,\"up_to_date_as_of\":\"2026-03-25\"}],\"meta\":{}}");
  }

  @Test
  void aHostThatIsDownEndsTheRoundAndIsAskedNothingByTheNext() {
    server.answer("/robots.txt", ProgrammedServer.status(404, "text/plain", ""));
    server.answer(TITLES, titles());
    server.answerOthers(ProgrammedServer.status(503, "text/html", "down"));
    assertThat(crawl.run("ecfr").failures())
        .extracting(Failure::code)
        .containsExactly("HTTP_503", "HTTP_503", "HTTP_503", "HTTP_503", "HTTP_503", "GIVEN_UP");
    assertThat(server.asked()).hasSize(6);
    assertThat(crawl.run("bis-notices").failures())
        .extracting(Failure::code)
        .containsExactly("HOST_RESTING");
    assertThat(server.asked()).hasSize(6);
  }

  private Crawl quiet(String hours) {
    return new Crawl(
        archive,
        CrawlSettings.defaults()
            .withUpstream(server.base())
            .withFetch(
                FetchSettings.defaults()
                    .withRequestsPerSecond(1000)
                    .withPoliteness(Politeness.defaults().withQuietHours(QuietHours.parse(hours)))),
        time);
  }

  @Test
  void aRoundIsNotBegunInQuietHours() {
    // It is 8 o'clock in Washington.
    try (Crawl quiet = quiet("07:00-09:00")) {
      Round round = quiet.run("ecfr");
      assertThat(round.failures()).isEmpty();
      assertThat(round.notes())
          .containsExactly(
              "QUIET_HOURS: the round was not begun: no request begins in the quiet hours"
                  + " 07:00-09:00 (Washington time)");
    }
    assertThat(server.askedAtAll()).isEmpty();
    assertThat(archive.sources().of("ecfr").lastStarted()).isEmpty();
  }

  @Test
  void aBackfillThatMeetsQuietHoursRests() {
    try (Crawl quiet = quiet("07:00-09:00")) {
      Result result =
          quiet
              .backfill("ecfr")
              .run(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 2, 1), Progress.NONE);
      assertThat(result.end()).isEqualTo(Result.End.PAUSED);
      assertThat(result.failures()).isEmpty();
      assertThat(result.notes()).singleElement().asString().startsWith("QUIET_HOURS: ");
    }
    assertThat(server.askedAtAll()).isEmpty();
  }

  @Test
  void aRoundThatMeetsQuietHoursEndsAndItsSourceStaysAsItWas() {
    server.answer(
        TITLES,
        (request, out, at, connection) -> {
          time.pause(Duration.ofHours(1));
          titles().write(request, out, at, connection);
        });
    try (Crawl quiet = quiet("08:30-10:00")) {
      Round round = quiet.run("ecfr");
      assertThat(round.failures()).isEmpty();
      assertThat(round.notes())
          .containsExactly(
              "QUIET_HOURS: quiet hours came at versions of 15 CFR 730; a later round goes on from"
                  + " there");
    }
    assertThat(server.asked()).hasSize(1);
    assertThat(archive.sources().of("ecfr").health()).isEqualTo(Health.UNKNOWN);
  }

  @Test
  void anUnknownSourceIsRefusedWithTheOnesThereAre() {
    assertThatThrownBy(() -> crawl.run("csl"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "There is no source \"csl\"; there are " + String.join(", ", CrawlSettings.SOURCES));
  }
}
