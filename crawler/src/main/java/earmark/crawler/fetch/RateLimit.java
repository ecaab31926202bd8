package earmark.crawler.fetch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Spaces the requests to each host: a token bucket that holds one token. Safe for use by several
 * threads, which get their turns in the order in which they ask.
 */
final class RateLimit {
  private final long intervalNanos;
  private final LongSupplier nanoTime;
  private final Map<HostPort, Long> nextTurn = new HashMap<>();

  RateLimit(double requestsPerSecond, LongSupplier nanoTime) {
    this.intervalNanos = Math.round(Duration.ofSeconds(1).toNanos() / requestsPerSecond);
    this.nanoTime = nanoTime;
  }

  /** Takes the next turn, and says how long it is to wait for it. */
  synchronized Duration reserve(HostPort host) {
    long now = nanoTime.getAsLong();
    long turn = Math.max(now, nextTurn.getOrDefault(host, now));
    nextTurn.put(host, turn + intervalNanos);
    return Duration.ofNanos(turn - now);
  }
}
