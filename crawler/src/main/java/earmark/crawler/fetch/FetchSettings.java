package earmark.crawler.fetch;

import java.time.Duration;
import java.util.Set;

/**
 * How politely, how long and how far the fetcher goes.
 *
 * @param contact who runs this Earmark: a mail or web address that goes into the User-Agent, so
 *     that a publisher can complain before it blocks. Empty: the User-Agent says that none is
 *     configured
 * @param requestsPerSecond at most, to one host; {@value Politeness#MIN_RATE} to {@value
 *     Politeness#MAX_RATE}
 * @param timeout for one whole request, from looking up the host to the last byte; 1 s to 1 h
 * @param maxBodyBytes longest body after decoding, 1 KiB to 1 GiB. A longer one fails; nothing is
 *     cut
 * @param attempts how often one document is asked for before it counts as failed, 1 to 20
 * @param backoff wait before the second attempt; it doubles with each further one. 1 ms to 1 min
 * @param privateAddresses whether servers may be in private networks
 * @param trusted servers that may be in private networks in any case, because the configuration
 *     names them
 * @param politeness consideration for single hosts
 */
public record FetchSettings(
    String contact,
    double requestsPerSecond,
    Duration timeout,
    long maxBodyBytes,
    int attempts,
    Duration backoff,
    PrivateAddresses privateAddresses,
    Set<HostPort> trusted,
    Politeness politeness) {

  /** Whether private, link-local and loopback addresses are asked. */
  public enum PrivateAddresses {
    /** They are, wherever a redirect leads. */
    ALLOWED,
    /** They are refused, but for trusted servers. */
    REFUSED
  }

  private static final long KIB = 1024;
  private static final int MAX_ATTEMPTS = 20;

  public FetchSettings {
    trusted = Set.copyOf(trusted);
    if (!contact.chars().allMatch(c -> c > ' ' && c < 127 && c != '(' && c != ')')) {
      throw new IllegalArgumentException(
          "contact must be one mail or web address without blanks, was \"" + contact + "\"");
    }
    if (!(requestsPerSecond >= Politeness.MIN_RATE && requestsPerSecond <= Politeness.MAX_RATE)) {
      throw new IllegalArgumentException(
          "requests-per-second must be "
              + Politeness.MIN_RATE
              + " to "
              + Politeness.MAX_RATE
              + ", was "
              + requestsPerSecond);
    }
    requireWithin("timeout", timeout, Duration.ofSeconds(1), Duration.ofHours(1));
    if (maxBodyBytes < KIB || maxBodyBytes > KIB * KIB * KIB) {
      throw new IllegalArgumentException(
          "max-body-bytes must be 1024 to 1073741824, was " + maxBodyBytes);
    }
    if (attempts < 1 || attempts > MAX_ATTEMPTS) {
      throw new IllegalArgumentException(
          "attempts must be 1 to " + MAX_ATTEMPTS + ", was " + attempts);
    }
    requireWithin("backoff", backoff, Duration.ofMillis(1), Duration.ofMinutes(1));
  }

  /** 4 requests a second, 60 s, 64 MiB, 6 attempts from 1 s on, no private addresses. */
  public static FetchSettings defaults() {
    return new FetchSettings(
        "",
        4,
        Duration.ofSeconds(60),
        64 * KIB * KIB,
        6,
        Duration.ofSeconds(1),
        PrivateAddresses.REFUSED,
        Set.of(),
        Politeness.defaults());
  }

  public FetchSettings withContact(String address) {
    return new FetchSettings(
        address,
        requestsPerSecond,
        timeout,
        maxBodyBytes,
        attempts,
        backoff,
        privateAddresses,
        trusted,
        politeness);
  }

  public FetchSettings withRequestsPerSecond(double rate) {
    return new FetchSettings(
        contact,
        rate,
        timeout,
        maxBodyBytes,
        attempts,
        backoff,
        privateAddresses,
        trusted,
        politeness);
  }

  public FetchSettings withLimits(Duration wholeRequest, long bodyBytes) {
    return new FetchSettings(
        contact,
        requestsPerSecond,
        wholeRequest,
        bodyBytes,
        attempts,
        backoff,
        privateAddresses,
        trusted,
        politeness);
  }

  public FetchSettings withAttempts(int most, Duration firstWait) {
    return new FetchSettings(
        contact,
        requestsPerSecond,
        timeout,
        maxBodyBytes,
        most,
        firstWait,
        privateAddresses,
        trusted,
        politeness);
  }

  public FetchSettings withPrivateAddresses(PrivateAddresses rule) {
    return new FetchSettings(
        contact,
        requestsPerSecond,
        timeout,
        maxBodyBytes,
        attempts,
        backoff,
        rule,
        trusted,
        politeness);
  }

  public FetchSettings withTrusted(Set<HostPort> servers) {
    return new FetchSettings(
        contact,
        requestsPerSecond,
        timeout,
        maxBodyBytes,
        attempts,
        backoff,
        privateAddresses,
        servers,
        politeness);
  }

  public FetchSettings withPoliteness(Politeness consideration) {
    return new FetchSettings(
        contact,
        requestsPerSecond,
        timeout,
        maxBodyBytes,
        attempts,
        backoff,
        privateAddresses,
        trusted,
        consideration);
  }

  /** The most requests a second to this host. */
  double rate(String host) {
    return politeness.rates().getOrDefault(host, requestsPerSecond);
  }

  /** What Earmark says it is. */
  String userAgent() {
    return contact.isEmpty()
        ? "Earmark/0.1 (no contact configured)"
        : "Earmark/0.1 (+" + contact + ")";
  }

  private static void requireWithin(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          key + " must be " + least + " to " + most + ", was " + value);
    }
  }
}
