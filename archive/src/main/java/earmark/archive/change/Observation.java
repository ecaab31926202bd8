package earmark.archive.change;

import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.redline.text.LegalText;
import java.time.LocalDate;
import java.util.Optional;

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

  /**
   * A dated edition says that the provision reads so. Editions may arrive in any order: the legal
   * history that comes of them is the same.
   *
   * @param edition Washington day of the edition
   * @param amended the day of legal effect that is stated for its latest amendment; if empty, other
   *     words are a correction of what stood, and the first text is taken to hold from the edition
   */
  record InEdition(
      Work work,
      LegalText text,
      Facts facts,
      LocalDate edition,
      Optional<LocalDate> amended,
      long capture,
      String parser,
      Occasion occasion)
      implements Observation {
    public InEdition {
      if (work.kind() != WorkKind.PROVISION) {
        throw new IllegalArgumentException("Only provisions have editions, not " + work.id());
      }
    }
  }

  /**
   * A dated edition states that the provision is no longer there.
   *
   * @param removedOn first Washington day without it
   */
  record GoneFromEdition(
      WorkId work, LocalDate edition, LocalDate removedOn, long capture, Occasion occasion)
      implements Observation {}

  /**
   * What a lesser channel says of a work, whose record elsewhere is richer: it counts only as long
   * as nothing is known of the work.
   */
  record Provisional(Seen seen) implements Observation {
    @Override
    public long capture() {
      return seen.capture();
    }

    @Override
    public Occasion occasion() {
      return seen.occasion();
    }
  }

  /**
   * The whole record of a work of which only a provisional one stands, and takes its place. Where
   * the words are the same that is no news, whatever the occasion.
   */
  record Completed(Seen seen) implements Observation {
    @Override
    public long capture() {
      return seen.capture();
    }

    @Override
    public Occasion occasion() {
      return seen.occasion();
    }
  }
}
