package earmark.index.search;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was found.
 *
 * @param total how many there are, shown or not
 * @param citation what the query cites, if it cites something
 * @param cutOff whether the search was given up for taking too long, so that there may be more
 * @param effort what it took
 */
public record SearchResult(
    long total, List<Hit> hits, Optional<CitationHit> citation, boolean cutOff, Effort effort) {
  /**
   * What a search took.
   *
   * @param indexed how many versions and changes the index holds
   * @param sequence the change that the index has reached
   * @param matching time for finding and ordering
   * @param showing time for reading texts and choosing passages
   */
  public record Effort(int indexed, long sequence, Duration matching, Duration showing) {}

  public SearchResult {
    hits = List.copyOf(hits);
  }
}
