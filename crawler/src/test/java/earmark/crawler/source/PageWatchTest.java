package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.crawler.SharedData;
import earmark.redline.comparison.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two government pages on 69 days. Their bytes differ in every step; what people read does in few.
 */
class PageWatchTest {
  private static final PageRules RULES = PageRules.of(BisPages.NAME);

  @TempDir static Path folder;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    Path packed = SharedData.files("page-watch").getFirst();
    int status =
        new ProcessBuilder("tar", "xJf", packed.toString(), "-C", folder.toString())
            .inheritIO()
            .start()
            .waitFor();
    Assumptions.assumeTrue(status == 0, "Skipped: tar cannot unpack " + packed);
  }

  private static List<Path> days(String page) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith(page)).sorted().toList();
    }
  }

  private static String day(Path file) {
    return file.getFileName().toString().split("\\.", -1)[1];
  }

  /** The days on which the text of a page differs from that of the day before. */
  private static List<String> changes(String page) throws IOException {
    List<String> changed = new ArrayList<>();
    Optional<PageText> before = Optional.empty();
    for (Path file : days(page)) {
      PageText now = PageText.html(Files.readAllBytes(file), RULES);
      assertThat(now.refusal()).isEmpty();
      if (before.isPresent() && !before.get().text().equals(now.text())) {
        assertThat(Comparison.between(before.get().text(), now.text()).isEmpty()).isFalse();
        changed.add(day(file));
      }
      before = Optional.of(now);
    }
    return changed;
  }

  /** The same for all words of the page, menus and banners too. */
  private static List<String> bodyChanges(String page) throws IOException {
    List<String> changed = new ArrayList<>();
    String before = "";
    for (Path file : days(page)) {
      String now = Jsoup.parse(Files.readString(file)).body().text();
      if (!before.isEmpty() && !before.equals(now)) {
        changed.add(day(file));
      }
      before = now;
    }
    return changed;
  }

  @Test
  void theBytesDifferInEveryStep() throws IOException {
    for (String page : List.of("dhs-uflpa", "fcc-covered")) {
      List<Path> days = days(page);
      for (int i = 1; i < days.size(); i++) {
        assertThat(Files.mismatch(days.get(i - 1), days.get(i))).isNotNegative();
      }
    }
    assertThat(days("dhs-uflpa")).hasSize(33);
    assertThat(days("fcc-covered")).hasSize(36);
  }

  @Test
  void theListThatNeverChangesShowsNoChange() throws IOException {
    assertThat(changes("dhs-uflpa"))
        .as("the banners of June 22 and July 7 stand outside of the text")
        .isEmpty();
    assertThat(bodyChanges("dhs-uflpa")).containsExactly("2026-06-22", "2026-07-07");
  }

  @Test
  void theListThatChangesOnNineDaysShowsThemAndOneOfItsNews() throws IOException {
    assertThat(changes("fcc-covered"))
        .containsExactly(
            "2026-06-23",
            "2026-06-26",
            "2026-06-27",
            "2026-07-02",
            "2026-07-08",
            "2026-07-10",
            "2026-07-11",
            "2026-07-18",
            "2026-07-21",
            "2026-07-22");
    assertThat(bodyChanges("fcc-covered"))
        .as("on July 23 only the menu changes, which is no part of the text")
        .contains("2026-07-23")
        .hasSize(11);
  }
}
