package earmark.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code src/test/resources/parse} holds a source and what must be read from it.
 * {@code -Dearmark.golden=DIR} writes what is read now to DIR, to be looked at and copied by hand.
 */
class GoldenTest {
  @TestFactory
  Stream<DynamicTest> readsWhatIsExpected() throws Exception {
    return cases().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(), () -> readsWhatIsExpected(folder)));
  }

  @Test
  void everyFixtureIsInTheListOfSources() throws Exception {
    String sources = Files.readString(root().resolve("SOURCES.md"));
    for (Path folder : cases()) {
      assertThat(sources).contains("`" + folder.getFileName() + "`");
    }
  }

  private static void readsWhatIsExpected(Path folder) throws IOException {
    Path source;
    try (Stream<Path> files = Files.list(folder)) {
      source =
          files
              .filter(file -> file.getFileName().toString().startsWith("source."))
              .findFirst()
              .orElseThrow();
    }
    String actual =
        Printed.form(Parsers.parse(source.getFileName().toString(), Files.readAllBytes(source)));
    String target = System.getProperty("earmark.golden");
    if (target != null) {
      Path file = Path.of(target).resolve(folder.getFileName()).resolve("expected.txt");
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(folder.resolve("expected.txt")));
  }

  private static List<Path> cases() throws IOException, URISyntaxException {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Path root() throws URISyntaxException {
    var folder = GoldenTest.class.getResource("/parse");
    if (folder == null) {
      throw new IllegalStateException("no fixtures");
    }
    return Path.of(folder.toURI());
  }
}
