package earmark.api.alert;

import earmark.api.Day;
import earmark.archive.Archive;
import earmark.archive.change.Change;
import earmark.archive.change.ChangeKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Says what a query would have told of the changes that are in the archive already. */
public final class Rehearsal {
  private static final int BATCH = 200;
  private static final String ID = "rehearsal";

  private final Archive archive;
  private final Clock clock;

  public Rehearsal(Archive archive, Clock clock) {
    this.archive = archive;
    this.clock = clock;
  }

  /** A change that would have been told, and the words that matched. */
  public record Hit(Change change, List<String> words) {}

  /**
   * The changes within {@code past} that a watch would have told, newest first: news by the time it
   * was recorded, and what was loaded as history by the day it took legal effect, since Earmark
   * would have told it had it run then.
   *
   * @throws earmark.index.query.QueryException if the query cannot be understood
   */
  public List<Hit> run(String query, Set<ChangeKind> kinds, Duration past) {
    Instant since = clock.instant().minus(past);
    List<Hit> hits = new ArrayList<>();
    try (StandingMatcher matcher = new StandingMatcher(archive)) {
      matcher.set(List.of(new Watch(ID, ID, query, ID, "", kinds, since, 0)));
      long position = 0;
      for (List<Change> batch = archive.changes().after(position, BATCH);
          !batch.isEmpty();
          batch = archive.changes().after(position, BATCH)) {
        for (Change change : batch) {
          if (kinds.contains(change.kind()) && !moment(change).isBefore(since)) {
            List<String> words = matcher.match(change).get(ID);
            if (words != null) {
              hits.add(new Hit(change, words));
            }
          }
        }
        position = batch.getLast().sequence();
      }
    }
    hits.sort(Comparator.comparingLong((Hit hit) -> hit.change().sequence()).reversed());
    return hits;
  }

  private static Instant moment(Change change) {
    return switch (change.occasion()) {
      case NEWS -> change.recordedAt();
      case HISTORY -> change.legalOn().atStartOfDay(Day.WASHINGTON).toInstant();
    };
  }
}
