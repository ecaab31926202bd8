package earmark.archive.warc;

import earmark.archive.capture.Capture;
import java.time.Instant;
import java.util.Optional;

/**
 * Which captures are meant.
 *
 * @param source those of one source; empty: of all
 * @param since retrieved at this instant or later; empty: from the first
 * @param until retrieved before this instant; empty: to the last
 */
public record Selection(Optional<String> source, Optional<Instant> since, Optional<Instant> until) {
  public static final Selection ALL =
      new Selection(Optional.empty(), Optional.empty(), Optional.empty());

  boolean includes(Capture capture) {
    return source.filter(name -> !name.equals(capture.source())).isEmpty()
        && since.filter(capture.retrievedAt()::isBefore).isEmpty()
        && until.filter(end -> !capture.retrievedAt().isBefore(end)).isEmpty();
  }
}
