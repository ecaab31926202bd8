package earmark.api.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the sample is read from: the class path, or a made-up set of files in a test. */
@FunctionalInterface
interface SampleFiles {

  /** The text of the file at a path below {@code /demo}; empty if there is none. */
  Optional<String> text(String path);

  /** The files bundled with the program. */
  static SampleFiles bundled() {
    return path -> {
      try (InputStream in = SampleFiles.class.getResourceAsStream("/demo/" + path)) {
        return in == null
            ? Optional.empty()
            : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("sample file " + path + " cannot be read", e);
      }
    };
  }
}
