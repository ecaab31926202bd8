package earmark.api.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A base clock that a test moves by hand. */
final class StoryTime extends Clock {
  private Instant now = Instant.parse("2026-01-05T12:00:00Z");

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only the instant is asked for");
  }

  @Override
  public Instant instant() {
    return now;
  }
}
