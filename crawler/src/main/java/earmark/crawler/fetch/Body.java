package earmark.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import okhttp3.Response;

/** Reading of a response body: decoded, bounded, never cut unnoticed. */
sealed interface Body {
  /** The whole body, decoded. */
  record Whole(byte[] bytes) implements Body {}

  /** The connection ended before the body did; {@code bytes} came until then. */
  record Truncated(byte[] bytes, String why) implements Body {}

  /** It is longer than the limit; what was read is thrown away. */
  record TooLong(long limit) implements Body {}

  /** It is encoded in a way that was not asked for. */
  record UnknownEncoding(String encoding) implements Body {}

  int BUFFER_BYTES = 1 << 16;

  /**
   * Reads a body to its end.
   *
   * @throws InterruptedIOException if the time for the whole request is over, or the thread is to
   *     stop
   */
  static Body read(Response response, long limit) throws InterruptedIOException {
    String encoding =
        Optional.ofNullable(response.header("Content-Encoding"))
            .orElse("identity")
            .strip()
            .toLowerCase(Locale.ROOT);
    boolean gzip = encoding.equals("gzip") || encoding.equals("x-gzip");
    if (!gzip && !encoding.equals("identity") && !encoding.isEmpty()) {
      return new UnknownEncoding(encoding);
    }
    ByteArrayOutputStream collected = new ByteArrayOutputStream();
    try (InputStream raw = response.body().byteStream();
        InputStream decoded = gzip ? new GZIPInputStream(raw, BUFFER_BYTES) : raw) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = decoded.read(buffer); n >= 0; n = decoded.read(buffer)) {
        if (collected.size() + (long) n > limit) {
          return new TooLong(limit);
        }
        collected.write(buffer, 0, n);
      }
      return new Whole(collected.toByteArray());
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return new Truncated(collected.toByteArray(), String.valueOf(e.getMessage()));
    }
  }
}
