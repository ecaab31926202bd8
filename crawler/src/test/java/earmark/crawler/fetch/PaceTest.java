package earmark.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final OwnTime time = new OwnTime(Instant.parse("2026-03-26T12:00:00Z"));

  private Pace pace(double perSecond, int atOnce) {
    return new Pace(perSecond, atOnce, time, time, () -> false);
  }

  @Test
  void turnsAreSpacedEvenly() throws InterruptedException {
    Pace pace = pace(4, 2);
    for (int i = 0; i < 5; i++) {
      pace.take().close();
    }
    assertThat(time.pauses()).hasSize(4).containsOnly(Duration.ofMillis(250));
  }

  @Test
  void noSecondHoldsMoreThanTheRateHoweverLateRequestsArrive() throws InterruptedException {
    long seed = 8;
    Random random = new Random(seed);
    Pace pace = pace(5, 2);
    List<Long> arrivals = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Pace.Turn turn = pace.take();
      long sent = time.getAsLong();
      long answered = (long) (random.nextDouble() * 900_000_000L);
      // The server counts the request at some moment before it answers.
      arrivals.add(sent + (long) (random.nextDouble() * answered));
      time.pause(Duration.ofNanos(answered));
      turn.close();
    }
    for (int i = 5; i < arrivals.size(); i++) {
      assertThat(arrivals.get(i) - arrivals.get(i - 5))
          .as("six requests from %s on, seed %s", i - 5, seed)
          .isGreaterThanOrEqualTo(1_000_000_000L);
    }
  }

  @Test
  void aRateBelowOneASecondIsARateToo() throws InterruptedException {
    Pace pace = pace(0.5, 2);
    pace.take().close();
    pace.take().close();
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void theSlowerOfRateAndDelayHolds() throws InterruptedException {
    Pace pace = pace(4, 2);
    pace.spaced(Duration.ofMillis(100));
    pace.take().close();
    pace.take().close();
    pace.spaced(Duration.ofSeconds(3));
    pace.take().close();
    pace.take().close();
    assertThat(time.pauses())
        .containsExactly(Duration.ofMillis(250), Duration.ofMillis(250), Duration.ofSeconds(3));
  }

  @Test
  void neverMoreThanSoManyAreUnderWay() throws InterruptedException {
    Pace pace = pace(1000, 2);
    AtomicInteger taken = new AtomicInteger();
    CountDownLatch third = new CountDownLatch(1);
    Pace.Turn first = pace.take();
    Pace.Turn second = pace.take();
    Thread other =
        Thread.ofVirtual()
            .name("third-request")
            .start(
                () -> {
                  try (Pace.Turn _ = pace.take()) {
                    taken.incrementAndGet();
                    third.countDown();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThat(third.await(50, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(taken).hasValue(0);
    first.close();
    assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
    second.close();
    other.join();
  }
}
