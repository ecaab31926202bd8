package earmark.api.reading;

import earmark.archive.version.Work;
import java.time.LocalDate;
import java.util.Optional;

/** A known work had no text on the day asked for, or none that was known then. */
public final class NothingInForceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Work work;
  private final LocalDate on;
  private final transient Optional<LocalDate> first;

  NothingInForceException(Work work, LocalDate on, Optional<LocalDate> first) {
    super(
        work.citation()
            + " has no text for "
            + on
            + first.map(day -> "; the archive has it from " + day + " on").orElse(""));
    this.work = work;
    this.on = on;
    this.first = first;
  }

  public Work work() {
    return work;
  }

  public LocalDate on() {
    return on;
  }

  /** The first day for which the archive has a text. */
  public Optional<LocalDate> first() {
    return first;
  }
}
