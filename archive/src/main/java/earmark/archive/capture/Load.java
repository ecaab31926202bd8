package earmark.archive.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One load of a source's past, cut into slices, and how far it is.
 *
 * @param asked what of the source was asked for besides the days, in words: its scope
 * @param slices slices known so far; working through one may add others
 * @param done how many of them are acknowledged
 * @param isPaused whether somebody asked it to rest; the process that works on it ends after the
 *     slice in flight
 * @param pace mean time between the slices that were acknowledged last; empty before two are
 */
public record Load(
    String id,
    String source,
    LocalDate from,
    LocalDate until,
    String asked,
    Instant begunAt,
    boolean isPaused,
    int slices,
    int done,
    Optional<Duration> pace) {

  public boolean isFinished() {
    return done == slices;
  }

  /** How long the rest takes at the present pace; empty while there is none, zero at the end. */
  public Optional<Duration> remaining() {
    return isFinished()
        ? Optional.of(Duration.ZERO)
        : pace.map(each -> each.multipliedBy(slices - (long) done));
  }
}
