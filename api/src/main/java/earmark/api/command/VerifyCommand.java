package earmark.api.command;

import earmark.api.Earmark;
import earmark.archive.Verification.Verdict;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verify}: proves that the archive is what was written. */
@Command(
    name = "verify",
    description =
        "Computes every hash of the archive again and names the first row that does not fit.")
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--digest",
      description =
          "Print one hash over all works, versions and changes, which does not depend on when they"
              + " were captured, to compare two archives.")
  private boolean digest;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Clock clock;

  VerifyCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Earmark earmark = Archives.open(settings, clock)) {
      Verdict verdict = earmark.archive().verification().verify();
      Map<String, Object> facts = new LinkedHashMap<>();
      int exitCode =
          switch (verdict) {
            case Verdict.Sound sound -> {
              facts.put("sound", true);
              facts.put("contents", sound.contents());
              facts.put("captures", sound.captures());
              facts.put("versions", sound.versions());
              facts.put("changes", sound.changes());
              if (digest) {
                facts.put("digest", earmark.archive().verification().digest().hex());
              }
              yield ExitCode.DONE;
            }
            case Verdict.Broken broken -> {
              facts.put("sound", false);
              facts.put("table", broken.table());
              facts.put("row", broken.row());
              facts.put("why", broken.why());
              yield ExitCode.PROBLEM;
            }
          };
      if (json) {
        console.json(facts);
      } else {
        print(console, verdict, facts);
      }
      return exitCode;
    }
  }

  private void print(Console console, Verdict verdict, Map<String, Object> facts) {
    switch (verdict) {
      case Verdict.Broken(String table, String row, String why) ->
          console.line("Broken: " + table + " " + row + ": " + why);
      case Verdict.Sound sound -> {
        if (digest) {
          console.line(String.valueOf(facts.get("digest")));
        } else {
          console.line(
              "Sound: "
                  + sound.captures()
                  + " captures, "
                  + sound.versions()
                  + " versions, "
                  + sound.changes()
                  + " changes.");
        }
      }
    }
  }
}
