package earmark.crawler.parse;

import earmark.redline.text.Block;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Reader of PDF files: their words, with the number of each page before it as {@code [page 3]}.
 *
 * <p>What cannot be read is a finding that refuses the file, never an empty text: one that needs a
 * password, one of pictures without words, one that is damaged or larger than the limits. A page
 * without words in a file that has some is a finding too.
 */
public final class PdfText {
  /** Name and version of this reader. */
  public static final String PARSER = "pdf-1";

  /** It cannot be opened without a password. */
  public static final String ENCRYPTED = "PDF_ENCRYPTED";

  /** None of its pages has words: they are pictures. */
  public static final String NO_WORDS = "PDF_WITHOUT_WORDS";

  private static final int MOST_PAGES = 2_000;
  private static final int MOST_CHARACTERS = 20_000_000;

  /**
   * Longest unpacked stream, and all of them together: a file can hold a thousand times its size.
   */
  private static final long MOST_UNPACKED = 256L << 20;

  private static final Pattern STREAM = Pattern.compile("stream\\r?\\n");
  private static final Pattern PACKED_TWICE =
      Pattern.compile(
          "/Filter\\s*\\[(?:\\s*/(?:ASCII85|ASCIIHex|LZW|RunLength)Decode)*+\\s*/FlateDecode\\s*/(?:Flate|LZW|RunLength)Decode");
  private static final String PARAGRAPH_END = "\u2029";

  private PdfText() {}

  /**
   * What a file says.
   *
   * @param title as its own data have it; empty if they do not
   * @param refusal why there is no text; empty if there is
   */
  public record File(
      String title, LegalText text, List<Finding> findings, Optional<Finding> refusal) {
    public File {
      findings = List.copyOf(findings);
    }
  }

  /** Whether the bytes begin as a PDF does. */
  public static boolean isPdf(byte[] bytes) {
    return bytes.length > 4
        && bytes[0] == '%'
        && bytes[1] == 'P'
        && bytes[2] == 'D'
        && bytes[3] == 'F';
  }

  /** Reads a file. */
  public static File read(byte[] bytes) {
    Optional<String> tooMuch = tooMuch(bytes);
    if (tooMuch.isPresent()) {
      return refused(Judgement.TOO_LARGE, tooMuch.get());
    }
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() > MOST_PAGES) {
        return refused(
            Judgement.TOO_LARGE,
            document.getNumberOfPages() + " pages, at most " + MOST_PAGES + " are read");
      }
      return pages(document);
    } catch (InvalidPasswordException e) {
      return refused(ENCRYPTED, "It cannot be opened without a password");
    } catch (IOException | RuntimeException e) {
      // The library meets bytes of strangers, and damaged ones end it in many ways.
      return refused(Judgement.NOT_WELL_FORMED, "It cannot be read: " + e);
    }
  }

  private static File pages(PDDocument document) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<Integer> silent = new ArrayList<>();
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setLineSeparator("\n");
    stripper.setParagraphEnd(PARAGRAPH_END);
    long characters = 0;
    for (int page = 1; page <= document.getNumberOfPages(); page++) {
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      String words = stripper.getText(document);
      characters += words.length();
      if (characters > MOST_CHARACTERS) {
        return refused(
            Judgement.TOO_LARGE, "more than " + MOST_CHARACTERS + " characters up to page " + page);
      }
      if (words.isBlank()) {
        silent.add(page);
      } else {
        blocks.add(Passage.of(PassageKind.SUBHEADING, "[page " + page + "]"));
        paragraphs(words, blocks);
      }
    }
    if (blocks.isEmpty()) {
      return refused(NO_WORDS, document.getNumberOfPages() + " pages, and none of them has words");
    }
    List<Finding> findings = new ArrayList<>();
    if (!silent.isEmpty()) {
      findings.add(
          new Finding(
              "PDF_PAGE_WITHOUT_WORDS", Finding.Severity.WARNING, "pages " + silent, "a picture?"));
    }
    String title = document.getDocumentInformation().getTitle();
    return new File(
        title == null ? "" : title.strip(), new LegalText(blocks), findings, Optional.empty());
  }

  private static void paragraphs(String words, List<Block> blocks) {
    for (String paragraph : words.split(PARAGRAPH_END, -1)) {
      ProseBuilder prose = new ProseBuilder(Seams.AS_WRITTEN);
      prose.append(paragraph.replace('\n', ' '), ProseBuilder.Level.ON_LINE);
      Prose folded = prose.take();
      if (!folded.isBlank()) {
        blocks.add(Passage.of(PassageKind.PARAGRAPH, folded.text()));
      }
    }
  }

  /** Unpacks every packed stream into nothing, only to see how long it is. */
  private static Optional<String> tooMuch(byte[] bytes) {
    String raw = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (PACKED_TWICE.matcher(raw).find()) {
      return Optional.of("a stream that is packed twice");
    }
    byte[] sink = new byte[1 << 16];
    long all = 0;
    Matcher stream = STREAM.matcher(raw);
    while (stream.find()) {
      if (stream.start() >= 3 && raw.startsWith("end", stream.start() - 3)) {
        continue;
      }
      Inflater inflater = new Inflater();
      try {
        inflater.setInput(bytes, stream.end(), bytes.length - stream.end());
        int length = inflater.inflate(sink);
        while (length > 0) {
          all += length;
          if (all > MOST_UNPACKED) {
            return Optional.of(
                "more than "
                    + (MOST_UNPACKED >> 20)
                    + " MiB when unpacked, from "
                    + bytes.length
                    + " bytes");
          }
          length = inflater.inflate(sink);
        }
      } catch (DataFormatException _) {
        // Not packed in this way, so not longer than it looks.
      } finally {
        inflater.end();
      }
    }
    return Optional.empty();
  }

  private static File refused(String code, String evidence) {
    return new File(
        "",
        LegalText.EMPTY,
        List.of(),
        Optional.of(new Finding(code, Finding.Severity.REFUSED, "whole document", evidence)));
  }
}
