package earmark.api.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.comparison.Redline;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A PDF file, read back. */
class RedlinePdfTest {
  private static Exhibit exhibit(Notation n) {
    return new Exhibit(
        "§ 1 of <this> & that",
        Optional.of(LocalDate.of(2025, 1, 15)),
        n.redline(),
        n.before(),
        n.after());
  }

  private static byte[] pdf(Notation n) {
    return RedlinePdf.bytes(exhibit(n), Context.WHOLE);
  }

  /** The words of each page, in the order in which they are drawn. */
  private static List<String> pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      return IntStream.rangeClosed(1, document.getNumberOfPages())
          .mapToObj(
              page -> {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                try {
                  return stripper.getText(document);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              })
          .toList();
    }
  }

  private static String unspaced(String text) {
    return text.replaceAll("\\s", "");
  }

  static Stream<String> cases() throws IOException {
    return RenderingGoldenTest.cases().filter(name -> !name.equals("hostile"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachMarkedWordIsOnThePages(String name) throws IOException {
    Notation n = RenderingGoldenTest.notation(name);
    String read = unspaced(String.join("", pages(pdf(n))));

    for (MarkedBlock block : MarkedText.of(n.redline(), n.before(), n.after(), false).blocks()) {
      for (List<Mark> cell : block.cells()) {
        for (Mark mark : cell) {
          assertThat(read).contains(unspaced(mark.text()));
        }
      }
    }
  }

  @Test
  void lettersAndSignsOfTheLawAreReadBack() throws IOException {
    String words = "§ 744.21 “item” — naïve café ü ş ł Ω Ж ≤ 10³ ½ fiscal office";

    assertThat(unspaced(pages(pdf(Notation.parse(words + " [-30-]{+60+}"))).getFirst()))
        .contains(unspaced(words + "3060"));
  }

  @Test
  void theHeadOfEachPageSaysWhatItIsAndWhetherItIsCoarse() throws IOException {
    Notation n = Notation.parse("It lasts [-30-]{+60+} days." + "\nMore words.".repeat(60));
    Redline coarse =
        new Redline("engine 1", n.redline().statistics(), n.redline().operations(), true);
    List<String> read =
        pages(
            RedlinePdf.bytes(
                new Exhibit("§ 1", Optional.empty(), coarse, n.before(), n.after()),
                Context.WHOLE));

    assertThat(read).hasSize(2);
    assertThat(read)
        .allSatisfy(
            page ->
                assertThat(unspaced(page))
                    .contains("§1", "1changeofsubstance.", unspaced(RedlineSummary.COARSE))
                    .contains("ComparedbyEarmark(engine1)"));
    assertThat(read.getFirst()).contains("Page 1 of 2").contains("Legend");
    assertThat(read.getLast()).contains("Page 2 of 2").doesNotContain("Legend");
    assertThat(pages(pdf(n)).getFirst()).doesNotContain("coarsely");
  }

  @Test
  void aTableThatGoesOnRepeatsItsHead() throws IOException {
    Notation n =
        Notation.parse("Country\tEntity\n" + "A\tOne\n".repeat(100) + "{+B\tTwo\n+}C\tThree");
    List<String> read = pages(pdf(n));

    assertThat(read).hasSizeGreaterThan(2);
    assertThat(read).allSatisfy(page -> assertThat(page).contains("Country"));
    assertThat(String.join("", read)).contains("row added").contains("Two").contains("Three");
  }

  @Test
  void aRowHigherThanAPageGoesOnOnTheNext() throws IOException {
    StringBuilder cell = new StringBuilder();
    IntStream.range(0, 3000).forEach(i -> cell.append("word").append(i).append(' '));
    List<String> read = pages(pdf(Notation.parse("Country\tEntity\nA\t" + cell + "[-x-]{+y+}")));

    assertThat(read).hasSizeGreaterThan(1);
    String all = unspaced(String.join("", read));
    IntStream.range(0, 3000).forEach(i -> assertThat(all).contains("word" + i));
  }

  @Test
  void aWordLongerThanAllLinesIsBroken() throws IOException {
    List<String> read = pages(pdf(Notation.parse("x".repeat(100_000) + " [-a-]{+b+}")));

    assertThat(String.join("", read).chars().filter(c -> c == 'x').count())
        .isGreaterThanOrEqualTo(100_000);
  }

  @Test
  void whatTheFontLacksIsShownByItsCodeAndCounted() throws IOException {
    Notation n = Notation.parse("A name, 中, [-30-]{+60+}, 𝄞, \ud800 and \u202e.");

    assertThat(pages(pdf(n)).getFirst())
        .contains("[U+4E2D]")
        .contains("[U+1D11E]")
        .contains("2 characters have no shape in the font");
  }

  @Test
  void theFontsAreEmbedded() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(pdf(Notation.parse("§ 1 Scope\nIt lasts [-30-]{+60+} days.")))) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
      assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Earmark");
      assertThat(document.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle())
          .isEqualTo("§ 1 Scope");
    }
  }

  @Test
  void theEndsOfAMoveAreLinked() throws IOException {
    Notation n =
        Notation.parse(
            """
            [1-(b) These words travel.
            -](a) First.
            {1+(b) These words travel.
            +}Last.\
            """);
    try (PDDocument document = Loader.loadPDF(pdf(n))) {
      assertThat(document.getPage(0).getAnnotations())
          .hasSize(2)
          .allSatisfy(it -> assertThat(((PDAnnotationLink) it).getDestination()).isNotNull());
    }
  }

  @Test
  void theSameRedlineGivesTheSameBytes() {
    Notation n = Notation.parse("§ 1\nIt lasts [-30-]{+60+} days.\n{+More.\n+}End.");

    assertThat(pdf(n)).isEqualTo(pdf(n));
  }
}
