package earmark.archive.change;

import earmark.archive.Sha256;
import earmark.archive.change.LegalHistory.Interval;
import earmark.archive.change.Sighting.Step;
import earmark.archive.version.Version;
import earmark.archive.version.Versions;
import earmark.archive.version.WorkId;
import earmark.redline.comparison.Comparison;
import earmark.redline.comparison.Redline;
import earmark.redline.text.LegalText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Puts an edition among those that are known, and brings the versions that stand into line with the
 * {@link LegalHistory} that all of them make, within one transaction.
 *
 * <p>A version whose interval turns out to be another one is superseded by one with the right
 * interval, so that what was believed before stays on the recorded axis.
 */
record Chronicle(Handle handle, Ledger ledger) {

  /** Whether nothing is known of a work in an edition of this day or a later one. */
  boolean isNewest(WorkId work, LocalDate edition) {
    return sightings().from(work, edition).isEmpty();
  }

  /** Writes down the newest edition, of which {@code made} came. */
  void append(Sighting sighting, Optional<Change> made) {
    Step step =
        sighting.text().isEmpty()
            ? Step.GONE
            : made.map(change -> step(change.kind())).orElse(Step.SAME);
    sightings().put(sighting.with(step));
  }

  private static Step step(ChangeKind kind) {
    return switch (kind) {
      case PUBLISHED -> Step.FIRST;
      case EDITORIAL -> Step.TYPOGRAPHY;
      case AMENDED, CORRECTED -> Step.WORDS;
      case REMOVED,
          REDESIGNATED,
          COMPUTED,
          RECONCILED,
          PAGE_CHANGED,
          ENTRY_ADDED,
          ENTRY_REVISED,
          ENTRY_REMOVED ->
          throw new IllegalArgumentException("No edition of a provision leads to " + kind);
    };
  }

  /** Whether this very edition is known to say the same. */
  boolean isKnown(Sighting sighting) {
    return sightings()
        .from(sighting.work(), sighting.edition())
        .filter(known -> known.edition().equals(sighting.edition()))
        .filter(known -> known.text().equals(sighting.text()))
        .isPresent();
  }

  /** Inserts an edition before newer ones, or reads a known one anew; its text is stored. */
  List<Change> insert(Sighting sighting, Observation because) {
    Sightings sightings = sightings();
    Optional<Sighting> previous = sightings.before(sighting.work(), sighting.edition());
    Sighting placed = sighting.with(step(previous, sighting));
    sightings.put(placed);
    sightings
        .from(sighting.work(), sighting.edition().plusDays(1))
        .ifPresent(next -> sightings.put(next.with(step(Optional.of(placed), next))));
    return rewrite(sighting.work(), LegalHistory.of(sightings.of(sighting.work())), because);
  }

  private Step step(Optional<Sighting> previous, Sighting sighting) {
    if (sighting.text().isEmpty()) {
      return Step.GONE;
    }
    Optional<Sha256> before = previous.flatMap(Sighting::text);
    if (before.isEmpty()) {
      return Step.FIRST;
    }
    if (before.equals(sighting.text())) {
      return Step.SAME;
    }
    return Comparison.between(text(before.get()), text(sighting.text().get())).isSubstantive()
        ? Step.WORDS
        : Step.TYPOGRAPHY;
  }

  /** Makes the intervals those that stand; each that is new or has a new neighbour is a change. */
  private List<Change> rewrite(WorkId work, List<Interval> intervals, Observation because) {
    List<Version> left = new ArrayList<>(Versions.standing(handle, work));
    List<Version> standing = new ArrayList<>();
    Set<Long> ended = new HashSet<>();
    Set<Long> fresh = new HashSet<>();
    for (Interval interval : intervals) {
      Optional<Version> kept =
          left.stream()
              .filter(interval::beginsAs)
              .filter(v -> v.inForceUntil().isEmpty() || v.inForceUntil().equals(interval.until()))
              .findFirst();
      if (kept.isPresent()) {
        Version version = kept.get();
        left.remove(version);
        if (!version.inForceUntil().equals(interval.until())) {
          ledger.end(version, interval.until().orElseThrow());
          ended.add(version.id());
        }
        standing.add(version);
      } else {
        Version version = ledger.add(work, interval);
        fresh.add(version.id());
        standing.add(version);
      }
    }
    List<Change> changes = new ArrayList<>();
    for (Version gone : left) {
      ledger.supersede(gone);
      changes.add(superseded(gone, standing, because));
    }
    changes.addAll(boundaries(intervals, standing, fresh, ended, because));
    return changes;
  }

