package earmark.index.search;

import earmark.archive.change.ChangeKind;
import earmark.archive.version.WorkId;
import earmark.index.query.HitKind;
import earmark.redline.comparison.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One result.
 *
 * @param work what was found, or what the change that was found is of
 * @param citation how it is cited
 * @param title its name; may be empty
 * @param titleHighlights the words that were found in the title, in UTF-16 units
 * @param version number of the version that was found; of a change, the version it led to
 * @param change sequence of the change that was found; empty for everything else
 * @param changeKind what happened; empty for everything else
 * @param date Washington day it is sorted by: publication of a document, beginning of force of a
 *     provision, legal effect of a change
 * @param effective day it takes effect, where that is stated
 * @param until first day after its force, where an end is known
 * @param score how well it answers; comparable within one search only
 */
public record Hit(
    HitKind kind,
    WorkId work,
    String citation,
    String title,
    List<Span> titleHighlights,
    Snippet snippet,
    Optional<Long> version,
    Optional<Long> change,
    Optional<ChangeKind> changeKind,
    LocalDate date,
    Optional<LocalDate> effective,
    Optional<LocalDate> until,
    float score) {
  public Hit {
    titleHighlights = List.copyOf(titleHighlights);
  }
}
