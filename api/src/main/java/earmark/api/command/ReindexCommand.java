package earmark.api.command;

import earmark.api.Earmark;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code reindex}: makes the search index again from the archive. */
@Command(
    name = "reindex",
    description = "Deletes the search index and makes it again from the archive.")
final class ReindexCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  private final Clock clock;

  ReindexCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Earmark earmark = Archives.open(settings, clock)) {
      earmark.index().rebuild();
      console.line("Indexed up to change " + earmark.archive().changes().last() + ".");
      return ExitCode.DONE;
    }
  }
}
