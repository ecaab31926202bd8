package earmark.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.HostPort;
import earmark.crawler.fetch.Politeness;
import earmark.crawler.source.Scope;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CrawlSettingsTest {
  private final CrawlSettings defaults = CrawlSettings.defaults();

  @Test
  void theDefaultsAreTheExportRegulationsFromThePublicServices() {
    assertThat(defaults.scope()).isEqualTo(Scope.parse("15 CFR 730-774"));
    assertThat(defaults.agencies()).containsExactly("industry-and-security-bureau");
    assertThat(defaults.historyFrom()).isEqualTo("2022-10-01");
    assertThat(defaults.upstreams().federalRegister())
        .isEqualTo(URI.create("https://www.federalregister.gov"));
    assertThat(defaults.upstreams().ecfr()).isEqualTo(URI.create("https://www.ecfr.gov"));
    assertThat(defaults.upstreams().bis()).isEqualTo(URI.create("https://www.bis.gov"));
    assertThat(defaults.crons()).containsOnlyKeys(CrawlSettings.SOURCES.toArray(String[]::new));
    FetchSettings fetch = defaults.fetch();
    assertThat(fetch.requestsPerSecond()).isEqualTo(4);
    assertThat(fetch.timeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(fetch.maxBodyBytes()).isEqualTo(67_108_864);
    assertThat(fetch.attempts()).isEqualTo(6);
    assertThat(fetch.privateAddresses()).isEqualTo(FetchSettings.PrivateAddresses.REFUSED);
    assertThat(defaults.fetchSettings().trusted()).isEmpty();
  }

  @Test
  void everythingCanBeSet() {
    CrawlSettings set =
        defaults
            .withScope(Scope.parse("10 CFR 810"))
            .withAgencies(List.of("energy-department"))
            .withHistoryFrom(LocalDate.of(2024, 1, 1))
            .withUpstream(URI.create("http://127.0.0.1:8095/"))
            .withCrons(Map.of("ecfr", "0 0 6 * * ?"))
            .withFetch(
                FetchSettings.defaults()
                    .withContact("counsel@example.org")
                    .withRequestsPerSecond(2)
                    .withLimits(Duration.ofSeconds(5), 4096)
                    .withAttempts(2, Duration.ofMillis(5))
                    .withPrivateAddresses(FetchSettings.PrivateAddresses.ALLOWED));
    assertThat(set.scope().toString()).isEqualTo("10 CFR 810");
    assertThat(set.agencies()).containsExactly("energy-department");
    assertThat(set.historyFrom()).isEqualTo("2024-01-01");
    assertThat(set.upstreams().ecfr()).isEqualTo(URI.create("http://127.0.0.1:8095/ecfr"));
    assertThat(set.upstreams().bis()).isEqualTo(URI.create("http://127.0.0.1:8095/bis"));
    assertThat(set.upstreams().federalRegister())
        .isEqualTo(URI.create("http://127.0.0.1:8095/federalregister"));
    assertThat(set.crons()).containsExactly(Map.entry("ecfr", "0 0 6 * * ?"));
    assertThat(set.fetch())
        .isEqualTo(
            new FetchSettings(
                "counsel@example.org",
                2,
                Duration.ofSeconds(5),
                4096,
                2,
                Duration.ofMillis(5),
                FetchSettings.PrivateAddresses.ALLOWED,
                java.util.Set.of(),
                Politeness.defaults()));
  }

  @Test
  void anUpstreamThatWasChosenIsTrustedAtItsPort() {
    CrawlSettings set = defaults.withUpstream(URI.create("http://localhost:8095"));
    assertThat(set.fetchSettings().trusted()).containsExactly(new HostPort("localhost", 8095));
  }

  @Test
  void badValuesAreRefusedWithKeyAndValue() {
    refused(
        () -> defaults.withAgencies(List.of("Bureau of Industry")),
        "agencies must be slugs like industry-and-security-bureau, was \"Bureau of Industry\"");
    refused(
        () -> defaults.withHistoryFrom(LocalDate.of(1993, 12, 31)),
        "history-from must be 1994-01-01 or later, was 1993-12-31");
    refused(
        () -> defaults.withUpstream(URI.create("ftp://example.org")),
        "upstream must be an http or https address without a query, was \"ftp://example.org\"");
    refused(
        () -> defaults.withCrons(Map.of("ecrf", "0 0 6 * * ?")),
        "cron is set for \"ecrf\", but the sources are "
            + String.join(", ", CrawlSettings.SOURCES));
    FetchSettings fetch = FetchSettings.defaults();
    refused(
        () -> fetch.withContact("nobody (really)"),
        "contact must be one mail or web address without blanks, was \"nobody (really)\"");
    refused(
        () -> fetch.withRequestsPerSecond(0),
        "requests-per-second must be 0.01 to 10000.0, was 0.0");
    refused(
        () -> fetch.withRequestsPerSecond(Double.NaN),
        "requests-per-second must be 0.01 to 10000.0, was NaN");
    refused(() -> fetch.withLimits(Duration.ZERO, 4096), "timeout must be PT1S to PT1H, was PT0S");
    refused(
        () -> fetch.withLimits(Duration.ofSeconds(1), 100),
        "max-body-bytes must be 1024 to 1073741824, was 100");
    refused(() -> fetch.withAttempts(0, Duration.ofSeconds(1)), "attempts must be 1 to 20, was 0");
    refused(
        () -> fetch.withAttempts(1, Duration.ofHours(1)),
        "backoff must be PT0.001S to PT1M, was PT1H");
    Politeness politeness = Politeness.defaults();
    refused(
        () -> politeness.withRates(Map.of("www.ecfr.gov", 0.0)),
        "rates must be 0.01 to 10000.0, was 0.0 for www.ecfr.gov");
    refused(
        () -> politeness.withRobotsExempt(java.util.Set.of("https://www.ecfr.gov/")),
        "robots-exempt must name hosts like www.ecfr.gov, was \"https://www.ecfr.gov/\"");
    refused(() -> politeness.withRequestsAtOnce(0), "requests-at-once must be 1 to 100, was 0");
    refused(() -> politeness.withRestAfter(101), "rest-after must be 1 to 100, was 101");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
