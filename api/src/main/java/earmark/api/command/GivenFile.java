package earmark.api.command;

import earmark.crawler.parse.Parsed;
import earmark.crawler.parse.Parsers;
import earmark.redline.text.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file given on the command line, read whole or refused with the place and why.
 *
 * @param purpose what is to be done with it, as in "cannot be compared"
 */
record GivenFile(Path file, String purpose) {
  /** Most bytes that are read; a longer file is refused, never cut. */
  static final long MOST_BYTES = 64L << 20;

  private static final String LOST_CHARACTERS = "BAD_ENCODING";
  private static final Map<String, String> BINARY =
      Map.of("%PDF", "a PDF file", "PK\u0003\u0004", "a ZIP or Word file");

  /**
   * Reads it. What is unusual and harmless is remarked on the console.
   *
   * @throws CommandEndedException if it cannot be read as one whole text
   */
  Parsed read(Console console) {
    byte[] bytes = bytes();
    checkText(bytes);
    Parsed parsed = Parsers.parse(file.toString(), bytes);
    for (Finding finding : parsed.findings()) {
      if (finding.severity() == Finding.Severity.REFUSED
          || finding.code().equals(LOST_CHARACTERS)) {
        throw CommandEndedException.wrongUsage(
            file
                + " cannot be "
                + purpose
                + ": "
                + finding.code()
                + " at "
                + finding.where()
                + ": "
                + finding.excerpt());
      }
      if (finding.severity() == Finding.Severity.WARNING) {
        console.remark(
            file + ": " + finding.code() + " at " + finding.where() + ": " + finding.excerpt());
      }
    }
    if (parsed.text().plain().isBlank()) {
      throw CommandEndedException.wrongUsage(
          file + " holds no words; nothing in it can be " + purpose + ".");
    }
    return parsed;
  }

  private byte[] bytes() {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw CommandEndedException.wrongUsage(
            file + " has " + size + " bytes; at most " + MOST_BYTES + " can be " + purpose + ".");
      }
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length == 0) {
        throw CommandEndedException.wrongUsage(
            file + " is empty; nothing in it can be " + purpose + ".");
      }
      return bytes;
    } catch (NoSuchFileException _) {
      throw CommandEndedException.wrongUsage("There is no file " + file + ".");
    } catch (IOException e) {
      throw CommandEndedException.worldFailed(file + " cannot be read: " + e.getMessage());
    }
  }

  private void checkText(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
    if (BINARY.containsKey(start)) {
      throw CommandEndedException.wrongUsage(
          file
              + " is "
              + BINARY.get(start)
              + "; only eCFR XML, Federal Register XML, HTML and plain text can be "
              + purpose
              + ".");
    }
    boolean isUtf16 = start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE");
    for (int i = 0; i < bytes.length && !isUtf16; i++) {
      if (bytes[i] == 0) {
        throw CommandEndedException.wrongUsage(
            file
                + " is no text: byte "
                + i
                + ", counted from 0, is 0; only eCFR XML, Federal Register XML, HTML and plain text"
                + " can be "
                + purpose
                + ".");
      }
    }
  }
}
