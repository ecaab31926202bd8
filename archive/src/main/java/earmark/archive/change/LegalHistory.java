package earmark.archive.change;

import earmark.archive.Sha256;
import earmark.archive.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which text held when, as a function of what the editions said: the same whatever the order in
 * which they became known.
 *
 * <p>Words that differ begin a new interval where a later day of amendment is stated, and are the
 * right text of the old interval where none is; typography never makes law.
 */
final class LegalHistory {
  private LegalHistory() {}

  /**
   * One legal interval.
   *
   * @param first the edition that first said so
   */
  record Interval(LocalDate from, Optional<LocalDate> until, Sighting first) {
    private Interval until(LocalDate day) {
      return new Interval(from, Optional.of(day), first);
    }

    Sha256 text() {
      return first.text().orElseThrow();
    }

    boolean beginsAs(Version version) {
      return version.inForceFrom().equals(from)
          && version.text().equals(text())
          && version.facts().equals(first.facts())
          && version.parser().equals(first.parser());
    }
  }

  /**
   * The intervals in legal order.
   *
   * @param sightings by their editions, oldest first
   */
  static List<Interval> of(List<Sighting> sightings) {
    List<Interval> intervals = new ArrayList<>();
    for (Sighting sighting : sightings) {
      switch (sighting.step()) {
        case SAME -> {}
        case FIRST ->
            intervals.add(
                new Interval(
                    sighting.amended().orElse(sighting.edition()), Optional.empty(), sighting));
        case TYPOGRAPHY ->
            intervals.add(new Interval(begin(intervals), Optional.empty(), sighting));
        case WORDS -> {
          LocalDate begin = intervals.getLast().from();
          Optional<LocalDate> later = sighting.amended().filter(day -> day.isAfter(begin));
          if (later.isPresent()) {
            intervals.add(intervals.removeLast().until(later.get()));
            intervals.add(new Interval(later.get(), Optional.empty(), sighting));
          } else {
            intervals.add(new Interval(begin(intervals), Optional.empty(), sighting));
          }
        }
        case GONE -> {
          if (!intervals.isEmpty() && intervals.getLast().until().isEmpty()) {
            intervals.add(intervals.removeLast().until(sighting.amended().orElseThrow()));
          }
        }
      }
    }
    return intervals;
  }

  /** The begin of the interval whose text turns out to be another one; it is taken away. */
  private static LocalDate begin(List<Interval> intervals) {
    return intervals.removeLast().from();
  }
}
