package earmark.crawler.fetch;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Leaves one host alone that does not work: after some documents in a row that it failed to give,
 * for a minute; and each time the one trial request after that fails too, twice as long, up to an
 * hour.
 *
 * <p>What counts is a document that was given up, not each of the attempts at it: a host that fails
 * every fifth time is not down.
 *
 * <p>Safe for use by several threads.
 */
final class Breaker {
  static final Duration FIRST_REST = Duration.ofMinutes(1);
  static final Duration LONGEST_REST = Duration.ofHours(1);

  /** The longest time that a server is left alone because it asked for that. */
  static final Duration LONGEST_ASKED = Duration.ofDays(1);

  private final int restAfter;
  private final LongSupplier nanoTime;
  private int failures;
  private int rests;
  private boolean resting;
  private boolean trying;
  private long restUntil;

  Breaker(int restAfter, LongSupplier nanoTime) {
    this.restAfter = restAfter;
    this.nanoTime = nanoTime;
  }

  /** Whether a request may be made. */
  sealed interface Permit {
    record Granted() implements Permit {}

    /** The one request that shows whether the host works again. It is to be reported back. */
    record Trial() implements Permit {}

    /**
     * @param left how long it is still left alone; zero while a trial is under way
     * @param failures documents in a row that it failed to give; 0 if it asked to be left alone
     */
    record Resting(Duration left, int failures) implements Permit {}
  }

  synchronized Permit enter() {
    if (!resting) {
      return new Permit.Granted();
    }
    long left = restUntil - nanoTime.getAsLong();
    if (left > 0 || trying) {
      return new Permit.Resting(Duration.ofNanos(Math.max(left, 0)), failures);
    }
    trying = true;
    return new Permit.Trial();
  }

  /** It answered, whatever it said. */
  synchronized void answered() {
    failures = 0;
    rests = 0;
    resting = false;
    trying = false;
  }

  /** A document was given up. */
  synchronized void gaveUp() {
    failures++;
    if (trying || (!resting && failures >= restAfter)) {
      Duration rest = FIRST_REST.multipliedBy(1L << Math.min(rests, 10));
      begin(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
      rests++;
    }
  }

  /** The server asks to be left alone for a while. */
  synchronized void restAsAsked(Duration asked) {
    begin(asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED);
  }

  /** A request was ended before it showed anything. */
  synchronized void undecided() {
    trying = false;
  }

  private void begin(Duration rest) {
    resting = true;
    trying = false;
    restUntil = nanoTime.getAsLong() + rest.toNanos();
  }
}
