package earmark.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Java file looks as google-java-format, without options, writes it. */
class FormatTest {
  private static final List<String> MODULES =
      List.of("redline", "archive", "crawler", "index", "api", "bench");

  @Test
  void everySourceFileIsFormatted() throws IOException {
    Path project = project();
    List<Path> sources = MODULES.stream().flatMap(module -> sources(project, module)).toList();
    assertThat(sources).as("Java files under %s", project).isNotEmpty();

    List<String> problems =
        sources.parallelStream()
            .flatMap(
                file -> problem(file).map(what -> "  " + project.relativize(file) + what).stream())
            .sorted()
            .toList();
    if (!problems.isEmpty()) {
      fail(
          "Not formatted ("
              + problems.size()
              + " files); run ./earmark format:\n"
              + String.join("\n", problems));
    }
  }

  /**
   * What is wrong with the file: nothing, an empty remark, or why it cannot be formatted at all.
   */
  private static Optional<String> problem(Path file) {
    try {
      String text = Files.readString(file, UTF_8);
      return new Formatter().formatSourceAndFixImports(text).equals(text)
          ? Optional.empty()
          : Optional.of("");
    } catch (FormatterException e) {
      return Optional.of(
          " (" + Objects.toString(e.getMessage()).lines().findFirst().orElse("") + ")");
    } catch (IOException e) {
      return Optional.of(" (" + e + ")");
    }
  }

  private static Stream<Path> sources(Path project, String module) {
    Path folder = project.resolve(module).resolve("src");
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** The project's root folder: the nearest one above the working directory with the launcher. */
  private static Path project() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("earmark")) && Files.exists(folder.resolve("pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no project folder at or above " + start);
  }
}
