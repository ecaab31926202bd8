package earmark.api.command;

import earmark.archive.change.InstructionCodec;
import earmark.crawler.parse.Parsed;
import earmark.redline.instruction.DocumentInstructions;
import earmark.redline.instruction.Instruction;
import earmark.redline.instruction.InstructionFinding;
import earmark.redline.instruction.Plain;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code instructions}: what the amendatory instructions of a document order, word by word. */
@Command(
    name = "instructions",
    description =
        "Prints the amendatory instructions of a Federal Register document (XML or text), typed,"
            + " with the words that were not understood; needs no archive.")
final class InstructionsCommand implements Callable<Integer> {
  /** Longest stretch of an instruction that is printed before the words a finding points at. */
  private static final int LEAD = 60;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The document.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--strict",
      description = "End with exit code 1 if an instruction was not understood wholly.")
  private boolean strict;

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    Parsed parsed = new GivenFile(file, "read").read(console);
    List<Instruction> instructions = DocumentInstructions.of(parsed.text());
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("file", file.toString());
      facts.put("instructions", instructions.stream().map(InstructionCodec::json).toList());
      console.json(facts);
    } else {
      instructions.forEach(instruction -> tell(console, instruction));
      console.line(summary(instructions));
    }
    boolean isRefused = instructions.stream().anyMatch(Instruction::isBlocked);
    return strict && isRefused ? ExitCode.PROBLEM : ExitCode.DONE;
  }

  private static void tell(Console console, Instruction instruction) {
    console.line(
        instruction.text()
            + instruction.effective().map(day -> "  [effective " + day + "]").orElse(""));
    instruction.operations().forEach(operation -> console.line("    → " + Plain.of(operation)));
    instruction.findings().forEach(finding -> point(console, instruction, finding));
  }

  /** The words a finding is about, underlined in their place, as compilers do. */
  private static void point(Console console, Instruction instruction, InstructionFinding finding) {
    console.line(
        "    "
            + (finding.isBlocking() ? "✗ " : "! ")
            + finding.code().word()
            + (finding.isBlocking() ? ": nothing of it is carried out" : ""));
    int from = Math.max(0, finding.start() - LEAD);
    String lead = instruction.text().substring(from, finding.start());
    console.line("      " + lead + finding.excerpt());
    console.line(
        "      " + " ".repeat(lead.length()) + "^".repeat(Math.max(1, finding.excerpt().length())));
  }

  private static String summary(List<Instruction> instructions) {
    long refused = instructions.stream().filter(Instruction::isBlocked).count();
    int operations = instructions.stream().mapToInt(one -> one.operations().size()).sum();
    return counted(instructions.size(), "instruction")
        + ", "
        + counted(operations, "operation")
        + ", "
        + (refused == 0 ? "all understood" : refused + " not understood wholly");
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