  /** That a version was not, or not exactly, the text of its interval. */
  private Change superseded(Version gone, List<Version> standing, Observation because) {
    Optional<Version> instead =
        standing.stream()
            .filter(version -> version.text().equals(gone.text()))
            .findFirst()
            .or(
                () ->
                    standing.stream()
                        .filter(version -> !version.inForceFrom().isAfter(gone.inForceFrom()))
                        .reduce((_, last) -> last))
            .or(() -> standing.stream().findFirst());
    Redline redline =
        Comparison.between(
            text(gone.text()), instead.map(v -> text(v.text())).orElse(LegalText.EMPTY));
    ChangeKind kind =
        instead.isEmpty()
            ? ChangeKind.REMOVED
            : redline.isSubstantive() ? ChangeKind.CORRECTED : ChangeKind.EDITORIAL;
    return ledger.add(
        because, kind, gone.inForceFrom(), Optional.of(gone), instead, redline, Optional.empty());
  }

  /** From each version to the next, where either of them is new. */
  private List<Change> boundaries(
      List<Interval> intervals,
      List<Version> standing,
      Set<Long> fresh,
      Set<Long> ended,
      Observation because) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < standing.size(); i++) {
      Version after = standing.get(i);
      Optional<Version> before = i == 0 ? Optional.empty() : Optional.of(standing.get(i - 1));
      boolean joined =
          i > 0 && intervals.get(i - 1).until().equals(Optional.of(after.inForceFrom()));
      boolean isNew = fresh.contains(after.id());
      if (joined && (isNew || before.filter(v -> isTouched(v, fresh, ended)).isPresent())) {
        changes.add(amended(before.orElseThrow(), after, because));
      } else if (!joined) {
        if (before.filter(v -> isTouched(v, fresh, ended)).isPresent()) {
          changes.add(removed(before.orElseThrow(), intervals.get(i - 1), because));
        }
        if (isNew) {
          changes.add(published(after, because));
        }
      }
    }
    if (!standing.isEmpty()
        && intervals.getLast().until().isPresent()
        && isTouched(standing.getLast(), fresh, ended)) {
      changes.add(removed(standing.getLast(), intervals.getLast(), because));
    }
    return changes;
  }

  private static boolean isTouched(Version version, Set<Long> fresh, Set<Long> ended) {
    return fresh.contains(version.id()) || ended.contains(version.id());
  }

  private Change amended(Version before, Version after, Observation because) {
    LegalText old = text(before.text());
    LegalText current = text(after.text());
    return ledger.add(
        because,
        ChangeKind.AMENDED,
        after.inForceFrom(),
        Optional.of(before),
        Optional.of(after),
        Comparison.between(old, current),
        Cause.of(old, current));
  }

  private Change published(Version version, Observation because) {
    return ledger.add(
        because,
        ChangeKind.PUBLISHED,
        version.inForceFrom(),
        Optional.empty(),
        Optional.of(version),
        Comparison.between(LegalText.EMPTY, text(version.text())),
        Optional.empty());
  }

  private Change removed(Version version, Interval interval, Observation because) {
    return ledger.add(
        because,
        ChangeKind.REMOVED,
        interval.until().orElseThrow(),
        Optional.of(version),
        Optional.empty(),
        Comparison.between(text(version.text()), LegalText.EMPTY),
        Optional.empty());
  }

  private LegalText text(Sha256 text) {
    return Versions.text(handle, text);
  }

  private Sightings sightings() {
    return new Sightings(handle);
  }
}
