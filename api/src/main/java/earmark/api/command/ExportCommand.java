package earmark.api.command;

import earmark.api.Earmark;
import earmark.archive.warc.Selection;
import earmark.archive.warc.WarcExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: captures as a WARC file. */
@Command(
    name = "export",
    description = {
      "Writes everything that was captured, or a part of it, as a WARC 1.1 file, to hand the"
          + " evidence over or to keep it elsewhere.",
      "Only captures are written. Versions and changes are not: \"backup\" is for whole archives."
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--warc",
      paramLabel = "FILE",
      required = true,
      description =
          "The file to write; one record for each capture, each in gzip. It must not be"
              + " there yet.")
  private Path file = Path.of("");

  @Option(names = "--source", paramLabel = "S", description = "Captures of this source only.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "Captures from this time on: 2026-03-26, or 2026-03-26T12:00:00Z (UTC).")
  private Optional<String> since = Optional.empty();

  @Option(names = "--until", paramLabel = "T", description = "Captures before this time.")
  private Optional<String> until = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Clock clock;

  ExportCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    Selection selection =
        new Selection(
            source,
            since.map(text -> instant("--since", text)),
            until.map(text -> instant("--until", text)));
    if (Files.exists(file)) {
      throw CommandEndedException.wrongUsage(file + " is there already; it is not overwritten.");
    }
    try (Earmark earmark = Archives.open(settings, clock)) {
      long written =
          new WarcExport(earmark.archive().captures()).write(file, selection, clock.instant());
      long bytes = Files.size(file);
      if (json) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", file.toString());
        facts.put("captures", written);
        facts.put("bytes", bytes);
        console.json(facts);
      } else {
        console.line(written + " captures in " + file + ", " + bytes + " bytes");
      }
      return ExitCode.DONE;
    } catch (IOException e) {
      throw CommandEndedException.worldFailed(file + " cannot be written: " + e.getMessage());
    }
  }

  private static Instant instant(String option, String text) {
    try {
      return text.length() == "2026-03-26".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException _) {
      throw CommandEndedException.wrongUsage(
          option + " takes 2026-03-26 or 2026-03-26T12:00:00Z, but was \"" + text + "\".");
    }
  }
}
