package earmark.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Real eCFR part texts, kept outside of the project: {@code EARMARK_SHARED}, else {@code
 * ../shared}.
 */
final class SharedSlices {
  private SharedSlices() {}

  /**
   * @throws IOException if the file is not there; the message says where it was looked for
   */
  static byte[] read(String name) throws IOException {
    Path file = folder().resolve("data/ecfr/xml").resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException("No " + file + ": set EARMARK_SHARED to the folder of the real data");
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static Path folder() {
    return Stream.of(
            Optional.ofNullable(System.getenv("EARMARK_SHARED")).map(Path::of),
            Optional.of(Path.of("../shared")),
            Optional.of(Path.of("../../shared")))
        .flatMap(Optional::stream)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(Path.of("../shared"));
  }
}
