package earmark.redline.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentInstructionsTest {
  private static final String DATES =
      "DATES: This rule is effective March 9, 2026, except for amendatory instruction 3, which is"
          + " effective May 1, 2026.";

  private static List<Instruction> read(Block... blocks) {
    return DocumentInstructions.of(new LegalText(List.of(blocks)));
  }

  private static Block preamble(String text) {
    return Passage.of(PassageKind.PREAMBLE, text);
  }

  private static Block heading(String text) {
    return Passage.of(PassageKind.SUBHEADING, text);
  }

  private static Block instruction(String text) {
    return Passage.of(PassageKind.INSTRUCTION, text);
  }

  private static Stream<String> addresses(Instruction instruction) {
    return instruction.operations().stream()
        .map(operation -> operation.target().place().orElseThrow().toString());
  }

  @Test
  void anInstructionStandsUnderThePartOfTheHeadingBeforeIt() {
    List<Instruction> read =
        read(
            preamble("15 CFR Parts 798 and 799"),
            heading("PART 798—WIDGETS"),
            instruction("1. Supplement no. 2 is added to read as follows:"),
            heading("PART 799—GADGETS"),
            instruction("2. Supplement no. 2 is added to read as follows:"));

    assertThat(addresses(read.getFirst())).containsExactly("15 CFR part 798 supplement no. 2");
    assertThat(addresses(read.getLast())).containsExactly("15 CFR part 799 supplement no. 2");
  }

  @Test
  void theTitleIsThatWhichListsThePart() {
    List<Instruction> read =
        read(
            preamble("10 CFR Part 810"),
            preamble("22 CFR Part 120"),
            instruction("1. The authority citation for part 120 continues to read as follows:"));

    assertThat(addresses(read.getFirst())).containsExactly("22 CFR part 120");
  }

  @Test
  void eachInstructionHasItsOwnDay() {
    List<Instruction> read =
        read(
            preamble("15 CFR Part 799"),
            preamble(DATES),
            heading("PART 799—GADGETS"),
            instruction("1. Section 799.1 is removed."),
            instruction("2. Effective April 1, 2026, § 799.2 is removed."),
            instruction("3. Section 799.3 is amended by:"),
            instruction("a. Removing paragraph (a)."));

    assertThat(read)
        .extracting(one -> one.effective().orElseThrow())
        .containsExactly(
            LocalDate.of(2026, 3, 9),
            LocalDate.of(2026, 4, 1),
            LocalDate.of(2026, 5, 1),
            LocalDate.of(2026, 5, 1));
  }

  @Test
  void aDocumentThatSaysNoDayHasNone() {
    List<Instruction> read =
        read(preamble("15 CFR Part 799"), instruction("1. Section 799.1 is removed."));

    assertThat(read.getFirst().effective()).isEmpty();
  }

  @Test
  void aDocumentWithoutInstructionsOrdersNothing() {
    assertThat(read(preamble("A notice."))).isEmpty();
    assertThat(DocumentInstructions.of(LegalText.EMPTY)).isEmpty();
  }
}
