package earmark.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir private Path folder = Path.of("");

  private Ran compare(String... more) throws IOException {
    Path before = Files.writeString(folder.resolve("old.txt"), "(a) It lasts 30 days.\n");
    Path after = Files.writeString(folder.resolve("new.txt"), "(a) It lasts 60 days.\n");
    String[] arguments = new String[more.length + 3];
    arguments[0] = "compare";
    arguments[1] = before.toString();
    arguments[2] = after.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Ran.plain(new SettableClock(SampleArchive.FIRST), arguments);
  }

  @Test
  void twoFilesAreComparedWithoutAnArchive() throws IOException {
    Ran ran = compare();

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("1 change of substance").contains("[-30-]{+60+}");
  }

  @Test
  void theRedlineAlsoComesAsJsonAndHtml() throws IOException {
    assertThat(compare("--json").json().get("oldForm").asString()).isEqualTo("plain-text");
    assertThat(compare("--format", "html").out()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void aFileThatIsMissingIsWrongUsage() {
    Path none = folder.resolve("none.xml");
    Ran ran =
        Ran.plain(
            new SettableClock(SampleArchive.FIRST), "compare", none.toString(), none.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("There is no file " + none + ".\n");
  }
}
