package earmark.api.reading;

/** What is recorded but not dealt with yet. */
public interface Backlog {
  /** Changes that cannot be found by searching yet. */
  long unindexed();

  /** Letters that were not taken yet, those to the administrator with them. */
  long unsent();
}
