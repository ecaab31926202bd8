package earmark.archive.capture;

import earmark.archive.Sha256;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A capture that is kept but not applied, because what it says is doubted.
 *
 * @param id number of the entry
 * @param capture the newest capture with this content
 * @param since when this, or what it overtook in the same place for the same reason, was first
 *     doubted
 * @param decision what holds now
 * @param decisions every decision so far, oldest first
 */
public record Quarantined(
    long id,
    long capture,
    String source,
    String place,
    Sha256 fingerprint,
    String code,
    String words,
    Instant since,
    Decision decision,
    List<Decided> decisions) {
  public Quarantined {
    decisions = List.copyOf(decisions);
  }

  /** What is to happen with it. */
  public enum Decision {
    /** Nobody has decided: it is not applied, and the source is unhealthy. */
    OPEN,
    /** A person believes it: the next round applies it. */
    RELEASED,
    /** A person does not: this content is never applied, and is no failure any more. */
    REJECTED,
    /** A later answer of the same place took its place before anybody decided. */
    OVERTAKEN;

    /** The name in commands and in the HTTP API. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The decision of a name.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static Decision of(String key) {
      return Arrays.stream(values())
          .filter(decision -> decision.key().equals(key))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "There is no decision \""
                          + key
                          + "\"; there are "
                          + Arrays.stream(values())
                              .map(Decision::key)
                              .collect(Collectors.joining(", "))));
    }
  }

  /**
   * A decision.
   *
   * @param by the name of the person, or {@code earmark}
   * @param why in the person's words; may be empty
   */
  public record Decided(Decision decision, String by, String why, Instant at) {}

  /** The decision that holds, or empty if there was none. */
  public Optional<Decided> last() {
    return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast());
  }
}
