package earmark.api.command;

import earmark.api.Earmark;
import earmark.archive.warc.WarcDamagedException;
import earmark.archive.warc.WarcImport;
import earmark.crawler.source.GovinfoFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: captures from a WARC file, or bulk files of govinfo. */
@Command(
    name = "import",
    description = {
      "Takes in a file or folder; what it is shows in its first bytes. Doing it twice has the"
          + " effect of once.",
      "A WARC file: its captures that the archive does not have are stored, with the times at which"
          + " they were retrieved. Nothing is parsed, so no version or change comes of it, and a"
          + " crawl goes on as if they were not there.",
      "Bulk files of govinfo.gov, plain, packed with gzip or in a zip file: of a daily issue of the"
          + " Federal Register (FR-2024-02-12.xml) the documents that \"scope\", \"agencies\" and"
          + " \"terms\" ask for, of a title of the eCFR (ECFR-title15.xml) the parts of \"scope\"."
          + " They are recorded as history and never alert."
    })
final class ImportCommand implements Callable<Integer> {
  private static final int MOST_PROBLEMS = 10;
  private static final int HEAD_BYTES = 1 << 16;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "A WARC file, a bulk file, or a folder of bulk files.")
  private Path file = Path.of("");

  @Option(
      names = "--as-of",
      paramLabel = "D",
      description =
          "Day of a title of the eCFR, which prints none; default: the day in its name, as in"
              + " ECFR-title15.2024-02-13.xml.")
  private Optional<LocalDate> asOf = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Clock clock;

  ImportCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw CommandEndedException.wrongUsage("There is no file or folder " + file + ".");
    }
    return isBulk() ? bulk(console) : warc(console);
  }

  private boolean isBulk() {
    if (Files.isDirectory(file)) {
      return true;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return GovinfoFiles.isBulk(in.readNBytes(HEAD_BYTES));
    } catch (IOException e) {
      throw CommandEndedException.worldFailed(file + " cannot be read: " + e.getMessage());
    }
  }

  private int bulk(Console console) {
    try (Earmark earmark = Archives.openOrMake(settings, clock);
        ProgressDisplay progress = ProgressDisplay.on(console, clock)) {
      GovinfoFiles.Report report = earmark.crawl().files().read(file, asOf, progress);
      CrawlCommand.index(earmark, console);
      if (json) {
        console.json(facts(report));
      } else {
        tell(console, report);
      }
      return report.problems().isEmpty() ? ExitCode.DONE : ExitCode.PROBLEM;
    } catch (IOException e) {
      throw CommandEndedException.worldFailed(file + " cannot be read: " + e.getMessage());
    }
  }

  private static void tell(Console console, GovinfoFiles.Report report) {
    for (GovinfoFiles.Taken taken : report.taken()) {
      console.line(
          taken.file()
              + ": "
              + taken.what()
              + ", "
              + taken.changes()
              + (taken.changes() == 1 ? " change" : " changes"));
    }
    if (report.taken().isEmpty()) {
      console.line("Nothing was taken in.");
    }
    if (report.passedOver() > 0) {
      console.remark("  passed over: " + report.passedOver() + " files with other names");
    }
    report.notes().forEach(note -> console.remark("  " + note));
    report.problems().stream()
        .limit(MOST_PROBLEMS)
        .forEach(p -> console.remark("  " + p.code() + ": " + p.where() + ": " + p.why()));
    int more = report.problems().size() - MOST_PROBLEMS;
    if (more > 0) {
      console.remark("  and " + more + " more problems");
    }
  }

  private static Map<String, Object> facts(GovinfoFiles.Report report) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        "taken",
        report.taken().stream()
            .map(t -> Map.of("file", t.file(), "what", t.what(), "changes", t.changes()))
            .toList());
    facts.put("passedOver", report.passedOver());
    facts.put("changes", report.changes());
    facts.put("notes", report.notes());
    facts.put(
        "problems",
        report.problems().stream()
            .map(p -> Map.of("code", p.code(), "where", p.where(), "why", p.why()))
            .toList());
    return facts;
  }

  private int warc(Console console) {
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
