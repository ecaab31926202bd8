package earmark.archive.change;

import earmark.archive.Sha256;
import earmark.archive.version.Facts;
import earmark.archive.version.WorkId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one dated edition said of a work.
 *
 * @param edition Washington day of the edition
 * @param amended day of the latest amendment that is stated; empty if none is. Of a work that is
 *     gone, the first day without it
 * @param text hash of the encoded text; empty if the edition states that the work is removed
 * @param step how it differs from the sighting before
 */
record Sighting(
    WorkId work,
    LocalDate edition,
    Optional<LocalDate> amended,
    Optional<Sha256> text,
    Step step,
    Facts facts,
    long capture,
    String parser) {

  /** From one edition to the next. */
  enum Step {
    /** Nothing stood before. */
    FIRST,
    SAME,
    /** Other typography, the same words. */
    TYPOGRAPHY,
    WORDS,
    /** The work is removed. */
    GONE
  }

  Sighting with(Step other) {
    return new Sighting(work, edition, amended, text, other, facts, capture, parser);
  }
}
