package earmark.redline.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every instruction, however it is written. */
class InstructionLawTest {
  private static final Place PART = Place.part(15, "799");

  private static final List<String> INSTRUCTIONS =
      List.of(
          "1. Section 799.2 is amended by revising paragraphs (a) and (b)(1) through (3).",
          "2. Amend § 799.3 by removing “widget” in paragraph (a) and adding in its place"
              + " “gadget”.",
          "3. Section 799.4 is amended by redesignating paragraphs (a) through (c) as (b) through"
              + " (d).",
          "4. In § 799.5, revise the fifth and sixth sentences and add a seventh sentence.",
          "5. Supplement no. 4 to part 799 is amended by adding Note 1 to paragraph (b).",
          "6. Section 799.6 is amended by adding, in alphabetical order, a definition for “Cog”.");

  private static final List<String> WORDS =
      List.of(
          "and",
          "by",
          "(a)",
          "in",
          "§",
          "799.2",
          "revising",
          "“",
          "”",
          "paragraph",
          "through",
          "as",
          ",",
          ";",
          ":",
          "under",
          "RUSSIA",
          "adding",
          "the",
          "entry",
          "for",
          "Note",
          "1",
          "3A090",
          "supplement",
          "no.",
          "sentence",
          "first",
          "redesignating",
          "of",
          "its",
          "place",
          "—",
          "(",
          ")",
          "effective",
          "table",
          "to",
          "read",
          "ECCN",
          "last",
          "two",
          "is",
          "amended",
          "[",
          "34(a)-1");

  /** A word that no rule knows blocks the whole instruction, wherever it stands. */
  @Property
  void anUnknownWordBlocks(@ForAll @IntRange(min = 0, max = 5) int which, @ForAll int at) {
    String instruction = INSTRUCTIONS.get(which);
    List<String> words = new ArrayList<>(List.of(instruction.split(" ")));
    int place = 1 + Math.floorMod(at, words.size() - 1);
    words.add(place, "frobnicated");
    String changed = String.join(" ", words);
    Instruction read = new InstructionReader().read(changed, PART);
    assertThat(read.isBlocked()).as(changed).isTrue();
    assertThat(read.operations()).as(changed).isEmpty();
  }

  /** Nonsense is refused or read; it never ends the reader. */
  @Property
  void nonsenseIsNoAccident(
      @ForAll @Size(max = 25) List<@IntRange(min = 0, max = 45) Integer> chosen) {
    StringBuilder text = new StringBuilder("1. ");
    chosen.forEach(word -> text.append(WORDS.get(word)).append(' '));
    check(text.toString());
  }

  /** So is an instruction that was cut. */
  @Property
  void cutsAreNoAccident(
      @ForAll @IntRange(min = 0, max = 5) int which,
      @ForAll @IntRange(min = 0, max = 100) int from,
      @ForAll @IntRange(min = 0, max = 100) int to) {
    String instruction = INSTRUCTIONS.get(which);
    int start = Math.min(from, instruction.length());
    int end = Math.clamp(to, start, instruction.length());
    check(instruction.substring(start, end));
  }

  private static void check(String text) {
    Instruction read = new InstructionReader().read(text, PART);
    assertThat(read.text()).isEqualTo(text);
    if (read.isBlocked()) {
      assertThat(read.operations()).isEmpty();
    }
    for (InstructionFinding finding : read.findings()) {
      assertThat(text.substring(finding.start())).startsWith(finding.excerpt());
    }
    for (Operation operation : read.operations()) {
      assertThat(operation.target().place()).as(text).isPresent();
    }
  }
}
