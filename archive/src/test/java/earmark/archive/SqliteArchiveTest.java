package earmark.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a SQLite file. */
final class SqliteArchiveTest extends ArchiveContract {
  @TempDir private Path folder;

  @Override
  ArchiveSettings settings() {
    return ArchiveSettings.in(folder);
  }

  /** Without a queue of our own, who comes later may be first, and the first may wait in vain. */
  @Test
  @Timeout(30)
  void writersOfOneProcessTakeTurnsInTheOrderInWhichTheyCame() throws InterruptedException {
    List<Integer> turns = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    List<Thread> writers = new ArrayList<>();
    try (Archive archive = Archive.open(settings(), Clock.systemUTC())) {
      for (int i = 0; i < 5; i++) {
        int number = i;
        Thread writer =
            Thread.ofPlatform()
                .name("writer " + number)
                .start(
                    () ->
                        archive
                            .database()
                            .write(
                                _ -> {
                                  begun.countDown();
                                  awaitQuietly(goOn);
                                  return turns.add(number);
                                }));
        writers.add(writer);
        begun.await();
        while (writer.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
      }
      goOn.countDown();
      for (Thread writer : writers) {
        writer.join();
      }
    }
    assertThat(turns).containsExactly(0, 1, 2, 3, 4);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
