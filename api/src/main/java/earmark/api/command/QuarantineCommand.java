package earmark.api.command;

import earmark.api.Earmark;
import earmark.archive.capture.Quarantined;
import earmark.archive.capture.Quarantined.Decision;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarantine}: answers that are hard to believe, for a person to decide about. */
@Command(
    name = "quarantine",
    description =
        "Answers that are kept but not applied, because what they say is hard to believe.")
final class QuarantineCommand implements Runnable {
  private static final int LISTED = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Clock clock;

  QuarantineCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which: list, release or reject?");
  }

  @Command(name = "list", description = "Lists what waits for a decision.")
  int list(
      @Mixin SettingsOptions settings,
      @Option(names = "--all", description = "Also what was decided; the newest 200.") boolean all,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    Console console = Console.of(spec);
    try (Earmark earmark = Archives.open(settings, clock)) {
      List<Quarantined> entries =
          all
              ? earmark.archive().quarantine().latest(LISTED)
              : earmark.archive().quarantine().open();
      if (json) {
        console.json(entries.stream().map(QuarantineCommand::json).toList());
      } else {
        entries.forEach(entry -> console.line(line(entry)));
        if (entries.isEmpty()) {
          console.remark("Nothing waits for a decision.");
        }
      }
      return ExitCode.DONE;
    }
  }

  @Command(name = "release", description = "Believes an answer: the next round applies it.")
  int release(
      @Mixin SettingsOptions settings,
      @Parameters(paramLabel = "ID", description = "As printed by list.") long id,
      @Option(
              names = "--by",
              required = true,
              paramLabel = "NAME",
              description = "Who decides; it is kept with the decision.")
          String by,
      @Option(names = "--why", description = "Why; kept with the decision.") Optional<String> why) {
    return decide(settings, id, Decision.RELEASED, by, why);
  }

  @Command(
      name = "reject",
      description = "Does not believe an answer: what it says is never applied.")
  int reject(
      @Mixin SettingsOptions settings,
      @Parameters(paramLabel = "ID", description = "As printed by list.") long id,
      @Option(
              names = "--by",
              required = true,
              paramLabel = "NAME",
              description = "Who decides; it is kept with the decision.")
          String by,
      @Option(names = "--why", description = "Why; kept with the decision.") Optional<String> why) {
    return decide(settings, id, Decision.REJECTED, by, why);
  }

  private int decide(
      SettingsOptions settings, long id, Decision decision, String by, Optional<String> why) {
    if (by.isBlank()) {
      throw CommandEndedException.wrongUsage("--by takes the name of a person, was \"" + by + "\"");
    }
    Console console = Console.of(spec);
    try (Earmark earmark = Archives.open(settings, clock)) {
      Quarantined entry =
          earmark
              .archive()
              .quarantine()
              .decide(id, decision, by, why.orElse(""))
              .orElseThrow(
                  () ->
                      CommandEndedException.problem(
                          "There is no entry "
                              + id
                              + " in quarantine; \"quarantine list --all\""
                              + " lists them."));
      console.line(
          decision == Decision.RELEASED
              ? "Released: the next round of " + entry.source() + " applies it."
              : "Rejected: what it says of " + entry.place() + " is never applied.");
      return ExitCode.DONE;
    }
  }

  private static String line(Quarantined entry) {
    return entry.id()
        + "  "
        + entry.decision().key()
        + "  "
        + entry.source()
        + "  "
        + entry.place()
        + "  "
        + entry.code()
        + ": "
        + entry.words()
        + "  (capture "
        + entry.capture()
        + ", since "
        + entry.since()
        + ")";
  }

  private static Map<String, Object> json(Quarantined entry) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", entry.id());
    facts.put("decision", entry.decision().key());
    facts.put("source", entry.source());
    facts.put("place", entry.place());
    facts.put("code", entry.code());
    facts.put("words", entry.words());
    facts.put("capture", entry.capture());
    facts.put("since", entry.since().toString());
    entry
        .last()
        .ifPresent(
            last -> {
              facts.put("by", last.by());
              facts.put("why", last.why());
              facts.put("at", last.at().toString());
            });
    return facts;
  }
}
