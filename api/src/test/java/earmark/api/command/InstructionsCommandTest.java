package earmark.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InstructionsCommandTest {
  /** Written for this test; there is no part 799. */
  private static final String RULE =
      """
      <RULE><PREAMB><CFR>15 CFR Part 799</CFR><SUBJECT>Widgets</SUBJECT>
      <EFFDATE><HD SOURCE="HED">DATES:</HD><P>This rule is effective March 9, 2026.</P></EFFDATE></PREAMB>
      <REGTEXT TITLE="15" PART="799"><PART><HD SOURCE="HED">PART 799—WIDGETS</HD></PART>
      <AMDPAR>1. Section 799.1 is amended by revising paragraph (a) to read as follows:</AMDPAR>
      <AMDPAR>2. Section 799.2 is amended by VERB paragraph (b).</AMDPAR></REGTEXT>
      <FRDOC>[FR Doc. 2026-00100 Filed 3-6-26; 8:45 am]</FRDOC></RULE>
      """;

  @TempDir private Path folder = Path.of("");

  private Ran read(String verb, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("rule.xml"), RULE.replace("VERB", verb));
    String[] arguments = new String[more.length + 2];
    arguments[0] = "instructions";
    arguments[1] = file.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Ran.plain(new SettableClock(SampleArchive.FIRST), arguments);
  }

  @Test
  void eachInstructionIsShownWithWhatItOrders() throws IOException {
    Ran ran = read("removing", "--strict");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("→ revise 15 CFR 799.1(a)")
        .contains("[effective 2026-03-09]")
        .endsWith("2 instructions, 2 operations, all understood\n");
  }

  @Test
  void unknownWordsAreUnderlinedAndRefused() throws IOException {
    Ran ran = read("frobnicating");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("✗ unknown-words: nothing of it is carried out")
        .contains(
            """
                  2. Section 799.2 is amended by frobnicating
                                                 ^^^^^^^^^^^^
            """)
        .contains("2 instructions, 1 operation, 1 not understood wholly");
  }

  @Test
  void strictEndsWithAProblemIfOneIsRefused() throws IOException {
    assertThat(read("frobnicating", "--strict").exitCode()).isEqualTo(1);
  }

  @Test
  void theyAlsoComeAsJson() throws IOException {
    JsonNode first = read("removing", "--json").json().get("instructions").get(0);

    assertThat(first.get("label").asString()).isEqualTo("1");
    assertThat(first.get("operations").get(0).get("target").get("cfr").asString())
        .isEqualTo("15 CFR 799.1(a)");
  }

  @Test
  void aFileThatIsNotThereIsWrongUsage() {
    Ran ran = Ran.plain(new SettableClock(SampleArchive.FIRST), "instructions", "none.xml");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("There is no file none.xml");
  }
}
