package earmark.api.command;

import earmark.api.Earmark;
import earmark.api.alert.Rehearsal;
import earmark.api.alert.Watch;
import earmark.api.alert.WatchRequest;
import earmark.api.rendering.RedlineSummary;
import earmark.archive.change.Change;
import earmark.archive.change.ChangeKind;
import earmark.archive.version.Work;
import earmark.index.query.Query;
import earmark.index.query.QueryException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watch}: standing queries. */
@Command(
    name = "watch",
    description = "Standing queries: each change that matches one is told to its owner by e-mail.")
final class WatchCommand implements Runnable {
  private static final Duration REHEARSED = Duration.ofDays(90);

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Clock clock;

  WatchCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which: add, list, remove or test?");
  }

  @Command(name = "add", description = "Makes a watch and prints its id.")
  int add(
      @Mixin SettingsOptions settings,
      @Parameters(paramLabel = "QUERY", description = "As for search.") String query,
      @Option(names = "--name", description = "What to call it; default: the query.")
          Optional<String> name,
      @Option(
              names = "--to",
              required = true,
              paramLabel = "ADDRESS",
              description = "E-mail address of the person to be told.")
          String owner,
      @Option(names = "--note", description = "Why; comes back in each message.")
          Optional<String> note,
      @Option(
              names = "--kinds",
              paramLabel = "KIND",
              split = ",",
              description =
                  "Kinds of change that count; default: amended, published, corrected, removed,"
                      + " page-changed.")
          List<String> kinds,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    Console console = console();
    WatchRequest request = request(query, name, owner, note, kinds);
    checkQuery(query);
    try (Earmark earmark = Archives.openOrMake(settings, clock)) {
      Watch watch = earmark.watches().add(request);
      if (json) {
        console.json(json(watch));
      } else {
        console.line(watch.id());
      }
      return ExitCode.DONE;
    }
  }

  @Command(name = "list", description = "Lists the watches.")
  int list(
      @Mixin SettingsOptions settings,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    Console console = console();
    try (Earmark earmark = Archives.open(settings, clock)) {
      List<Watch> watches = earmark.watches().list();
      if (json) {
        console.json(watches.stream().map(WatchCommand::json).toList());
      } else {
        watches.forEach(
            watch -> console.line(watch.id() + "  " + watch.owner() + "  " + watch.query()));
      }
      return ExitCode.DONE;
    }
  }

  @Command(name = "remove", description = "Ends a watch.")
  int remove(
      @Mixin SettingsOptions settings,
      @Parameters(paramLabel = "ID", description = "As printed by add and list.") String id) {
    try (Earmark earmark = Archives.open(settings, clock)) {
      if (!earmark.watches().remove(id)) {
        throw CommandEndedException.problem("There is no watch \"" + id + "\".");
      }
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "test",
      description = "Shows which changes of the last 90 days a query, or a watch, would have told.")
  int test(
      @Mixin SettingsOptions settings,
      @Parameters(paramLabel = "QUERY", description = "A query, or the id of a watch.")
          String query,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    Console console = console();
    try (Earmark earmark = Archives.open(settings, clock)) {
      Optional<Watch> watch = earmark.watches().find(query);
      String asked = watch.map(Watch::query).orElse(query);
      Set<ChangeKind> kinds = watch.map(Watch::kinds).orElse(Watch.DEFAULT_KINDS);
      checkQuery(asked);
      List<Rehearsal.Hit> hits =
          new Rehearsal(earmark.archive(), clock).run(asked, kinds, REHEARSED);
      if (json) {
        console.json(hits.stream().map(WatchCommand::json).toList());
      } else {
        hits.forEach(hit -> console.line(line(earmark, hit)));
        console.remark(
            hits.size()
                + (hits.size() == 1 ? " message" : " messages")
                + " in the last "
                + REHEARSED.toDays()
                + " days.");
      }
      return ExitCode.DONE;
    }
  }

  private Console console() {
    return Console.of(spec);
  }

  private static WatchRequest request(
      String query,
      Optional<String> name,
      String owner,
      Optional<String> note,
      List<String> kinds) {
    try {
      return new WatchRequest(
          name.orElse(query.substring(0, Math.min(100, query.length()))),
          query,
          owner,
          note.orElse(""),
          kinds(kinds));
    } catch (IllegalArgumentException e) {
      throw CommandEndedException.wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private static Set<ChangeKind> kinds(List<String> keys) {
    if (keys == null || keys.isEmpty()) {
      return Watch.DEFAULT_KINDS;
    }
    EnumSet<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
    for (String key : keys) {
      kinds.add(
          Arrays.stream(ChangeKind.values())
              .filter(kind -> kind.key().equals(key.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "There is no kind \""
                              + key.strip()
                              + "\"; there are "
                              + Arrays.stream(ChangeKind.values())
                                  .map(ChangeKind::key)
                                  .collect(Collectors.joining(", ")))));
    }
    return kinds;
  }

  private static void checkQuery(String query) {
    try {
      Query.parse(query);
    } catch (QueryException e) {
      throw QueryRefusal.of(query, e);
    }
  }

  private static String line(Earmark earmark, Rehearsal.Hit hit) {
    Change change = hit.change();
    String citation = earmark.archive().works().find(change.work()).map(Work::citation).orElse("");
    return change.legalOn()
        + "  "
        + citation
        + " "
        + change.kind().key().replace('-', ' ')
        + "  ("
        + String.join(", ", hit.words())
        + ")  "
        + (change.before().isEmpty() ? "" : RedlineSummary.counts(change.redline()));
  }

  private static Map<String, Object> json(Rehearsal.Hit hit) {
    Map<String, Object> json = ChangeJson.of(hit.change());
    json.put("words", new ArrayList<>(hit.words()));
    return json;
  }

  private static Map<String, Object> json(Watch watch) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", watch.id());
    json.put("name", watch.name());
    json.put("query", watch.query());
    json.put("owner", watch.owner());
    json.put("note", watch.note());
    json.put("kinds", watch.kinds().stream().map(ChangeKind::key).toList());
    json.put("createdAt", watch.createdAt().toString());
    return json;
  }
}
