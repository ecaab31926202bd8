package earmark.crawler.backfill;

import earmark.archive.Turn;
import earmark.archive.Turns;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Who may work on a source now: its rounds go before the loading of its past, whatever processes
 * they run in.
 *
 * <p>A round that finds a slice of the past at work says that it waits, and gets its turn when that
 * slice is done: no slice begins while a round waits.
 */
public record RightOfWay(Turns turns, String source) {
  /** A slice takes seconds; one that takes longer than this is stuck, and the round gives up. */
  private static final Duration LONGEST_SLICE = Duration.ofMinutes(10);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int FEW_LOOKS = 5;

  /** The turn of a round; empty if another round of the source is under way or waits. */
  public Optional<Turn> forRound(BooleanSupplier stopped) {
    Optional<Turn> turn = turns.take(working());
    if (turn.isPresent() || !isLoadingThePast()) {
      return turn;
    }
    Optional<Turn> waiting = turns.take(waiting());
    // A loader that looks whether anybody waits holds it for a moment.
    for (int look = 0; waiting.isEmpty() && look < FEW_LOOKS; look++) {
      await();
      waiting = turns.take(waiting());
    }
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    try (Turn _ = waiting.get()) {
      long looks = LONGEST_SLICE.dividedBy(LOOK_AGAIN);
      for (long look = 0; look < looks && !isStopped(stopped); look++) {
        turn = turns.take(working());
        if (turn.isPresent()) {
          return turn;
        }
        await();
      }
      return Optional.empty();
    }
  }

  /** The turn of a slice of the past; empty if it was stopped before there was one. */
  public Optional<Turn> forSlice(BooleanSupplier stopped) {
    while (!isStopped(stopped)) {
      if (!isTaken(waiting())) {
        Optional<Turn> turn = turns.take(working());
        if (turn.isPresent()) {
          return turn;
        }
      }
      await();
    }
    return Optional.empty();
  }

  private boolean isLoadingThePast() {
    return isTaken("backfill." + source);
  }

  private static boolean isStopped(BooleanSupplier stopped) {
    return stopped.getAsBoolean() || Thread.currentThread().isInterrupted();
  }

  private boolean isTaken(String name) {
    Optional<Turn> turn = turns.take(name);
    turn.ifPresent(Turn::close);
    return turn.isEmpty();
  }

  private String working() {
    return "crawl." + source;
  }

  private String waiting() {
    return "crawl-waits." + source;
  }

  private static void await() {
    try {
      boolean _ = new CountDownLatch(1).await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
