package earmark.redline.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is read from written instructions: one folder a document. */
class InstructionGoldenTest {
  @TestFactory
  Stream<DynamicTest> instructionsAreReadAsExpected() throws IOException, URISyntaxException {
    Path root =
        Path.of(
                Objects.requireNonNull(
                        InstructionGoldenTest.class.getResource("/instruction/SOURCES.md"))
                    .toURI())
            .getParent();
    List<Path> cases;
    try (Stream<Path> folders = Files.list(root)) {
      cases = folders.filter(Files::isDirectory).sorted().toList();
    }
    return cases.stream()
        .map(one -> DynamicTest.dynamicTest(one.getFileName().toString(), () -> check(one)));
  }

  private static void check(Path one) throws IOException {
    InstructionReader reader = new InstructionReader();
    StringBuilder read = new StringBuilder();
    for (String line : Files.readAllLines(one.resolve("instructions.txt"))) {
      read.append(printed(reader.read(line, Place.part(15, "799"))));
    }
    String target = System.getProperty("earmark.golden");
    if (target != null) {
      Path file = Path.of(target).resolve(one.getFileName()).resolve("expected.txt");
      Files.createDirectories(file.getParent());
      Files.writeString(file, read);
    }
    assertThat(read.toString()).isEqualTo(Files.readString(one.resolve("expected.txt")));
  }

  private static String printed(Instruction instruction) {
    StringBuilder printed = new StringBuilder(instruction.text()).append('\n');
    printed.append("  label ").append(instruction.label()).append('\n');
    instruction
        .effective()
        .ifPresent(day -> printed.append("  effective ").append(day).append('\n'));
    instruction
        .asAmendedBy()
        .ifPresent(rule -> printed.append("  after: ").append(rule).append('\n'));
    instruction
        .operations()
        .forEach(one -> printed.append("  ").append(Plain.of(one)).append('\n'));
    instruction
        .findings()
        .forEach(
            finding ->
                printed
                    .append(finding.isBlocking() ? "  refused: " : "  remarked: ")
                    .append(finding.code().word())
                    .append(" at ")
                    .append(finding.start())
                    .append(": ")
                    .append(finding.excerpt())
                    .append('\n'));
    return printed.toString();
  }
}
