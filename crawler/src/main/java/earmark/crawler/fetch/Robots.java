package earmark.crawler.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import earmark.archive.capture.Capture;
import earmark.redline.text.Finding;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What one host allows robots to do (RFC 9309).
 *
 * <p>Its robots.txt is asked for before anything else, and kept for a day. A host that says that
 * there is none allows everything; one that cannot say is asked for nothing. The rules are those
 * for {@value #TOKEN}, or for everybody where there are none for it.
 *
 * <p>Safe for use by several threads; they wait while one of them asks.
 */
final class Robots {
  /** Our product token: what a group of rules is addressed to. */
  static final String TOKEN = "Earmark";

  static final String PATH = "/robots.txt";

  /** RFC 9309 § 2.4. */
  static final Duration KEPT = Duration.ofHours(24);

  /** A longer Crawl-delay is not obeyed: one document a minute is less than the law changes. */
  static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

  private static final int SERVER_ERROR = 500;
  private static final int CALLER_ERROR = 400;
  private static final int MAX_WARNINGS = 5;

  /** Statuses that are no answer about robots.txt, though they blame the caller. */
  private static final Set<Integer> COME_BACK = Set.of(408, 425, 429);

  /** Refusals that say nothing about robots.txt, because it was not asked for. */
  private static final Set<String> NOT_ASKED =
      Set.of("STOPPED", "QUIET_HOURS", "HOST_RESTING", "FORBIDDEN_ADDRESS");

  private final LongSupplier nanoTime;
  private final Pace pace;
  private final ReentrantLock asking = new ReentrantLock();
  private Optional<Known> known = Optional.empty();

  /** Rules and until when they are believed. */
  private record Known(BaseRobotRules rules, long until) {}

  Robots(LongSupplier nanoTime, Pace pace) {
    this.nanoTime = nanoTime;
    this.pace = pace;
  }

  /**
   * Why a document is not to be asked for, or empty if it may be.
   *
   * @param fetch fetches the robots.txt at an address
   * @param note keeps findings about a capture of it
   */
  Optional<FetchOutcome.Failed> refusal(URI url, Function<URI, FetchOutcome> fetch, Note note)
      throws InterruptedException {
    URI address = url.resolve(PATH);
    asking.lockInterruptibly();
    try {
      if (known.filter(k -> k.until() - nanoTime.getAsLong() > 0).isEmpty()) {
        Optional<FetchOutcome.Failed> unknown = ask(address, fetch.apply(address), note);
        if (unknown.isPresent()) {
          return unknown;
        }
      }
      return known
          .filter(k -> !k.rules().isAllowed(url.toString()))
          .map(
              _ ->
                  new FetchOutcome.Failed(
                      "ROBOTS_DISALLOWED",
                      url + " was not asked for: " + address + " disallows it for " + TOKEN,
                      Optional.empty()));
    } finally {
      asking.unlock();
    }
  }

  /** Keeps findings about a capture. */
  @FunctionalInterface
  interface Note {
    void add(long capture, List<Finding> findings);
  }

  private Optional<FetchOutcome.Failed> ask(URI address, FetchOutcome outcome, Note note) {
    return switch (outcome) {
      case FetchOutcome.Document document -> {
        learn(parse(address, document), Optional.of(document.capture()), note);
        yield Optional.empty();
      }
      case FetchOutcome.Gone gone -> {
        learn(everything(gone.status()), Optional.empty(), note);
        yield Optional.empty();
      }
      case FetchOutcome.Refusal refusal -> {
        Optional<Integer> status =
            refusal.evidence().map(Capture::status).filter(s -> refusal.code().equals("HTTP_" + s));
        if (status.filter(Robots::allowsEverything).isPresent()) {
          learn(everything(status.get()), Optional.empty(), note);
          yield Optional.empty();
        }
        yield Optional.of(
            NOT_ASKED.contains(refusal.code())
                ? new FetchOutcome.Failed(refusal.code(), refusal.why(), refusal.evidence())
                : new FetchOutcome.Failed(
                    "ROBOTS_UNREACHABLE",
                    "Nothing is asked of this host, because what it allows robots is not known: "
                        + refusal.why(),
                    refusal.evidence()));
      }
    };
  }

  /** RFC 9309 § 2.3.1.3: whoever refuses to show a robots.txt has none. */
  private static boolean allowsEverything(int status) {
    return status >= CALLER_ERROR && status < SERVER_ERROR && !COME_BACK.contains(status);
  }

  private static BaseRobotRules everything(int status) {
    return parser().failedFetch(status);
  }

  private static BaseRobotRules parse(URI address, FetchOutcome.Document document) {
    return parser()
        .parseContent(
            address.toString(),
            document.bytes(),
            document.capture().header("content-type").orElse("text/plain"),
            List.of("earmark"));
  }

  private static SimpleRobotRulesParser parser() {
    // Its own limit forbids everything; ours is in learn.
    return new SimpleRobotRulesParser(Long.MAX_VALUE, MAX_WARNINGS);
  }

  private void learn(BaseRobotRules rules, Optional<Capture> capture, Note note) {
    known = Optional.of(new Known(rules, nanoTime.getAsLong() + KEPT.toNanos()));
    long asked = Math.max(0, rules.getCrawlDelay());
    Duration delay = Duration.ofMillis(Math.min(asked, LONGEST_DELAY.toMillis()));
    pace.spaced(delay);
    if (asked > LONGEST_DELAY.toMillis() && capture.isPresent()) {
      note.add(
          capture.get().id(),
          List.of(
              new Finding(
                  "CRAWL_DELAY_BOUNDED",
                  Finding.Severity.NOTE,
                  capture.get().url().toString(),
                  "It asks for "
                      + Duration.ofMillis(asked)
                      + " between requests; "
                      + LONGEST_DELAY
                      + " is the most that is kept")));
    }
  }

  /** Refuses what is no robots.txt, such as a page for people. */
  static Optional<Finding> judge(Capture capture, byte[] body) {
    int start = 0;
    if (body.length > 2 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb) {
      start = 3;
    }
    while (start < body.length && Character.isWhitespace(body[start])) {
      start++;
    }
    boolean page = start < body.length && (body[start] == '<' || body[start] == '{');
    return page
        ? Optional.of(
            new Finding(
                "NOT_ROBOTS_TXT",
                Finding.Severity.REFUSED,
                capture.url().toString(),
                "It is a page or data, not rules for robots"))
        : Optional.empty();
  }
}
