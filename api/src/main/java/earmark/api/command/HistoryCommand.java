package earmark.api.command;

import earmark.api.Earmark;
import earmark.api.rendering.RedlineSummary;
import earmark.archive.change.Change;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code history}: the versions of a text and what caused each. */
@Command(
    name = "history",
    description = "Lists the versions of a provision or document and what caused each.")
final class HistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Parameters(paramLabel = "CITATION", description = "As for show.")
  private String citation = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Clock clock;

  HistoryCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Earmark earmark = Archives.open(settings, clock)) {
      Work work = new Lookup(earmark.archive()).find(citation).work();
      List<Version> versions = earmark.archive().versions().history(work.id());
      List<Change> changes = earmark.archive().changes().of(work.id());
      if (json) {
        console.json(json(work, versions, changes));
      } else {
        print(console, work, versions, changes);
      }
      return ExitCode.DONE;
    }
  }

  private static void print(
      Console console, Work work, List<Version> versions, List<Change> changes) {
    console.line(work.citation() + (work.title().isBlank() ? "" : "  " + work.title()));
    for (Version version : versions) {
      console.line("");
      console.line(
          version.inForceFrom()
              + (version.beginIsStated() ? "" : " or earlier")
              + " to "
              + version.inForceUntil().map(Object::toString).orElse("now       ")
              + "  version "
              + version.id()
              + ", recorded "
              + version.recordedAt()
              + version.supersededAt().map(at -> ", superseded " + at).orElse(""));
      for (Change change : changes) {
        if (change.after().filter(after -> after == version.id()).isPresent()) {
          console.line("    " + told(change));
        }
      }
    }
    changes.stream()
        .filter(change -> change.after().isEmpty())
        .forEach(change -> console.line("\n" + change.legalOn() + "  " + told(change)));
  }

  private static String told(Change change) {
    String what = "change " + change.sequence() + ": " + change.kind().key().replace('-', ' ');
    String cause = change.cause().map(fr -> " by " + fr).orElse("");
    String counts =
        change.before().isEmpty() || change.after().isEmpty()
            ? ""
            : ": " + RedlineSummary.counts(change.redline());
    return what + cause + counts;
  }

  private static Map<String, Object> json(Work work, List<Version> versions, List<Change> changes) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("work", work.id().value());
    json.put("citation", work.citation());
    json.put("title", work.title());
    json.put("versions", versions.stream().map(Facsimile::version).toList());
    List<Map<String, Object>> list = new ArrayList<>();
    changes.forEach(change -> list.add(ChangeJson.of(change)));
    json.put("changes", list);
    return json;
  }
}
