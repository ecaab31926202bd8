package earmark.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.api.alert.Administrator;
import earmark.api.alert.MailSettings;
import earmark.archive.ArchiveSettings;
import earmark.crawler.CrawlSettings;
import earmark.crawler.Upstreams;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.Politeness;
import earmark.crawler.fetch.QuietHours;
import earmark.crawler.source.Assertions;
import earmark.crawler.source.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void defaultsAreThoseOfTheModules() {
    Settings settings = new SettingsReader().read();

    Path home = Path.of(System.getProperty("user.home"));
    assertThat(settings.data()).isEqualTo(home.resolve(".local/share/earmark"));
    assertThat(settings.archive()).isEqualTo(ArchiveSettings.in(settings.data()));
    assertThat(settings.crawl()).isEqualTo(CrawlSettings.defaults());
    assertThat(settings.web()).isEqualTo(new WebSettings("127.0.0.1", 8080));
    assertThat(settings.mail())
        .isEqualTo(
            new MailSettings(
                Optional.empty(),
                "Earmark <earmark@localhost>",
                Optional.empty(),
                URI.create("http://127.0.0.1:8080")));
    assertThat(settings.indexFolder()).isEqualTo(settings.data().resolve("index"));
    assertThat(settings.mailFolder()).isEqualTo(settings.data().resolve("mail"));
  }

  @Test
  void everyKeyReachesItsSetting() throws IOException {
    Path file = Files.writeString(folder.resolve("earmark.yaml"), EVERY_KEY);

    Settings settings = new SettingsReader().file(file).read();

    assertThat(settings)
        .isEqualTo(
            new Settings(
                Path.of("/srv/earmark"),
                new ArchiveSettings("jdbc:postgresql://db/earmark", "ann", "s3cret"),
                new CrawlSettings(
                    Scope.parse("10 CFR 810, 22 CFR 120-130"),
                    List.of("state-department"),
                    List.of("munitions", "deemed export"),
                    LocalDate.of(2020, 2, 3),
                    new Upstreams(
                        URI.create("http://fr.example"),
                        URI.create("http://ecfr.example"),
                        URI.create("http://bis.example"),
                        URI.create("http://pages.example"),
                        URI.create("http://trade.example"),
                        URI.create("http://gpo.example")),
                    FetchSettings.defaults()
                        .withContact("ann@example.com")
                        .withRequestsPerSecond(0.5)
                        .withLimits(Duration.ofMinutes(2), 2048)
                        .withAttempts(3, Duration.ofMillis(500))
                        .withPrivateAddresses(FetchSettings.PrivateAddresses.ALLOWED)
                        .withPoliteness(
                            new Politeness(
                                Map.of("www.ecfr.gov", 2.0, "www.bis.gov", 0.5),
                                1,
                                3,
                                Optional.of(QuietHours.parse("23:00-04:00")),
                                Set.of("www.federalregister.gov"))),
                    Map.of(
                        "federal-register", "0 0 7 ? * *",
                        "public-inspection", "0 0 8 ? * *",
                        "bis-notices", "0 0 9 ? * *",
                        "bis-pages", "0 0 11 ? * *",
                        "screening-list", "0 0 10 ? * *",
                        "govinfo", "0 0 12 ? * *")),
                Assertions.builtIn(),
                new MailSettings(
                    Optional.of(
                        new MailSettings.Smtp(
                            "mail.example",
                            2525,
                            MailSettings.Security.TLS,
                            "earmark",
                            "pass",
                            Duration.ofSeconds(5))),
                    "Rules <rules@example.com>",
                    Optional.of(URI.create("mailto:stop@example.com")),
                    URI.create("https://earmark.example")),
                new Administrator("ops@example.com", 5),
                new WebSettings("0.0.0.0", 9000)));
  }

  @Test
  void theFileOfThisTestNamesEveryKeyButTheOneThatOverridesOthers() {
    for (Key key : Key.values()) {
      String last = key.key().substring(key.key().lastIndexOf('.') + 1);
      if (key != Key.UPSTREAM) {
        assertThat(EVERY_KEY).contains(last + ":");
      }
    }
  }

  @Test
  void laterLayersGoBeforeEarlierOnes() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "web:\n  port: 1\n  address: h\n");

    Settings settings =
        new SettingsReader()
            .file(file)
            .set("web.port=2")
            .set("web.port=3")
            .option("--data", Key.DATA, "d")
            .read();

    assertThat(settings.web()).isEqualTo(new WebSettings("h", 3));
    assertThat(settings.data()).isEqualTo(Path.of("d"));
  }

  @Test
  void oneUpstreamStandsForEverySource() {
    Settings settings =
        new SettingsReader()
            .set("sources.ecfr.url=http://other.example")
            .option("--upstream", Key.UPSTREAM, "http://127.0.0.1:8095/")
            .read();

    assertThat(settings.crawl().upstreams())
        .isEqualTo(
            new Upstreams(
                URI.create("http://127.0.0.1:8095/federalregister"),
                URI.create("http://127.0.0.1:8095/ecfr"),
                URI.create("http://127.0.0.1:8095/bis"),
                URI.create("http://127.0.0.1:8095/bis"),
                URI.create("http://127.0.0.1:8095/trade"),
                URI.create("http://127.0.0.1:8095")));
  }

  @Test
  void aListMayBeWrittenAsOneLineOrAsYamlList() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.yaml"), "scope:\n  - 10 CFR 810\n  - 10 CFR 110\n");

    assertThat(new SettingsReader().file(file).read().crawl().scope())
        .isEqualTo(new SettingsReader().set("scope=10 CFR 810, 10 CFR 110").read().crawl().scope());
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOnes() {
    SettingsReader reader = new SettingsReader().set("web.prot=9000");

    assertThatThrownBy(reader::read)
        .isInstanceOf(SettingRefusedException.class)
        .hasMessageStartingWith("Unknown setting \"web.prot\" (--set). Nearest known: web.port,")
        .hasMessageEndingWith("docs/configuration.md lists all.");
  }

  @Test
  void aGroupAloneIsRefusedWithItsMembers() {
    SettingsReader reader = new SettingsReader().set("web=9000");

    assertThatThrownBy(reader::read)
        .hasMessageContaining("Nearest known: web.address, web.port, web.public-url.");
  }

  @Test
  void aBadValueInAFileIsRefusedWithItsLine() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.yaml"), "scope: 10 CFR 810\nweb:\n  port: eighty\n");
    SettingsReader reader = new SettingsReader().file(file);

    assertThatThrownBy(reader::read)
        .isInstanceOf(SettingRefusedException.class)
        .hasMessage(
            "The setting web.port ("
                + file
                + " line 3) cannot be \"eighty\": it takes a number from 0 to 65535; 0 for any free"
                + " one.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web.port=65536 | a number from 0 to 65535; 0 for any free one",
        "web.public-url=earmark.example | an http or https address, or nothing",
        "history-from=2024-02-30 | a date from 1994-01-01 on, as 2024-01-31",
        "history-from=1990-01-01 | a date from 1994-01-01 on, as 2024-01-31",
        "scope=15 CFR | CFR parts, as \"15 CFR 730-774, 10 CFR 810\"",
        "agencies=Industry Bureau | slugs of the Federal Register, as"
            + " \"industry-and-security-bureau\", or nothing",
        "contact=two words | one e-mail or web address without blanks, or nothing",
        "requests-per-second=0 | a number from 0.01 to 10000",
        "requests-per-second=fast | a number from 0.01 to 10000",
        "rates=www.ecfr.gov | hosts and requests a second, as \"www.ecfr.gov=2, www.bis.gov=0.5\"",
        "rates=www.ecfr.gov=0 | hosts and requests a second, as \"www.ecfr.gov=2,"
            + " www.bis.gov=0.5\"",
        "requests-at-once=0 | a number from 1 to 100",
        "rest-after=101 | a number from 1 to 100",
        "quiet-hours=at night | hours in Washington, as 23:00-04:00, or nothing",
        "robots-exempt=https://x.example/ | hosts, as \"www.ecfr.gov\", or nothing",
        "timeout=60 | a duration from 1s to 1h",
        "timeout=2h | a duration from 1s to 1h",
        "max-body-bytes=1000 | a number from 1024 to 1073741824",
        "attempts=0 | a number from 1 to 20",
        "backoff=2m | a duration from 1ms to 1m",
        "private-addresses=yes | refused or allowed",
        "sources.ecfr.url=ftp://x.example | an http or https address",
        "sources.ecfr.cron=hourly | a Quartz cron expression (seconds first), several with a"
            + " semicolon between, or never",
        "upstream=127.0.0.1:8095 | an http or https address, or nothing",
        "archive.url=jdbc:h2:mem | jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE",
        "mail.from=nobody | an e-mail address, with or without a name",
        "mail.unsubscribe=stop | a mailto: or https: address, or nothing",
      })
  void aBadValueIsRefusedWithWhatIsAllowed(String assignment, String allowed) {
    SettingsReader reader = new SettingsReader().set(assignment);
    String key = assignment.substring(0, assignment.indexOf('='));
    String value = assignment.substring(assignment.indexOf('=') + 1);

    assertThatThrownBy(reader::read)
        .isInstanceOf(SettingRefusedException.class)
        .hasMessageStartingWith(
            "The setting "
                + key
                + " (--set) cannot be \""
                + value
                + "\": it takes "
                + allowed
                + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "mail.smtp.host=a b",
    "mail.smtp.port=0",
    "mail.smtp.security=ssl",
    "mail.smtp.timeout=soon"
  })
  void aBadValueForTheMailServerIsRefused(String assignment) {
    SettingsReader reader = new SettingsReader().set("mail.smtp.host=m.example").set(assignment);

    assertThatThrownBy(reader::read)
        .isInstanceOf(SettingRefusedException.class)
        .hasMessageContaining(assignment.substring(0, assignment.indexOf('=')));
  }

  @Test
  void anAssignmentWithoutASignIsRefused() {
    SettingsReader reader = new SettingsReader();

    assertThatThrownBy(() -> reader.set("web.port"))
        .hasMessage("--set takes KEY=VALUE, such as --set web.port=9000, but was \"web.port\"");
  }

  @Test
  void aFileThatIsMissingOrNoYamlIsRefused() throws IOException {
    Path broken = Files.writeString(folder.resolve("b.yaml"), "web: [");
    SettingsReader reader = new SettingsReader();

    assertThatThrownBy(() -> reader.file(folder.resolve("none.yaml")))
        .hasMessageEndingWith("none.yaml is not there");
    assertThatThrownBy(() -> reader.file(broken)).hasMessageContaining("is not YAML");
  }

  @Test
  void secretsAreNeverPrinted() throws IOException {
    Path file = Files.writeString(folder.resolve("earmark.yaml"), EVERY_KEY);

    assertThat(new SettingsReader().file(file).read().toString())
        .contains("password=***")
        .doesNotContain("s3cret")
        .doesNotContain("pass,");
  }

  @Test
  void assertionsAreLaidOverTheBuiltInOnes() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("assertions.json"), "{\"bis-notices\": {\"minimumRows\": 40}}");
    Settings settings = new SettingsReader().set("assertions=" + file).read();
    assertThat(settings.assertions().of("bis-notices").minimumRows()).isEqualTo(40);

    Files.writeString(file, "{\"bis-notices\": {\"rows\": 40}}");
    assertThatThrownBy(() -> new SettingsReader().set("assertions=" + file).read())
        .hasMessageContaining("it takes a JSON file, or nothing")
        .hasMessageContaining("\"bis-notices\" has the field \"rows\"");
  }

  private static final String EVERY_KEY =
      """
      data: /srv/earmark
      archive:
        url: jdbc:postgresql://db/earmark
        user: ann
        password: s3cret
      scope: 10 CFR 810, 22 CFR 120-130
      agencies: state-department
      terms: munitions, deemed export
      history-from: 2020-02-03
      contact: ann@example.com
      requests-per-second: 0.5
      rates: www.ecfr.gov=2, www.bis.gov=0.5
      requests-at-once: 1
      rest-after: 3
      quiet-hours: 23:00-04:00
      robots-exempt:
        - www.federalregister.gov
      timeout: 2m
      max-body-bytes: 2048
      attempts: 3
      backoff: 500ms
      private-addresses: allowed
      sources:
        federal-register:
          url: http://fr.example
          cron: 0 0 7 ? * *
        ecfr:
          url: http://ecfr.example
          cron: never
        public-inspection:
          cron: 0 0 8 ? * *
        bis-notices:
          url: http://bis.example
          cron: 0 0 9 ? * *
        bis-pages:
          url: http://pages.example
          cron: 0 0 11 ? * *
        screening-list:
          url: http://trade.example
          cron: 0 0 10 ? * *
        govinfo:
          url: http://gpo.example
          cron: 0 0 12 ? * *
      assertions:
      admin:
        mail: ops@example.com
        after-rounds: 5
      mail:
        from: Rules <rules@example.com>
        unsubscribe: mailto:stop@example.com
        smtp:
          host: mail.example
          port: 2525
          security: tls
          user: earmark
          password: pass
          timeout: 5s
      web:
        address: 0.0.0.0
        port: 9000
        public-url: https://earmark.example
      """;
}
