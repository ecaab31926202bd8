package earmark.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.Verification.Verdict;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.OwnTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers that are made to harm: endless, exploding, leading elsewhere, not what they say. Each
 * ends as a failure with a name, in a process with 512 MB, and that process goes on.
 */
@Tag("slow")
class StandInHostileTest {
  private static final Map<String, String> KINDS = kinds();

  @TempDir Path folder;

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("endless", "TOO_LONG");
    kinds.put("gzip-bomb", "TOO_LONG");
    kinds.put("external-entity", "ENTITIES_DECLARED");
    kinds.put("billion-laughs", "ENTITIES_DECLARED");
    kinds.put("deep-nesting", "TOO_DEEP");
    kinds.put("redirect-loop", "TOO_MANY_REDIRECTS");
    kinds.put("redirect-inside", "FORBIDDEN_ADDRESS");
    kinds.put("bad-bytes", "BAD_ENCODING");
    kinds.put("wrong-type", "NOT_WELL_FORMED");
    return kinds;
  }

  @Test
  void everyKindEndsWithAFailureAndTheProcessGoesOn() throws IOException, InterruptedException {
    String undisturbed = calm(Files.createDirectories(folder.resolve("calm")));
    List<String> said = new ArrayList<>();
    int exit;
    try (StandIn standIn = StandIn.start(StandInFaultsTest.DAY, "hostile")) {
      Process process = start(Files.createDirectories(folder.resolve("data")), standIn.base());
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
        if (line.equals("ready")) {
          standIn.faults("none");
          try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write("well again\n");
          }
        }
      }
      exit = process.waitFor();
    }
    assertThat(exit).as(String.join("\n", said)).isZero();
    KINDS.forEach((kind, code) -> assertThat(said).contains("kind " + kind + " " + code));
    assertThat(said.stream().filter(line -> line.startsWith("failure ")))
        .isNotEmpty()
        .noneMatch(line -> line.startsWith("failure BROKE_OFF"));
    assertThat(said).contains("well " + undisturbed);
    assertThat(longest(said)).isLessThan(FetchSettings.defaults().maxBodyBytes());
    try (Archive archive =
        Archive.open(
            ArchiveSettings.in(folder.resolve("data")),
            new OwnTime(Instant.parse("2026-07-20T21:00:00Z")))) {
      assertThat(archive.verification().verify()).isInstanceOf(Verdict.Sound.class);
    }
  }

  /** The length of the longest answer that was kept. */
  private static long longest(List<String> said) {
    return said.stream()
        .filter(line -> line.startsWith("longest "))
        .mapToLong(line -> Long.parseLong(line.substring("longest ".length())))
        .findFirst()
        .orElseThrow();
  }

  private static String calm(Path data) {
    OwnTime time = new OwnTime(Instant.parse("2026-07-20T21:00:00Z"));
    try (StandIn standIn = StandIn.start(StandInFaultsTest.DAY, "none");
        Archive archive = Archive.open(ArchiveSettings.in(data), time)) {
      CrawlSettings settings =
          StandInFaultsTest.SMALL
              .withUpstream(standIn.base())
              .withFetch(FetchSettings.defaults().withRequestsPerSecond(10_000));
      assertThat(StandInFaultsTest.round(archive, time, settings)).allMatch(Round::succeeded);
      return HostileProcess.state(archive).toString();
    }
  }

  private static Process start(Path data, URI upstream) throws IOException {
    return new ProcessBuilder(
            Stream.concat(
                    Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileProcess.class.getName(),
                        data.toString(),
                        upstream.toString()),
                    KINDS.keySet().stream())
                .toList())
        .redirectErrorStream(true)
        .start();
  }
}
