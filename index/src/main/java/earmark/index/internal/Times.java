package earmark.index.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Days and instants as the numbers that are indexed. */
public final class Times {
  private Times() {}

  /** Microseconds since 1970, which is how exactly the archive records. */
  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** Like {@link #micros(Instant)}, or never. */
  public static long microsOrNever(Optional<Instant> instant) {
    return instant.map(Times::micros).orElse(Fields.NEVER);
  }

  /** The day's number, or never. */
  public static long dayOrNever(Optional<LocalDate> day) {
    return day.map(LocalDate::toEpochDay).orElse(Fields.NEVER);
  }
}
