package earmark.api.command;

import earmark.api.Earmark;
import earmark.archive.version.Work;
import earmark.index.query.HitKind;
import earmark.index.query.Query;
import earmark.index.query.QueryException;
import earmark.index.search.CitationHit;
import earmark.index.search.Hit;
import earmark.index.search.IndexInUseException;
import earmark.index.search.IndexSnapshot;
import earmark.index.search.SearchRequest;
import earmark.index.search.SearchResult;
import earmark.index.search.Snippet;
import earmark.redline.comparison.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code search}: finds documents, provisions and changes. */
@Command(
    name = "search",
    description = "Finds documents, provisions and changes; docs/query.md describes queries.")
final class SearchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Parameters(
      paramLabel = "QUERY",
      arity = "1..*",
      description = "Words, \"phrases\", AND OR NOT, field:value, citations.")
  private List<String> words = List.of();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = "document, provision, page, change; default: all.")
  private List<String> kinds = List.of();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Provisions as they read on this day; default: today.")
  private Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description = "What was known then; default: now.")
  private Optional<Instant> knownAt = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Most results, at most 1000 (default: 20).")
  private int limit = SearchRequest.DEFAULT_LIMIT;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Clock clock;

  SearchCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    SearchRequest request = request();
    try (Earmark earmark = Archives.open(settings, clock)) {
      SearchResult result = search(earmark, request, console);
      if (json) {
        console.json(json(result));
      } else {
        print(console, result);
      }
      return ExitCode.DONE;
    }
  }

  private SearchResult search(Earmark earmark, SearchRequest request, Console console) {
    try {
      earmark.index().catchUp();
      return earmark.index().search(request);
    } catch (IndexInUseException _) {
      return searchSnapshot(earmark, request, console);
    }
  }

  /** Beside a running server, which keeps the index to itself. */
  private SearchResult searchSnapshot(Earmark earmark, SearchRequest request, Console console) {
    try (IndexSnapshot snapshot =
        IndexSnapshot.open(earmark.settings().indexFolder(), earmark.archive(), clock)) {
      long missing = earmark.archive().changes().last() - snapshot.reached();
      if (missing > 0) {
        console.remark(
            "The Earmark that runs on this archive has "
                + missing
                + (missing == 1 ? " change" : " changes")
                + " still to index; this search does not see them.");
      }
      return snapshot.search(request);
    }
  }

  private SearchRequest request() {
    String text = String.join(" ", words);
    try {
      return new SearchRequest(
          Query.parse(text), hitKinds(), asOf, knownAt, limit, 0, SearchRequest.Order.RELEVANCE);
    } catch (QueryException e) {
      throw QueryRefusal.of(text, e);
    } catch (IllegalArgumentException e) {
      throw CommandEndedException.wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private Set<HitKind> hitKinds() {
    Set<HitKind> set = new LinkedHashSet<>();
    kinds.forEach(kind -> set.add(HitKind.of(kind.strip())));
    return set;
  }

  private static void print(Console console, SearchResult result) {
    result.citation().ifPresent(cited -> print(console, cited));
    for (Hit hit : result.hits()) {
      String what =
          hit.changeKind()
              .map(
                  kind -> "change " + hit.change().orElse(0L) + ", " + kind.key().replace('-', ' '))
              .orElse(hit.kind().key());
      console.line(
          hit.citation()
              + (hit.title().isBlank() ? "" : "  " + hit.title())
              + "  ["
              + what
              + ", "
              + hit.date()
              + "]");
      String snippet = marked(hit.snippet());
      if (!snippet.isBlank()) {
        console.line("    " + snippet);
      }
    }
    console.remark(
        result.total()
            + (result.total() == 1 ? " result" : " results")
            + (result.hits().size() < result.total() ? ", " + result.hits().size() + " shown" : "")
            + (result.cutOff()
                ? "; the search was given up for taking too long, there may be more"
                : "")
            + ".");
  }

  private static void print(Console console, CitationHit cited) {
    if (cited.works().isEmpty()) {
      console.remark(
          cited.citation()
              + " is not in this archive."
              + (cited.nearest().isEmpty()
                  ? ""
                  : " Nearest known: "
                      + String.join(", ", cited.nearest().stream().map(Work::citation).toList())
                      + "."));
    }
    cited.works().forEach(work -> console.line("= " + work.citation() + "  " + work.title()));
  }

  /** The snippet in one line, with found words between angle marks. */
  private static String marked(Snippet snippet) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Span span : snippet.highlights()) {
      out.append(snippet.text(), from, span.from());
      out.append(">>").append(span.of(snippet.text())).append("<<");
      from = span.until();
    }
    return out.append(snippet.text().substring(from)).toString().replaceAll("\\s+", " ").strip();
  }

  private static Map<String, Object> json(SearchResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("total", result.total());
    json.put("cutOff", result.cutOff());
    result
        .citation()
        .ifPresent(
            cited -> {
              json.put("citation", cited.citation().toString());
              json.put("cited", cited.works().stream().map(SearchCommand::json).toList());
              json.put("nearest", cited.nearest().stream().map(SearchCommand::json).toList());
            });
    json.put("hits", result.hits().stream().map(SearchCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(Work work) {
    return Map.of("work", work.id().value(), "citation", work.citation(), "title", work.title());
  }

  private static Map<String, Object> json(Hit hit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", hit.kind().key());
    json.put("work", hit.work().value());
    json.put("citation", hit.citation());
    json.put("title", hit.title());
    json.put("date", hit.date().toString());
    hit.effective().ifPresent(day -> json.put("effective", day.toString()));
    hit.until().ifPresent(day -> json.put("until", day.toString()));
    hit.version().ifPresent(version -> json.put("version", version));
    hit.change().ifPresent(change -> json.put("change", change));
    hit.changeKind().ifPresent(kind -> json.put("changeKind", kind.key()));
    Map<String, Object> snippet = new LinkedHashMap<>();
    snippet.put("text", hit.snippet().text());
    snippet.put("path", hit.snippet().path().toString());
    List<List<Integer>> highlights = new ArrayList<>();
    hit.snippet().highlights().forEach(s -> highlights.add(List.of(s.from(), s.until())));
    snippet.put("highlights", highlights);
    json.put("snippet", snippet);
    json.put("score", hit.score());
    return json;
  }
}
