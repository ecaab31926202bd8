package earmark.api.config;

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
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the words of settings into values. */
final class Values {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  /**
   * Six fields, or seven with a year; the scheduler reads them, this only refuses what cannot be.
   */
  private static final Pattern CRON = Pattern.compile("[0-9A-Z*?/,#-]+( [0-9A-Z*?/,#-]+){5,6}");

  private static final String NEVER = "never";
  private static final List<Key> CRONS =
      List.of(
          Key.FEDERAL_REGISTER_CRON,
          Key.ECFR_CRON,
          Key.PUBLIC_INSPECTION_CRON,
          Key.BIS_NOTICES_CRON,
          Key.BIS_PAGES_CRON,
          Key.SCREENING_LIST_CRON,
          Key.GOVINFO_CRON);
  private static final Set<Key> SECRETS = Set.of(Key.ARCHIVE_PASSWORD, Key.MAIL_SMTP_PASSWORD);

  private final Function<Key, Optional<SettingsReader.Given>> given;

  Values(Function<Key, Optional<SettingsReader.Given>> given) {
    this.given = given;
  }

  Settings settings() {
    Path data = value(Key.DATA, Values::folder);
    WebSettings web =
        new WebSettings(text(Key.WEB_ADDRESS), value(Key.WEB_PORT, Values.number(0, 65_535)));
    return new Settings(
        data, archive(data), crawl(), assertions(), mail(web), administrator(), web);
  }

  private ArchiveSettings archive(Path data) {
    if (text(Key.ARCHIVE_URL).isEmpty()) {
      return ArchiveSettings.in(data);
    }
    return value(
        Key.ARCHIVE_URL,
        url -> new ArchiveSettings(url, text(Key.ARCHIVE_USER), text(Key.ARCHIVE_PASSWORD)));
  }

  private CrawlSettings crawl() {
    Upstreams upstreams =
        text(Key.UPSTREAM).isEmpty()
            ? new Upstreams(
                value(Key.FEDERAL_REGISTER_URL, Values::webAddress),
                value(Key.ECFR_URL, Values::webAddress),
                value(Key.BIS_NOTICES_URL, Values::webAddress),
                value(Key.BIS_PAGES_URL, Values::webAddress),
                value(Key.SCREENING_LIST_URL, Values::webAddress),
                value(Key.GOVINFO_URL, Values::webAddress))
            : value(Key.UPSTREAM, url -> Upstreams.at(webAddress(url)));
    FetchSettings fetch =
        FetchSettings.defaults()
            .withContact(
                value(Key.CONTACT, text -> FetchSettings.defaults().withContact(text).contact()))
            .withRequestsPerSecond(value(Key.REQUESTS_PER_SECOND, Values::rate))
            .withLimits(
                value(Key.TIMEOUT, within(Duration.ofSeconds(1), Duration.ofHours(1))),
                value(Key.MAX_BODY_BYTES, number(1 << 10, 1 << 30)))
            .withAttempts(
                value(Key.ATTEMPTS, number(1, 20)),
                value(Key.BACKOFF, within(Duration.ofMillis(1), Duration.ofMinutes(1))))
            .withPrivateAddresses(value(Key.PRIVATE_ADDRESSES, Values::privateAddresses))
            .withPoliteness(politeness());
    CrawlSettings crawl = CrawlSettings.defaults();
    return crawl
        .withScope(value(Key.SCOPE, Scope::parse))
        .withAgencies(value(Key.AGENCIES, text -> crawl.withAgencies(names(text)).agencies()))
        .withTerms(value(Key.TERMS, text -> crawl.withTerms(names(text)).terms()))
        .withHistoryFrom(
            value(Key.HISTORY_FROM, text -> crawl.withHistoryFrom(date(text)).historyFrom()))
        .withUpstreams(upstreams)
        .withFetch(fetch)
        .withCrons(crons());
  }

  private Politeness politeness() {
    Politeness general = Politeness.defaults();
    Politeness hosts =
        general
            .withRates(value(Key.RATES, Values::rates))
            .withRequestsAtOnce(value(Key.REQUESTS_AT_ONCE, number(1, 100)))
            .withRestAfter(value(Key.REST_AFTER, number(1, 100)))
            .withRobotsExempt(
                value(
                    Key.ROBOTS_EXEMPT,
                    text -> general.withRobotsExempt(Set.copyOf(names(text))).robotsExempt()));
    return text(Key.QUIET_HOURS).isEmpty()
        ? hosts
        : hosts.withQuietHours(value(Key.QUIET_HOURS, QuietHours::parse));
  }

  private Administrator administrator() {
    return new Administrator(
        text(Key.ADMIN_MAIL).isEmpty() ? "" : value(Key.ADMIN_MAIL, Values::mailAddress),
        value(Key.ADMIN_AFTER_ROUNDS, number(1, 1000)));
  }

