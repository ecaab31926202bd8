package earmark.api.command;

import java.util.concurrent.CountDownLatch;

/** Waits until somebody stops the process, and keeps it alive until everything is closed. */
final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  Stop() {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(
                    () -> {
                      asked.countDown();
                      await(closed);
                    }));
  }

  /** Returns when the process is asked to end, by Ctrl-C or SIGTERM. */
  void await() {
    await(asked);
  }

  /** Everything is closed: the process may end. */
  void done() {
    closed.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
