package earmark.crawler.fetch;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Spaces the requests to one host, which get their turns in the order in which they ask.
 *
 * <p>Requests begin evenly spaced. Besides, it is a bucket of as many tokens as requests a second
 * are allowed, and a token comes back one second after the <em>answer</em> began: somewhere between
 * sending and answer the server counted the request, so that it never counts more in any second,
 * however the network delays them.
 *
 * <p>Safe for use by several threads.
 */
final class Pace {
  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  private final Pause pause;
  private final LongSupplier nanoTime;
  private final BooleanSupplier closed;

  /** Held while waiting for a turn: who comes later waits longer. */
  private final ReentrantLock queue = new ReentrantLock(true);

  private final Semaphore places;

  private final long windowNanos;
  private final long intervalNanos;
  private final PriorityQueue<Long> tokensBack = new PriorityQueue<>();
  private int freshTokens;
  private long leastNanos;
  private long earliest;

  /**
   * @param perSecond most requests a second
   * @param atOnce most requests under way at a time
   * @param closed whether nobody is to wait any more
   */
  Pace(double perSecond, int atOnce, Pause pause, LongSupplier nanoTime, BooleanSupplier closed) {
    this.pause = pause;
    this.nanoTime = nanoTime;
    this.closed = closed;
    this.freshTokens = Math.max(1, (int) Math.floor(perSecond));
    this.windowNanos = Math.round(SECOND * freshTokens / perSecond);
    this.intervalNanos = Math.round(SECOND / perSecond);
    this.places = new Semaphore(Math.min(atOnce, freshTokens), true);
    this.earliest = nanoTime.getAsLong();
  }

  /** Makes it slower, if that is slower: so much time is to pass between two requests. */
  synchronized void spaced(Duration least) {
    leastNanos = least.toNanos();
  }

  /** Lets no turn begin before this time is over. */
  synchronized void holdOff(Duration time) {
    earliest = later(earliest, nanoTime.getAsLong() + time.toNanos());
  }

  /**
   * Waits for the next turn and takes it.
   *
   * @throws InterruptedException if the thread is to stop
   */
  Turn take() throws InterruptedException {
    queue.lockInterruptibly();
    try {
      places.acquire();
      boolean taken = false;
      try {
        for (long wait = left(); wait > 0 && !closed.getAsBoolean(); wait = left()) {
          pause.pause(Duration.ofNanos(wait));
        }
        begin();
        taken = true;
        return new Turn();
      } finally {
        if (!taken) {
          places.release();
        }
      }
    } finally {
      queue.unlock();
    }
  }

  private synchronized long left() {
    long now = nanoTime.getAsLong();
    long wait = earliest - now;
    return freshTokens > 0 || tokensBack.isEmpty() ? wait : Math.max(wait, tokensBack.peek() - now);
  }

  private synchronized void begin() {
    if (freshTokens > 0) {
      freshTokens--;
    } else {
      tokensBack.poll();
    }
    long now = nanoTime.getAsLong();
    earliest = later(earliest, now + Math.max(intervalNanos, leastNanos));
  }

  private synchronized void giveBack() {
    tokensBack.add(nanoTime.getAsLong() + windowNanos);
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }

  /** One request under way. Used by one thread. */
  final class Turn implements AutoCloseable {
    private boolean answered;

    /** The server has begun to answer, or will not. */
    void answered() {
      if (!answered) {
        answered = true;
        giveBack();
      }
    }

    @Override
    public void close() {
      answered();
      places.release();
    }
  }
}
