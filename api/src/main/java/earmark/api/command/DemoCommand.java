package earmark.api.command;

import earmark.api.Desks;
import earmark.api.reading.Desk;
import earmark.api.web.Binding;
import earmark.api.web.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: everything, on a bundled sample, without the internet. */
@Command(
    name = "demo",
    description =
        "Starts everything on a bundled sample, in a throw-away folder, with its own little"
            + " upstream and mailbox; needs no internet.")
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the pages; 0 for any free one (default: 8080).")
  private int port = 8080;

  @Option(
      names = "--pause",
      paramLabel = "SECONDS",
      description = "Seconds between two days while the story plays (default: 8).")
  private int pause = 8;

  @Option(names = "--stopped", description = "Wait for the button instead of playing at once.")
  private boolean stopped;

  private final Clock clock;

  DemoCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > 65_535 || pause < 1) {
      throw CommandEndedException.wrongUsage(
          "--port is 0 to 65535 and --pause at least 1, but they were " + port + " and " + pause);
    }
    Console console = Console.of(spec);
    Stop stop = new Stop();
    try {
      run(console, stop);
    } catch (IOException e) {
      throw CommandEndedException.worldFailed("The demo cannot start: " + e.getMessage());
    } finally {
      stop.done();
    }
    return ExitCode.DONE;
  }

  private void run(Console console, Stop stop) throws IOException {
    Path folder = Files.createTempDirectory("earmark-demo-");
    try (DemoRun demo = DemoRun.open(folder, port, clock)) {
      Desk desk = Desks.of(demo.earmark(), Optional.of(demo));
      demo.begin(
          Duration.ofSeconds(pause),
          () ->
              console.remark(
                  "The first day is there; the story " + (stopped ? "waits." : "plays.")));
      demo.play(!stopped);
      try (WebServer server = WebServer.start(desk, Binding.loopback(port))) {
        console.line("Earmark's demo is at " + server.address() + "/ (Ctrl-C ends it)");
        stop.await();
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
