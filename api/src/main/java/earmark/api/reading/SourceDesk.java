package earmark.api.reading;

import earmark.archive.capture.SourceState;
import earmark.archive.health.SourceHealth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sources, how they fare, and when they run. */
public interface SourceDesk {
  /**
   * A source.
   *
   * @param nextRun empty if it runs only when asked to
   * @param currentTo by CFR title, the day up to which the source said it was current when it was
   *     last asked; empty if it says no such thing
   */
  record Entry(
      SourceHealth health,
      Optional<Instant> nextRun,
      boolean running,
      SortedMap<Integer, LocalDate> currentTo) {
    public Entry {
      currentTo = Collections.unmodifiableSortedMap(new TreeMap<>(currentTo));
    }

    /** What its last round left. */
    public SourceState state() {
      return health.state();
    }
  }

  List<Entry> list();

  /** Starts a round now and does not wait for it. Returns whether there is such a source. */
  boolean runNow(String source);
}
