package earmark.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants as the archive writes them: UTC, microseconds, one width, so that they sort as text. */
public final class Stamp {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Stamp() {}

  /** The instant, cut to microseconds. */
  public static String of(Instant instant) {
    return FORM.format(instant);
  }

  public static Instant parse(String stamp) {
    return Instant.parse(stamp).truncatedTo(ChronoUnit.MICROS);
  }
}
