package earmark.archive.change;

import earmark.archive.version.WorkId;
import earmark.redline.comparison.Redline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One change of one work.
 *
 * @param sequence position in the feed, strictly increasing from 1
 * @param legalOn Washington day on which it takes legal effect; for documents and pages, the day of
 *     publication or the day it was seen
 * @param before number of the version it starts from; empty if the work is new
 * @param after number of the version it leads to; empty if the work was removed
 * @param redline from before to after; an absent side counts as empty text
 * @param cause Federal Register citation of what caused it, where the text states it
 */
public record Change(
    long sequence,
    WorkId work,
    ChangeKind kind,
    Occasion occasion,
    LocalDate legalOn,
    Optional<Long> before,
    Optional<Long> after,
    Redline redline,
    Optional<String> cause,
    Instant recordedAt) {}
