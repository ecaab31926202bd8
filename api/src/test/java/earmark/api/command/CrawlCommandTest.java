package earmark.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.api.demo.DemoStory;
import earmark.api.demo.SampleUpstream;
import earmark.api.demo.SimulatedDays;
import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.crawler.CrawlSettings;
import earmark.index.search.SearchIndex;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path, from a real HTTP server to messages in the mailbox folder. */
class CrawlCommandTest {
  @TempDir private Path folder = Path.of("");

  private final SimulatedDays days =
      new SimulatedDays(
          DemoStory.load().days(),
          Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));

  private Ran crawl(SampleUpstream upstream) {
    String[] sources =
        CrawlSettings.SOURCES.stream()
            .filter(source -> !SampleUpstream.LACKS.contains(source))
            .toArray(String[]::new);
    return run(upstream.baseUrl().toString(), sources);
  }

  private Ran run(String upstream, String... more) {
    String[] arguments = new String[more.length + 9];
    arguments[0] = "crawl";
    System.arraycopy(more, 0, arguments, 1, more.length);
    String[] options = {
      "--upstream",
      upstream,
      "--set",
      "scope=15 CFR 744",
      "--set",
      "requests-per-second=10000",
      "--set",
      "attempts=1"
    };
    System.arraycopy(options, 0, arguments, more.length + 1, options.length);
    return Ran.of(days.clock(), folder, arguments);
  }

  private List<String> mail() throws IOException {
    Path mail = folder.resolve("mail");
    if (!Files.exists(mail)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(mail)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aChangeOfTheUpstreamIsCrawledIndexedAndToldOnce() throws IOException {
    try (SampleUpstream upstream = SampleUpstream.start(DemoStory.load(), days)) {
      Ran first = crawl(upstream);
      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(first.out()).contains("federal-register: ", "ecfr: ", "bis-notices: ");
      assertThat(first.out()).endsWith("alerts: 0 written, 0 sent\n");

      Ran.of(days.clock(), folder, "watch", "add", "supercomputer", "--to", "ana@example.com");
      // October 14, 2022: § 744.23 is there.
      days.advance();
      days.advance();
      Ran second = crawl(upstream);
      assertThat(second.exitCode()).as(second.err()).isZero();
      List<String> told = mail();
      assertThat(told).isNotEmpty().allMatch(name -> name.endsWith(".eml"));
      assertThat(second.out())
          .endsWith("alerts: " + told.size() + " written, " + told.size() + " sent\n");

      String digest = Ran.of(days.clock(), folder, "verify", "--digest").out();
      Ran third = crawl(upstream);
      assertThat(third.out()).endsWith("alerts: 0 written, 0 sent\n");
      assertThat(Ran.of(days.clock(), folder, "verify", "--digest").out()).isEqualTo(digest);
      assertThat(mail()).isEqualTo(told);
    }
  }

  @Test
  void besideARunningServerTheIndexIsLeftToIt() throws IOException {
    try (SampleUpstream upstream = SampleUpstream.start(DemoStory.load(), days)) {
      crawl(upstream);
      Ran.of(days.clock(), folder, "watch", "add", "supercomputer", "--to", "ana@example.com");
      days.advance();
      days.advance();
      try (Archive archive = Archive.open(ArchiveSettings.in(folder), days.clock());
          SearchIndex _ = SearchIndex.open(folder.resolve("index"), archive, days.clock())) {
        Ran second = crawl(upstream);

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err())
            .contains("The index is left to the Earmark that runs on this archive.\n");
        assertThat(mail()).as("it is told all the same").isNotEmpty();
      }
    }
  }

  @Test
  void aSourceThatCannotBeReachedIsNamedWithTheReason() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    Ran ran = run("http://127.0.0.1:" + port, "ecfr");

    assertThat(ran.exitCode()).isEqualTo(3);
    assertThat(ran.out()).startsWith("ecfr: 0 seen, 0 fetched, 0 changes, ");
    assertThat(ran.err()).contains(Integer.toString(port));
  }

  @Test
  void aSourceThatThereIsNotIsWrongUsage() {
    Ran ran = run("http://127.0.0.1:9", "irs");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "There is no source \"irs\"; there are "
                + String.join(", ", CrawlSettings.SOURCES)
                + ".\n");
  }
}
