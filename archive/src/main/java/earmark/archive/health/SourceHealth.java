package earmark.archive.health;

import earmark.archive.capture.SourceState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a source can be relied on, and what says so.
 *
 * @param state what its last round left
 * @param lastItem when it last had something new, or empty if it never had
 * @param consecutiveFailures how many of its last rounds failed in a row
 * @param evidence the capture that shows its last failure; empty if it does not fail, or none does
 * @param rhythm how often it has something new
 * @param waiting how many of its answers are in quarantine and wait for a person
 */
public record SourceHealth(
    SourceState state,
    Optional<Instant> lastItem,
    int consecutiveFailures,
    Optional<Long> evidence,
    Rhythm rhythm,
    int waiting) {

  /** What holds of a source: the worst of what can be said. */
  public enum Status {
    /** It has never finished a round. */
    UNKNOWN,
    HEALTHY,
    /** Its rounds go well, but there was nothing new for longer than is usual of it. */
    SILENT,
    /** Its last round failed. */
    UNHEALTHY;

    /** The name in the HTTP API and in commands. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public String source() {
    return state.source();
  }

  public Status status() {
    return switch (state.health()) {
      case UNKNOWN -> Status.UNKNOWN;
      case UNHEALTHY -> Status.UNHEALTHY;
      case HEALTHY -> rhythm.isSilent() ? Status.SILENT : Status.HEALTHY;
    };
  }

  /** Why it is not healthy, in words; empty if it is. */
  public String reason() {
    return status() == Status.SILENT
        ? "Nothing new for "
            + rhythm.silence()
            + " business days; the longest gap is usually "
            + rhythm.longestGap()
        : state.reason();
  }
}
