package earmark.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.Sha256;
import earmark.archive.Verification.Verdict;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.OwnTime;
import earmark.crawler.fetch.Politeness;
import earmark.crawler.source.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rounds over all sources that really wait, while the stand-in fails in its several ways. Whatever
 * it does, the archive ends like one that was never disturbed, and the log of the stand-in shows no
 * more requests than there are reasons for.
 */
@Tag("slow")
class StandInFaultsTest {
  static final LocalDate DAY = LocalDate.of(2026, 7, 20);
  private static final int RATE = 20;
  private static final int ATTEMPTS = 6;
  private static final Duration BACKOFF = Duration.ofMillis(100);

  /** So many rounds at most while the world fails, then so many when it is well again. */
  private static final int ROUNDS = 3;

  /** Something of every source; some thirty requests. */
  static final CrawlSettings SMALL =
      CrawlSettings.defaults()
          .withScope(Scope.parse("10 CFR 810, 22 CFR 121"))
          .withHistoryFrom(LocalDate.of(2026, 7, 10))
          .withFetch(
              FetchSettings.defaults()
                  .withRequestsPerSecond(RATE)
                  // So that no busy machine is taken for one that does not answer.
                  .withLimits(Duration.ofMinutes(5), FetchSettings.defaults().maxBodyBytes())
                  .withPoliteness(Politeness.defaults().withRequestsAtOnce(8))
                  .withAttempts(ATTEMPTS, BACKOFF));

  /** The documents of years, for profiles that hit only some answers. */
  private static final CrawlSettings WIDE = SMALL.withHistoryFrom(LocalDate.of(2024, 1, 1));

  @TempDir Path folder;

  /**
   * What came of a profile.
   *
   * @param rounds what was asked for in each, in order
   */
  private record Course(Sha256 digest, List<List<StandIn.Asked>> rounds) {
    List<StandIn.Asked> asked() {
      return rounds.stream().flatMap(List::stream).toList();
    }
  }

  @Test
  void whateverTheWorldDoesTheEndIsTheSameAndNobodyIsStormed() throws Exception {
    Map<String, Course> courses = new LinkedHashMap<>();
    courses.put("none", course("none", WIDE));
    courses.put("none, small", course("none", SMALL));
    // All at once, as they spend their time waiting.
    try (ExecutorService profiles = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Future<Course>> running = new LinkedHashMap<>();
      running.put("flaky", profiles.submit(() -> course("flaky", WIDE)));
      running.put("blocked", profiles.submit(() -> course("blocked", WIDE)));
      running.put("slow", profiles.submit(() -> course("slow", SMALL)));
      for (Map.Entry<String, Future<Course>> entry : running.entrySet()) {
        courses.put(entry.getKey(), entry.getValue().get());
      }
    }
    Course wide = courses.remove("none");
    Course small = courses.remove("none, small");
    for (Course calm : List.of(wide, small)) {
      assertThat(calm.rounds()).hasSize(1);
      assertThat(calm.asked()).extracting(StandIn.Asked::path).doesNotHaveDuplicates();
    }
    courses.forEach(
        (profile, course) -> {
          Course calm = profile.equals("slow") ? small : wide;
          assertThat(course.digest()).as(profile).isEqualTo(calm.digest());
          assertThat(course.asked().stream().filter(a -> !a.fault().isEmpty()))
              .as("faults of %s", profile)
              .isNotEmpty();
          assertThat(crowded(course.asked())).as("too many in a second, %s", profile).isEmpty();
          course.rounds().forEach(round -> assertThat(storms(round)).as(profile).isEmpty());
        });
  }

  /** One round of every source, all at a time, as the schedules may have it. */
  static List<Round> round(Archive archive, Clock clock, CrawlSettings settings) {
    try (Crawl crawl = new Crawl(archive, settings, clock);
        ExecutorService sources = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Round>> rounds =
          crawl.sources().stream().map(name -> sources.submit(() -> crawl.run(name))).toList();
      List<Round> ended = new ArrayList<>();
      for (Future<Round> round : rounds) {
        ended.add(round.get());
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Course course(String profile, CrawlSettings world) throws IOException {
    OwnTime clock = new OwnTime(Instant.parse("2026-07-20T21:00:00Z"));
    List<List<StandIn.Asked>> rounds = new ArrayList<>();
    Path data = Files.createTempDirectory(folder, profile);
    try (StandIn standIn = StandIn.start(DAY, profile);
        Archive archive = Archive.open(ArchiveSettings.in(data), clock)) {
      CrawlSettings settings = world.withUpstream(standIn.base());
      boolean well = false;
      for (int i = 0; i < 2 * ROUNDS && !well; i++) {
        if (i == ROUNDS) {
          standIn.faults("none");
        }
        long before = standIn.last();
        List<Round> ended = round(archive, clock, settings);
        well = ended.stream().allMatch(Round::succeeded);
        if (profile.equals("none")) {
          // What a calm day does wrong is named, not only counted.
          assertThat(ended)
              .as("rounds that failed")
              .allSatisfy(r -> assertThat(r.failures()).isEmpty());
        }
        // In the order in which they came: the log has them in the order of their answers.
        rounds.add(
            standIn.log(before).stream().sorted(Comparator.comparing(StandIn.Asked::at)).toList());
      }
      assertThat(well).as("%s, in the end", profile).isTrue();
      assertThat(archive.verification().verify()).isInstanceOf(Verdict.Sound.class);
      return new Course(archive.verification().digest(), rounds);
    }
  }

  /** The requests that came as one too many within a second. */
  private static List<StandIn.Asked> crowded(List<StandIn.Asked> asked) {
    List<StandIn.Asked> crowded = new ArrayList<>();
    for (int i = RATE; i < asked.size(); i++) {
      Duration span = Duration.between(asked.get(i - RATE).at(), asked.get(i).at());
      if (span.compareTo(Duration.ofMillis(990)) < 0) {
        crowded.add(asked.get(i));
      }
    }
    return crowded;
  }

  /**
   * The requests of a round that had no reason: an address asked again though its answer was well,
   * more often than it may be, or sooner than the growing pauses say.
   */
  private static List<String> storms(List<StandIn.Asked> round) {
    Map<String, List<StandIn.Asked>> byAddress = new LinkedHashMap<>();
    round.forEach(
        asked -> byAddress.computeIfAbsent(asked.path(), _ -> new ArrayList<>()).add(asked));
    List<String> storms = new ArrayList<>();
    byAddress.forEach(
        (path, asked) -> {
          if (asked.size() > ATTEMPTS) {
            storms.add(path + " was asked for " + asked.size() + " times");
          }
          for (int i = 1; i < asked.size(); i++) {
            Duration pause = Duration.between(asked.get(i - 1).at(), asked.get(i).at());
            Duration least = BACKOFF.multipliedBy(1L << (i - 1)).dividedBy(2);
            if (asked.get(i - 1).fault().isEmpty()) {
              storms.add(path + " was asked for again, though nothing was wrong with it");
            } else if (pause.compareTo(least) < 0) {
              storms.add(path + " was asked for again after " + pause);
            }
          }
        });
    return storms;
  }
}
