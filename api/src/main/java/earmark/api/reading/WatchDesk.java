package earmark.api.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Standing queries. */
public interface WatchDesk {
  /** A watch. */
  record Entry(
      String id, String name, String query, String owner, String note, Instant createdAt) {}

  /** What somebody asks for; {@code note} may be empty. */
  record Wish(String name, String query, String owner, String note) {}

  /** A change that a query would have told of. */
  record Would(long change, List<String> words) {
    public Would {
      words = List.copyOf(words);
    }
  }

  /** Oldest first. */
  List<Entry> list();

  Optional<Entry> find(String id);

  /**
   * Keeps a watch.
   *
   * @throws RefusedQueryException if its query cannot be understood
   * @throws IllegalArgumentException if another part cannot be used; the message says which
   */
  Entry add(Wish wish);

  /** Ends a watch; false if there is none. */
  boolean remove(String id);

  /**
   * The changes of the last {@code days} days that {@code query} would have told of, newest first.
   * News and history both count: it is a trial.
   *
   * @throws RefusedQueryException if the query cannot be understood
   */
  List<Would> trial(String query, int days);
}
