package earmark.archive.capture;

import earmark.archive.Sha256;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One answer of the outside world, as it came.
 *
 * @param id position in the chain, from 1 without gaps
 * @param source name of the source that asked
 * @param url the address asked
 * @param retrievedAt when the last byte arrived
 * @param status HTTP status
 * @param headers response headers, names in lower case
 * @param content hash of the body; the body itself is {@link Captures#body}
 * @param chain hash over this capture and the {@code chain} of the one before it
 */
public record Capture(
    long id,
    String source,
    URI url,
    Instant retrievedAt,
    int status,
    Map<String, List<String>> headers,
    Sha256 content,
    Sha256 chain) {
  public Capture {
    headers = Map.copyOf(headers);
  }

  /** The first value of a header, or empty if the answer had none of that name. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }
}
