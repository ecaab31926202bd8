package earmark.api.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code rendering/CASE.redline} is written in {@link Notation}; what it renders to lies
 * beside it. {@code -Dgolden.update=true} writes the files anew, for review as code.
 */
class RenderingGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/rendering");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".redline"))
          .map(name -> name.substring(0, name.length() - ".redline".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  static Notation notation(String name) throws IOException {
    return Notation.parse(
        Files.readString(FOLDER.resolve(name + ".redline"), StandardCharsets.UTF_8).strip());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rendersAsReviewed(String name) throws IOException {
    Notation n = notation(name);
    assertThat(n.redline().accept(n.after().plain())).isEqualTo(n.after().plain());
    assertThat(n.redline().reject(n.before().plain())).isEqualTo(n.before().plain());
    check(name + ".html", RedlineHtml.page(n.redline(), n.before(), n.after(), Context.WHOLE));
    check(
        name + ".changes.html",
        RedlineHtml.page(n.redline(), n.before(), n.after(), Context.LEAD_INS));
    check(
        name + ".columns.html",
        RedlineHtml.page(
            n.redline(),
            n.before(),
            n.after(),
            new Showing(Context.LEAD_INS, View.SIDE_BY_SIDE),
            false));
    check(name + ".mail.html", RedlineHtml.mail(n.redline(), n.before(), n.after(), 20));
    check(
        name + ".txt",
        RedlineSummary.counts(n.redline())
            + "\n"
            + RedlineSummary.substance(n.redline(), n.before(), n.after()).orElse("-")
            + "\n\n"
            + RedlineText.changes(n.redline(), n.before(), n.after(), 80));
    check(
        name + ".md",
        RedlineMarkdown.document(
            new Exhibit(name, Optional.empty(), n.redline(), n.before(), n.after()),
            Context.WHOLE));
    check(name + ".text.html", TextHtml.page(n.after(), 2));
    check(name + ".text.txt", TextPlain.page(n.after(), 80));
  }

  private static void check(String file, String actual) throws IOException {
    Path golden = FOLDER.resolve(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, actual, StandardCharsets.UTF_8);
    }
    assertThat(actual).as(file).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }
}
