package earmark.api.command;

import earmark.api.Earmark;
import earmark.api.alert.Alerts;
import earmark.crawler.Round;
import earmark.crawler.source.Failure;
import earmark.index.search.IndexInUseException;
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

/** {@code crawl}: one round of the sources, then the index and the alerts. */
@Command(
    name = "crawl",
    description =
        "Runs one round of the named sources, or of all, brings the index up to date, and sends the"
            + " alerts that are due.")
final class CrawlCommand implements Callable<Integer> {
  private static final int MOST_FAILURES = 10;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..*",
      description =
          "federal-register, ecfr, public-inspection, bis-notices, bis-pages,"
              + " screening-list, govinfo; default: all.")
  private List<String> names = List.of();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Clock clock;

  CrawlCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Earmark earmark = Archives.openOrMake(settings, clock)) {
      List<Round> rounds = new ArrayList<>();
      for (String source : sources(earmark)) {
        try (ProgressDisplay progress = ProgressDisplay.on(console, clock)) {
          rounds.add(earmark.crawl().run(source, progress));
        }
        if (!json) {
          tell(console, rounds.getLast());
        }
      }
      earmark.tellAdministrator();
      index(earmark, console);
      Alerts.Report alerts = earmark.alerts().run();
      if (json) {
        console.json(json(rounds, alerts));
      } else {
        tell(console, alerts);
      }
      boolean failed = rounds.stream().anyMatch(round -> !round.succeeded());
      return failed || alerts.failed() > 0 ? ExitCode.WORLD_FAILED : ExitCode.DONE;
    }
  }

  /** Brings the index up to date, unless another process does. */
  static void index(Earmark earmark, Console console) {
    try {
      earmark.index().catchUp();
    } catch (IndexInUseException _) {
      console.remark("The index is left to the Earmark that runs on this archive.");
    }
  }

  private List<String> sources(Earmark earmark) {
    List<String> known = earmark.crawl().sources();
    for (String name : names) {
      if (!known.contains(name)) {
        throw CommandEndedException.wrongUsage(
            "There is no source \"" + name + "\"; there are " + String.join(", ", known) + ".");
      }
    }
    return names.isEmpty() ? known : names;
  }

  private static void tell(Console console, Round round) {
    console.line(round.source() + ": " + round.outcome());
    round.notes().forEach(note -> console.remark("  " + note));
    for (Failure failure :
        round.failures().subList(0, Math.min(MOST_FAILURES, round.failures().size()))) {
      console.remark("  " + failure.code() + ": " + failure.where() + ": " + failure.why());
    }
    int more = round.failures().size() - MOST_FAILURES;
    if (more > 0) {
      console.remark("  and " + more + " more failures");
    }
  }

  private static void tell(Console console, Alerts.Report alerts) {
    console.line("alerts: " + alerts.written() + " written, " + alerts.sent() + " sent");
    if (alerts.failed() > 0) {
      console.remark(
          "  " + alerts.failed() + " not sent, to be tried again later: " + alerts.problem());
    }
  }

  private static Map<String, Object> json(List<Round> rounds, Alerts.Report alerts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rounds", rounds.stream().map(CrawlCommand::json).toList());
    json.put(
        "alerts",
        Map.of(
            "written", alerts.written(),
            "sent", alerts.sent(),
            "failed", alerts.failed(),
            "problem", alerts.problem()));
    return json;
  }

  private static Map<String, Object> json(Round round) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", round.source());
    json.put("seen", round.seen());
    json.put("fetched", round.fetched());
    json.put("changes", round.changes());
    json.put(
        "failures",
        round.failures().stream()
            .map(f -> Map.of("code", f.code(), "where", f.where(), "why", f.why()))
            .toList());
    json.put("notes", round.notes());
    return json;
  }
}
