package earmark.archive.health;

import java.time.Instant;
import java.util.Optional;

/**
 * A round of a source that is over.
 *
 * @param seen documents, part slices and pages worked through
 * @param fetched answers that were new or differed
 * @param changes changes recorded
 * @param failures how many things could not be done; 0 if all went well
 * @param reason the first failure; empty if there was none
 * @param evidence the capture that shows the first failure, where one does
 */
public record FinishedRound(
    String source,
    Instant startedAt,
    Instant finishedAt,
    long seen,
    long fetched,
    long changes,
    long failures,
    String reason,
    Optional<Long> evidence) {
  public boolean succeeded() {
    return failures == 0;
  }
}
