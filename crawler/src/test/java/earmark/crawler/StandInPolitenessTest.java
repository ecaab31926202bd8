package earmark.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.Verification.Verdict;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.OwnTime;
import earmark.crawler.source.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the stand-in for the public services sees of a crawl that really waits. */
@Tag("slow")
class StandInPolitenessTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 26);

  @TempDir Path folder;

  /** For each answer 429 in the archive, the seconds that it asked to wait. */
  private List<Optional<Long>> comeBack = List.of();

  private List<StandIn.Asked> crawl(String faults, double rate) {
    OwnTime time = new OwnTime(Instant.parse("2026-09-01T12:00:00Z"));
    try (StandIn standIn = StandIn.start(DAY, faults);
        Archive archive = Archive.open(ArchiveSettings.in(folder), time)) {
      CrawlSettings settings =
          CrawlSettings.defaults()
              .withScope(Scope.parse("10 CFR 110, 10 CFR 810"))
              .withHistoryFrom(LocalDate.of(2025, 9, 1))
              .withUpstream(standIn.base())
              .withFetch(
                  FetchSettings.defaults()
                      .withRequestsPerSecond(rate)
                      .withAttempts(10, Duration.ofMillis(100)));
      // The fetcher waits by the machine's clock; only the stamps of captures are this test's.
      try (Crawl crawl = new Crawl(archive, settings, time)) {
        assertThat(crawl.sources().stream().map(crawl::run))
            .allSatisfy(round -> assertThat(round.failures()).isEmpty());
      }
      assertThat(archive.verification().verify()).isInstanceOf(Verdict.Sound.class);
      comeBack =
          LongStream.iterate(1, id -> archive.captures().find(id).isPresent(), id -> id + 1)
              .mapToObj(id -> archive.captures().find(id).orElseThrow())
              .filter(capture -> capture.status() == 429)
              .map(capture -> capture.header("retry-after").map(Long::valueOf))
              .toList();
      return standIn.log();
    }
  }

  @Test
  void noSecondHoldsMoreThanTheConfiguredRateAndRobotsComeFirst() {
    int rate = 4;
    List<StandIn.Asked> asked = crawl("none", rate);
    assertThat(asked).hasSizeGreaterThan(2 * rate);
    assertThat(asked.getFirst().path()).isEqualTo("/robots.txt");
    assertThat(asked.stream().filter(request -> request.path().equals("/robots.txt"))).hasSize(1);
    assertThat(asked)
        .allSatisfy(request -> assertThat(request.agent()).startsWith("Earmark/0.1 ("));
    assertThat(crowded(asked, rate)).isEmpty();
  }

  @Test
  void aBusyServerIsLeftAloneAsLongAsItAsks() {
    int rate = 20;
    List<StandIn.Asked> asked = crawl("busy", rate);
    assertThat(crowded(asked, rate)).isEmpty();
    List<StandIn.Asked> turnedAway =
        asked.stream().filter(request -> request.status() == 429).toList();
    assertThat(turnedAway).as("the rate was high enough to be turned away").isNotEmpty();
    assertThat(comeBack).as("each refusal was kept").hasSameSizeAs(turnedAway);
    int askedToWait = 0;
    for (int i = 0; i < turnedAway.size(); i++) {
      StandIn.Asked refused = turnedAway.get(i);
      StandIn.Asked next = asked.get((int) (refused.number() - asked.getFirst().number()) + 1);
      Duration wait = Duration.between(refused.at(), next.at());
      if (comeBack.get(i).isPresent()) {
        askedToWait++;
        assertThat(wait)
            .as("%s, then %s", refused, next)
            .isGreaterThanOrEqualTo(Duration.ofSeconds(comeBack.get(i).get()));
      }
    }
    assertThat(askedToWait).as("refusals that said when to come back").isPositive();
  }

  /** The requests that came as one too many within a second. */
  private static List<StandIn.Asked> crowded(List<StandIn.Asked> asked, int rate) {
    List<StandIn.Asked> crowded = new ArrayList<>();
    for (int i = rate; i < asked.size(); i++) {
      Duration span = Duration.between(asked.get(i - rate).at(), asked.get(i).at());
      if (span.compareTo(Duration.ofMillis(999)) < 0) {
        crowded.add(asked.get(i));
      }
    }
    return crowded;
  }
}
