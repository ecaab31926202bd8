package earmark.api.command;

import earmark.api.Earmark;
import earmark.api.rendering.TextPlain;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code show}: the text of a provision or document. */
@Command(
    name = "show",
    description = "Prints the text of a provision or document, on a day, as known at a time.")
final class ShowCommand implements Callable<Integer> {
  private static final int WIDTH = 100;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Parameters(
      paramLabel = "CITATION",
      description =
          "As 15 CFR 744.21(a), Supplement No. 4 to 15 CFR part 744, 15 CFR part 744, 90 FR 4544,"
              + " 2025-00636, an address of the web or an entry as \"Entity List, NAME\".")
  private String citation = "";

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Day, as 2024-01-31; default: today.")
  private Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description = "What was known then, as 2024-01-31 or 2024-01-31T12:00:00Z; default: now.")
  private Optional<Instant> knownAt = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Clock clock;

  ShowCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Earmark earmark = Archives.open(settings, clock)) {
      Lookup.Found found = new Lookup(earmark.archive()).find(citation);
      Work work = found.work();
      Version version = new Reading(earmark.archive(), clock).version(work, asOf, knownAt);
      LegalText text = under(earmark.archive().versions().text(version), found.path(), work);
      Facsimile head = new Facsimile(earmark.archive(), work, version);
      if (json) {
        Map<String, Object> answer = head.json();
        if (found.path().depth() > 0) {
          answer.put("path", found.path().toString());
        }
        answer.put("blocks", text.blocks().stream().map(ShowCommand::block).toList());
        found.part().ifPresent(_ -> answer.put("provisions", provisions(found.works(), work)));
        console.json(answer);
      } else {
        head.lines().forEach(console::line);
        console.line("");
        console.text(TextPlain.page(text, WIDTH));
        found.part().ifPresent(_ -> list(console, found.works(), work));
      }
      if (found.part().isEmpty() && found.works().size() > 1) {
        console.remark(
            "Also there: "
                + String.join(
                    ", ",
                    found.works().stream().skip(1).map(other -> other.id().value()).toList()));
      }
      return ExitCode.DONE;
    }
  }

  private static LegalText under(LegalText text, ParagraphPath path, Work work) {
    if (path.depth() == 0) {
      return text;
    }
    List<Block> blocks = text.under(path);
    if (blocks.isEmpty()) {
      throw CommandEndedException.problem(
          work.citation() + " has no paragraph " + path + " in this version.");
    }
    return new LegalText(blocks);
  }

  private static void list(Console console, List<Work> works, Work head) {
    for (Work work : works) {
      if (!work.equals(head)) {
        console.line("  " + work.citation() + (work.title().isBlank() ? "" : "  " + work.title()));
      }
    }
  }

  private static List<Map<String, String>> provisions(List<Work> works, Work head) {
    List<Map<String, String>> list = new ArrayList<>();
    for (Work work : works) {
      if (!work.equals(head)) {
        list.add(Map.of("citation", work.citation(), "title", work.title()));
      }
    }
    return list;
  }

  private static Map<String, Object> block(Block block) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (block) {
      case Passage passage -> {
        json.put("kind", passage.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("path", passage.path().toString());
        json.put("text", passage.text());
      }
      case Row row -> {
        json.put("kind", "row");
        json.put("path", row.path().toString());
        json.put("table", row.table());
        json.put("place", row.place().name().toLowerCase(Locale.ROOT));
        if (!row.group().isEmpty()) {
          json.put("group", row.group());
        }
        json.put("cells", row.cells().stream().map(cell -> cell.text()).toList());
      }
    }
    return json;
  }
}
