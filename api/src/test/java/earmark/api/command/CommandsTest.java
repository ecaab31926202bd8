package earmark.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.SettableClock;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.WorkId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CommandsTest {
  @TempDir private Path folder = Path.of("");

  private final SettableClock clock = new SettableClock(SampleArchive.FIRST);

  @BeforeEach
  void fill() {
    try (Archive archive = SampleArchive.open(folder, clock)) {
      SampleArchive.load(archive);
      clock.set(SampleArchive.SECOND);
      SampleArchive.amend(archive);
    }
  }

  private Ran earmark(String... arguments) {
    return Ran.of(clock, folder, arguments);
  }

  // show

  @Test
  void showPrintsATextUnderItsHead() {
    Ran ran = earmark("show", "15 CFR 744.21");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith(
            """
            15 CFR 744.21  Sample restrictions
            In force from January 5, 2024, no end known.
            Captured March 26, 2026, 12:00 Washington time (capture 2, SHA-256 \
            """)
        .contains(
            """
            https://www.ecfr.gov/sample/cfr/15/744/744.21
            The eCFR is not an official legal edition of the CFR.

            § 744.21 Sample restrictions

            (a) General. A sample licence lasts 30 days.
            """);
  }

  @Test
  void showPrintsOneParagraphAndWhatIsBelowIt() {
    assertThat(earmark("show", "§ 744.21(a)(2)").out())
        .endsWith("\n\n  (2) It may be revoked.\n\n");
    assertThat(earmark("show", "15 CFR 744.21(a)").out())
        .contains("(a) General.", "(1) It may be <renewed> & extended.")
        .doesNotContain("Exclusions");
  }

  @Test
  void showNamesAParagraphThatIsNotThere() {
    Ran ran = earmark("show", "15 CFR 744.21(c)");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).isEqualTo("15 CFR 744.21 has no paragraph (c) in this version.\n");
  }

  @Test
  void showPrintsTableRowsAsColumnsWithNames() {
    assertThat(earmark("show", "10 CFR part 810 appendix A").out())
        .contains("- Destination: Thailand\n  Status: generally authorized\n");
  }

  @Test
  void showGivesTheTextOfAnEarlierDay() {
    Ran ran = earmark("show", "appendix A to 10 CFR part 810", "--as-of", "2026-06-15");

    assertThat(ran.out())
        .contains("In force from February 1, 2024 until June 16, 2026 (that day not included).")
        .contains("Turkey")
        .doesNotContain("Thailand");
  }

  @Test
  void showGivesWhatWasKnownThen() {
    assertThat(
            earmark(
                    "show",
                    "10 CFR part 810 appendix A",
                    "--as-of",
                    "2026-07-01",
                    "--known-at",
                    "2026-07-01")
                .out())
        .doesNotContain("Thailand");
    Ran before = earmark("show", "15 CFR 744.21", "--known-at", "2026-01-01");
    assertThat(before.exitCode()).isEqualTo(1);
    assertThat(before.err())
        .isEqualTo(
            "15 CFR 744.21 was not known yet on January 1, 2026, 23:59 Washington time; this"
                + " archive knows it since March 26, 2026, 12:00 Washington time.\n");
  }

  @Test
  void showSaysFromWhenATextIsKnown() {
    Ran ran = earmark("show", "15 CFR 744.21", "--as-of", "2023-12-31");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo(
            "This archive knows 15 CFR 744.21 from 2024-01-05 on; what it said on 2023-12-31 is not"
                + " in it.\n");
  }

  @Test
  void showFindsADocumentByPageAndByNumber() {
    String head =
        """
        90 FR 4544  Sample Rule on Sample Items
        Rule, document 2025-00636, published 2025-01-15, effective 2025-01-16, comments close 2025-05-15.
        """;
    assertThat(earmark("show", "90 FR 4544").out()).startsWith(head);
    assertThat(earmark("show", "90 FR 4547").out()).startsWith(head);
    assertThat(earmark("show", "2025-00636").out()).startsWith(head);
  }

  @Test
  void showLinksAFilingAndItsDocument() {
    try (Archive archive = SampleArchive.open(folder, clock)) {
      archive
          .recorder()
          .record(
              List.of(
                  SampleArchive.filing(archive, "2025-00636"),
                  SampleArchive.filing(archive, "2025-00699"),
                  new Observation.Removed(
                      WorkId.filing("2025-00699"),
                      LocalDate.parse("2025-01-14"),
                      1,
                      Occasion.NEWS)));
    }
    assertThat(earmark("show", "2025-00636").out())
        .contains(
            "Filed on public inspection January 13, 2025, 16:15 Washington time (special"
                + " filing).\n");
    assertThat(earmark("show", "2025-00699").out())
        .startsWith(
            """
            Filing 2025-00699  Sample Rule
            On public inspection as document 2025-00699, filed January 13, 2025, 16:15 Washington time \
            (special filing), to be published 2025-01-15.
            Taken back before publication, January 14, 2025.
            """);
  }

  @Test
  void showListsTheProvisionsOfAPart() {
    assertThat(earmark("show", "15 CFR part 744").out())
        .contains("In force from January 3, 2017 or earlier, no end known.")
        .contains("Authority: a sample statute.")
        .contains("  15 CFR 744.21  Sample restrictions\n");
  }

  @Test
  void showPrintsJson() {
    JsonNode json = earmark("show", "15 CFR 744.21(a)(1)", "--json").json();

    assertThat(json.get("work").asString()).isEqualTo("cfr/15/744/744.21");
    assertThat(json.get("inForceFrom").asString()).isEqualTo("2024-01-05");
    assertThat(json.get("inForceFromStated").asBoolean()).isTrue();
    assertThat(json.get("capture").get("sha256").asString()).hasSize(64);
    assertThat(json.get("blocks").size()).isEqualTo(1);
    assertThat(json.get("blocks").get(0).get("path").asString()).isEqualTo("(a)(1)");
  }

  // What is not there

  @Test
  void anUnknownCitationIsAnsweredWithTheNearestKnown() {
    Ran ran = earmark("show", "15 CFR 744.99");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("15 CFR 744.99 is not in this archive. Nearest known: 15 CFR 744.21, ");
  }

  @Test
  void whatIsNoCitationIsWrongUsage() {
    Ran ran = earmark("history", "the chips rule");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).startsWith("\"the chips rule\" is no citation. Citations look like");
  }

  @Test
  void aFolderWithoutAnArchiveIsNotTakenForAnEmptyOne() {
    Path none = folder.resolve("none");
    Ran ran = Ran.of(clock, none, "show", "15 CFR 744.21");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).startsWith("There is no archive in " + none + ".");
    assertThat(none).doesNotExist();
  }

  @Test
  void aBadDateIsWrongUsageWithTheRightForm() {
    Ran ran = earmark("show", "15 CFR 744.21", "--as-of", "1/2/2024");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains("'--as-of'", "\"1/2/2024\" is no date; write it as 2024-01-31", "show --help");
  }

  @Test
  void aBadSettingStopsTheStart() {
    Ran ran = earmark("verify", "--set", "web.prot=1");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).startsWith("Unknown setting \"web.prot\" (--set).");
  }

  @Test
  void aDataFolderThatIsAFileIsSaidSo() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Ran ran = Ran.of(clock, file, "crawl");

    assertThat(ran.exitCode()).isEqualTo(3);
    assertThat(ran.err()).isEqualTo("The data folder " + file + " cannot be made\n");
  }

  // history

  @Test
  void historyTellsVersionsAndWhatCausedThem() {
    Ran ran = earmark("history", "10 CFR part 810 appendix A");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            Appendix A to 10 CFR part 810  Sample destinations

            2024-02-01 to 2026-06-16  version 3, recorded 2026-03-26T16:00:00Z
                change 3: published

            2026-06-16 to now         version 5, recorded 2026-07-20T16:00:00Z
                change 5: amended: 1 change of substance, 1 row added
            """);
  }

  @Test
  void historyPrintsJson() {
    JsonNode json = earmark("history", "10 CFR part 810 appendix A", "--json").json();

    assertThat(json.get("versions").size()).isEqualTo(2);
    assertThat(json.get("changes").get(1).get("kind").asString()).isEqualTo("amended");
    assertThat(json.get("changes").get(1).get("occasion").asString()).isEqualTo("news");
  }

  // diff

  @Test
  void diffMarksWhatWasAdded() {
    Ran ran =
        earmark("diff", "10 CFR 810 appendix A", "--from", "2026-06-15", "--to", "2026-06-16");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .startsWith("Appendix A to 10 CFR part 810, 2026-06-15 to 2026-06-16\n")
        .contains("{+Thailand+} | {+generally authorized+}")
        .doesNotContain("[-");
  }

  @Test
  void diffOfTheSameTextSaysThereIsNone() {
    assertThat(earmark("diff", "15 CFR 744.21", "--from", "2024-02-01").out())
        .isEqualTo("15 CFR 744.21, 2024-02-01 to 2026-07-20\nno change\n");
  }

  @Test
  void diffWritesHtmlAndJson() {
    assertThat(
            earmark("diff", "10 CFR 810 appendix A", "--from", "2026-06-15", "--format", "html")
                .out())
        .startsWith("<!DOCTYPE html>")
        .contains("<ins", "Thailand");
    JsonNode json =
        earmark("diff", "10 CFR 810 appendix A", "--from", "2026-06-15", "--json").json();
    assertThat(json.get("operations").size()).isPositive();
    assertThat(json.get("versionBefore").asLong()).isEqualTo(3);
  }

  @Test
  void diffRefusesWhatItCannotDo() {
    Ran docx = earmark("diff", "15 CFR 744.21", "--from", "2024-02-01", "--format", "docx");
    assertThat(docx.exitCode()).isEqualTo(2);
    assertThat(docx.err())
        .isEqualTo(
            "--format docx is not text and is not written to a terminal; give --out FILE.\n");

    Ran turned = earmark("diff", "15 CFR 744.21", "--from", "2025-02-01", "--to", "2024-02-01");
    assertThat(turned.exitCode()).isEqualTo(2);
    assertThat(turned.err()).contains("give the earlier day first");

    Ran early = earmark("diff", "15 CFR 744.21", "--from", "2023-02-01");
    assertThat(early.exitCode()).isEqualTo(1);
    assertThat(early.err()).startsWith("This archive knows 15 CFR 744.21 from 2024-01-05 on;");

    Ran part = earmark("diff", "15 CFR part 744", "--from", "2024-02-01");
    assertThat(part.exitCode()).isEqualTo(2);
    assertThat(part.err())
        .isEqualTo(
            "15 CFR part 744 is a whole part. Cite one of its provisions, such as 15 CFR"
                + " 744.21.\n");
  }

  // verify

  @Test
  void verifyCountsWhatIsSound() {
    Ran ran = earmark("verify");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).isEqualTo("Sound: 5 captures, 5 versions, 5 changes.\n");
    assertThat(earmark("verify", "--digest").out()).matches("[0-9a-f]{64}\n");
  }

  @Test
  void verifyNamesTheFirstBadRow() {
    try (Archive archive = SampleArchive.open(folder, clock)) {
      archive
          .database()
          .write(handle -> handle.execute("update capture set url = 'http://forged' where id = 2"));
    }

    Ran ran = earmark("verify", "--json");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.json().get("table").asString()).isEqualTo("capture");
    assertThat(ran.json().get("row").asString()).isEqualTo("2");
  }

  // Usage

  @Test
  void everyCommandHasHelp() {
    Ran help = earmark("--help");
    assertThat(help.exitCode()).isZero();
    for (String command : Ran.NAMES) {
      assertThat(help.out()).contains(command);
      Ran ran = earmark(command, "--help");
      assertThat(ran.exitCode()).as(command).isZero();
      assertThat(ran.out()).contains("Usage: earmark " + command);
    }
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    Ran ran = earmark("shwo");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("Did you mean", "show");
  }
}
