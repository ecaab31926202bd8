package earmark.api;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a running server does now and then by itself: it takes in what other processes have added to
 * the archive, and tries letters again that were refused. It has one thread.
 */
public final class Housekeeping implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").daemon().factory());

  private Housekeeping() {}

  /** Starts at once. */
  public static Housekeeping start(Earmark earmark) {
    Housekeeping housekeeping = new Housekeeping();
    var _ =
        housekeeping.thread.scheduleWithFixedDelay(
            earmark::catchUpQuietly, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return housekeeping;
  }

  /** Ends after what is under way; waits for it at most half a minute. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException _) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