  private Assertions assertions() {
    return text(Key.ASSERTIONS).isEmpty()
        ? Assertions.builtIn()
        : value(Key.ASSERTIONS, file -> Assertions.builtIn().with(content(folder(file))));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("It cannot be read: " + e, e);
    }
  }

  private Map<String, String> crons() {
    Map<String, String> crons = new LinkedHashMap<>();
    for (Key key : CRONS) {
      String cron = value(key, Values::cron);
      if (!cron.equals(NEVER)) {
        crons.put(Key.source(key), cron);
      }
    }
    return crons;
  }

  private MailSettings mail(WebSettings web) {
    Optional<MailSettings.Smtp> smtp =
        text(Key.MAIL_SMTP_HOST).isEmpty()
            ? Optional.empty()
            : Optional.of(
                new MailSettings.Smtp(
                    value(Key.MAIL_SMTP_HOST, Values::host),
                    value(Key.MAIL_SMTP_PORT, number(1, 65_535)),
                    value(Key.MAIL_SMTP_SECURITY, Values::security),
                    text(Key.MAIL_SMTP_USER),
                    text(Key.MAIL_SMTP_PASSWORD),
                    value(Key.MAIL_SMTP_TIMEOUT, Values::duration)));
    URI publicUrl =
        text(Key.WEB_PUBLIC_URL).isEmpty()
            ? URI.create("http://" + inUrl(web.address()) + ":" + web.port())
            : value(Key.WEB_PUBLIC_URL, Values::webAddress);
    return new MailSettings(
        smtp,
        value(Key.MAIL_FROM, Values::mailAddress),
        text(Key.MAIL_UNSUBSCRIBE).isEmpty()
            ? Optional.empty()
            : Optional.of(value(Key.MAIL_UNSUBSCRIBE, Values::unsubscribe)),
        publicUrl);
  }

  private String text(Key key) {
    return value(key, text -> text);
  }

  private <T> T value(Key key, Function<String, T> parse) {
    Optional<SettingsReader.Given> found = given.apply(key);
    String text = found.map(SettingsReader.Given::value).orElse(key.fallback());
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new SettingRefusedException(refusal(key, text, found, e), e);
    }
  }

  private static String refusal(
      Key key,
      String text,
      Optional<SettingsReader.Given> found,
      IllegalArgumentException problem) {
    String shown = SECRETS.contains(key) ? "***" : text;
    String why = problem.getMessage() == null ? "" : " " + problem.getMessage();
    String place = found.map(SettingsReader.Given::place).orElse("default");
    return "The setting "
        + key.key()
        + " ("
        + place
        + ") cannot be \""
        + shown
        + "\": it takes "
        + key.allowed()
        + "."
        + why;
  }

  private static Path folder(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("");
    }
    try {
      if (text.equals("~") || text.startsWith("~/")) {
        return Path.of(System.getProperty("user.home") + text.substring(1));
      }
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e.getReason(), e);
    }
  }

  private static Function<String, Integer> number(int least, int most) {
    return text -> {
      if (!text.matches("\\d{1,9}")) {
        throw new IllegalArgumentException();
      }
      int number = Integer.parseInt(text);
      if (number < least || number > most) {
        throw new IllegalArgumentException();
      }
      return number;
    };
  }

  private static double rate(String text) {
    if (!text.matches("\\d{1,5}(\\.\\d{1,4})?")) {
      throw new IllegalArgumentException();
    }
    double rate = Double.parseDouble(text);
    return FetchSettings.defaults().withRequestsPerSecond(rate).requestsPerSecond();
  }

  private static Map<String, Double> rates(String text) {
    Map<String, Double> rates = new LinkedHashMap<>();
    for (String entry : names(text)) {
      String[] sides = entry.split("\\s*=\\s*", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException();
      }
      rates.put(sides[0], rate(sides[1]));
    }
    return Politeness.defaults().withRates(rates).rates();
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("It is no date of the calendar.", e);
    }
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }

  private static FetchSettings.PrivateAddresses privateAddresses(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "allowed" -> FetchSettings.PrivateAddresses.ALLOWED;
      case "refused" -> FetchSettings.PrivateAddresses.REFUSED;
      default -> throw new IllegalArgumentException();
    };
  }

  private static String cron(String text) {
    boolean isCron =
        Arrays.stream(text.split(";", -1)).allMatch(one -> CRON.matcher(one.strip()).matches());
    if (!text.equals(NEVER) && !isCron) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static Function<String, Duration> within(Duration least, Duration most) {
    return text -> {
      Duration duration = duration(text);
      if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
        throw new IllegalArgumentException();
      }
      return duration;
    };
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException();
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static MailSettings.Security security(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "none" -> MailSettings.Security.NONE;
      case "starttls" -> MailSettings.Security.STARTTLS;
      case "tls" -> MailSettings.Security.TLS;
      default -> throw new IllegalArgumentException();
    };
  }

  private static String host(String text) {
    if (!text.matches("[A-Za-z0-9.:_-]{1,253}")) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static String mailAddress(String text) {
    try {
      InternetAddress address = new InternetAddress(text, true);
      if (!address.getAddress().contains("@")) {
        throw new IllegalArgumentException("There is no @ in it.");
      }
      return text;
    } catch (AddressException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static URI unsubscribe(String text) {
    if (text.matches("mailto:\\S+@\\S+")) {
      return URI.create(text);
    }
    return webAddress(text);
  }

  static URI webAddress(String text) {
    try {
      URI uri = new URI(text);
      if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          || uri.getHost() == null) {
        throw new IllegalArgumentException();
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e.getReason() + ".", e);
    }
  }

  private static String inUrl(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }
}
