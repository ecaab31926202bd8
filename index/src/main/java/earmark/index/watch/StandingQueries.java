package earmark.index.watch;

import earmark.archive.Archive;
import earmark.archive.change.Change;
import earmark.index.analysis.LegalAnalyzer;
import earmark.index.internal.ChangeDocument;
import earmark.index.internal.Fields;
import earmark.index.internal.Places;
import earmark.index.internal.Translation;
import earmark.index.query.Query;
import earmark.index.search.IndexFailedException;
import earmark.redline.comparison.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.search.IndexSearcher;

/**
 * Queries that stand, and the changes they match. Held in memory: whoever keeps the queries puts
 * them here after a start. Safe for use by several threads.
 *
 * <p>Matching looks first for the queries that could match at all (the presearch), then runs these.
 * {@link #matchAll} runs every query by another way, and so proves that the presearch missed
 * nothing.
 *
 * <p>Every change is put to the queries, also the editorial ones and those learned while loading
 * the past; whom to tell of them is decided elsewhere, or by the query ({@code change:amended},
 * {@code occasion:news}).
 */
public final class StandingQueries implements AutoCloseable {
  /** How many terms of a query the presearch demands; more filters better and costs memory. */
  private static final int PASSES = 2;

  /** Most words that are given for one match. */
  private static final int MOST_WORDS = 50;

  /** Where words that are shown stand, in the order in which they are given. */
  private static final List<String> SHOWN = List.of(Fields.ADDED, Fields.REMOVED, Fields.NEW_TITLE);

  private final Archive archive;
  private final Monitor monitor;
  private final Translation translation = new Translation(Translation.Target.CHANGE);
  private final Map<String, org.apache.lucene.search.Query> standing =
      new ConcurrentSkipListMap<>();

  public StandingQueries(Archive archive) {
    this.archive = archive;
    try {
      monitor = new Monitor(LegalAnalyzer.forText(), new MultipassTermFilteredPresearcher(PASSES));
    } catch (IOException e) {
      throw failed("cannot be held", e);
    }
  }

  /**
   * A query that a change answers.
   *
   * @param words the words of the change that it matched, as they stand there, what was added
   *     first, each once and at most {@value #MOST_WORDS}; empty if only conditions such as {@code
   *     part:744} were met
   */
  public record Match(String id, List<String> words) {
    public Match {
      words = List.copyOf(words);
    }
  }

  /**
   * What a change answers.
   *
   * @param matches by identity
   * @param errors why a query could not be run, by its identity; the others were run all the same
   * @param run how many queries were run, after the presearch
   */
  public record Outcome(List<Match> matches, Map<String, String> errors, int run) {
    public Outcome {
      matches = List.copyOf(matches);
      errors = Map.copyOf(errors);
    }
  }

  /**
   * Makes a query stand, in place of any other of the same identity.
   *
   * @throws IllegalArgumentException if it is too large to be run; what stood before stands on
   */
  public void put(String id, Query query) {
    String error = put(Map.of(id, query)).get(id);
    if (error != null) {
      throw new IllegalArgumentException("Query " + id + " cannot be run: " + error);
    }
  }

  /**
   * Makes many queries stand, each in place of any other of the same identity.
   *
   * @return why a query cannot be run, by its identity; the others stand
   */
  public Map<String, String> put(Map<String, Query> queries) {
    Map<String, String> errors = new TreeMap<>();
    Map<String, org.apache.lucene.search.Query> translated = new TreeMap<>();
    queries.forEach(
        (id, query) -> {
          try {
            translated.put(id, translation.of(query));
          } catch (IndexSearcher.TooManyClauses e) {
            errors.put(id, why(e));
          }
        });
    stand(translated);
    return errors;
  }

  /** Takes queries of the search library as they are. */
  void stand(Map<String, org.apache.lucene.search.Query> queries) {
    List<MonitorQuery> registered = new ArrayList<>();
    queries.forEach((id, query) -> registered.add(new MonitorQuery(id, query)));
    try {
      monitor.register(registered);
    } catch (IOException e) {
      throw failed("cannot take queries " + queries.keySet(), e);
    }
    standing.putAll(queries);
  }

  /** Takes a query away; one that does not stand is no error. */
  public void remove(String id) {
    try {
      monitor.deleteById(id);
    } catch (IOException e) {
      throw failed("cannot drop query " + id, e);
    }
    standing.remove(id);
  }

  /** The identities of the queries that stand. */
  public Set<String> ids() {
    return new TreeSet<>(standing.keySet());
  }

  /** The queries that a change answers. */
  public Outcome match(Change change) {
    Document document = document(change);
    try {
      MatchingQueries<HighlightsMatch> found = monitor.match(document, HighlightsMatch.MATCHER);
      List<Match> matches = new ArrayList<>();
      for (HighlightsMatch match : found.getMatches()) {
        matches.add(new Match(match.getQueryId(), words(match, document)));
      }
      matches.sort(Comparator.comparing(Match::id));
      Map<String, String> errors = new TreeMap<>();
      found.getErrors().forEach((id, error) -> errors.put(id, why(error)));
      return new Outcome(matches, errors, found.getQueriesRun());
    } catch (IOException e) {
      throw failed("cannot be run over change " + change.sequence(), e);
    }
  }

  /** Like {@link #match}, with every query run and none left out beforehand: slow, for proof. */
  public Outcome matchAll(Change change) {
    Document document = document(change);
    IndexSearcher one =
        MemoryIndex.fromDocument(document, LegalAnalyzer.forText(), true, true).createSearcher();
    one.setQueryCache(null);
    List<Match> matches = new ArrayList<>();
    Map<String, String> errors = new TreeMap<>();
    standing.forEach(
        (id, query) -> {
          try {
            if (one.count(query) > 0) {
              matches.add(
                  new Match(id, words(new Places.Finder(one, query).in(0, SHOWN), document)));
            }
          } catch (IOException | RuntimeException e) {
            errors.put(id, why(e));
          }
        });
    return new Outcome(matches, errors, standing.size());
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw failed("cannot be closed", e);
    }
  }

  private Document document(Change change) {
    return ChangeDocument.forWatches(ChangeDocument.Subject.read(archive, change));
  }

  private static List<String> words(HighlightsMatch match, Document document) {
    Map<String, List<Span>> places = new TreeMap<>();
    for (String field : SHOWN) {
      places.put(
          field,
          Places.merged(
              match.getHits(field).stream()
                  .map(hit -> new Span(hit.startOffset(), hit.endOffset()))
                  .toList()));
    }
    return words(places, document);
  }

  /** The words at some places of a change, each spelling once whatever its case. */
  private static List<String> words(Map<String, List<Span>> places, Document document) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String field : SHOWN) {
      String text = document.get(field);
      for (Span span : places.getOrDefault(field, List.of())) {
        String word = span.of(text == null ? "" : text);
        words.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
      }
    }
    return words.values().stream().limit(MOST_WORDS).toList();
  }

  private static String why(Exception error) {
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
  }

  private static IndexFailedException failed(String what, IOException cause) {
    return new IndexFailedException("The standing queries " + what, cause);
  }
}
