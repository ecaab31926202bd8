package earmark.bench.ingest;

import earmark.archive.Contents;
import earmark.archive.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The least that could be done with the same bytes: read, hashed, compressed, forgotten. */
final class Floor {
  private Floor() {}

  static void bytes(byte[] bytes) throws IOException {
    // Looked at, so that the compiler cannot leave the work out.
    if (Sha256.of(bytes).hex().isEmpty() || Contents.compress(bytes).length == 0) {
      throw new IOException("Nothing is left of " + bytes.length + " bytes");
    }
  }

  static void files(List<Path> files) throws IOException {
    for (Path file : files) {
      bytes(Files.readAllBytes(file));
    }
  }

  /** One address after the other over one kept connection, as a crawl does. */
  static void addresses(HttpClient client, List<URI> addresses) throws IOException {
    for (URI address : addresses) {
      HttpRequest request =
          HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build();
      try {
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        bytes(
            answer.headers().firstValue("content-encoding").orElse("").equals("gzip")
                ? unpacked(answer.body())
                : answer.body());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted at " + address, e);
      }
    }
  }

  private static byte[] unpacked(byte[] body) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    }
  }
}
