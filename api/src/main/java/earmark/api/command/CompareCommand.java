package earmark.api.command;

import earmark.crawler.parse.Parsed;
import earmark.crawler.parse.Parsers;
import earmark.redline.text.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
  private static final long MOST_BYTES = 64L << 20;

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
    Parsed before = read(console, old);
    Parsed after = read(console, now);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("old", old.toString());
    facts.put("oldForm", form(before));
    facts.put("new", now.toString());
    facts.put("newForm", form(after));
    printer.print(old + " to " + now, Optional.empty(), facts, before.text(), after.text());
    return ExitCode.DONE;
  }

  private static Parsed read(Console console, Path file) {
    Parsed parsed = Parsers.parse(file.toString(), bytes(file));
    for (Finding finding : parsed.findings()) {
      if (finding.severity() == Finding.Severity.REFUSED) {
        throw CommandEndedException.problem(
            file + " cannot be compared: " + finding.code() + ": " + finding.excerpt());
      }
      if (finding.severity() == Finding.Severity.WARNING) {
        console.remark(
            file + ": " + finding.code() + " at " + finding.where() + ": " + finding.excerpt());
      }
    }
    return parsed;
  }

  private static byte[] bytes(Path file) {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw CommandEndedException.wrongUsage(
            file + " has " + size + " bytes; at most " + MOST_BYTES + " can be compared.");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException _) {
      throw CommandEndedException.wrongUsage("There is no file " + file + ".");
    } catch (IOException e) {
      throw CommandEndedException.worldFailed(file + " cannot be read: " + e.getMessage());
    }
  }

  private static String form(Parsed parsed) {
    return parsed.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
