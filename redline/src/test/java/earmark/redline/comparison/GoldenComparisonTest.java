package earmark.redline.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One folder per case: before, after, and the redline as {@link Notation} writes it. */
class GoldenComparisonTest {
  @ParameterizedTest
  @MethodSource("cases")
  void marksAsALawyerWould(Path folder) throws IOException {
    var before = Notation.text(lines(folder, "before.txt"));
    var after = Notation.text(lines(folder, "after.txt"));
    String expected = String.join("\n", lines(folder, "expected.txt"));

    assertThat(Notation.redline(before, after)).isEqualTo(expected);
  }

  static List<Path> cases() throws IOException, URISyntaxException {
    var root = Objects.requireNonNull(GoldenComparisonTest.class.getResource("/comparison"));
    try (Stream<Path> folders = Files.list(Path.of(root.toURI()))) {
      return folders.sorted().toList();
    }
  }

  private static List<String> lines(Path folder, String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }
}
