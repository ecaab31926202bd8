package earmark.api.command;

import earmark.api.Earmark;
import earmark.archive.warc.WarcDamagedException;
import earmark.archive.warc.WarcImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: captures from a WARC file. */
@Command(
    name = "import",
    description = {
      "Stores the captures of a WARC file that the archive does not have, with the times at which"
          + " they were retrieved. Doing it twice has the effect of once.",
      "Only captures are stored: nothing is parsed, so no version or change comes of it, and a"
          + " crawl goes on as if they were not there."
    })
final class ImportCommand implements Callable<Integer> {
  private static final int MOST_PROBLEMS = 10;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Parameters(paramLabel = "FILE", description = "A WARC file, packed with gzip or not.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Clock clock;

  ImportCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    if (!Files.isRegularFile(file)) {
      throw CommandEndedException.wrongUsage("There is no file " + file + ".");
    }
    try (Earmark earmark = Archives.openOrMake(settings, clock)) {
      WarcImport.Report report =
          new WarcImport(
                  earmark.archive().captures(), earmark.settings().crawl().fetch().maxBodyBytes())
              .read(file);
      if (json) {
        console.json(facts(report));
      } else {
        tell(console, report);
      }
      return report.problems().isEmpty() ? ExitCode.DONE : ExitCode.PROBLEM;
    } catch (WarcDamagedException e) {
      throw CommandEndedException.problem(e.getMessage() + ". What comes before it is stored.");
    } catch (IOException e) {
      throw CommandEndedException.worldFailed(file + " cannot be read: " + e.getMessage());
    }
  }

  private static void tell(Console console, WarcImport.Report report) {
    console.line(report.stored() + " captures stored, " + report.known() + " were there already");
    new TreeMap<>(report.skipped())
        .forEach((type, count) -> console.remark("  passed over: " + count + " of type " + type));
    report.problems().stream()
        .limit(MOST_PROBLEMS)
        .forEach(
            problem ->
                console.remark(
                    "  "
                        + problem.code()
                        + ": record "
                        + problem.record()
                        + " at byte "
                        + problem.offset()
                        + ": "
                        + problem.why()));
    int more = report.problems().size() - MOST_PROBLEMS;
    if (more > 0) {
      console.remark("  and " + more + " more problems");
    }
  }

  private static Map<String, Object> facts(WarcImport.Report report) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("stored", report.stored());
    facts.put("known", report.known());
    facts.put("skipped", new TreeMap<>(report.skipped()));
    facts.put(
        "problems",
        report.problems().stream()
            .map(
                problem ->
                    Map.of(
                        "record", problem.record(),
                        "offset", problem.offset(),
                        "code", problem.code(),
                        "why", problem.why()))
            .toList());
    return facts;
  }
}
