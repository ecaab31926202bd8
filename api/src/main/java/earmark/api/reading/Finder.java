package earmark.api.reading;

import earmark.archive.version.WorkId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Search over documents, provisions and changes. */
public interface Finder {
  /**
   * What is asked.
   *
   * @param kinds {@code document}, {@code provision}, {@code page}, {@code change}; empty for all
   * @param asOf provisions as they read on this day; empty for as they read now
   * @param from earliest date of what is found; empty for no bound
   * @param until latest date of what is found; empty for no bound
   */
  record Asked(
      String query,
      Set<String> kinds,
      Optional<LocalDate> asOf,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      int limit,
      int offset) {
    public Asked {
      kinds = Set.copyOf(kinds);
    }
  }

  /** A stretch of a snippet; {@code matched} if the query is about these words. */
  record Piece(String text, boolean matched) {}

  /**
   * Something found.
   *
   * @param change sequence number, if a change was found
   */
  record Hit(
      String kind,
      WorkId work,
      Optional<Long> change,
      String citation,
      String title,
      LocalDate date,
      List<Piece> snippet) {
    public Hit {
      snippet = List.copyOf(snippet);
    }
  }

  /**
   * What was found.
   *
   * @param exact what the query cites, if it is a citation of something known; not among {@code
   *     hits}
   * @param total how many there are in all
   */
  record Found(Optional<Hit> exact, List<Hit> hits, long total) {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * Searches.
   *
   * @throws RefusedQueryException if the query cannot be understood
   */
  Found search(Asked asked);

  /**
   * Checks a query without running it.
   *
   * @throws RefusedQueryException if it cannot be understood
   */
  void check(String query);
}
