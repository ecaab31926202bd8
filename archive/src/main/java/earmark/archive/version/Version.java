package earmark.archive.version;

import earmark.archive.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a work said. The text itself is {@link Versions#text}.
 *
 * @param id number of the version in this archive
 * @param inForceFrom first Washington day of its legal interval; of a document or page, the day it
 *     was published or first seen so
 * @param inForceUntil first Washington day after its legal interval; empty while no end is known
 * @param recordedAt when Earmark first knew it
 * @param supersededAt when Earmark learned that the text for this legal interval is another; empty
 *     while it stands
 * @param text hash of the encoded text
 * @param capture number of the capture that proves it
 * @param parser name and version of the parser that read it
 */
public record Version(
    long id,
    WorkId work,
    Status status,
    LocalDate inForceFrom,
    Optional<LocalDate> inForceUntil,
    Instant recordedAt,
    Optional<Instant> supersededAt,
    Sha256 text,
    Facts facts,
    long capture,
    String parser) {

  /**
   * Whether the publisher states {@link #inForceFrom}. If not, it is only the first day for which
   * Earmark has seen the text, which may be older.
   */
  public boolean beginIsStated() {
    return !work.isProvision() || facts.first(Fact.AMENDED).isPresent();
  }
}
