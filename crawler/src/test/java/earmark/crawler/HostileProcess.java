package earmark.crawler;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.Sha256;
import earmark.archive.capture.Capture;
import earmark.archive.capture.Captures;
import earmark.archive.version.WorkKind;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.fetch.OwnTime;
import earmark.crawler.fetch.Politeness;
import earmark.crawler.fetch.Wanted;
import earmark.crawler.parse.Expected;
import earmark.crawler.parse.Judgement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One process with little memory in a hostile world, then in one that is well again. Arguments:
 * data folder, upstream, hostile kinds. Says line by line what came of each kind and of each round;
 * waits for a line before it believes that the world is well.
 */
final class HostileProcess {
  private static final int HOSTILE_ROUNDS = 2;

  private HostileProcess() {}

  public static void main(String[] arguments) throws IOException {
    OwnTime time = new OwnTime(Instant.parse("2026-07-20T21:00:00Z"));
    URI upstream = URI.create(arguments[1]);
    CrawlSettings settings = settings(upstream);
    try (Archive archive = Archive.open(ArchiveSettings.in(Path.of(arguments[0])), time)) {
      for (String kind : List.of(arguments).subList(2, arguments.length)) {
        System.out.println("kind " + kind + " " + kind(archive, time, upstream, kind));
      }
      for (int i = 0; i < HOSTILE_ROUNDS; i++) {
        round(archive, time, settings);
      }
      System.out.println("ready");
      String _ =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      boolean well = round(archive, time, settings);
      System.out.println("longest " + longest(archive.captures()));
      System.out.println((well ? "well " : "ill ") + state(archive));
    }
  }

  /**
   * Hash of what every work says now, and of all that has happened to works but entries of lists:
   * those are read from another form of their file when the first cannot be had, and a few
   * addresses are written otherwise there until it can be had again.
   */
  static Sha256 state(Archive archive) {
    Stream<String> now =
        Arrays.stream(WorkKind.values())
            .flatMap(kind -> archive.works().list(kind).stream())
            .map(work -> archive.versions().latest(work.id()).orElseThrow())
            .map(version -> version.work() + " " + version.text());
    Stream<String> then =
        archive.changes().after(0, Integer.MAX_VALUE).stream()
            .filter(change -> !change.work().value().startsWith("list/"))
            .map(
                change ->
                    change.work()
                        + " "
                        + change.kind()
                        + " "
                        + change.occasion()
                        + " "
                        + change.legalOn());
    String lines = Stream.concat(now, then).sorted().collect(Collectors.joining("\n"));
    return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static CrawlSettings settings(URI upstream) {
    CrawlSettings settings = StandInFaultsTest.SMALL.withUpstream(upstream);
    return settings.withFetch(
        settings.fetch().withRequestsPerSecond(10_000).withAttempts(3, Duration.ofMillis(1)));
  }

  /** What comes of asking for a document of the register and getting this. */
  private static String kind(Archive archive, OwnTime time, URI upstream, String kind) {
    FetchSettings settings =
        CrawlSettings.defaults()
            .withUpstream(upstream)
            .withFetch(
                FetchSettings.defaults()
                    // The rules for robots are not asked for: they would be hostile, too.
                    .withPoliteness(Politeness.defaults().withRobotsExempt(Set.of("127.0.0.1")))
                    .withAttempts(1, Duration.ofMillis(1)))
            .fetchSettings();
    try (Fetcher fetcher =
        new Fetcher(settings, archive.captures(), time, time, new Random(1), time)) {
      FetchOutcome outcome =
          fetcher.fetch(
              new Wanted(
                  "federal-register",
                  upstream.resolve("/_hostile/" + kind),
                  (capture, body) ->
                      Judgement.of(
                              new Expected.FrDocumentXml("2026-13923"),
                              capture.header("content-type").orElse(""),
                              body)
                          .refusal()
                          .map(refused -> refused.finding(capture.url().toString()))));
      return outcome instanceof FetchOutcome.Refusal refusal ? refusal.code() : "BELIEVED";
    }
  }

  /** One round of every source by a new fetcher, as at each start; true if all is well. */
  private static boolean round(Archive archive, OwnTime time, CrawlSettings settings) {
    Fetcher fetcher =
        new Fetcher(settings.fetchSettings(), archive.captures(), time, time, new Random(1), time);
    boolean well = true;
    try (Crawl crawl = new Crawl(archive, settings, time, fetcher)) {
      for (String source : crawl.sources()) {
        Round round = crawl.run(source);
        well &= round.succeeded();
        round
            .failures()
            .forEach(failure -> System.out.println("failure " + failure.code() + " " + source));
      }
    }
    return well;
  }

  /** The length of the longest answer that is stored. */
  private static long longest(Captures captures) {
    long longest = 0;
    for (Optional<Capture> next = captures.find(1);
        next.isPresent();
        next = captures.find(next.get().id() + 1)) {
      longest = Math.max(longest, captures.body(next.get()).length);
    }
    return longest;
  }
}
