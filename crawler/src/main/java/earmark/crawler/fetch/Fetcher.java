package earmark.crawler.fetch;

import earmark.archive.capture.Answer;
import earmark.archive.capture.Capture;
import earmark.archive.capture.Captures;
import earmark.crawler.patch.Patches;
import earmark.redline.text.Finding;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches documents, and stores every answer before it is judged.
 *
 * <p>Tried again, with growing pauses: 408, 429 and 5xx, broken connections, timeouts, truncated
 * bodies, and answers under status 200 that the {@link Judge} refuses. A {@code Retry-After} is
 * obeyed up to {@link #LONGEST_WAIT}, by every request to that host; a server that asks for more is
 * left alone as long as it asks. Redirects are followed by hand, {@value #MAX_REDIRECTS} at most,
 * and each target is checked like the first address.
 *
 * <p>Each host is asked for its robots.txt before anything else, and never faster than configured;
 * one that fails again and again is left alone for a while, and requests to it fail at once. No
 * request begins in quiet hours. How hosts fare is kept in memory, per fetcher.
 *
 * <p>Safe for use by several threads. Failures of the world are outcomes; only a failing archive
 * throws.
 */
public final class Fetcher implements AutoCloseable {
  /** The longest pause between two attempts. */
  public static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private static final int MAX_REDIRECTS = 5;

  /** Refusals that show a host which does not work, rather than an odd document. */
  private static final Set<String> INSTEAD =
      Set.of(
          "TRUNCATED",
          "BLOCKED_PAGE",
          "HTML_INSTEAD_OF_XML",
          "HTML_INSTEAD_OF_JSON",
          "EMPTY",
          "NOT_ROBOTS_TXT");

  private static final int OK = 200;
  private static final int REDIRECT = 300;
  private static final int NOT_MODIFIED = 304;
  private static final int CALLER_ERROR = 400;
  private static final int NOT_FOUND = 404;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int GONE = 410;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final FetchSettings settings;
  private final Captures captures;
  private final Patches patches;
  private final Clock clock;
  private final CountDownLatch closed;
  private final Pause pause;
  private final RandomGenerator random;
  private final LongSupplier nanoTime;
  private final AddressGate gate;
  private final OkHttpClient trusting;
  private final OkHttpClient guarded;

  private final Map<HostPort, Host> hosts = new ConcurrentHashMap<>();

  /** Until their bodies are read; the client's own list forgets them once the head is there. */
  private final Set<Call> underWay = ConcurrentHashMap.newKeySet();

  /** What is known of one host: when to ask it, whether it works, what it allows. */
  private record Host(Pace pace, Breaker breaker, Robots robots) {}

  /** What one attempt led to: an end, or a reason to try again. */
  private sealed interface Attempt {
    record Done(FetchOutcome outcome) implements Attempt {}

    /**
     * {@code outcome} holds if it is not tried again; {@code askedWait} is what the server asks
     * for.
     */
    record Again(FetchOutcome.Refusal outcome, Optional<Duration> askedWait) implements Attempt {
      Again(FetchOutcome.Refusal outcome) {
        this(outcome, Optional.empty());
      }
    }

    /** The answer sends us elsewhere. */
    record Redirect(String location) implements Attempt {}
  }

  /** The asking for one document, in all its attempts. */
  private static final class Asking {
    private final Wanted wanted;

    /** Whether it is a robots.txt, which is always allowed. */
    private final boolean forRobots;

    /** The host that was asked last. */
    private Optional<Host> host = Optional.empty();

    /** Whether the last request was the one that shows whether a resting host works again. */
    private boolean trial;

    private Asking(Wanted wanted, boolean forRobots) {
      this.wanted = wanted;
      this.forRobots = forRobots;
    }
  }

  /** A fetcher that really waits, until it is closed. */
  public Fetcher(FetchSettings settings, Captures captures, Patches patches, Clock clock) {
    this(settings, captures, patches, clock, new CountDownLatch(1));
  }

  /** Like the other, with the patches that come with Earmark. */
  public Fetcher(FetchSettings settings, Captures captures, Clock clock) {
    this(settings, captures, Patches.builtIn(), clock);
  }

  private Fetcher(
      FetchSettings settings,
      Captures captures,
      Patches patches,
      Clock clock,
      CountDownLatch closed) {
    this(
        settings,
        captures,
        clock,
        duration -> {
          boolean _ = closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        },
        RandomGenerator.getDefault(),
        System::nanoTime,
        closed,
        Dns.SYSTEM,
        patches);
  }

  /**
   * A fetcher whose time is somebody else's.
   *
   * @param random spreads the pauses; seeded, they repeat
   * @param nanoTime runs while {@code pause} waits
   */
  public Fetcher(
      FetchSettings settings,
      Captures captures,
      Clock clock,
      Pause pause,
      RandomGenerator random,
      LongSupplier nanoTime) {
    this(
        settings,
        captures,
        clock,
        pause,
        random,
        nanoTime,
        new CountDownLatch(1),
        Dns.SYSTEM,
        Patches.builtIn());
  }

  /** Also asks {@code names} where hosts are. */
  Fetcher(
      FetchSettings settings,
      Captures captures,
      Clock clock,
      Pause pause,
      RandomGenerator random,
      LongSupplier nanoTime,
      CountDownLatch closed,
      Dns names,
      Patches patches) {
    this.settings = settings;
    this.captures = captures;
    this.clock = clock;
    this.closed = closed;
    this.pause = pause;
    this.random = random;
    this.nanoTime = nanoTime;
    this.patches = patches;
    this.gate = new AddressGate(settings);
    this.trusting = Connections.client(settings.timeout());
    this.guarded = trusting.newBuilder().dns(AddressGate.guarded(names)).build();
  }

  /** Asks for a document until it is there, or there is reason to give up. */
  public FetchOutcome fetch(Wanted wanted) {
    return switch (fetch(new Asking(wanted, false))) {
      case FetchOutcome.Document document -> patched(document);
      case FetchOutcome.Gone gone -> gone;
      case FetchOutcome.Refusal refusal -> refusal;
    };
  }

  /** What is stored stays as it came; what is read has its known defects cured. */
  private FetchOutcome patched(FetchOutcome.Document document) {
    Capture capture = document.capture();
    String url = capture.url().toString();
    return switch (patches.apply(capture.url(), capture.content(), document.bytes())) {
      case Patches.Outcome.Untouched _ -> document;
      case Patches.Outcome.Applied(byte[] bytes, List<String> what) -> {
        captures.note(
            capture.id(),
            what.stream()
                .map(words -> new Finding("PATCHED", Finding.Severity.NOTE, url, words))
                .toList());
        yield new FetchOutcome.Patched(document, bytes, what);
      }
      case Patches.Outcome.Refused(String why) -> {
        captures.note(
            capture.id(),
            List.of(new Finding("PATCH_REFUSED", Finding.Severity.WARNING, url, why)));
        yield new FetchOutcome.NotTheDocument("PATCH_REFUSED", why, capture);
      }
    };
  }

  private FetchOutcome fetch(Asking asking) {
    for (int number = 1; ; number++) {
      switch (attempt(asking)) {
        case Attempt.Done done -> {
          return done.outcome();
        }
        case Attempt.Redirect _ -> throw new AssertionError("redirects are followed in an attempt");
        case Attempt.Again again -> {
          Optional<FetchOutcome> end = pauseBeforeNext(asking, again, number);
          if (end.isPresent()) {
            return end.get();
          }
        }
      }
    }
  }

  /** Whether it was closed: nothing is fetched any more. */
  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Why no request begins now, in words; empty outside of quiet hours. */
  public Optional<String> quiet() {
    return settings
        .politeness()
        .quietHours()
        .filter(hours -> hours.contains(clock.instant()))
        .map(hours -> "no request begins in the quiet hours " + hours + " (Washington time)");
  }

  /**
   * Ends what is under way at once; it and everything asked for later fails with {@code STOPPED}.
   */
  @Override
  public void close() {
    closed.countDown();
    underWay.forEach(Call::cancel);
    trusting.connectionPool().evictAll();
    trusting.dispatcher().executorService().shutdown();
  }

  /** Waits for the next attempt, or says how it ends if there is to be none. */
  private Optional<FetchOutcome> pauseBeforeNext(Asking asking, Attempt.Again again, int number) {
    boolean last = number >= settings.attempts() || asking.trial;
    if (last) {
      if (isFailureOfTheHost(again.outcome())) {
        asking.host.ifPresent(host -> host.breaker().gaveUp());
      } else {
        asking.host.ifPresent(host -> host.breaker().answered());
      }
      return Optional.of(
          number == 1 ? again.outcome() : with(again.outcome(), " (" + number + " attempts)"));
    }
    Duration own = backoff(number);
    Duration wait = again.askedWait().filter(asked -> asked.compareTo(own) > 0).orElse(own);
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      asking.host.ifPresent(host -> host.breaker().restAsAsked(wait));
      return Optional.of(
          new FetchOutcome.Failed(
              "WAIT_TOO_LONG",
              asking.wanted.url()
                  + ": "
                  + again.outcome().why()
                  + "; the server asks to wait "
                  + wait.toSeconds()
                  + " s, more than the "
                  + LONGEST_WAIT.toSeconds()
                  + " s that are waited within a round",
              again.outcome().evidence()));
    }
    return sleep(asking.wanted, wait);
  }

  /** No answer, an error of the server or a page in the place of one; not an odd document. */
  private static boolean isFailureOfTheHost(FetchOutcome.Refusal refusal) {
    return refusal instanceof FetchOutcome.Failed || INSTEAD.contains(refusal.code());
  }

  private Optional<FetchOutcome> sleep(Wanted wanted, Duration wait) {
    try {
      if (wait.isPositive()) {
        pause.pause(wait);
      }
      return isClosed() ? Optional.of(stopped(wanted.url())) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(stopped(wanted.url()));
    }
  }

  /** Doubles with each attempt, spread by half either way so that clients do not march in step. */
  private Duration backoff(int number) {
    double factor = Math.scalb(1.0, Math.min(number - 1, 20)) * (0.5 + random.nextDouble());
    long nanos = Math.round(settings.backoff().toNanos() * factor);
    return Duration.ofNanos(Math.min(nanos, LONGEST_WAIT.toNanos()));
  }

  private Attempt attempt(Asking asking) {
    URI url = asking.wanted.url();
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      Attempt attempt = ask(asking, url);
      if (!(attempt instanceof Attempt.Redirect(String location))) {
        return attempt;
      }
      try {
        url = url.resolve(location);
      } catch (IllegalArgumentException e) {
        return done(
            "BAD_REDIRECT", url + " redirects to something that is no address: " + location);
      }
    }
    return done(
        "TOO_MANY_REDIRECTS",
        asking.wanted.url()
            + " redirects more than "
            + MAX_REDIRECTS
            + " times, at last to "
            + url);
  }

  /** One request to one address, if it may be made now. */
  private Attempt ask(Asking asking, URI url) {
    HttpUrl address = HttpUrl.parse(url.toString());
    if (address == null) {
      return done("FORBIDDEN_ADDRESS", url + " is not an http or https address");
    }
    try {
      gate.check(address);
    } catch (ForbiddenAddressException e) {
      return done("FORBIDDEN_ADDRESS", url + ": " + e.getMessage());
    }
    Optional<String> quiet = quiet();
    if (quiet.isPresent()) {
      return done("QUIET_HOURS", url + " was not asked for: " + quiet.get());
    }
    Host host = host(address);
    try {
      Optional<FetchOutcome.Failed> refused =
          asking.forRobots ? Optional.empty() : robots(asking.wanted, url, address, host);
      return refused.isPresent()
          ? new Attempt.Done(refused.get())
          : permitted(asking, url, address, host);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Attempt.Done(stopped(url));
    }
  }

  private Host host(HttpUrl address) {
    return hosts.computeIfAbsent(
        new HostPort(address.host(), address.port()),
        at -> {
          Pace pace =
              new Pace(
                  settings.rate(at.host()),
                  settings.politeness().requestsAtOnce(),
                  pause,
                  nanoTime,
                  this::isClosed);
          return new Host(
              pace,
              new Breaker(settings.politeness().restAfter(), nanoTime),
              new Robots(nanoTime, pace));
        });
  }

  private Optional<FetchOutcome.Failed> robots(Wanted wanted, URI url, HttpUrl address, Host host)
      throws InterruptedException {
    if (settings.politeness().robotsExempt().contains(address.host())) {
      return Optional.empty();
    }
    return host.robots()
        .refusal(
            url,
            at -> fetch(new Asking(new Wanted(wanted.source(), at, Robots::judge), true)),
            captures::note);
  }

  /** One request to a host that allows it, unless the host is left alone. */
  private Attempt permitted(Asking asking, URI url, HttpUrl address, Host host)
      throws InterruptedException {
    Breaker.Permit permit = host.breaker().enter();
    if (permit instanceof Breaker.Permit.Resting resting) {
      return done("HOST_RESTING", resting(url, address, resting));
    }
    asking.host = Optional.of(host);
    asking.trial = permit instanceof Breaker.Permit.Trial;
    boolean decided = false;
    try (Pace.Turn turn = host.pace().take()) {
      if (isClosed()) {
        return new Attempt.Done(stopped(url));
      }
      Attempt attempt = request(asking.wanted, url, address, turn);
      decided = report(attempt, host);
      return attempt;
    } finally {
      if (!decided && asking.trial) {
        host.breaker().undecided();
      }
    }
  }

  /** Tells the host's keeper how a request went; false if it did not show anything. */
  private static boolean report(Attempt attempt, Host host) {
    return switch (attempt) {
      // Whether that is a failure is known when it is given up.
      case Attempt.Again again -> {
        again
            .askedWait()
            .filter(asked -> asked.compareTo(LONGEST_WAIT) <= 0)
            .ifPresent(host.pace()::holdOff);
        yield true;
      }
      case Attempt.Done(FetchOutcome.Failed failed) when failed.code().equals("STOPPED") -> false;
      case Attempt.Done(FetchOutcome.Failed failed) when failed.code().equals("TLS") -> {
        host.breaker().gaveUp();
        yield true;
      }
      case Attempt.Done _, Attempt.Redirect _ -> {
        host.breaker().answered();
        yield true;
      }
    };
  }

  private String resting(URI url, HttpUrl address, Breaker.Permit.Resting resting) {
    Instant until = clock.instant().plus(resting.left()).truncatedTo(ChronoUnit.SECONDS);
    return url
        + " was not asked for: "
        + address.host()
        + (resting.failures() > 0
            ? " failed " + resting.failures() + " times in a row and is left alone until "
            : " asked to be left alone until ")
        + until;
  }

  private Attempt request(Wanted wanted, URI url, HttpUrl address, Pace.Turn turn) {
    Optional<Capture> known = captures.latestUsable(url);
    OkHttpClient client = gate.trusts(address) ? trusting : guarded;
    Call call = client.newCall(request(address, known));
    underWay.add(call);
    if (isClosed()) {
      call.cancel();
    }
    try (Response response = call.execute()) {
      turn.answered();
      if (response.code() == NOT_MODIFIED) {
        return notModified(wanted, url, known);
      }
      return read(wanted, url, known, response);
    } catch (ForbiddenAddressException e) {
      return done("FORBIDDEN_ADDRESS", url + ": " + e.getMessage());
    } catch (SSLHandshakeException | SSLPeerUnverifiedException e) {
      return done("TLS", url + ": the server does not prove who it is: " + e.getMessage());
    } catch (InterruptedIOException e) {
      return isStopped()
          ? new Attempt.Done(stopped(url))
          : again("TIMEOUT", url + " took more than " + settings.timeout().toSeconds() + " s");
    } catch (IOException e) {
      return isStopped()
          ? new Attempt.Done(stopped(url))
          : again("NO_ANSWER", url + ": " + e.getMessage());
    } finally {
      underWay.remove(call);
    }
  }

  private boolean isStopped() {
    return isClosed() || Thread.currentThread().isInterrupted();
  }

  private Request request(HttpUrl address, Optional<Capture> known) {
    Request.Builder request =
        new Request.Builder()
            .url(address)
            .header("User-Agent", settings.userAgent())
            .header("Accept-Encoding", "gzip");
    known
        .flatMap(capture -> capture.header("etag"))
        .ifPresent(tag -> request.header("If-None-Match", tag));
    known
        .flatMap(capture -> capture.header("last-modified"))
        .ifPresent(date -> request.header("If-Modified-Since", date));
    return request.build();
  }

  /**
   * The stored bytes hold. They are judged again: a process may have died between storing and
   * judging.
   */
  private Attempt notModified(Wanted wanted, URI url, Optional<Capture> known) {
    if (known.isEmpty()) {
      return again("UNASKED_304", url + " answers 304 though nothing of it is stored");
    }
    Capture capture = known.get();
    byte[] bytes = captures.body(capture);
    return wanted
        .judge()
        .refuse(capture, bytes)
        .map(refusal -> refused(url, capture, refusal))
        .orElseGet(() -> new Attempt.Done(new FetchOutcome.Unchanged(capture, bytes)));
  }

  private Attempt read(Wanted wanted, URI url, Optional<Capture> known, Response response)
      throws InterruptedIOException {
    return switch (Body.read(response, settings.maxBodyBytes())) {
      case Body.TooLong(long limit) ->
          done("TOO_LONG", url + " is longer than " + limit + " bytes; nothing of it was kept");
      case Body.UnknownEncoding(String encoding) ->
          done("UNKNOWN_ENCODING", url + " is encoded as \"" + encoding + "\"; gzip was asked for");
      // Cut off by ourselves: that says nothing about the source, and is no evidence.
      case Body.Truncated _ when isStopped() -> new Attempt.Done(stopped(url));
      case Body.Truncated(byte[] bytes, String why) -> {
        Capture capture = captures.store(answer(wanted, url, response, bytes));
        yield refused(
            url,
            capture,
            refusal("TRUNCATED", url, "ended after " + bytes.length + " bytes: " + why));
      }
      case Body.Whole(byte[] bytes) ->
          judged(wanted, url, known, captures.store(answer(wanted, url, response, bytes)), bytes);
    };
  }

  private Attempt judged(
      Wanted wanted, URI url, Optional<Capture> known, Capture capture, byte[] bytes) {
    int status = capture.status();
    if (status == OK) {
      Optional<Finding> refusal = wanted.judge().refuse(capture, bytes);
      if (refusal.isPresent()) {
        return refused(url, capture, refusal.get());
      }
      boolean same = known.filter(k -> k.content().equals(capture.content())).isPresent();
      return new Attempt.Done(
          same
              ? new FetchOutcome.Unchanged(capture, bytes)
              : new FetchOutcome.Changed(capture, bytes));
    }
    Optional<String> location = capture.header("location");
    if (status >= REDIRECT && status < CALLER_ERROR && location.isPresent()) {
      return new Attempt.Redirect(location.get());
    }
    if (status == NOT_FOUND || status == GONE) {
      return new Attempt.Done(new FetchOutcome.Gone(status, capture));
    }
    return unusable(url, capture);
  }

  /** An answer with a status that carries no document. */
  private Attempt unusable(URI url, Capture capture) {
    int status = capture.status();
    Finding finding = refusal("HTTP_" + status, url, excerpt(capture));
    captures.note(capture.id(), List.of(finding));
    String why = url + " answers with status " + status;
    var failed = new FetchOutcome.Failed("HTTP_" + status, why, Optional.of(capture));
    if (status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT || status >= SERVER_ERROR) {
      return new Attempt.Again(
          failed,
          RetryAfter.read(capture.header("retry-after"), capture.header("date"), clock.instant()));
    }
    return new Attempt.Done(failed);
  }

  private Attempt refused(URI url, Capture capture, Finding refusal) {
    captures.note(capture.id(), List.of(refusal));
    return new Attempt.Again(
        new FetchOutcome.NotTheDocument(
            refusal.code(), url + ": " + refusal.code() + ": " + refusal.excerpt(), capture));
  }

  private String excerpt(Capture capture) {
    byte[] body = captures.body(capture);
    int length = Math.min(body.length, Finding.EXCERPT_LIMIT);
    return new String(body, 0, length, StandardCharsets.UTF_8);
  }

  private static Answer answer(Wanted wanted, URI url, Response response, byte[] bytes) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : response.headers().names()) {
      headers.put(name.toLowerCase(Locale.ROOT), response.headers().values(name));
    }
    return new Answer(wanted.source(), url, response.code(), headers, bytes);
  }

  private static Finding refusal(String code, URI url, String excerpt) {
    return new Finding(code, Finding.Severity.REFUSED, url.toString(), excerpt);
  }

  private static FetchOutcome.Refusal with(FetchOutcome.Refusal refusal, String more) {
    return switch (refusal) {
      case FetchOutcome.Failed f -> new FetchOutcome.Failed(f.code(), f.why() + more, f.evidence());
      case FetchOutcome.NotTheDocument n ->
          new FetchOutcome.NotTheDocument(n.code(), n.why() + more, n.capture());
    };
  }

  private static FetchOutcome stopped(URI url) {
    return new FetchOutcome.Failed("STOPPED", url + " was not fetched: stopped", Optional.empty());
  }

  private static Attempt done(String code, String why) {
    return new Attempt.Done(new FetchOutcome.Failed(code, why, Optional.empty()));
  }

  private static Attempt again(String code, String why) {
    return new Attempt.Again(new FetchOutcome.Failed(code, why, Optional.empty()));
  }
}
