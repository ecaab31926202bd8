package earmark.api.command;

import earmark.crawler.parse.Parsed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: the redline of two files. */
@Command(
    name = "compare",
    description =
        "Prints the redline of two files (eCFR XML, Federal Register XML, HTML or plain text);"
            + " needs no archive.")
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "OLD", description = "The file before.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The file after.")
  private Path now = Path.of("");

  @Mixin private RedlineOptions options = new RedlineOptions();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    RedlinePrinter printer = new RedlinePrinter(console, options);
    Parsed before = new GivenFile(old, "compared").read(console);
    Parsed after = new GivenFile(now, "compared").read(console);
    if (before.kind() != after.kind()) {
      throw CommandEndedException.wrongUsage(
          old
              + " is "
              + form(before)
              + " and "
              + now
              + " is "
              + form(after)
              + "; what differs in form would show as a change of words. Give two files of one"
              + " form.");
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("old", old.toString());
    facts.put("oldForm", form(before));
    facts.put("oldFindings", findings(before));
    facts.put("new", now.toString());
    facts.put("newForm", form(after));
    facts.put("newFindings", findings(after));
    printer.print(title(), Optional.empty(), facts, before.text(), after.text());
    return ExitCode.DONE;
  }

  /** The names of the two files; where they are the same, with their folders. */
  private String title() {
    Path oldName = name(old);
    Path newName = name(now);
    return oldName.equals(newName) ? old + " to " + now : oldName + " to " + newName;
  }

  private static Path name(Path file) {
    return Optional.ofNullable(file.getFileName()).orElse(file);
  }

  private static List<Map<String, String>> findings(Parsed parsed) {
    return parsed.findings().stream()
        .map(
            f ->
                Map.of(
                    "code",
                    f.code(),
                    "severity",
                    f.severity().name().toLowerCase(Locale.ROOT),
                    "where",
                    f.where(),
                    "excerpt",
                    f.excerpt()))
        .toList();
  }

  private static String form(Parsed parsed) {
    return parsed.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
