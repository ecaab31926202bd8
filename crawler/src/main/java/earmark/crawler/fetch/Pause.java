package earmark.crawler.fetch;

import java.time.Duration;

/** Waiting. Tests put a clock in its place that moves by itself. */
@FunctionalInterface
public interface Pause {
  /**
   * Returns when {@code duration} is over.
   *
   * @throws InterruptedException if the thread is to stop
   */
  void pause(Duration duration) throws InterruptedException;
}
