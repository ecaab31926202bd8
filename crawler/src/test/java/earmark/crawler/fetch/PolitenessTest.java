package earmark.crawler.fetch;

import static earmark.crawler.fetch.ProgrammedServer.ok;
import static earmark.crawler.fetch.ProgrammedServer.redirect;
import static earmark.crawler.fetch.ProgrammedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.capture.Capture;
import earmark.crawler.fetch.ProgrammedServer.Asked;
import earmark.redline.text.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the fetcher treats hosts: robots.txt, rests, quiet hours, rates. */
class PolitenessTest {
  private static final String ROBOTS = "/robots.txt";
  private static final Judge ANYTHING = (_, _) -> Optional.empty();

  @TempDir Path folder;
  private final OwnTime time = new OwnTime(Instant.parse("2026-03-26T12:00:00Z"));
  private final ProgrammedServer server = new ProgrammedServer();
  private Archive archive;
  private Fetcher fetcher;

  @BeforeEach
  void open() {
    archive = Archive.open(ArchiveSettings.in(folder), time);
    fetcher = fetcher(Politeness.defaults());
    server.answer("/a", ok("text/plain", "law"));
    server.answer("/b", ok("text/plain", "law"));
  }

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
    archive.close();
  }

  private Fetcher fetcher(Politeness politeness) {
    FetchSettings settings =
        FetchSettings.defaults()
            .withRequestsPerSecond(1000)
            .withAttempts(2, Duration.ofMillis(1))
            .withPoliteness(politeness)
            .withTrusted(Set.of(HostPort.of(server.base())));
    return new Fetcher(settings, archive.captures(), time, time, new Random(1), time);
  }

  private FetchOutcome fetch(String path) {
    return fetcher.fetch(new Wanted("test", server.at(path), ANYTHING));
  }

  private FetchOutcome.Refusal refused(String path) {
    return (FetchOutcome.Refusal) fetch(path);
  }

  private List<String> asked() {
    return server.askedAtAll().stream().map(Asked::path).toList();
  }

  @Test
  void robotsAreAskedFirstOnceADayAndKeptAsCapturesOfWhoAsks() {
    server.answer(ROBOTS, ok("text/plain", "User-agent: *\nAllow: /\n", "ETag", "\"r\""));
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.Changed.class);
    assertThat(fetch("/b")).isInstanceOf(FetchOutcome.Changed.class);
    assertThat(asked()).containsExactly(ROBOTS, "/a", "/b");
    Capture rules = archive.captures().find(1).orElseThrow();
    assertThat(rules.url()).isEqualTo(server.at(ROBOTS));
    assertThat(rules.source()).isEqualTo("test");

    time.pause(Duration.ofHours(24));
    fetch("/a");
    assertThat(asked()).containsExactly(ROBOTS, "/a", "/b", ROBOTS, "/a");
    assertThat(server.askedAtAll().get(3).headers()).containsEntry("if-none-match", "\"r\"");
  }

  @Test
  void whatIsDisallowedIsNotAskedForAndTheRulesAreNamed() {
    server.answer(
        ROBOTS, ok("text/plain", "User-agent: earmark\nDisallow: /a\n\nUser-agent: *\nAllow: /"));
    FetchOutcome.Refusal refusal = refused("/a");
    assertThat(refusal.code()).isEqualTo("ROBOTS_DISALLOWED");
    assertThat(refusal.why())
        .isEqualTo(
            server.at("/a")
                + " was not asked for: "
                + server.at(ROBOTS)
                + " disallows it for Earmark");
    assertThat(fetch("/b")).isInstanceOf(FetchOutcome.Changed.class);
    assertThat(asked()).containsExactly(ROBOTS, "/b");
  }

  @Test
  void rulesForOthersAreNotOurs() {
    server.answer(ROBOTS, ok("text/plain", "User-agent: OtherBot\nDisallow: /\n"));
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.Changed.class);
  }

  @Test
  void aRedirectToADisallowedPathIsNotFollowed() {
    server.answer(ROBOTS, ok("text/plain", "User-agent: *\nDisallow: /b\n"));
    server.answer("/a", redirect("/b"));
    assertThat(refused("/a").code()).isEqualTo("ROBOTS_DISALLOWED");
    assertThat(server.asked("/b")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void aHostThatShowsNoRulesAllowsEverything(int status) {
    server.answer(ROBOTS, status(status, "text/html", "no"));
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.Changed.class);
    fetch("/b");
    assertThat(asked()).containsExactly(ROBOTS, "/a", "/b");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aHostThatCannotSayWhatItAllowsIsNotAsked(int status) {
    server.answer(
        ROBOTS,
        status(status, "text/plain", "busy"),
        status(status, "text/plain", "busy"),
        ok("text/plain", ""));
    FetchOutcome.Refusal refusal = refused("/a");
    assertThat(refusal.code()).isEqualTo("ROBOTS_UNREACHABLE");
    assertThat(refusal.why()).contains(server.at(ROBOTS) + " answers with status " + status);
    assertThat(server.asked("/a")).isZero();
    assertThat(fetch("/a")).as("tried again").isInstanceOf(FetchOutcome.Changed.class);
  }

  @Test
  void aPageInThePlaceOfRulesIsNotBelieved() {
    server.answer(ROBOTS, ok("text/plain", "\n <html>Request Access</html>"));
    assertThat(refused("/a").code()).isEqualTo("ROBOTS_UNREACHABLE");
    assertThat(archive.captures().findings(1))
        .extracting(Finding::code)
        .containsExactly("NOT_ROBOTS_TXT");
  }

  @Test
  void anExemptHostIsNotAskedForRules() {
    fetcher = fetcher(Politeness.defaults().withRobotsExempt(Set.of("127.0.0.1")));
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.Changed.class);
    assertThat(asked()).containsExactly("/a");
  }

  @Test
  void aCrawlDelayThatIsSlowerIsObeyedAndAnAbsurdOneBoundedAndSaid() {
    server.answer(ROBOTS, ok("text/plain", "User-agent: *\nCrawl-delay: 10\n"));
    fetch("/a");
    fetch("/b");
    assertThat(time.pauses()).contains(Duration.ofSeconds(10));

    fetcher = fetcher(Politeness.defaults());
    server.answer(ROBOTS, ok("text/plain", "User-agent: *\nCrawl-delay: 86400\n"));
    fetch("/a");
    fetch("/b");
    assertThat(time.pauses()).contains(Duration.ofSeconds(60));
    assertThat(time.pauses()).allMatch(pause -> pause.compareTo(Duration.ofSeconds(60)) <= 0);
    long rules = archive.captures().latestUsable(server.at(ROBOTS)).orElseThrow().id();
    assertThat(archive.captures().findings(rules))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("CRAWL_DELAY_BOUNDED");
              assertThat(finding.excerpt())
                  .isEqualTo("It asks for PT24H between requests; PT1M is the most that is kept");
            });
  }

  @Test
  void aHostThatFailsAgainAndAgainRestsLongerAndLongerUntilATrialSucceeds() {
    server.answer(ROBOTS, status(404, "text/plain", ""));
    server.answer("/down", status(503, "text/plain", "down"));
    for (int i = 0; i < 5; i++) {
      assertThat(refused("/down").code()).isEqualTo("HTTP_503");
    }
    assertThat(server.asked("/down")).as("two attempts each").isEqualTo(10);
    Instant until = time.instant().plusSeconds(60);
    FetchOutcome.Refusal resting = refused("/a");
    assertThat(resting.code()).isEqualTo("HOST_RESTING");
    assertThat(resting.why())
        .startsWith(
            server.at("/a")
                + " was not asked for: 127.0.0.1 failed 5 times in a row and is left alone until "
                + until.toString().substring(0, 16));

    for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      time.pause(Duration.ofMinutes(minutes).minusSeconds(1));
      assertThat(refused("/down").code()).isEqualTo("HOST_RESTING");
      long before = server.asked("/down");
      time.pause(Duration.ofSeconds(1));
      assertThat(refused("/down").code()).isEqualTo("HTTP_503");
      assertThat(server.asked("/down")).as("one trial").isEqualTo(before + 1);
    }
    time.pause(Duration.ofHours(1));
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.Changed.class);
    assertThat(refused("/down").code()).isEqualTo("HTTP_503");
    assertThat(fetch("/b")).as("it works again").isInstanceOf(FetchOutcome.Changed.class);
  }

  @Test
  void attemptsThatFailInADocumentThatComesAreNoReasonToRest() {
    fetcher = fetcher(Politeness.defaults().withRestAfter(1));
    for (int i = 0; i < 20; i++) {
      server.answer("/x", status(503, "text/plain", "busy"), ok("text/plain", "law"));
      assertThat(fetch("/x")).isInstanceOf(FetchOutcome.Document.class);
    }
  }

  @Test
  void oddDocumentsAreNoReasonToRest() {
    Judge never =
        (capture, _) ->
            Optional.of(
                new Finding(
                    "WRONG_DOCUMENT",
                    Finding.Severity.REFUSED,
                    capture.url().toString(),
                    "another"));
    for (int i = 0; i < 10; i++) {
      assertThat(
              ((FetchOutcome.Refusal) fetcher.fetch(new Wanted("test", server.at("/a"), never)))
                  .code())
          .isEqualTo("WRONG_DOCUMENT");
    }
  }

  @Test
  void aServerThatAsksForALongWaitIsLeftAloneThatLong() {
    server.answer("/busy", status(429, "text/plain", "", "Retry-After", "3600"));
    assertThat(refused("/busy").code()).isEqualTo("WAIT_TOO_LONG");
    assertThat(refused("/a").code()).isEqualTo("HOST_RESTING");
    assertThat(refused("/a").why()).contains("asked to be left alone until 2026-03-26T13:00:0");
    time.pause(Duration.ofHours(1));
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.Changed.class);
  }

  @Test
  void retryAfterHoldsForEveryRequestToTheHost() {
    fetcher = fetcher(Politeness.defaults().withRobotsExempt(Set.of("127.0.0.1")));
    server.answer("/busy", status(503, "text/plain", "", "Retry-After", "30"));
    FetchSettings one =
        FetchSettings.defaults()
            .withRequestsPerSecond(1000)
            .withAttempts(1, Duration.ofMillis(1))
            .withPoliteness(Politeness.defaults().withRobotsExempt(Set.of("127.0.0.1")))
            .withTrusted(Set.of(HostPort.of(server.base())));
    try (Fetcher single = new Fetcher(one, archive.captures(), time, time, new Random(1), time)) {
      single.fetch(new Wanted("test", server.at("/busy"), ANYTHING));
      assertThat(time.pauses()).isEmpty();
      single.fetch(new Wanted("test", server.at("/a"), ANYTHING));
      assertThat(time.pauses()).containsExactly(Duration.ofSeconds(30));
    }
  }

  @Test
  void aRetryAfterOfNothingIsNoReasonToHurry() {
    server.answer("/x", status(503, "text/plain", "", "Retry-After", "0"), ok("text/plain", "law"));
    FetchSettings slow =
        FetchSettings.defaults()
            .withRequestsPerSecond(1000)
            .withAttempts(2, Duration.ofSeconds(10))
            .withTrusted(Set.of(HostPort.of(server.base())));
    try (Fetcher patient = new Fetcher(slow, archive.captures(), time, time, new Random(1), time)) {
      assertThat(patient.fetch(new Wanted("test", server.at("/x"), ANYTHING)))
          .isInstanceOf(FetchOutcome.Changed.class);
    }
    assertThat(time.pauses()).anyMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) >= 0);
    assertThat(server.asked("/x")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 421, 503})
  void noRequestIsRepeatedPastTheRate(int status) {
    server.answer("/x", status(status, "text/plain", "", "Retry-After", "0"));
    FetchSettings once =
        FetchSettings.defaults()
            .withRequestsPerSecond(1000)
            .withAttempts(1, Duration.ofSeconds(1))
            .withTrusted(Set.of(HostPort.of(server.base())));
    try (Fetcher single = new Fetcher(once, archive.captures(), time, time, new Random(1), time)) {
      FetchOutcome.Refusal refusal =
          (FetchOutcome.Refusal) single.fetch(new Wanted("test", server.at("/x"), ANYTHING));
      assertThat(refusal.evidence().flatMap(capture -> capture.header("retry-after")))
          .contains("0");
    }
    assertThat(server.asked("/x")).isEqualTo(1);
  }

  @Test
  void noRequestBeginsInQuietHours() {
    // 12:00 UTC is 08:00 in Washington in March.
    fetcher = fetcher(Politeness.defaults().withQuietHours(QuietHours.parse("07:30-08:15")));
    assertThat(refused("/a").code()).isEqualTo("QUIET_HOURS");
    assertThat(refused("/a").why())
        .isEqualTo(
            server.at("/a")
                + " was not asked for: no request begins in the quiet hours 07:30-08:15"
                + " (Washington time)");
    assertThat(asked()).isEmpty();
    time.pause(Duration.ofMinutes(15));
    assertThat(fetch("/a")).isInstanceOf(FetchOutcome.Changed.class);
  }

  @Test
  void aHostMayHaveARateOfItsOwn() {
    fetcher =
        fetcher(
            Politeness.defaults()
                .withRates(Map.of("127.0.0.1", 2.0))
                .withRobotsExempt(Set.of("127.0.0.1")));
    fetch("/a");
    fetch("/b");
    fetch("/a");
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
  }
}
