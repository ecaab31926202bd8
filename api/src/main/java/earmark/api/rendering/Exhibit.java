package earmark.api.rendering;

import earmark.redline.comparison.Redline;
import earmark.redline.text.LegalText;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A redline with all that a file of its own says about it.
 *
 * @param title what is compared, in one line
 * @param date day of the text after; empty if it has none
 */
public record Exhibit(
    String title, Optional<LocalDate> date, Redline redline, LegalText before, LegalText after) {}
