package earmark.api.command;

import earmark.api.Desks;
import earmark.api.Earmark;
import earmark.api.Housekeeping;
import earmark.api.config.Settings;
import earmark.api.web.Binding;
import earmark.api.web.WebServer;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: crawlers on their schedules, index, alerts, pages and HTTP API. */
@Command(
    name = "serve",
    description = "Runs crawlers, index, alerts, HTTP API and web pages until it is stopped.")
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The same as --set web.port=N; 0 for any free one.")
  private Optional<Integer> port = Optional.empty();

  private final Clock clock;

  ServeCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    port.ifPresent(number -> settings.assign("web.port=" + number));
    Stop stop = new Stop();
    try (Earmark earmark = Archives.openOrMake(settings, clock)) {
      // First, because it fails if another process serves this folder.
      earmark.index();
      try (WebServer server =
              WebServer.start(Desks.of(earmark, Optional.empty()), binding(earmark.settings()));
          Housekeeping _ = Housekeeping.start(earmark)) {
        earmark.schedules().start();
        console.line("Earmark is at " + server.address() + "/");
        stop.await();
      }
    } finally {
      stop.done();
    }
    return ExitCode.DONE;
  }

  private static Binding binding(Settings settings) {
    URI url = settings.mail().publicUrl();
    return new Binding(settings.web().address(), settings.web().port(), Set.of(url.getHost()));
  }
}
