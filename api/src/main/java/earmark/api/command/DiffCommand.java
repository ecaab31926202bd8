package earmark.api.command;

import earmark.api.Day;
import earmark.api.Earmark;
import earmark.archive.Archive;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.redline.text.LegalText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: the redline of a text between two days. */
@Command(name = "diff", description = "Prints the redline of a provision between two days.")
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Parameters(paramLabel = "CITATION", description = "As for show.")
  private String citation = "";

  @Option(
      names = "--from",
      paramLabel = "DATE",
      required = true,
      description = "Day of the text before, as 2024-01-31.")
  private LocalDate from = LocalDate.MIN;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Day of the text after; default: today.")
  private Optional<LocalDate> until = Optional.empty();

  @Mixin private RedlineOptions options = new RedlineOptions();

  private final Clock clock;

  DiffCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    RedlinePrinter printer = new RedlinePrinter(Console.of(spec), options);
    LocalDate to = until.orElseGet(() -> Day.today(clock));
    if (to.isBefore(from)) {
      throw CommandEndedException.wrongUsage(
          "--from " + from + " is after --to " + to + "; give the earlier day first.");
    }
    try (Earmark earmark = Archives.open(settings, clock)) {
      Archive archive = earmark.archive();
      Work work = new Lookup(archive).single(citation).work();
      Reading reading = new Reading(archive, clock);
      Optional<Version> before = reading.versionOrNone(work, from);
      Optional<Version> after = reading.versionOrNone(work, to);
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("work", work.id().value());
      facts.put("citation", work.citation());
      facts.put("from", from.toString());
      facts.put("to", to.toString());
      before.ifPresent(version -> facts.put("versionBefore", version.id()));
      after.ifPresent(version -> facts.put("versionAfter", version.id()));
      printer.print(
          work.citation() + ", " + from + " to " + to,
          Optional.of(after.map(Version::inForceFrom).orElse(to)),
          facts,
          text(archive, before),
          text(archive, after));
      return ExitCode.DONE;
    }
  }

  private static LegalText text(Archive archive, Optional<Version> version) {
    return version.map(archive.versions()::text).orElse(LegalText.EMPTY);
  }
}
