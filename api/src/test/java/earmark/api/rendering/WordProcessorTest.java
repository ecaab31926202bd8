package earmark.api.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import earmark.redline.comparison.Comparison;
import earmark.redline.text.LegalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our Word documents in a real word processor: LibreOffice accepts and rejects all their changes by
 * a macro of ours and says what is left, who made them and when. Skipped where it is not installed.
 */
class WordProcessorTest {
  private static final LocalDate DAY = LocalDate.of(2025, 1, 15);

  /** What LibreOffice itself puts into tracked cells in which there is nothing. */
  private static final String EMPTY_AND_TRACKED = "\u200d";

  @TempDir private Path folder = Path.of("");

  private record Case(String name, LegalText before, LegalText after) {}

  @Test
  void acceptsAndRejectsToExactlyBothTexts() throws Exception {
    Path office = office();
    List<Case> cases = cases();
    List<String> names = cases.stream().map(Case::name).toList();
    // The first start makes the profile, and would write over a macro that is there before it.
    run(office, "--convert-to", "pdf", "--outdir", folder.toString(), names.getFirst() + ".docx");
    assertThat(folder.resolve(names.getFirst() + ".pdf")).exists();
    Path macros = folder.resolve("profile/user/basic/Standard");
    Files.writeString(macros.resolve("script.xlb"), resource("script.xlb"));
    Files.writeString(macros.resolve("Earmark.xba"), resource("Earmark.xba"));

    run(
        office,
        "macro:///Standard.Earmark.Main(\""
            + folder.toUri()
            + "\", \""
            + String.join(" ", names)
            + "\")");

    for (Case it : cases) {
      assertThat(lines(read(it.name() + ".accepted")))
          .as(it.name())
          .isEqualTo(lines(it.after().plain()));
      assertThat(lines(read(it.name() + ".rejected")))
          .as(it.name())
          .isEqualTo(lines(it.before().plain()));
    }
    assertThat(String.join("\n", names.stream().map(name -> read(name + ".changes")).toList()))
        .contains("Delete Earmark 2025-01-15")
        .contains("Insert Earmark 2025-01-15")
        .doesNotContainPattern("(?m)^(?!(Delete|Insert) Earmark 2025-01-15$).+$");
    assertThat(new WordDocument(Files.readAllBytes(folder.resolve("moves.again.docx"))))
        .extracting(document -> document.part("word/document.xml"))
        .asString()
        .contains("<w:moveFrom ", "<w:moveTo ", "w:author=\"Earmark\" w:date=\"2025-01-15T00:00");
  }

  /**
   * LibreOffice leaves an empty paragraph where one was tracked right before a table, and fills
   * short rows with empty cells.
   */
  private static List<String> lines(String text) {
    return text.lines().map(String::stripTrailing).filter(line -> !line.isEmpty()).toList();
  }

  /** The golden cases, and random ones that hold every kind of edit. */
  private List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String name : RenderingGoldenTest.cases().toList()) {
      if (!name.equals("hostile")) { // holds characters that no document can
        Notation n = RenderingGoldenTest.notation(name);
        cases.add(new Case(name, n.before(), n.after()));
        write(name, new Exhibit(name, Optional.of(DAY), n.redline(), n.before(), n.after()));
      }
    }
    for (int seed = 1; seed <= 12; seed++) {
      RandomTexts texts = new RandomTexts(seed);
      LegalText whole = texts.text();
      LegalText before = withoutEmptyBlocks(whole);
      LegalText after = withoutEmptyBlocks(texts.edited(whole));
      String name = "random" + seed;
      cases.add(new Case(name, before, after));
      write(
          name,
          new Exhibit(name, Optional.of(DAY), Comparison.between(before, after), before, after));
    }
    return cases;
  }

  /** LibreOffice keeps tracked rows in which there is nothing. */
  private static LegalText withoutEmptyBlocks(LegalText text) {
    return new LegalText(text.blocks().stream().filter(b -> !b.text().isBlank()).toList());
  }

  private void write(String name, Exhibit exhibit) throws IOException {
    Files.write(folder.resolve(name + ".docx"), RedlineDocx.bytes(exhibit, Context.WHOLE));
  }

  /** What the macro wrote; the paragraph that a document must end with is not of the text. */
  private String read(String name) {
    try {
      String text =
          Files.readString(folder.resolve(name + ".txt"), StandardCharsets.UTF_8)
              .replace(EMPTY_AND_TRACKED, "");
      return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    } catch (IOException e) {
      throw new AssertionError(name + ".txt was not written", e);
    }
  }

  private static String resource(String name) throws IOException {
    return Files.readString(
        Path.of("src/test/resources/rendering/office", name), StandardCharsets.UTF_8);
  }

  private void run(Path office, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(office.toString());
    command.add("--headless");
    command.add("-env:UserInstallation=" + folder.resolve("profile").toUri());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("office.log").toFile())
            .start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("LibreOffice has ended").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Path office() {
    Optional<Path> office =
        Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
            .map(place -> Path.of(place, "soffice"))
            .filter(Files::isExecutable)
            .findFirst();
    if (office.isEmpty()) {
      System.out.println("LibreOffice (soffice) is not installed: no Word document is opened");
    }
    assumeTrue(office.isPresent(), "LibreOffice (soffice) is not installed");
    return office.orElseThrow();
  }
}
