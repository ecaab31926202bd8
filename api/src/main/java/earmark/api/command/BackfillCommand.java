package earmark.api.command;

import earmark.api.Earmark;
import earmark.archive.capture.Load;
import earmark.crawler.Crawl;
import earmark.crawler.CrawlSettings;
import earmark.crawler.backfill.Backfill;
import earmark.crawler.backfill.Result;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.Politeness;
import earmark.crawler.source.Failure;
import java.time.Clock;
import java.time.LocalDate;
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

/** {@code backfill}: the past of a source, slice by slice. */
@Command(
    name = "backfill",
    description = {
      "Loads the past of a source, slice by slice. Whatever comes of it is history and never"
          + " alerts.",
      "Ctrl-C ends it after the slice in flight; the same command goes on from there, also after a"
          + " crash. It asks at half the rate of a crawl, and rounds of the source go first."
    })
final class BackfillCommand implements Callable<Integer> {
  private static final int MOST_FAILURES = 10;
  private static final double SHARE_OF_RATE = 0.5;
  private static final double LOWEST_RATE = 0.01;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Parameters(paramLabel = "SOURCE", description = "federal-register or ecfr.")
  private String source = "";

  @Option(names = "--from", paramLabel = "D", description = "First day, as 2017-01-03.")
  private Optional<LocalDate> from = Optional.empty();

  @Option(names = "--to", paramLabel = "D", description = "Last day.")
  private Optional<LocalDate> to = Optional.empty();

  @Option(names = "--status", description = "Only say how far the loads of this source are.")
  private boolean status;

  @Option(
      names = "--pause",
      description = "Have the process that loads the past of this source end after its slice.")
  private boolean pause;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Clock clock;

  BackfillCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    Stop stop = new Stop();
    try (Earmark earmark =
            status || pause
                ? Archives.open(settings, clock)
                : Archives.openOrMake(settings, clock);
        Crawl crawl = earmark.crawl(slower(earmark.settings().crawl()))) {
      requireSource(crawl);
      if (status || pause) {
        return status(earmark, console);
      }
      if (from.isEmpty() || to.isEmpty()) {
        throw CommandEndedException.wrongUsage(
            "Which days? Write --from and --to, as in --from 2017-01-03 --to 2021-12-31.");
      }
      Result result = run(crawl.backfill(source), console, stop);
      CrawlCommand.index(earmark, console);
      if (json) {
        console.json(json(result));
      } else {
        tell(console, result);
      }
      return switch (result.end()) {
        case FINISHED, PAUSED ->
            result.failures().isEmpty() ? ExitCode.DONE : ExitCode.WORLD_FAILED;
        case BROKEN, ALREADY_RUNNING -> ExitCode.WORLD_FAILED;
      };
    } finally {
      stop.done();
    }
  }

  private void requireSource(Crawl crawl) {
    if (!crawl.pasts().contains(source)) {
      throw CommandEndedException.wrongUsage(
          "There is no past of \""
              + source
              + "\" to load; there is that of "
              + String.join(", ", crawl.pasts())
              + ".");
    }
  }

  private static CrawlSettings slower(CrawlSettings settings) {
    FetchSettings fetch = settings.fetch();
    Politeness politeness = fetch.politeness();
    Map<String, Double> rates = new LinkedHashMap<>(politeness.rates());
    rates.replaceAll((_, rate) -> slower(rate));
    return settings.withFetch(
        fetch
            .withRequestsPerSecond(slower(fetch.requestsPerSecond()))
            .withPoliteness(politeness.withRates(rates)));
  }

  private static double slower(double rate) {
    return Math.max(LOWEST_RATE, rate * SHARE_OF_RATE);
  }

  private Result run(Backfill backfill, Console console, Stop stop) {
    Thread _ =
        Thread.ofVirtual()
            .name("pause")
            .start(
                () -> {
                  stop.await();
                  backfill.pause();
                });
    try (ProgressDisplay progress = ProgressDisplay.on(console, clock)) {
      return backfill.run(from.orElseThrow(), to.orElseThrow(), progress);
    } catch (IllegalArgumentException e) {
      throw CommandEndedException.wrongUsage(e.getMessage() + ".");
    }
  }

  private int status(Earmark earmark, Console console) {
    List<Load> loads = earmark.archive().loads().of(source);
    if (pause) {
      loads.stream()
          .filter(load -> !load.isFinished())
          .forEach(load -> earmark.archive().loads().pause(load.id()));
      loads = earmark.archive().loads().of(source);
    }
    if (json) {
      console.json(loads.stream().map(BackfillCommand::json).toList());
    } else if (loads.isEmpty()) {
      console.line("No past of " + source + " was ever loaded.");
    } else {
      loads.forEach(load -> console.line(words(load)));
    }
    return ExitCode.DONE;
  }

  private static String words(Load load) {
    String state =
        load.isFinished()
            ? "finished"
            : load.isPaused()
                ? "paused"
                : load.remaining()
                    .map(rest -> "about " + Backfill.words(rest) + " left")
                    .orElse("just begun");
    return load.source()
        + ", "
        + load.from()
        + " to "
        + load.until()
        + ": "
        + load.done()
        + " of "
        + load.slices()
        + " slices, "
        + state;
  }

  private static void tell(Console console, Result result) {
    console.line(words(result.load()));
    console.line(
        result.seen()
            + " seen, "
            + result.fetched()
            + " fetched, "
            + result.changes()
            + (result.changes() == 1 ? " change" : " changes"));
    switch (result.end()) {
      case FINISHED -> {}
      case PAUSED -> console.remark("It rests; the same command goes on from there.");
      case BROKEN -> console.remark("Something could not be had; the same command tries again.");
      case ALREADY_RUNNING -> console.remark("Another process loads the past of this source.");
    }
    result.notes().forEach(note -> console.remark("  " + note));
    for (Failure failure :
        result.failures().subList(0, Math.min(MOST_FAILURES, result.failures().size()))) {
      console.remark("  " + failure.code() + ": " + failure.where() + ": " + failure.why());
    }
    int more = result.failures().size() - MOST_FAILURES;
    if (more > 0) {
      console.remark("  and " + more + " more failures");
    }
  }

  private static Map<String, Object> json(Result result) {
    Map<String, Object> json = json(result.load());
    json.put("end", result.end().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("seen", result.seen());
    json.put("fetched", result.fetched());
    json.put("changes", result.changes());
    json.put(
        "failures",
        result.failures().stream()
            .map(f -> Map.of("code", f.code(), "where", f.where(), "why", f.why()))
            .toList());
    json.put("notes", result.notes());
    return json;
  }

  private static Map<String, Object> json(Load load) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", load.source());
    json.put("from", load.from().toString());
    json.put("to", load.until().toString());
    json.put("scope", load.asked());
    json.put("slices", load.slices());
    json.put("done", load.done());
    json.put("paused", load.isPaused());
    load.remaining().ifPresent(rest -> json.put("secondsLeft", rest.toSeconds()));
    return json;
  }
}
