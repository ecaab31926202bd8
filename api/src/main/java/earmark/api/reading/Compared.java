package earmark.api.reading;

import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.redline.comparison.Redline;
import earmark.redline.text.LegalText;
import java.util.Optional;

/**
 * Two texts of a work and how they differ.
 *
 * @param before empty if the work did not exist
 * @param after empty if the work does not exist any more
 */
public record Compared(
    Work work,
    Optional<Version> before,
    Optional<Version> after,
    LegalText textBefore,
    LegalText textAfter,
    Redline redline) {
  /** Whether both texts are there, so that a redline says more than the text alone. */
  public boolean hasBoth() {
    return before.isPresent() && after.isPresent();
  }
}
