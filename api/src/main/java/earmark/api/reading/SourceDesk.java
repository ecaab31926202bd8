package earmark.api.reading;

import earmark.archive.capture.SourceState;
import earmark.archive.health.SourceHealth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sources, how they fare, and when they run. */
public interface SourceDesk {
  /**
   * A source.
   *
   * @param nextRun empty if it runs only when asked to
   */
  record Entry(SourceHealth health, Optional<Instant> nextRun, boolean running) {
    /** What its last round left. */
    public SourceState state() {
      return health.state();
    }
  }

  List<Entry> list();

  /** Starts a round now and does not wait for it. Returns whether there is such a source. */
  boolean runNow(String source);
}
