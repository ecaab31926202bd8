package earmark.redline.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The smallest cases, in an alphabet language: a letter is a word. */
class ComparisonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "a b c d e; a b c d e; a b c d e",
        "a b c d e; a b x d e; a b [-c-]{+x+} d e",
        "a b c d e; a b d e; a b [-c -]d e",
        "a b d e; a b c d e; a b {+c +}d e",
        "a b c; a b c d; a b c{+ d+}",
        "a b c d; b c d; [-a -]b c d",
        "a b c d e f g h; a b x d y f g h; a b [-c d e-]{+x d y+} f g h",
        "a b. c d e; a b, c d e; a b[p-.-]{p+,+} c d e",
        "“a” b – c d; \"a\" b - c d; [t-“-]{t+\"+}a[t-”-]{t+\"+} b [t-–-]{t+-+} c d",
        "now here a b c; nowhere a b c; [-now here-]{+nowhere+} a b c",
        "Shall a b c; shall a b c; [-Shall-]{+shall+} a b c",
        "co\u00adoperate a b; cooperate a b; co[t-\u00ad-]operate a b",
      })
  void wordsOfOneParagraph(String before, String after, String expected) {
    assertThat(Notation.redline(Notation.text(before), Notation.text(after))).isEqualTo(expected);
  }

  @Test
  void noTextAndSomeText() {
    LegalText text = Notation.text("a b c", "d e f");

    Redline published = Comparison.between(LegalText.EMPTY, text);
    assertThat(Notation.redline(published, "", text.plain())).isEqualTo("{+a b c+}{+\nd e f+}");
    assertThat(published.isSubstantive()).isTrue();
    assertThat(published.statistics().wordsAdded()).isEqualTo(6);
    assertThat(Notation.redline(text, LegalText.EMPTY)).isEqualTo("[-a b c-][-\nd e f-]");
    Redline nothing = Comparison.between(LegalText.EMPTY, LegalText.EMPTY);
    assertThat(nothing.operations()).isEmpty();
    assertThat(nothing.statistics()).isEqualTo(Statistics.NONE);
  }

  @Test
  void equalTextsGiveOneKeptOperation() {
    LegalText text = Notation.text("= A", "(a) b c", "| d | e |");

    Redline redline = Comparison.between(text, text);

    assertThat(redline.operations()).hasSize(1);
    assertThat(redline.isEmpty()).isTrue();
    assertThat(redline.statistics()).isEqualTo(Statistics.NONE);
    assertThat(redline.engine()).isEqualTo("earmark-3");
  }

  @Test
  void statisticsCountByClass() {
    LegalText before =
        Notation.text("(a) one two three four.", "(b) See paragraph (a), five six seven eight");
    LegalText after =
        Notation.text(
            "(a) A new one came here.",
            "(b) one two three four!",
            "(c) See paragraph (b), five six  seven eight");

    Statistics statistics = Comparison.between(before, after).statistics();

    assertThat(statistics.substantive()).isEqualTo(1);
    assertThat(statistics.conforming()).isEqualTo(1);
    assertThat(statistics.punctuation()).isEqualTo(1);
    assertThat(statistics.typographical()).isEqualTo(1);
    assertThat(statistics.redesignated()).isEqualTo(2);
    assertThat(statistics.wordsAdded()).isEqualTo(7);
    assertThat(statistics.wordsRemoved()).isEqualTo(1);
  }

  @Test
  void aCrossReferenceOfAnotherSectionIsNoConformingChange() {
    LegalText before =
        Notation.text("= § 1.1 A", "(a) one two three", "(b) see § 9.9(a) four five");
    LegalText after =
        Notation.text(
            "= § 1.1 A", "(a) new new new new", "(b) one two three", "(c) see § 9.9(b) four five");

    assertThat(Comparison.between(before, after).statistics().conforming()).isZero();
  }

  @Test
  void repeatedShortParagraphsDoNotMove() {
    LegalText before = Notation.text("N/A", "a b c d e f", "N/A", "g h i j k l", "m n o p q r");
    LegalText after = Notation.text("a b c d e f", "g h i j k l", "N/A", "m n o p q r", "N/A");

    assertThat(Comparison.between(before, after).statistics().moved()).isZero();
  }

  @Test
  void aSwapIsOneMoveOfTheShorterParagraph() {
    LegalText before = Notation.text("a b c d e f g h i j", "k l m n o p q");
    LegalText after = Notation.text("k l m n o p q", "a b c d e f g h i j");

    Redline redline = Comparison.between(before, after);

    assertThat(redline.statistics().moved()).isEqualTo(1);
    assertThat(redline.statistics().substantive()).isZero();
    assertThat(Notation.redline(redline, before.plain(), after.plain()))
        .isEqualTo("«1+k l m n o p q+»{t+\n+}a b c d e f g h i j«1-\nk l m n o p q-»");
  }

  @Test
  void mergedParagraphsAreOneOperation() {
    LegalText before = Notation.text("a b c d e f g.", "h i j k l m n.", "o p q");
    LegalText after = Notation.text("a b c d e f g. h i j k l m n.", "o p q");

    Redline redline = Comparison.between(before, after);

    assertThat(redline.statistics().merged()).isEqualTo(1);
    assertThat(redline.isSubstantive()).isFalse();
  }

  @Test
  void theGroupMayStandOnTheRowThatPrintsItToo() {
    LegalText before = grouped("Alpha, 1 First Street", "Beta, 2 Second Street");
    LegalText after = grouped("Alpha, 9 Ninth Road", "Beta, 8 Eighth Road");

    Statistics statistics = Comparison.between(before, after).statistics();

    assertThat(statistics.rowsChanged()).isEqualTo(2);
    assertThat(statistics.rowsAdded() + statistics.rowsRemoved()).isZero();
  }

  private static LegalText grouped(String first, String second) {
    return new LegalText(
        List.of(
            new Row(
                ParagraphPath.ROOT,
                1,
                Row.Place.BODY,
                List.of(Cell.of("RURITANIA"), Cell.of(first)),
                "RURITANIA"),
            new Row(
                ParagraphPath.ROOT,
                1,
                Row.Place.BODY,
                List.of(Cell.of(""), Cell.of(second)),
                "RURITANIA")));
  }

  @Test
  void whatHasNoWidthPartsNoUnit() {
    LegalText before =
        Notation.text("No person may export items in 3A090\u00ad.a.1 without license.");
    LegalText after =
        Notation.text("No person may export items in 3A090\u00ad.a.2 without license.");

    assertThat(Notation.redline(before, after))
        .isEqualTo(
            "No person may export items in [-3A090\u00ad.a.1-]{+3A090\u00ad.a.2+} without"
                + " license.");
  }

  @Test
  void aFirstCellThatLosesItsWordsIsNoTypography() {
    Redline redline = Comparison.between(heading("a", "a"), heading("\n", "a"));

    assertThat(redline.isSubstantive()).isTrue();
    assertThat(redline.statistics().typographical()).isZero();
  }

  private static LegalText heading(String first, String second) {
    List<Cell> cells = List.of(Cell.of(first), Cell.of(second));
    return new LegalText(List.of(new Row(ParagraphPath.ROOT, 1, Row.Place.HEAD, cells, "")));
  }
}
