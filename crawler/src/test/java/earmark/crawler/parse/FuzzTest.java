package earmark.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import earmark.redline.comparison.Comparison;
import earmark.redline.comparison.Redline;
import earmark.redline.text.LegalText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files: whatever the bytes are, parsing ends with a text and findings, and the comparison
 * of the file with its damaged form can be accepted and rejected exactly. Begins from the golden
 * files and from the kept inputs in {@code fuzz}; the edits are drawn from a printed seed.
 */
class FuzzTest {
  private static final int ROUNDS = 40;

  /** What files are spliced with: marks of the forms, and characters that have tripped parsers. */
  private static final List<String> SPLICES =
      List.of(
          "<",
          ">",
          "&",
          "</P>",
          "<P>",
          "<TABLE><TR><TD>",
          "</TABLE>",
          "<![CDATA[",
          "<!--",
          "(a)",
          "(i)",
          "[Reserved]",
          "* * * * *",
          "\t",
          "\n",
          "\r",
          "\u0000",
          "\u00ad",
          "\u200b",
          "“",
          "\"",
          "—",
          "§ ",
          "10³",
          "𝄞",
          "&#0;",
          "&#x1F600;",
          "<E T=\"03\">",
          "3A090.a.1",
          "84 FR 100");

  static Stream<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("src/test/resources/parse", "src/test/resources/fuzz")) {
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        found
            .filter(Files::isRegularFile)
            .filter(file -> !file.toString().endsWith(".md"))
            .filter(file -> !file.endsWith("expected.txt"))
            .sorted()
            .forEach(files::add);
      }
    }
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void damagedFilesAreReadAndCompared(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    byte[] bytes = Files.readAllBytes(file);
    LegalText whole = Parsers.parse(name, bytes).text();
    checkTiles(whole, whole);
    byte[] damaged = bytes;
    for (int seed = 1; seed <= ROUNDS; seed++) {
      Random random = new Random(seed);
      damaged = edited(seed % 8 == 1 ? bytes : damaged, random);
      try {
        checkTiles(whole, Parsers.parse(name, damaged).text());
      } catch (RuntimeException | StackOverflowError e) {
        fail(file + ", seed " + seed + ", bytes " + HexFormat.of().formatHex(damaged), e);
      }
    }
  }

  private static void checkTiles(LegalText before, LegalText after) {
    Redline redline = Comparison.between(before, after);
    assertThat(redline.accept(after.plain())).isEqualTo(after.plain());
    assertThat(redline.reject(before.plain())).isEqualTo(before.plain());
    assertThat(Comparison.between(before, after)).isEqualTo(redline);
  }

  private static byte[] edited(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int until = Math.min(bytes.length, at + random.nextInt(60));
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 100);
    out.write(bytes, 0, at);
    switch (random.nextInt(5)) {
      case 0 -> {} // a stretch is lost
      case 1 -> { // and said twice
        out.write(bytes, at, until - at);
        out.write(bytes, at, until - at);
      }
      case 2 -> { // and has other bits
        for (int i = at; i < until; i++) {
          out.write(random.nextInt(4) == 0 ? random.nextInt(256) : bytes[i]);
        }
      }
      case 3 -> { // the rest is lost
        return out.toByteArray();
      }
      default -> {
        byte[] splice =
            SPLICES.get(random.nextInt(SPLICES.size())).getBytes(StandardCharsets.UTF_8);
        out.write(splice, 0, splice.length);
        out.write(bytes, at, until - at);
      }
    }
    out.write(bytes, until, bytes.length - until);
    return out.toByteArray();
  }
}
