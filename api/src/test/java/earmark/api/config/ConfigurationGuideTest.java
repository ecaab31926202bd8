package earmark.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationGuideTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| (.*?) \\| (.*?) \\|");

  @Test
  void theGuideDescribesEveryKeyAndNoOther() throws IOException {
    List<String> described =
        ROW.matcher(guide()).results().map(row -> row.group(1)).sorted().toList();

    assertThat(described).isEqualTo(Arrays.stream(Key.values()).map(Key::key).sorted().toList());
  }

  @Test
  void theGuideGivesEveryDefault() throws IOException {
    ROW.matcher(guide())
        .results()
        .forEach(
            row -> {
              String fallback = Key.find(row.group(1)).orElseThrow().fallback();
              if (!fallback.isEmpty()) {
                assertThat(row.group(2)).as(row.group(1)).isEqualTo("`" + fallback + "`");
              }
            });
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "configuration.md"));
  }
}
