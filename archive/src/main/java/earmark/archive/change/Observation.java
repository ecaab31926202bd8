package earmark.archive.change;

import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.redline.text.LegalText;
import java.time.LocalDate;

/** What a source says of one work. The {@link Recorder} decides what that changes. */
public sealed interface Observation {
  /** Number of the capture that proves it. */
  long capture();

  Occasion occasion();

  /**
   * The work reads so.
   *
   * @param inForceFrom Washington day from which it reads so: the amendment date of a provision,
   *     the publication date of a document, the day a page was seen
   * @param parser name and version of the parser that read it
   */
  record Seen(
      Work work,
      LegalText text,
      Facts facts,
      LocalDate inForceFrom,
      long capture,
      String parser,
      Occasion occasion)
      implements Observation {}

  /**
   * The source states that the work is no longer there. Absence alone is no such statement.
   *
   * @param removedOn first Washington day without it
   */
  record Removed(WorkId work, LocalDate removedOn, long capture, Occasion occasion)
      implements Observation {}
}
