package earmark.crawler;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stand-in for the public services that lies beside the project on some machines, running as a
 * process of its own. A test that wants it is skipped elsewhere.
 */
final class StandIn implements AutoCloseable {
  private final Process process;
  private final URI base;
  private final HttpClient client = HttpClient.newHttpClient();

  private StandIn(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  static StandIn start(LocalDate today, String faults) {
    return start(today, faults, "");
  }

  /**
   * @param story name of a folder of made documents that is laid over the data; empty for none
   */
  static StandIn start(LocalDate today, String faults, String story) {
    Path script = script();
    List<String> command = new ArrayList<>(List.of("python3", script.toString()));
    if (!story.isEmpty()) {
      command.addAll(List.of("--story", script.resolveSibling("stories/" + story).toString()));
    }
    try {
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      command.addAll(
          List.of(
              "--port", Integer.toString(port), "--today", today.toString(), "--faults", faults));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      BufferedReader out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
      String line = out.readLine();
      while (line != null && !line.startsWith("serving")) {
        line = out.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("The stand-in " + script + " ended at once");
      }
      return new StandIn(process, URI.create("http://127.0.0.1:" + port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI base() {
    return base;
  }

  void today(LocalDate day) {
    control("today?date=" + day);
  }

  void faults(String profile) {
    control("faults?profile=" + profile + "&seed=7");
  }

  /**
   * One request as it was received.
   *
   * @param at by the stand-in's clock, to the millisecond
   * @param fault what was done to the answer; empty for nothing
   * @param conditional whether it says what the asker has already
   */
  record Asked(
      long number,
      Instant at,
      String path,
      int status,
      String fault,
      String agent,
      boolean conditional) {}

  /** Every request of Earmark since it began; not those that control it or look something up. */
  List<Asked> log() {
    return log(0);
  }

  /** Like {@link #log()}, after a number. */
  List<Asked> log(long since) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/_control/log?since=" + since)).build();
    JsonNode log = JsonMapper.shared().readTree(send(request));
    return StreamSupport.stream(log.path("requests").spliterator(), false)
        .filter(row -> !row.path("user_agent").asString().startsWith("Java-http-client"))
        .map(
            row ->
                new Asked(
                    row.path("number").asLong(),
                    Instant.ofEpochMilli(Math.round(row.path("time").asDouble() * 1000)),
                    row.path("path").asString(),
                    row.path("status").asInt(),
                    row.path("fault").asString(),
                    row.path("user_agent").asString(),
                    !row.path("if_none_match").asString().isEmpty()
                        || !row.path("if_modified_since").asString().isEmpty()))
        .toList();
  }

  /** The number of the last request, whoever made it. */
  long last() {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/_control/state")).build();
    return JsonMapper.shared().readTree(send(request)).path("requests").asLong();
  }

  /**
   * What the stand-in itself says, so that an archive is not judged by what Earmark made of it.
   *
   * @param validated whether it can be asked for again on condition that it has changed
   */
  record Said(int status, byte[] bytes, boolean validated) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(bytes);
    }
  }

  /** Looks something up. */
  Said look(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Encoding", "gzip").build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      boolean packed = answer.headers().firstValue("content-encoding").isPresent();
      try (InputStream body = packed ? new GZIPInputStream(answer.body()) : answer.body()) {
        return new Said(
            answer.statusCode(),
            body.readAllBytes(),
            answer.headers().firstValue("etag").isPresent()
                || answer.headers().firstValue("last-modified").isPresent());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void control(String call) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/_control/" + call))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    String _ = send(request);
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(request.uri() + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
  }

  private static Path script() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path script = at.resolveSibling("shared").resolve("upstream/serve.py");
      if (Files.isReadable(script)) {
        return script;
      }
    }
    Assumptions.abort("Skipped: there is no ../shared/upstream/serve.py beside the project");
    throw new AssertionError("unreachable");
  }
}
