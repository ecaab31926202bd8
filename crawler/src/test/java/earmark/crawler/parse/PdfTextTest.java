package earmark.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.text.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

/** Files are made for these tests; each page has a line of words, or none. */
class PdfTextTest {
  private static byte[] pdf(String password, String... pages) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (String words : pages) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          if (!words.isEmpty()) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(72, 700);
            content.showText(words);
            content.endText();
          }
        }
      }
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy("o", password, new AccessPermission()));
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String refusal(byte[] bytes) {
    PdfText.File file = PdfText.read(bytes);
    assertThat(file.text().blocks()).isEmpty();
    return file.refusal().map(Finding::code).orElse("");
  }

  @Test
  void theNumberOfEachPageStandsBeforeItsWords() {
    PdfText.File file = PdfText.read(pdf("", "Know your customer.", "", "Keep the answers."));
    assertThat(file.refusal()).isEmpty();
    assertThat(file.text().plain())
        .isEqualTo("[page 1]\nKnow your customer.\n[page 3]\nKeep the answers.");
    assertThat(file.findings())
        .extracting(Finding::code, Finding::where)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("PDF_PAGE_WITHOUT_WORDS", "pages [2]"));
  }

  @Test
  void aFileThatNeedsAPasswordIsRefused() {
    assertThat(refusal(pdf("secret", "Words"))).isEqualTo(PdfText.ENCRYPTED);
  }

  @Test
  void aFileOfPicturesIsRefusedAndNotEmpty() {
    assertThat(refusal(pdf("", "", ""))).isEqualTo(PdfText.NO_WORDS);
  }

  @Test
  void aDamagedFileIsRefused() {
    assertThat(refusal("%PDF-1.4\nnothing".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(Judgement.NOT_WELL_FORMED);
  }

  @Test
  void aFileThatUnpacksToFarMoreThanItsSizeIsRefusedBeforeItIsRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(
        "%PDF-1.4\n1 0 obj <</Filter/FlateDecode>> stream\n".getBytes(StandardCharsets.US_ASCII));
    try (DeflaterOutputStream packed =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        packed.write(zeros);
      }
    }
    PdfText.File file = PdfText.read(out.toByteArray());
    assertThat(List.of(file.refusal().orElseThrow().code())).containsExactly(Judgement.TOO_LARGE);
    assertThat(file.refusal().orElseThrow().excerpt()).contains("256 MiB");
  }
}
