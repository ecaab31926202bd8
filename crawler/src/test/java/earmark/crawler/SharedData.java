package earmark.crawler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real files that lie beside the project on some machines, in {@code ../shared}; a test that wants
 * one is skipped elsewhere, with the reason.
 *
 * <p>The folder is named by the system property {@code earmark.shared} or the environment variable
 * {@code EARMARK_SHARED}; else it is looked for beside each folder above the working one.
 */
public final class SharedData {
  private SharedData() {}

  /** The folder, if it is there. */
  public static Optional<Path> folder() {
    Optional<Path> named =
        Optional.ofNullable(System.getProperty("earmark.shared"))
            .or(() -> Optional.ofNullable(System.getenv("EARMARK_SHARED")))
            .map(Path::of);
    if (named.isPresent()) {
      return named.filter(SharedData::isIt);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path shared = at.resolveSibling("shared");
      if (isIt(shared)) {
        return Optional.of(shared);
      }
    }
    return Optional.empty();
  }

  /** The folder; skips the test that asks if it is not there. */
  public static Path require() {
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      String reason =
          "Skipped: no folder ../shared with data/README.md beside the project, and EARMARK_SHARED"
              + " names none";
      System.err.println(reason);
      Assumptions.abort(reason);
    }
    return folder.orElseThrow();
  }

  /** All files under {@code data/}{@code name}, in the order of their names. */
  public static List<Path> files(String name) {
    Path start = require().resolve("data").resolve(name);
    try (Stream<Path> files = Files.walk(start)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of {@code data/}{@code name}. */
  public static byte[] read(String name) {
    return read(require().resolve("data").resolve(name));
  }

  /** The bytes of a file, unpacked if its name ends in {@code .gz}. */
  public static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return file.toString().endsWith(".gz")
          ? new GZIPInputStream(in).readAllBytes()
          : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isIt(Path folder) {
    return Files.isRegularFile(folder.resolve("data").resolve("README.md"));
  }
}
