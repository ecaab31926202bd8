package earmark.crawler.parse;

import earmark.redline.text.Finding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes as characters. The encoding is that of the byte order mark, else the one declared in the
 * first 1,024 bytes by XML or HTML, else UTF-8. Without a declaration, bytes that are no UTF-8 are
 * read as windows-1252, which old pages of the government are written in; that is a finding.
 *
 * @param findings {@code BAD_ENCODING} if some bytes do not fit the encoding and stand as U+FFFD,
 *     or the declared encoding is unknown; {@code ENCODING_GUESSED}
 */
record Decoded(String text, List<Finding> findings) {
  static final String BAD_ENCODING = "BAD_ENCODING";

  private static final int HEAD_BYTES = 1024;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?:<\\?xml[^>]*?encoding\\s*=\\s*|<meta[^>]*?charset\\s*=\\s*)[\"']?([A-Za-z0-9._-]{1,40})",
          Pattern.CASE_INSENSITIVE);

  Decoded {
    findings = List.copyOf(findings);
  }

  /** Whether some characters are lost. */
  boolean isBad() {
    return findings.stream().anyMatch(finding -> finding.code().equals(BAD_ENCODING));
  }

  static Decoded of(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return decode(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE);
    }
    String head =
        new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    if (declared.find()) {
      String name = declared.group(1);
      return charset(name)
          .map(charset -> decode(bytes, 0, charset))
          .orElseGet(
              () ->
                  new Decoded(
                      new String(bytes, StandardCharsets.UTF_8),
                      List.of(bad("unknown encoding \"" + name + "\""))));
    }
    return strictly(bytes, 0, StandardCharsets.UTF_8)
        .map(text -> new Decoded(text, List.of()))
        .orElseGet(() -> undeclared(bytes));
  }

  private static Decoded undeclared(byte[] bytes) {
    return strictly(bytes, 0, WINDOWS_1252)
        .map(
            text ->
                new Decoded(
                    text,
                    List.of(
                        new Finding(
                            "ENCODING_GUESSED",
                            Finding.Severity.WARNING,
                            "whole document",
                            "no encoding is declared and it is no UTF-8; read as windows-1252"))))
        .orElseGet(() -> decode(bytes, 0, StandardCharsets.UTF_8));
  }

  private static Decoded decode(byte[] bytes, int from, Charset charset) {
    return strictly(bytes, from, charset)
        .map(text -> new Decoded(text, List.of()))
        .orElseGet(
            () ->
                new Decoded(
                    new String(bytes, from, bytes.length - from, charset),
                    List.of(
                        bad("some bytes are no " + charset + "; " + first(bytes, from, charset)))));
  }

  /** Where the first byte stands that does not fit. */
  private static String first(byte[] bytes, int from, Charset charset) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate(bytes.length - from + 1);
    charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(in, out, true);
    long line = 1 + out.flip().chars().filter(c -> c == '\n').count();
    return "the first is byte " + in.position() + ", counted from 0, in line " + line;
  }

  private static Optional<String> strictly(byte[] bytes, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Finding bad(String how) {
    return new Finding(BAD_ENCODING, Finding.Severity.WARNING, "whole document", how);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
