package earmark.crawler.fetch;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/**
 * A local HTTP server that answers as it is told, also wrongly: too slowly, too long, broken off,
 * with a false length. One connection carries one request.
 */
public final class ProgrammedServer implements AutoCloseable {
  private static final int ENOUGH_BYTES = 1 << 30;
  private static final String ROBOTS = "/robots.txt";

  private final ServerSocket socket;
  private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
  private volatile Reply otherwise =
      (request, out, server, connection) ->
          status(404, "text/plain", "not programmed: " + request.path())
              .write(request, out, server, connection);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** A request as it came: the path with its query, headers with names in lower case. */
  public record Asked(String path, Map<String, String> headers) {}

  /** Writes an answer, or something like it. */
  @FunctionalInterface
  public interface Reply {
    void write(Asked request, OutputStream out, ProgrammedServer server, Socket connection)
        throws IOException, InterruptedException;
  }

  public ProgrammedServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("programmed-server").start(this::accept);
  }

  /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  public URI at(String path) {
    return URI.create(base() + path);
  }

  /** Answers requests for a path with its query by these replies in turn; the last one stays. */
  public void answer(String path, Reply... inTurn) {
    replies.put(path, new ArrayDeque<>(List.of(inTurn)));
  }

  /** Answers requests for every other path; 404 unless told. */
  public void answerOthers(Reply reply) {
    otherwise = reply;
  }

  /** Every request so far in the order of arrival, but those for {@code /robots.txt}. */
  public List<Asked> asked() {
    return asked.stream().filter(request -> !request.path().equals(ROBOTS)).toList();
  }

  /** Every request so far, those for {@code /robots.txt} included. */
  public List<Asked> askedAtAll() {
    return List.copyOf(asked);
  }

  /** How often a path with its query was asked for. */
  public long asked(String path) {
    return asked.stream().filter(request -> request.path().equals(path)).count();
  }

  /**
   * Returns when so many requests for other things than robots.txt have come; after half a minute
   * it fails.
   */
  public void awaitAsked(int count) throws InterruptedException {
    synchronized (asked) {
      for (int i = 0; asked().size() < count; i++) {
        if (i == 30) {
          throw new AssertionError("fewer than " + count + " requests: " + asked);
        }
        asked.wait(1000);
      }
    }
  }

  public static Reply ok(String type, String body, String... headers) {
    return status(200, type, body, headers);
  }

  /**
   * @param headers names and values by turns
   */
  public static Reply status(int status, String type, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return (_, out, _, _) -> {
      out.write(head(status, type, bytes.length, headers));
      out.write(bytes);
    };
  }

  public static Reply notModified() {
    return (_, out, _, _) -> out.write(head(304, "", -1));
  }

  public static Reply redirect(String location) {
    return status(302, "text/plain", "", "Location", location);
  }

  public static Reply gzipped(String type, String body) {
    byte[] bytes = gzip(body.getBytes(StandardCharsets.UTF_8));
    return (_, out, _, _) -> {
      out.write(head(200, type, bytes.length, "Content-Encoding", "gzip"));
      out.write(bytes);
    };
  }

  /** Says that it sends the whole body, and sends half. */
  public static Reply truncated(String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return (_, out, _, _) -> {
      out.write(head(200, type, bytes.length));
      out.write(bytes, 0, bytes.length / 2);
    };
  }

  /** Breaks the connection off without an answer. */
  public static Reply reset() {
    return (_, _, _, connection) -> {
      connection.setSoLinger(true, 0);
      connection.close();
    };
  }

  /** Sends a few bytes and then nothing, until the server is closed. */
  public static Reply stalled(String type) {
    return (_, out, server, _) -> {
      out.write(head(200, type, 1000));
      out.write("slow".getBytes(StandardCharsets.UTF_8));
      out.flush();
      server.closed.await();
    };
  }

  /**
   * Sends so much that it must be read to get through, then nothing until the server is closed.
   *
   * @param sent counted down once it got through
   */
  public static Reply stalledAfterMuch(String type, CountDownLatch sent) {
    return (_, out, server, _) -> {
      out.write(head(200, type, ENOUGH_BYTES));
      out.write(new byte[32 << 20]);
      out.flush();
      sent.countDown();
      server.closed.await();
    };
  }

  /** Sends bytes for as long as somebody takes them; up to 1 GiB. */
  public static Reply endless(String type) {
    return (_, out, _, _) -> {
      out.write(head(200, type, -1));
      byte[] block = "endless ".repeat(8192).getBytes(StandardCharsets.UTF_8);
      for (int sent = 0; sent < ENOUGH_BYTES; sent += block.length) {
        out.write(block);
      }
    };
  }

  /** A small body that unpacks to {@code size} bytes. */
  public static Reply gzipBomb(String type, int size) {
    byte[] bytes = gzip(new byte[size]);
    return (_, out, _, _) -> {
      out.write(head(200, type, bytes.length, "Content-Encoding", "gzip"));
      out.write(bytes);
    };
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().name("programmed-answer").start(() -> serve(connection));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      String line = in.readLine();
      if (line == null) {
        return;
      }
      Map<String, String> headers = new TreeMap<>();
      for (String h = in.readLine(); h != null && !h.isEmpty(); h = in.readLine()) {
        int colon = h.indexOf(':');
        headers.put(h.substring(0, colon).toLowerCase(Locale.ROOT), h.substring(colon + 1).strip());
      }
      Asked request = new Asked(line.split(" ", 3)[1], headers);
      synchronized (asked) {
        asked.add(request);
        asked.notifyAll();
      }
      OutputStream out = connection.getOutputStream();
      next(request.path()).write(request, out, this, connection);
      out.flush();
    } catch (IOException _) {
      // The client has had enough, which is what some tests are about.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Reply next(String path) {
    Deque<Reply> inTurn = replies.get(path);
    if (inTurn == null) {
      return otherwise;
    }
    return inTurn.size() > 1 ? inTurn.removeFirst() : inTurn.getFirst();
  }

  private static byte[] head(int status, String type, int length, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Programmed\r\n");
    head.append("Connection: close\r\n");
    if (!type.isEmpty()) {
      head.append("Content-Type: ").append(type).append("\r\n");
    }
    if (length >= 0) {
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
