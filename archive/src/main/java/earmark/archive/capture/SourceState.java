package earmark.archive.capture;

import java.time.Instant;
import java.util.Optional;

/**
 * How a source fares.
 *
 * @param source its name
 * @param reason why it is not healthy; empty if it is
 * @param since when it last became what it is now
 * @param lastStarted when a round last began, or empty if none ever did
 * @param lastFinished when a round last ended, well or not
 * @param lastSuccess when a round last ended well
 * @param outcome what the last round did, in words; empty before the first
 */
public record SourceState(
    String source,
    Health health,
    String reason,
    Optional<Instant> since,
    Optional<Instant> lastStarted,
    Optional<Instant> lastFinished,
    Optional<Instant> lastSuccess,
    String outcome) {

  /** Whether a source can be relied on. */
  public enum Health {
    /** It has never finished a round. */
    UNKNOWN,
    HEALTHY,
    /** Its last round failed: what it should have told is not known. */
    UNHEALTHY
  }
}
