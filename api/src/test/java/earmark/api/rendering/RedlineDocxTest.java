package earmark.api.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.comparison.Comparison;
import earmark.redline.comparison.Redline;
import earmark.redline.text.LegalText;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Word document with tracked changes, read back. */
class RedlineDocxTest {
  private static final LocalDate DAY = LocalDate.of(2025, 1, 15);

  private static byte[] docx(Notation n) {
    return docx(n.redline(), n.before(), n.after(), Context.WHOLE);
  }

  private static byte[] docx(Redline redline, LegalText before, LegalText after, Context context) {
    return RedlineDocx.bytes(
        new Exhibit("§ 1 of <this> & that", Optional.of(DAY), redline, before, after), context);
  }

  private static String body(byte[] docx) {
    String xml = new WordDocument(docx).part("word/document.xml");
    return xml.substring(xml.indexOf("<w:body>") + 8, xml.indexOf("<w:p/><w:sectPr>"));
  }

  private static String by(int id) {
    return "w:id=\"" + id + "\" w:author=\"Earmark\" w:date=\"2025-01-15T00:00:00Z\"";
  }

  static Stream<String> cases() throws IOException {
    return RenderingGoldenTest.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void acceptingGivesTheNewTextAndRejectingTheOld(String name) throws IOException {
    Notation n = RenderingGoldenTest.notation(name);
    WordDocument read = new WordDocument(docx(n));

    assertThat(read.accepted()).isEqualTo(n.after().plain());
    assertThat(read.rejected()).isEqualTo(n.before().plain());
    read.checkMarks();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void soItIsForAnyTexts(int seed) {
    RandomTexts texts = new RandomTexts(seed);
    for (int round = 0; round < 250; round++) {
      LegalText before = texts.text();
      LegalText after = texts.edited(before);
      Redline redline = Comparison.between(before, after);
      WordDocument read = new WordDocument(docx(redline, before, after, Context.WHOLE));

      assertThat(read.accepted()).as("seed %d, %d", seed, round).isEqualTo(after.plain());
      assertThat(read.rejected()).as("seed %d, %d", seed, round).isEqualTo(before.plain());
      read.checkMarks();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void andForAnyOperations(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      Notation n = Notation.parse(MarkedTextLawTest.marked(random));
      WordDocument read = new WordDocument(docx(n));

      assertThat(read.accepted()).as("seed %d, %d", seed, round).isEqualTo(n.after().plain());
      assertThat(read.rejected()).as("seed %d, %d", seed, round).isEqualTo(n.before().plain());
    }
  }

  @Test
  void wordsAreStruckBeforeOthersAreAdded() {
    assertThat(body(docx(Notation.parse("It lasts [-30-]{+60+} days."))))
        .isEqualTo(
            "<w:p><w:r><w:t xml:space=\"preserve\">It lasts </w:t></w:r>"
                + "<w:del "
                + by(1)
                + "><w:r><w:delText xml:space=\"preserve\">30</w:delText></w:r></w:del>"
                + "<w:ins "
                + by(2)
                + "><w:r><w:t xml:space=\"preserve\">60</w:t></w:r></w:ins>"
                + "<w:r><w:t xml:space=\"preserve\"> days.</w:t></w:r></w:p>");
  }

  @Test
  void aMovedParagraphIsTiedToItsOtherEnd() {
    String body =
        body(
            docx(
                Notation.parse(
                    """
                    [1-(b) These words travel.
                    -](a) First.
                    {1+(b) These words travel.
                    +}Last.\
                    """)));

    assertThat(body)
        .isEqualTo(
            "<w:p><w:pPr><w:rPr><w:moveFrom "
                + by(1)
                + "/></w:rPr></w:pPr><w:moveFromRangeStart w:id=\"2\" w:name=\"move1-1\""
                + by(0).substring(by(0).indexOf(" w:author"))
                + "/><w:moveFrom "
                + by(3)
                + "><w:r><w:t xml:space=\"preserve\">(b) These words"
                + " travel.</w:t></w:r></w:moveFrom></w:p><w:moveFromRangeEnd"
                + " w:id=\"2\"/><w:p><w:r><w:t xml:space=\"preserve\">(a)"
                + " First.</w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:moveTo "
                + by(4)
                + "/></w:rPr></w:pPr><w:moveToRangeStart w:id=\"5\" w:name=\"move1-1\""
                + by(0).substring(by(0).indexOf(" w:author"))
                + "/><w:moveTo "
                + by(6)
                + "><w:r><w:t xml:space=\"preserve\">(b) These words"
                + " travel.</w:t></w:r></w:moveTo></w:p><w:moveToRangeEnd"
                + " w:id=\"5\"/><w:p><w:r><w:t xml:space=\"preserve\">Last.</w:t></w:r></w:p>");
  }

  @Test
  void rowsAreRowsOfAWordTable() {
    String body = body(docx(Notation.parse("Country\tEntity\nA\tOne\n{+B\tTwo\n+}C\tThree")));

    assertThat(body)
        .contains("<w:tblGrid><w:gridCol w:w=\"4283\"/><w:gridCol w:w=\"5077\"/></w:tblGrid>")
        .contains("<w:trPr><w:tblHeader/></w:trPr>")
        .contains("<w:tr><w:trPr><w:ins " + by(1) + "/></w:trPr>");
    assertThat(body.split("<w:tr>", -1)).hasSize(5);
    assertThat(body.split("<w:tbl>", -1)).hasSize(2);
  }

  @Test
  void aSplitParagraphHasATrackedEnd() {
    assertThat(body(docx(Notation.parse("One.[- -]{+\n+}Two."))))
        .contains("<w:pPr><w:rPr><w:ins ")
        .doesNotContain("<w:br/>");
  }

  @Test
  void headingsAndStylesAreThose() {
    assertThat(body(docx(Notation.parse("§ 1 Scope\nText."))))
        .startsWith("<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>");
  }

  @Test
  void theHeadSaysWhatItIsAndWhetherItIsCoarse() {
    Notation n = Notation.parse("It lasts [-30-]{+60+} days.");
    Redline coarse =
        new Redline("engine 1", n.redline().statistics(), n.redline().operations(), true);
    String head =
        new WordDocument(docx(coarse, n.before(), n.after(), Context.WHOLE))
            .part("word/header1.xml");

    assertThat(head)
        .contains("§ 1 of &lt;this&gt; &amp; that")
        .contains("1 change of substance.")
        .contains(RedlineSummary.COARSE)
        .contains("Compared by Earmark (engine 1)");
    assertThat(new WordDocument(docx(n)).part("word/header1.xml"))
        .doesNotContain(RedlineSummary.COARSE);
  }

  @Test
  void theHeadSaysThatTypographyIsTracked() {
    Notation n = Notation.parse("The [~-~]{~—~} item.");

    assertThat(new WordDocument(docx(n)).part("word/header1.xml"))
        .contains("1 typographical difference, tracked, too.");
  }

  @Test
  void lessContextLeavesUnchangedParagraphsOutAndSaysSo() {
    Notation n = Notation.parse("(a) First.\n(b) Second.\n(c) It lasts [-30-]{+60+} days.");
    String body = body(docx(n.redline(), n.before(), n.after(), Context.CHANGES));

    assertThat(body).contains("… 2 paragraphs without change …").doesNotContain("Second");
  }

  @Test
  void theSameRedlineGivesTheSameBytes() {
    Notation n = Notation.parse("It lasts [-30-]{+60+} days.\n{+More.\n+}End.");

    assertThat(docx(n)).isEqualTo(docx(n));
  }

  @Test
  void whatXmlCannotHoldIsReplaced() {
    Notation n = Notation.parse("Bell \u0007, \ud800 alone, {+\u202eturned+}, 𝄞 whole.");

    assertThat(new WordDocument(docx(n)).accepted())
        .isEqualTo("Bell \uFFFD, \uFFFD alone, \uFFFDturned, 𝄞 whole.");
  }
}
