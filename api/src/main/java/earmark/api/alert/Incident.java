package earmark.api.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which a source could not be relied on.
 *
 * @param reason what was the matter when it began
 * @param evidence the capture that shows it, where one does
 * @param endedAt empty while it lasts
 */
public record Incident(
    long id,
    String source,
    Kind kind,
    String reason,
    Optional<Long> evidence,
    Instant beganAt,
    Optional<Instant> endedAt) {

  /** What was the matter when it began. */
  public enum Kind {
    /** An answer of it is hard to believe and waits for a person. */
    QUARANTINED,
    /** Its rounds fail. */
    UNHEALTHY,
    /** It has had nothing new for longer than is usual of it. */
    SILENT
  }
}
