package earmark.api.alert;

import earmark.archive.Archive;
import earmark.archive.change.Change;
import earmark.archive.change.Cursors;
import earmark.archive.change.Occasion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a letter for each watch that a new change concerns.
 *
 * <p>It reads the feed from its own cursor, {@value #CONSUMER}. The letters of a batch and the
 * cursor are written in one transaction, and there is one letter per watch and change: run again
 * after any interruption, it ends with the same letters.
 */
final class AlertRun {
  /** Name of the cursor. */
  static final String CONSUMER = "alerts";

  private static final int BATCH = 200;

  private final Archive archive;
  private final Watches watches;
  private final Matcher matcher;
  private final LetterWriter writer;
  private final Clock clock;

  AlertRun(Archive archive, Watches watches, Matcher matcher, LetterWriter writer, Clock clock) {
    this.archive = archive;
    this.watches = watches;
    this.matcher = matcher;
    this.writer = writer;
    this.clock = clock;
  }

  /** Deals with every change there is and returns how many letters it wrote. */
  synchronized int run() {
    int written = 0;
    while (true) {
      List<Change> batch = archive.changes().after(whereToGoOn(), BATCH);
      if (batch.isEmpty()) {
        return written;
      }
      // After the changes: a watch made meanwhile is seen here, or is younger than all of them.
      List<Watch> standing = watches.list();
      written += write(lettersFor(batch, standing), batch.getLast().sequence());
    }
  }

  /**
   * The cursor, or a later change where no watch counts any before it: the first crawl of years of
   * history is then not read for nobody.
   */
  private long whereToGoOn() {
    // Before the watches: one made meanwhile is younger than that.
    long last = archive.changes().last();
    long oldest = watches.list().stream().mapToLong(Watch::createdAfter).reduce(last, Math::min);
    return Math.max(archive.cursors().position(CONSUMER), oldest);
  }

  private List<Letter> lettersFor(List<Change> batch, List<Watch> standing) {
    List<Letter> letters = new ArrayList<>();
    if (standing.isEmpty()) {
      return letters;
    }
    matcher.set(standing);
    for (Change change : batch) {
      List<Watch> concerned = standing.stream().filter(watch -> counts(watch, change)).toList();
      if (concerned.isEmpty()) {
        continue;
      }
      Map<String, List<String>> matches = matcher.match(change);
      for (Watch watch : concerned) {
        List<String> words = matches.get(watch.id());
        if (words != null) {
          letters.add(writer.write(watch, change, words, clock.instant()));
        }
      }
    }
    return letters;
  }

  private static boolean counts(Watch watch, Change change) {
    return change.occasion() == Occasion.NEWS
        && change.sequence() > watch.createdAfter()
        && watch.kinds().contains(change.kind());
  }

  private int write(List<Letter> letters, long until) {
    return archive
        .database()
        .write(
            handle -> {
              Outbox outbox = new Outbox(archive);
              int written = 0;
              for (Letter letter : letters) {
                written += outbox.put(handle, letter) ? 1 : 0;
              }
              Cursors.move(handle, CONSUMER, until);
              return written;
            });
  }
}
