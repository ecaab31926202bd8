package earmark.index.watch;

import earmark.archive.Archive;
import earmark.archive.change.Change;
import earmark.index.analysis.LegalAnalyzer;
import earmark.index.internal.ChangeDocument;
import earmark.index.internal.Fields;
import earmark.index.internal.Translation;
import earmark.index.query.Query;
import earmark.index.search.IndexFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;

/**
 * Queries that stand, and the changes they match. Held in memory: whoever keeps the queries puts
 * them here after a start. Safe for use by several threads.
 *
 * <p>Matching looks first for the queries that could match at all (the presearch), then runs these.
 * {@link #matchAll} runs every query, and so proves that the presearch missed nothing.
 */
public final class StandingQueries implements AutoCloseable {
  /** How many terms of a query the presearch demands; more filters better and costs memory. */
  private static final int PASSES = 2;

  private static final List<String> SHOWN = List.of(Fields.ADDED, Fields.REMOVED, Fields.NEW_TITLE);

  private final Archive archive;
  private final Monitor quick;
  private final Monitor thorough;
  private final Translation translation = new Translation(Translation.Target.CHANGE);

  public StandingQueries(Archive archive) {
    this.archive = archive;
    try {
      quick = new Monitor(LegalAnalyzer.forText(), new MultipassTermFilteredPresearcher(PASSES));
      thorough = new Monitor(LegalAnalyzer.forText(), Presearcher.NO_FILTERING);
    } catch (IOException e) {
      throw failed("cannot be held", e);
    }
  }

  /**
   * A query that a change answers.
   *
   * @param words the words of the change that it matched, as they stand there, each once; empty if
   *     only conditions such as {@code part:744} were met
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
   */
  public record Outcome(List<Match> matches, Map<String, String> errors) {
    public Outcome {
      matches = List.copyOf(matches);
      errors = Map.copyOf(errors);
    }
  }

  /** Makes a query stand, in place of any other of the same identity. */
  public void put(String id, Query query) {
    MonitorQuery standing = new MonitorQuery(id, translation.of(query));
    try {
      quick.register(standing);
      thorough.register(standing);
    } catch (IOException e) {
      throw failed("cannot take query " + id, e);
    }
  }

  /** Takes a query away; one that does not stand is no error. */
  public void remove(String id) {
    try {
      quick.deleteById(id);
      thorough.deleteById(id);
    } catch (IOException e) {
      throw failed("cannot drop query " + id, e);
    }
  }

  /** The queries that a change answers. */
  public Outcome match(Change change) {
    return run(quick, change);
  }

  /** Like {@link #match}, with every query run and none left out beforehand: slow, for proof. */
  public Outcome matchAll(Change change) {
    return run(thorough, change);
  }

  @Override
  public void close() {
    try {
      quick.close();
      thorough.close();
    } catch (IOException e) {
      throw failed("cannot be closed", e);
    }
  }

  private Outcome run(Monitor monitor, Change change) {
    ChangeDocument.Subject subject = ChangeDocument.Subject.read(archive, change);
    Document document = ChangeDocument.forWatches(subject);
    try {
      MatchingQueries<HighlightsMatch> found = monitor.match(document, HighlightsMatch.MATCHER);
      List<Match> matches = new ArrayList<>();
      for (HighlightsMatch match : found.getMatches()) {
        matches.add(new Match(match.getQueryId(), words(match, document)));
      }
      matches.sort(Comparator.comparing(Match::id));
      Map<String, String> errors = new TreeMap<>();
      found.getErrors().forEach((id, error) -> errors.put(id, String.valueOf(error.getMessage())));
      return new Outcome(matches, errors);
    } catch (IOException e) {
      throw failed("cannot be run over change " + change.sequence(), e);
    }
  }

  private static List<String> words(HighlightsMatch match, Document document) {
    Set<String> words = new LinkedHashSet<>();
    for (String field : SHOWN) {
      String text = document.get(field);
      if (text != null) {
        match.getHits(field).stream()
            .sorted()
            .forEach(hit -> words.add(text.substring(hit.startOffset(), hit.endOffset())));
      }
    }
    return List.copyOf(words);
  }

  private static IndexFailedException failed(String what, IOException cause) {
    return new IndexFailedException("The standing queries " + what, cause);
  }
}
