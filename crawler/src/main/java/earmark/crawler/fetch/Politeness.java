package earmark.crawler.fetch;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Consideration for single hosts.
 *
 * @param rates by host, the most requests a second, in the place of the general rate; {@value
 *     #MIN_RATE} to {@value #MAX_RATE}
 * @param requestsAtOnce how many requests to one host may be under way at a time, 1 to 100
 * @param restAfter after so many documents in a row that a host failed to give it is left alone for
 *     a while; 1 to 100
 * @param quietHours when no request begins; empty: never
 * @param robotsExempt hosts whose robots.txt is not asked for, because their operators documented
 *     an API for programs
 */
public record Politeness(
    Map<String, Double> rates,
    int requestsAtOnce,
    int restAfter,
    Optional<QuietHours> quietHours,
    Set<String> robotsExempt) {
  static final double MIN_RATE = 0.01;
  static final double MAX_RATE = 10_000;
  private static final int MOST = 100;

  public Politeness {
    Map<String, Double> byHost = new TreeMap<>();
    rates.forEach((host, rate) -> byHost.put(host("rates", host), checkedRate(host, rate)));
    rates = Map.copyOf(byHost);
    Set<String> exempt = new TreeSet<>();
    robotsExempt.forEach(host -> exempt.add(host("robots-exempt", host)));
    robotsExempt = Set.copyOf(exempt);
    requireWithin("requests-at-once", requestsAtOnce);
    requireWithin("rest-after", restAfter);
  }

  /** The general rate for every host, 2 requests at once, rest after 5 failures, no quiet hours. */
  public static Politeness defaults() {
    return new Politeness(Map.of(), 2, 5, Optional.empty(), Set.of());
  }

  public Politeness withRates(Map<String, Double> byHost) {
    return new Politeness(byHost, requestsAtOnce, restAfter, quietHours, robotsExempt);
  }

  public Politeness withRequestsAtOnce(int most) {
    return new Politeness(rates, most, restAfter, quietHours, robotsExempt);
  }

  public Politeness withRestAfter(int failures) {
    return new Politeness(rates, requestsAtOnce, failures, quietHours, robotsExempt);
  }

  public Politeness withQuietHours(QuietHours hours) {
    return new Politeness(rates, requestsAtOnce, restAfter, Optional.of(hours), robotsExempt);
  }

  public Politeness withRobotsExempt(Set<String> hosts) {
    return new Politeness(rates, requestsAtOnce, restAfter, quietHours, hosts);
  }

  private static String host(String key, String host) {
    String bare = host.strip().toLowerCase(Locale.ROOT);
    if (!bare.matches("[a-z0-9]([a-z0-9.:_-]*[a-z0-9])?")) {
      throw new IllegalArgumentException(
          key + " must name hosts like www.ecfr.gov, was \"" + host + "\"");
    }
    return bare;
  }

  private static double checkedRate(String host, double rate) {
    if (!(rate >= MIN_RATE && rate <= MAX_RATE)) {
      throw new IllegalArgumentException(
          "rates must be " + MIN_RATE + " to " + MAX_RATE + ", was " + rate + " for " + host);
    }
    return rate;
  }

  private static void requireWithin(String key, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(key + " must be 1 to " + MOST + ", was " + value);
    }
  }
}
