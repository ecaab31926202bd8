package earmark.crawler.fetch;

import static earmark.crawler.fetch.ProgrammedServer.endless;
import static earmark.crawler.fetch.ProgrammedServer.gzipBomb;
import static earmark.crawler.fetch.ProgrammedServer.gzipped;
import static earmark.crawler.fetch.ProgrammedServer.notModified;
import static earmark.crawler.fetch.ProgrammedServer.ok;
import static earmark.crawler.fetch.ProgrammedServer.redirect;
import static earmark.crawler.fetch.ProgrammedServer.reset;
import static earmark.crawler.fetch.ProgrammedServer.stalled;
import static earmark.crawler.fetch.ProgrammedServer.stalledAfterMuch;
import static earmark.crawler.fetch.ProgrammedServer.status;
import static earmark.crawler.fetch.ProgrammedServer.truncated;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.capture.Answer;
import earmark.archive.capture.Capture;
import earmark.redline.text.Finding;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
  private static final String XML = "text/xml";
  private static final Judge ANYTHING = (_, _) -> Optional.empty();

  /** Wants the word "law" in the body. */
  private static final Judge LAW =
      (capture, body) ->
          new String(body, UTF_8).contains("law")
              ? Optional.empty()
              : Optional.of(
                  new Finding(
                      "BLOCKED_PAGE",
                      Finding.Severity.REFUSED,
                      capture.url().toString(),
                      "no law in it"));

  @TempDir Path folder;
  private final OwnTime time = new OwnTime(Instant.parse("2026-03-26T12:00:00Z"));
  private final ProgrammedServer server = new ProgrammedServer();
  private Archive archive;

  @BeforeEach
  void open() {
    archive = Archive.open(ArchiveSettings.in(folder), time);
  }

  @AfterEach
  void close() {
    server.close();
    archive.close();
  }

  private FetchSettings settings() {
    return FetchSettings.defaults()
        .withContact("mailto:counsel@example.org")
        .withRequestsPerSecond(1000)
        // Robots have a test of their own; here only what is fetched counts.
        .withPoliteness(Politeness.defaults().withRobotsExempt(Set.of("127.0.0.1")))
        .withTrusted(Set.of(HostPort.of(server.base())));
  }

  private FetchOutcome fetch(FetchSettings settings, String path, Judge judge) {
    try (Fetcher fetcher =
        new Fetcher(settings, archive.captures(), time, time, new Random(1), time)) {
      return fetcher.fetch(new Wanted("test", server.at(path), judge));
    }
  }

  private FetchOutcome fetch(String path, Judge judge) {
    return fetch(settings(), path, judge);
  }

  private static FetchOutcome.Refusal refusal(FetchOutcome outcome) {
    return (FetchOutcome.Refusal) outcome;
  }

  private List<Capture> captures() {
    return LongStream.iterate(1, id -> archive.captures().find(id).isPresent(), id -> id + 1)
        .mapToObj(id -> archive.captures().find(id).orElseThrow())
        .toList();
  }

  @Test
  void aNewDocumentIsStoredWithItsHeaders() {
    server.answer("/a", ok(XML, "the law", "ETag", "\"1\""));
    FetchOutcome.Changed changed = (FetchOutcome.Changed) fetch("/a", LAW);
    assertThat(changed.bytes()).asString(UTF_8).isEqualTo("the law");
    assertThat(changed.capture().url()).isEqualTo(server.at("/a"));
    assertThat(changed.capture().header("etag")).contains("\"1\"");
    assertThat(archive.captures().body(changed.capture())).isEqualTo(changed.bytes());
  }

  @Test
  void theRequestSaysWhoAsksAndTakesGzip() {
    server.answer("/a", gzipped(XML, "the law"));
    FetchOutcome.Changed changed = (FetchOutcome.Changed) fetch("/a", LAW);
    assertThat(changed.bytes()).asString(UTF_8).isEqualTo("the law");
    assertThat(server.asked().getFirst().headers())
        .containsEntry("user-agent", "Earmark/0.1 (+mailto:counsel@example.org)")
        .containsEntry("accept-encoding", "gzip");
  }

  @Test
  void validatorsOfWhatIsStoredAreSentAndA304CarriesTheStoredBytes() {
    server.answer(
        "/a",
        ok(XML, "the law", "ETag", "W/\"7\"", "Last-Modified", "Wed, 25 Mar 2026 10:00:00 GMT"),
        notModified());
    FetchOutcome.Changed first = (FetchOutcome.Changed) fetch("/a", LAW);
    FetchOutcome.Unchanged second = (FetchOutcome.Unchanged) fetch("/a", LAW);
    assertThat(server.asked().get(1).headers())
        .containsEntry("if-none-match", "W/\"7\"")
        .containsEntry("if-modified-since", "Wed, 25 Mar 2026 10:00:00 GMT");
    assertThat(second.capture()).isEqualTo(first.capture());
    assertThat(second.bytes()).isEqualTo(first.bytes());
  }

  @Test
  void theSameBytesAgainAreUnchangedThoughTheAnswerIsKept() {
    server.answer("/a", ok(XML, "the law"));
    fetch("/a", LAW);
    assertThat(fetch("/a", LAW)).isInstanceOf(FetchOutcome.Unchanged.class);
    assertThat(captures()).hasSize(2);
  }

  @Test
  void aPageThatIsNotTheDocumentIsKeptRefusedAndTriedAgain() {
    server.answer("/a", ok("text/html", "<html>Request Access</html>"), ok(XML, "the law"));
    assertThat(fetch("/a", LAW)).isInstanceOf(FetchOutcome.Changed.class);
    assertThat(captures()).hasSize(2);
    assertThat(archive.captures().findings(1))
        .containsExactly(
            new Finding(
                "BLOCKED_PAGE",
                Finding.Severity.REFUSED,
                server.at("/a").toString(),
                "no law in it"));
  }

  @Test
  void aPageThatNeverIsTheDocumentIsGivenUpWithItsEvidence() {
    server.answer("/a", ok("text/html", "<html>Request Access</html>"));
    FetchOutcome.NotTheDocument given = (FetchOutcome.NotTheDocument) fetch("/a", LAW);
    assertThat(server.asked("/a")).isEqualTo(6);
    assertThat(given.code()).isEqualTo("BLOCKED_PAGE");
    assertThat(given.why())
        .isEqualTo(server.at("/a") + ": BLOCKED_PAGE: no law in it (6 attempts)");
    assertThat(given.capture().id()).isEqualTo(6);
  }

  @Test
  void aStoredPageThatNobodyJudgedIsNotBelievedAfterA304() {
    // As after a process that was killed between storing and judging.
    archive
        .captures()
        .store(
            new Answer(
                "test",
                server.at("/a"),
                200,
                Map.of("etag", List.of("\"bot\"")),
                "Request Access".getBytes(UTF_8)));
    server.answer("/a", notModified(), ok(XML, "the law"));
    assertThat(fetch("/a", LAW)).isInstanceOf(FetchOutcome.Changed.class);
    assertThat(server.asked().get(0).headers()).containsEntry("if-none-match", "\"bot\"");
    assertThat(server.asked().get(1).headers()).doesNotContainKey("if-none-match");
  }

  @Test
  void aTruncatedBodyIsKeptRefusedAndTriedAgain() {
    server.answer("/a", truncated(XML, "the law is long"), ok(XML, "the law is long"));
    FetchOutcome.Changed changed = (FetchOutcome.Changed) fetch("/a", LAW);
    assertThat(changed.bytes()).asString(UTF_8).isEqualTo("the law is long");
    assertThat(archive.captures().body(captures().getFirst())).asString(UTF_8).isEqualTo("the law");
    assertThat(archive.captures().findings(1))
        .extracting(Finding::code)
        .containsExactly("TRUNCATED");
  }

  @Test
  void aBrokenConnectionIsTriedAgain() {
    server.answer("/a", reset(), reset(), ok(XML, "the law"));
    assertThat(fetch("/a", LAW)).isInstanceOf(FetchOutcome.Changed.class);
  }

  @Test
  void anUpstreamThatIsDownIsAFailureWithoutACapture() {
    URI nowhere = server.at("/a");
    server.close();
    FetchOutcome.Refusal down;
    try (Fetcher fetcher =
        new Fetcher(settings(), archive.captures(), time, time, new Random(1), time)) {
      down = refusal(fetcher.fetch(new Wanted("test", nowhere, LAW)));
    }
    assertThat(down.code()).isEqualTo("NO_ANSWER");
    assertThat(down.evidence()).isEmpty();
    assertThat(captures()).isEmpty();
  }

  @Test
  void pausesDoubleAndSpread() {
    server.answer("/a", status(503, "text/plain", "busy"));
    FetchOutcome.Refusal failed = refusal(fetch("/a", LAW));
    assertThat(failed.code()).isEqualTo("HTTP_503");
    assertThat(failed.why()).isEqualTo(server.at("/a") + " answers with status 503 (6 attempts)");
    List<Duration> pauses =
        time.pauses().stream()
            .filter(pause -> pause.compareTo(Duration.ofMillis(400)) > 0)
            .toList();
    assertThat(pauses).hasSize(5);
    for (int i = 0; i < pauses.size(); i++) {
      assertThat(pauses.get(i).toMillis()).isBetween(500L << i, 1500L << i);
    }
    assertThat(captures()).hasSize(6);
    assertThat(archive.captures().findings(6))
        .extracting(Finding::code)
        .containsExactly("HTTP_503");
  }

  @Test
  void retryAfterIsObeyedInSecondsAndAsADate() {
    server.answer(
        "/a",
        status(429, "text/plain", "", "Retry-After", "7"),
        status(
            503,
            "text/plain",
            "",
            "Date",
            "Thu, 26 Mar 2026 09:00:00 GMT",
            "Retry-After",
            "Thu, 26 Mar 2026 09:00:30 GMT"),
        ok(XML, "the law"));
    assertThat(fetch("/a", LAW)).isInstanceOf(FetchOutcome.Changed.class);
    assertThat(time.pauses()).contains(Duration.ofSeconds(7), Duration.ofSeconds(30));
  }

  @Test
  void aServerThatAsksForAVeryLongWaitIsLeftAlone() {
    server.answer("/a", status(429, "text/plain", "", "Retry-After", "3600"));
    FetchOutcome.Refusal failed = refusal(fetch("/a", LAW));
    assertThat(failed.code()).isEqualTo("WAIT_TOO_LONG");
    assertThat(failed.why())
        .isEqualTo(
            server.at("/a")
                + ": "
                + server.at("/a")
                + " answers with status 429; the server asks to wait 3600 s, more than the 120 s"
                + " that are waited within a round");
    assertThat(server.asked("/a")).isEqualTo(1);
  }

  @Test
  void otherRefusalsAreNotTriedAgain() {
    server.answer("/a", status(400, "application/json", "{\"status\":400}"));
    assertThat(refusal(fetch("/a", LAW)).code()).isEqualTo("HTTP_400");
    assertThat(server.asked("/a")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void whatIsNotThereIsGoneAndKept(int code) {
    server.answer("/a", status(code, "application/json", "{}"));
    FetchOutcome.Gone gone = (FetchOutcome.Gone) fetch("/a", LAW);
    assertThat(gone.status()).isEqualTo(code);
    assertThat(gone.capture().id()).isEqualTo(1);
  }

  @Test
  void aBodyOverTheLimitFailsAndIsNeverCut() {
    server.answer("/endless", endless(XML));
    server.answer("/bomb", gzipBomb(XML, 10_000_000));
    FetchSettings small = settings().withLimits(Duration.ofSeconds(30), 1_000_000);
    for (String path : List.of("/endless", "/bomb")) {
      FetchOutcome.Refusal failed = refusal(fetch(small, path, ANYTHING));
      assertThat(failed.code()).isEqualTo("TOO_LONG");
      assertThat(failed.why())
          .isEqualTo(server.at(path) + " is longer than 1000000 bytes; nothing of it was kept");
      assertThat(server.asked(path)).isEqualTo(1);
    }
    assertThat(captures()).isEmpty();
  }

  @Test
  void theDeadlineIsForTheWholeRequest() {
    server.answer("/a", stalled(XML));
    FetchSettings quick =
        settings()
            .withLimits(Duration.ofSeconds(1), 1_000_000)
            .withAttempts(1, Duration.ofMillis(1));
    FetchOutcome.Refusal failed = refusal(fetch(quick, "/a", ANYTHING));
    assertThat(failed.code()).isEqualTo("TIMEOUT");
    assertThat(failed.why()).isEqualTo(server.at("/a") + " took more than 1 s");
  }

  @Test
  void anEncodingThatWasNotAskedForIsRefused() {
    server.answer("/a", ok(XML, "?", "Content-Encoding", "br"));
    assertThat(refusal(fetch("/a", ANYTHING)).code()).isEqualTo("UNKNOWN_ENCODING");
  }

  @Test
  void redirectsAreFollowedAndEachStepIsKept() {
    server.answer("/a", redirect("/b"));
    server.answer("/b", ok(XML, "the law"));
    FetchOutcome.Changed changed = (FetchOutcome.Changed) fetch("/a", LAW);
    assertThat(changed.capture().url()).isEqualTo(server.at("/b"));
    assertThat(captures()).extracting(Capture::status).containsExactly(302, 200);
  }

  @Test
  void aLoopOfRedirectsEnds() {
    server.answer("/a", redirect("/a"));
    FetchOutcome.Refusal failed = refusal(fetch("/a", LAW));
    assertThat(failed.code()).isEqualTo("TOO_MANY_REDIRECTS");
    assertThat(server.asked("/a")).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "http://localhost:1/",
        "file:///etc/passwd",
        "ftp://example.org/"
      })
  void aRedirectInsideIsRefused(String target) {
    server.answer("/a", redirect(target));
    assertThat(refusal(fetch("/a", LAW)).code()).isEqualTo("FORBIDDEN_ADDRESS");
  }

  @Test
  void aTrustedServerIsTrustedAtItsPortOnly() {
    try (ProgrammedServer other = new ProgrammedServer()) {
      other.answer("/b", ok(XML, "the law"));
      server.answer("/a", redirect(other.at("/b").toString()));
      assertThat(refusal(fetch("/a", LAW)).code()).isEqualTo("FORBIDDEN_ADDRESS");
      assertThat(other.asked()).isEmpty();
      FetchSettings open = settings().withPrivateAddresses(FetchSettings.PrivateAddresses.ALLOWED);
      assertThat(fetch(open, "/a", LAW)).isInstanceOf(FetchOutcome.Changed.class);
    }
  }

  @Test
  void requestsToOneHostAreSpaced() {
    server.answer("/a", ok(XML, "the law"));
    FetchSettings slow = settings().withRequestsPerSecond(4);
    try (Fetcher fetcher = new Fetcher(slow, archive.captures(), time, time, new Random(1), time)) {
      for (int i = 0; i < 4; i++) {
        fetcher.fetch(new Wanted("test", server.at("/a"), LAW));
      }
    }
    assertThat(time.pauses())
        .containsExactly(Duration.ofMillis(250), Duration.ofMillis(250), Duration.ofMillis(250));
  }

  @Test
  void anInterruptedThreadStopsWithoutAsking() {
    server.answer("/a", status(503, "text/plain", ""));
    Pause interrupted =
        _ -> {
          throw new InterruptedException();
        };
    FetchOutcome outcome;
    try (Fetcher fetcher =
        new Fetcher(settings(), archive.captures(), time, interrupted, new Random(1), time)) {
      outcome = fetcher.fetch(new Wanted("test", server.at("/a"), LAW));
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(refusal(outcome).code()).isEqualTo("STOPPED");
  }

  @Test
  void closingEndsABodyThatIsBeingRead() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    server.answer("/a", stalledAfterMuch(XML, reading));
    Fetcher fetcher = new Fetcher(settings(), archive.captures(), time);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<FetchOutcome> outcome =
          threads.submit(() -> fetcher.fetch(new Wanted("test", server.at("/a"), LAW)));
      assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
      fetcher.close();
      assertThat(refusal(outcome.get(30, TimeUnit.SECONDS)).code()).isEqualTo("STOPPED");
    }
    assertThat(captures()).as("what we cut off ourselves is no evidence").isEmpty();
  }
}
