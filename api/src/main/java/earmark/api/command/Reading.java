package earmark.api.command;

import earmark.api.Day;
import earmark.archive.Archive;
import earmark.archive.change.Change;
import earmark.archive.change.Occasion;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which version somebody means by a day, and what to say where there is none. */
final class Reading {
  private final Archive archive;
  private final Clock clock;

  Reading(Archive archive, Clock clock) {
    this.archive = archive;
    this.clock = clock;
  }

  /**
   * The version in force on a day, or today, as known at an instant, or now.
   *
   * @throws CommandEndedException if there is none; says from when the archive knows the work
   */
  Version version(Work work, Optional<LocalDate> asOf, Optional<Instant> knownAt) {
    Instant known = knownAt.orElseGet(clock::instant);
    LocalDate on = asOf.orElseGet(() -> Day.today(clock));
    Optional<Version> inForce = archive.versions().inForce(work.id(), on, known);
    if (inForce.isEmpty() && asOf.isEmpty() && knownAt.isEmpty()) {
      // Its day has not come yet, or it is gone: what is known last is the most useful answer.
      inForce = archive.versions().latest(work.id());
    }
    return inForce.orElseThrow(() -> absent(work, on, known));
  }

  /**
   * The version in force on a day; empty if the archive knows that there was none.
   *
   * @throws CommandEndedException if the archive does not reach back that far
   */
  Optional<Version> versionOrNone(Work work, LocalDate on) {
    Optional<Version> inForce = archive.versions().inForce(work.id(), on, clock.instant());
    if (inForce.isEmpty() && !isKnownToBegin(work) && isBeforeFirst(work, on)) {
      throw absent(work, on, clock.instant());
    }
    return inForce;
  }

  private boolean isBeforeFirst(Work work, LocalDate on) {
    return archive.versions().history(work.id()).stream()
        .allMatch(version -> on.isBefore(version.inForceFrom()));
  }

  /** Whether its first publication was seen, rather than its state when the archive began. */
  private boolean isKnownToBegin(Work work) {
    List<Change> changes = archive.changes().of(work.id());
    return work.kind() == WorkKind.DOCUMENT
        || (!changes.isEmpty() && changes.getFirst().occasion() == Occasion.NEWS);
  }

  private CommandEndedException absent(Work work, LocalDate on, Instant known) {
    List<Version> history = archive.versions().history(work.id());
    Optional<Version> first =
        history.stream().min((a, b) -> a.inForceFrom().compareTo(b.inForceFrom()));
    if (first.isEmpty()) {
      return CommandEndedException.problem(work.citation() + " has no text in this archive.");
    }
    if (history.stream().allMatch(version -> version.recordedAt().isAfter(known))) {
      return CommandEndedException.problem(
          work.citation()
              + " was not known yet on "
              + Day.inWords(known)
              + "; this archive knows it since "
              + Day.inWords(history.getFirst().recordedAt())
              + ".");
    }
    if (on.isBefore(first.get().inForceFrom())) {
      return CommandEndedException.problem(
          "This archive knows "
              + work.citation()
              + " from "
              + first.get().inForceFrom()
              + " on; what it said on "
              + on
              + " is not in it.");
    }
    return CommandEndedException.problem(work.citation() + " was not in force on " + on + ".");
  }
}
