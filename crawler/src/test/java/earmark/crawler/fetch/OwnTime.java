package earmark.crawler.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Time that passes only while somebody pauses; nobody really waits. */
public final class OwnTime extends Clock implements Pause, LongSupplier {
  private final Instant start;
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  public OwnTime(Instant start) {
    this.start = start;
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration);
    nanos.addAndGet(duration.toNanos());
  }

  @Override
  public long getAsLong() {
    return nanos.get();
  }

  /** Every pause so far, in order. */
  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos.get());
  }
}
