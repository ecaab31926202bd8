package earmark.redline.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real files that lie beside the project on some machines; a test that wants one is skipped
 * elsewhere.
 */
final class SharedData {
  private SharedData() {}

  /**
   * The bytes of {@code ../shared/data/}{@code name}, unpacked if the name ends with {@code .gz}.
   */
  static byte[] read(String name) throws IOException {
    Path file = locate().resolve(name);
    Assumptions.assumeTrue(Files.isReadable(file), () -> "Skipped: no file " + file);
    try (InputStream in = Files.newInputStream(file)) {
      return name.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    }
  }

  private static Path locate() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolveSibling("shared").resolve("data");
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    Assumptions.abort("Skipped: there is no folder ../shared/data beside the project");
    throw new AssertionError("unreachable");
  }
}
