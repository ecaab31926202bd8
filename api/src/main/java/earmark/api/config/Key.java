package earmark.api.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every setting there is. {@code docs/configuration.md} describes them for administrators. */
public enum Key {
  DATA("data", "a folder", "~/.local/share/earmark"),
  UPSTREAM("upstream", "an http or https address, or nothing", ""),

  ARCHIVE_URL("archive.url", "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE", ""),
  ARCHIVE_USER("archive.user", "a database user", ""),
  ARCHIVE_PASSWORD("archive.password", "a password", ""),

  SCOPE("scope", "CFR parts, as \"15 CFR 730-774, 10 CFR 810\"", "15 CFR 730-774"),
  AGENCIES(
      "agencies",
      "slugs of the Federal Register, as \"industry-and-security-bureau\", or nothing",
      "industry-and-security-bureau"),
  TERMS("terms", "words to search the Federal Register for, by commas, or nothing", ""),
  HISTORY_FROM("history-from", "a date from 1994-01-01 on, as 2024-01-31", "2022-10-01"),
  CONTACT("contact", "one e-mail or web address without blanks, or nothing", ""),
  REQUESTS_PER_SECOND("requests-per-second", "a number from 0.01 to 10000", "4"),
  RATES("rates", "hosts and requests a second, as \"www.ecfr.gov=2, www.bis.gov=0.5\"", ""),
  REQUESTS_AT_ONCE("requests-at-once", "a number from 1 to 100", "2"),
  REST_AFTER("rest-after", "a number from 1 to 100", "5"),
  QUIET_HOURS("quiet-hours", "hours in Washington, as 23:00-04:00, or nothing", ""),
  ROBOTS_EXEMPT("robots-exempt", "hosts, as \"www.ecfr.gov\", or nothing", ""),
  TIMEOUT("timeout", "a duration from 1s to 1h", "60s"),
  MAX_BODY_BYTES("max-body-bytes", "a number from 1024 to 1073741824", "67108864"),
  ATTEMPTS("attempts", "a number from 1 to 20", "6"),
  BACKOFF("backoff", "a duration from 1ms to 1m", "1s"),
  PRIVATE_ADDRESSES("private-addresses", "refused or allowed", "refused"),

  FEDERAL_REGISTER_URL(
      "sources.federal-register.url",
      "an http or https address",
      "https://www.federalregister.gov"),
  FEDERAL_REGISTER_CRON(
      "sources.federal-register.cron", Form.CRON, "0 0/10 6-8 ? * MON-FRI; 0 0 9-21 ? * MON-FRI"),
  ECFR_URL("sources.ecfr.url", "an http or https address", "https://www.ecfr.gov"),
  ECFR_CRON("sources.ecfr.cron", Form.CRON, "0 40 0,3,6,9 ? * TUE-SAT; 0 10 12,14,18 ? * MON-FRI"),
  PUBLIC_INSPECTION_CRON(
      "sources.public-inspection.cron",
      Form.CRON,
      "0 45,50,55 8 ? * MON-FRI; 0 0/15 9-16 ? * MON-FRI"),
  BIS_NOTICES_URL("sources.bis-notices.url", "an http or https address", "https://www.bis.gov"),
  BIS_NOTICES_CRON("sources.bis-notices.cron", Form.CRON, "0 20 6-20 ? * MON-FRI"),
  BIS_PAGES_URL("sources.bis-pages.url", "an http or https address", "https://www.bis.gov"),
  BIS_PAGES_CRON("sources.bis-pages.cron", Form.CRON, "0 35 6-20/2 ? * MON-FRI"),
  SCREENING_LIST_URL(
      "sources.screening-list.url", "an http or https address", "https://data.trade.gov"),
  SCREENING_LIST_CRON("sources.screening-list.cron", Form.CRON, "0 50 6,12,18 ? * MON-FRI"),
  GOVINFO_URL("sources.govinfo.url", "an http or https address", "https://www.govinfo.gov"),
  GOVINFO_CRON("sources.govinfo.cron", Form.CRON, "0 25 9,13,18 ? * MON-FRI"),

  ASSERTIONS("assertions", "a JSON file, or nothing", ""),

  ADMIN_MAIL("admin.mail", "an e-mail address, or nothing", ""),
  ADMIN_AFTER_ROUNDS("admin.after-rounds", "a number from 1 to 1000", "3"),

  MAIL_FROM(
      "mail.from", "an e-mail address, with or without a name", "Earmark <earmark@localhost>"),
  MAIL_UNSUBSCRIBE("mail.unsubscribe", "a mailto: or https: address, or nothing", ""),
  MAIL_SMTP_HOST("mail.smtp.host", "a host name; nothing for the mailbox folder", ""),
  MAIL_SMTP_PORT("mail.smtp.port", "a number from 1 to 65535", "587"),
  MAIL_SMTP_SECURITY("mail.smtp.security", "none, starttls or tls", "starttls"),
  MAIL_SMTP_USER("mail.smtp.user", "a user name, or nothing", ""),
  MAIL_SMTP_PASSWORD("mail.smtp.password", "a password", ""),
  MAIL_SMTP_TIMEOUT("mail.smtp.timeout", "a duration, as 20s", "20s"),

  WEB_ADDRESS("web.address", "a network address of this machine", "127.0.0.1"),
  WEB_PORT("web.port", "a number from 0 to 65535; 0 for any free one", "8080"),
  WEB_PUBLIC_URL("web.public-url", "an http or https address, or nothing", "");

  /** Forms that several keys share. */
  private static final class Form {
    static final String CRON =
        "a Quartz cron expression (seconds first), several with a semicolon between, or never";
  }

  private final String key;
  private final String allowed;
  private final String fallback;

  Key(String key, String allowed, String fallback) {
    this.key = key;
    this.allowed = allowed;
    this.fallback = fallback;
  }

  /**
   * The name in files and on the command line: lower case, words joined by hyphens, groups by dots.
   */
  public String key() {
    return key;
  }

  /** What a value looks like, for a message: "a number from 1 to 65535". */
  public String allowed() {
    return allowed;
  }

  /**
   * The value where nothing else is said; empty if it is made from other settings or is nothing.
   */
  public String fallback() {
    return fallback;
  }

  /** The source that a key of the form {@code sources.SOURCE.…} is about. */
  static String source(Key key) {
    int from = key.key.indexOf('.') + 1;
    return key.key.substring(from, key.key.indexOf('.', from));
  }

  static Optional<Key> find(String key) {
    return Arrays.stream(values()).filter(candidate -> candidate.key.equals(key)).findFirst();
  }

  /** The keys that {@code typed} most likely meant, best first; a group gives its members. */
  static List<String> nearest(String typed, int limit) {
    List<String> members =
        Arrays.stream(values()).map(Key::key).filter(key -> key.startsWith(typed + ".")).toList();
    if (!members.isEmpty()) {
      return members;
    }
    return Arrays.stream(values())
        .map(Key::key)
        .sorted(Comparator.comparingInt(key -> distance(key, typed)))
        .limit(limit)
        .toList();
  }

  /** Levenshtein's distance, counting only the last element where {@code typed} has no dot. */
  private static int distance(String key, String typed) {
    String short_ = key.substring(key.lastIndexOf('.') + 1);
    return typed.contains(".")
        ? edits(key, typed)
        : Math.min(edits(key, typed), edits(short_, typed));
  }

  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
