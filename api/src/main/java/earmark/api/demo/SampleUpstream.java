package earmark.api.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The sample upstream: one HTTP server on 127.0.0.1 that answers as federalregister.gov under
 * {@code /federalregister}, ecfr.gov under {@code /ecfr} and bis.gov under {@code /bis}, as of the
 * simulated day. Every answer carries {@code X-Earmark-Sample: illustration, not law}.
 *
 * <p>Safe for use by many threads; each request runs on a virtual thread of its own.
 */
public final class SampleUpstream implements AutoCloseable {
  /**
   * The sources that the sample has nothing for: it has no site map, and a list is believed only
   * when it is as long as the real one.
   */
  public static final Set<String> LACKS = Set.of("bis-pages", "screening-list");

  private static final int WORTH_COMPRESSING = 500;
  private static final Pattern GZIP = Pattern.compile("(^|[,\\s])(gzip|\\*)\\s*(;|,|$)");

  private final HttpServer server;
  private final ExecutorService threads;
  private final SimulatedDays days;
  private final Map<String, Site> sites;

  private SampleUpstream(
      HttpServer server, ExecutorService threads, DemoStory story, SimulatedDays days) {
    this.server = server;
    this.threads = threads;
    this.days = days;
    this.sites =
        Map.of(
            "/federalregister", new FederalRegisterSite(story),
            "/ecfr", new EcfrSite(story),
            "/bis", new BisSite(story));
  }

  /**
   * Starts on a free port.
   *
   * @throws IOException if the port cannot be opened
   */
  public static SampleUpstream start(DemoStory story, SimulatedDays days) throws IOException {
    return start(story, days, 0);
  }

  /**
   * Starts on a port of 127.0.0.1.
   *
   * @param port 0 means any free one
   * @throws IOException if the port cannot be opened
   */
  public static SampleUpstream start(DemoStory story, SimulatedDays days, int port)
      throws IOException {
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    HttpServer server = HttpServer.create(address, 0);
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sample-upstream-", 0).factory());
    SampleUpstream upstream = new SampleUpstream(server, threads, story, days);
    server.createContext("/", upstream::serve);
    server.setExecutor(threads);
    server.start();
    return upstream;
  }

  /** The address that {@code --upstream} takes, without a slash at the end. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Stops at once; requests that are being answered are cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean reads = List.of("GET", "HEAD").contains(exchange.getRequestMethod());
      Reply reply = reads ? answer(exchange) : Reply.plain(405, "Method Not Allowed");
      send(exchange, reply);
    }
  }

  private Reply answer(HttpExchange exchange) {
    String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("/");
    int end = path.indexOf('/', 1);
    String prefix = end < 0 ? path : path.substring(0, end);
    return Optional.ofNullable(sites.get(prefix))
        .flatMap(site -> site.answer(question(exchange, prefix, path)))
        .orElseGet(
            () ->
                Reply.html(
                    404,
                    "<!DOCTYPE html><html><head><title>Not found</title></head>"
                        + "<body><h1>404</h1></body></html>"));
  }

  private Question question(HttpExchange exchange, String prefix, String path) {
    String inner = path.length() == prefix.length() ? "/" : path.substring(prefix.length());
    Optional<String> query = Optional.ofNullable(exchange.getRequestURI().getRawQuery());
    return new Question(
        inner, Question.parse(query), baseUrl() + prefix, days.today(), encoding(exchange));
  }

  private static Question.Encoding encoding(HttpExchange exchange) {
    String accepted = header(exchange, "Accept-Encoding").orElse("");
    return GZIP.matcher(accepted).find() ? Question.Encoding.GZIP : Question.Encoding.PLAIN;
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    var headers = exchange.getResponseHeaders();
    reply.headers().forEach(headers::set);
    headers.set("X-Earmark-Sample", "illustration, not law");
    Optional<String> tag = header(exchange, "If-None-Match");
    if (reply.status() == 200 && reply.isHeldBy(tag, header(exchange, "If-Modified-Since"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    headers.set("Content-Type", reply.contentType());
    byte[] body = reply.bytes();
    if (body.length > WORTH_COMPRESSING && encoding(exchange) == Question.Encoding.GZIP) {
      body = gzip(body);
      headers.set("Content-Encoding", "gzip");
      headers.set("Vary", "Accept-Encoding");
    }
    if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 3);
    try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
      zipped.write(body);
    }
    return out.toByteArray();
  }

  /** Escapes a name or value of a query. */
  static String escapeQuery(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
