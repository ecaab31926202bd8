package earmark.crawler.patch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.archive.Sha256;
import earmark.crawler.patch.Patches.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchesTest {
  private static final String ADDRESS = "/full/2026-01-02/title-15.xml?part=744";
  private static final URI URL = URI.create("http://127.0.0.1:8095/ecfr" + ADDRESS);
  private static final byte[] DEFECT = "<P>§ 744.21 one two one</P>".getBytes(UTF_8);

  @TempDir Path folder;

  private static String file(String content, String find, String replacement) {
    return """
    {"patches": [{"address": "%s", "sha256": "%s", "find": "%s", "replacement": "%s",
      "why": "a word is wrong", "made": "2026-01-05"}]}
    """
        .formatted(ADDRESS, content, find, replacement);
  }

  private static Outcome apply(URI url, byte[] bytes, String find, String replacement) {
    return Patches.builtIn()
        .and(file(Sha256.of(DEFECT).hex(), find, replacement), "test.json")
        .apply(url, Sha256.of(bytes), bytes);
  }

  private static String why(Outcome outcome) {
    return ((Outcome.Refused) outcome).why();
  }

  @Test
  void thePatchOfTheBytesIsApplied() {
    Outcome.Applied applied = (Outcome.Applied) apply(URL, DEFECT, "two", "§ 2");
    assertThat(applied.bytes()).asString(UTF_8).isEqualTo("<P>§ 744.21 one § 2 one</P>");
    assertThat(applied.what())
        .containsExactly("\"two\" is read as \"§ 2\": a word is wrong (2026-01-05)");
  }

  @Test
  void theSameBytesAtAnotherAddressAreTheSameDefect() {
    URI other = URI.create("https://www.ecfr.gov/full/2026-01-03/title-15.xml?part=744");
    assertThat(apply(other, DEFECT, "two", "2")).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void otherDocumentsAreUntouched() {
    assertThat(apply(URI.create("https://www.ecfr.gov/other"), "x".getBytes(UTF_8), "two", "2"))
        .isInstanceOf(Outcome.Untouched.class);
  }

  @Test
  void otherBytesAtTheAddressRefuseThePatch() {
    byte[] cured = "<P>§ 744.21 one 2 one</P>".getBytes(UTF_8);
    assertThat(why(apply(URL, cured, "two", "2")))
        .isEqualTo(
            "The patch of 2026-01-05 for "
                + ADDRESS
                + " is for other bytes ("
                + Sha256.of(DEFECT).hex().substring(0, 12)
                + "...) than were published ("
                + Sha256.of(cured).hex().substring(0, 12)
                + "...): the source may have cured it; look, and take the patch away");
  }

  @Test
  void wordsThatDoNotOccurExactlyOnceRefuseThePatch() {
    assertThat(why(apply(URL, DEFECT, "three", "3")))
        .endsWith("does not fit: \"three\" does not occur");
    assertThat(why(apply(URL, DEFECT, "one", "1")))
        .endsWith("does not fit: \"one\" occurs more than once");
  }

  @Test
  void filesOfAFolderAreReadByNameAndAMissingFolderIsNone() throws IOException {
    Files.writeString(folder.resolve("b.json"), file(Sha256.of(DEFECT).hex(), "two", "2"));
    Files.writeString(folder.resolve("a.json"), file(Sha256.of(DEFECT).hex(), "2", "II"));
    Files.writeString(folder.resolve("notes.txt"), "not a patch");
    Patches patches = Patches.builtIn().with(folder);
    assertThat(patches.all()).extracting(Patch::find).containsExactly("2", "two");
    assertThat(Patches.builtIn().with(folder.resolve("none")).all())
        .isEqualTo(Patches.builtIn().all());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | It is not JSON",
        "[] | It must be an object with one list \"patches\"",
        "{\"patches\":[{}]} | A patch has the fields address, find, made, replacement, sha256, why",
      })
  void aFileOfAnotherFormIsRefusedByName(String json, String why) {
    assertThatThrownBy(() -> Patches.builtIn().and(json, "mine.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("mine.json: " + why);
  }

  @Test
  void aPatchThatSaysTooLittleIsRefused() {
    String hash = Sha256.of(DEFECT).hex();
    assertThatThrownBy(() -> Patches.builtIn().and(file(hash, "", "2"), "mine.json"))
        .hasMessage("mine.json: find must not be empty, for " + ADDRESS);
    assertThatThrownBy(() -> Patches.builtIn().and(file("12", "a", "b"), "mine.json"))
        .hasMessage("mine.json: Not a SHA-256 hash: \"12\"");
  }
}
