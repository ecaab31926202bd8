package earmark.archive.warc;

import earmark.archive.capture.Answer;
import earmark.archive.capture.Capture;
import earmark.archive.capture.Captures;
import earmark.redline.text.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the captures of a WARC file that the archive does not have, with the time at which they
 * were retrieved. A capture is there already if address, time, status and bytes are the same.
 *
 * <p>What is stored gets a finding {@code IMPORTED} that says where it comes from. Nothing is
 * parsed: works and versions stay as they are.
 */
public final class WarcImport {
  /** The longest head of a record that is read. */
  static final int LONGEST_HEAD = 1 << 18;

  /** The source of captures from files that do not name one. */
  public static final String UNKNOWN_SOURCE = "import";

  private static final int SLACK = 1 << 16;
  private static final MediaType ANSWER = MediaType.parse("application/http;msgtype=response");

  private final Captures captures;
  private final long maxBodyBytes;

  /**
   * @param maxBodyBytes longest decoded body that is taken
   */
  public WarcImport(Captures captures, long maxBodyBytes) {
    this.captures = captures;
    this.maxBodyBytes = maxBodyBytes;
  }

  /**
   * What became of a file.
   *
   * @param stored captures that are new
   * @param known captures that were there already
   * @param skipped by their type, records that are no answers of web servers
   * @param problems records that were not taken
   */
  public record Report(long stored, long known, Map<String, Long> skipped, List<Problem> problems) {
    public Report {
      skipped = Map.copyOf(skipped);
      problems = List.copyOf(problems);
    }
  }

  /**
   * A record that was not taken, though the file goes on.
   *
   * @param record its number in the file, from 1
   * @param offset where it begins in the file
   * @param code {@code DIGEST_DIFFERS}, {@code BAD_RECORD} or {@code TOO_LONG}
   */
  public record Problem(long record, long offset, String code, String why) {}

  /**
   * Reads a file to its end.
   *
   * @throws WarcDamagedException if it cannot be read any further, with record and offset
   * @throws IOException if it cannot be read at all
   */
  public Report read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        Members members = new Members(in)) {
      return new Run(file, members).read();
    }
  }

  /** Why one record is not taken. */
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;
    private final String code;

    RefusedException(String code, String why) {
      super(why);
      this.code = code;
    }
  }

  /** One reading of one file. */
  private final class Run {
    private final Path file;
    private final Members members;
    private final Map<String, Long> skipped = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private long number;
    private long offset;
    private long stored;
    private long known;

    Run(Path file, Members members) {
      this.file = file;
      this.members = members;
    }

    Report read() throws IOException {
      number = 1;
      try {
        members.allow(LONGEST_HEAD);
        WarcReader reader = new WarcReader(members);
        if (reader.compression() != WarcCompression.NONE) {
          throw new IOException("it is packed twice");
        }
        for (Optional<WarcRecord> next = next(reader); next.isPresent(); next = next(reader)) {
          offset = members.offset();
          record(next.get());
          number++;
          members.allow(LONGEST_HEAD);
        }
        return new Report(stored, known, skipped, problems);
      } catch (IOException e) {
        offset = members.offset();
        throw new WarcDamagedException(file, number, offset, String.valueOf(e.getMessage()), e);
      }
    }

    private Optional<WarcRecord> next(WarcReader reader) throws IOException {
      try {
        return reader.next();
      } catch (RuntimeException e) {
        // The library reads numbers and dates of a head without looking at them first.
        throw new IOException("its head cannot be read: " + e.getMessage(), e);
      }
    }

    private void record(WarcRecord record) throws IOException {
      MessageHeaders head = record.headers();
      long length = length(head);
      members.allow(length + SLACK);
      if (!isAnswer(head)) {
        skipped.merge(head.first("WARC-Type").orElse("?"), 1L, Long::sum);
        record.body().consume();
        return;
      }
      byte[] block = record.body().stream().readNBytes(Math.toIntExact(length));
      if (block.length < length) {
        throw new IOException("it ends after " + block.length + " of " + length + " bytes");
      }
      try {
        store(head, block);
      } catch (RefusedException e) {
        problems.add(new Problem(number, offset, e.code, String.valueOf(e.getMessage())));
      }
    }

    private long length(MessageHeaders head) throws IOException {
      String stated = head.first("Content-Length").orElse("");
      if (!stated.matches("\\d{1,18}")) {
        throw new IOException("its Content-Length is \"" + stated + "\"");
      }
      long length = Long.parseLong(stated);
      long most = maxBodyBytes + LONGEST_HEAD;
      if (length > most) {
        throw new IOException(
            "it is " + length + " bytes long, more than the " + most + " that are taken");
      }
      return length;
    }

    private void store(MessageHeaders head, byte[] block) throws RefusedException {
      checkDigest(head, "WARC-Block-Digest", List.of(block));
      boolean ours = head.first(Names.CAPTURE).isPresent();
      Decoded decoded = ours ? Decoded.ours(block) : Decoded.foreign(block, maxBodyBytes);
      if (ours && head.first("WARC-Payload-Digest").isEmpty()) {
        throw new RefusedException("BAD_RECORD", "There is no WARC-Payload-Digest");
      }
      checkDigest(head, "WARC-Payload-Digest", decoded.payloads());
      if (decoded.body().length > maxBodyBytes) {
        throw tooLong(maxBodyBytes);
      }
      Answer answer =
          new Answer(
              source(head), address(head), decoded.status(), decoded.headers(), decoded.body());
      Optional<Capture> capture = captures.adopt(answer, retrieved(head));
      if (capture.isEmpty()) {
        known++;
        return;
      }
      stored++;
      List<Finding> findings = new ArrayList<>();
      for (String finding : head.all(Names.FINDING)) {
        findings.add(finding(finding));
      }
      findings.add(
          new Finding(
              "IMPORTED",
              Finding.Severity.NOTE,
              file.getFileName() + ", record " + number,
              head.first(Names.CAPTURE)
                  .map(
                      id ->
                          "It was capture "
                              + id
                              + " of another archive, with chain "
                              + head.first(Names.CHAIN).orElse("unknown"))
                  .orElse("It was captured by another program")));
      captures.note(capture.get().id(), findings);
    }
  }

  private static boolean isAnswer(MessageHeaders head) {
    return head.first("WARC-Type").filter("response"::equalsIgnoreCase).isPresent()
        && head.first("Content-Type")
            .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/http"))
            .isPresent();
  }

  private static String source(MessageHeaders head) throws RefusedException {
    String source = head.first(Names.SOURCE).orElse(UNKNOWN_SOURCE);
    if (!source.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
      throw new RefusedException("BAD_RECORD", "Its source is \"" + source + "\"");
    }
    return source;
  }

  private static URI address(MessageHeaders head) throws RefusedException {
    String target = head.first("WARC-Target-URI").orElse("").replaceAll("^<|>$", "");
    try {
      URI address = URI.create(target);
      if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new RefusedException("BAD_RECORD", "Its address is \"" + target + "\"");
  }

  private static Instant retrieved(MessageHeaders head) throws RefusedException {
    String date = head.first(Names.RETRIEVED).or(() -> head.first("WARC-Date")).orElse("");
    try {
      return Instant.parse(date).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new RefusedException("BAD_RECORD", "Its time is \"" + date + "\"");
    }
  }

  private static Finding finding(String json) throws RefusedException {
    try {
      JsonNode node = JsonMapper.shared().readTree(json);
      return new Finding(
          node.path("code").asString(),
          Finding.Severity.REFUSED,
          node.path("where").asString(),
          node.path("excerpt").asString());
    } catch (JacksonException e) {
      throw new RefusedException("BAD_RECORD", "A finding of it is no JSON");
    }
  }

  /** Whether one of the forms has the stated digest; one of an unknown kind is not believed. */
  private static void checkDigest(MessageHeaders head, String header, List<byte[]> forms)
      throws RefusedException {
    Optional<String> stated = head.first(header);
    if (stated.isEmpty()) {
      return;
    }
    try {
      WarcDigest digest = new WarcDigest(stated.get());
      for (byte[] form : forms) {
        if (Arrays.equals(digest.getDigester().digest(form), digest.bytes())) {
          return;
        }
      }
    } catch (NoSuchAlgorithmException | IllegalArgumentException e) {
      throw new RefusedException(
          "DIGEST_DIFFERS", header + " \"" + stated.get() + "\" cannot be checked");
    }
    throw new RefusedException(
        "DIGEST_DIFFERS", header + " is " + stated.get() + ", but the bytes have another");
  }

  private static RefusedException tooLong(long limit) {
    return new RefusedException("TOO_LONG", "Its body is longer than " + limit + " bytes");
  }

  /**
   * An answer taken out of its HTTP form.
   *
   * @param payloads what a payload digest may be over: tools differ about transfer encodings
   */
  private record Decoded(
      int status, Map<String, List<String>> headers, byte[] body, List<byte[]> payloads) {

    /** In the form that {@link WarcExport} writes. */
    static Decoded ours(byte[] block) throws RefusedException {
      int end = endOfHead(block);
      String[] lines = new String(block, 0, end, StandardCharsets.UTF_8).split("\r\n", -1);
      if (!lines[0].matches("HTTP/1\\.1 \\d{3} ?")) {
        throw new RefusedException("BAD_RECORD", "Its answer begins with \"" + lines[0] + "\"");
      }
      Map<String, List<String>> headers = new HashMap<>();
      // The last line is the length of the decoded body, which is the export's own.
      for (String line : Arrays.asList(lines).subList(1, lines.length - 1)) {
        int colon = line.indexOf(": ");
        if (colon < 1) {
          throw new RefusedException("BAD_RECORD", "It has a header \"" + line + "\"");
        }
        String name = line.substring(0, colon);
        String original = name.startsWith(Names.SENT) ? name.substring(Names.SENT.length()) : name;
        headers.computeIfAbsent(original, _ -> new ArrayList<>()).add(line.substring(colon + 2));
      }
      byte[] body = Arrays.copyOfRange(block, end + 4, block.length);
      return new Decoded(Integer.parseInt(lines[0].substring(9, 12)), headers, body, List.of(body));
    }

    static Decoded foreign(byte[] block, long limit) throws RefusedException {
      try {
        HttpResponse sent = parse(block);
        byte[] transferred = bounded(sent.body().stream(), limit);
        byte[] body = bounded(parse(block).bodyDecoded().stream(), limit);
        Map<String, List<String>> headers = new HashMap<>();
        sent.headers()
            .map()
            .forEach(
                (name, values) ->
                    headers
                        .computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .addAll(values));
        byte[] raw = Arrays.copyOfRange(block, endOfHead(block) + 4, block.length);
        return new Decoded(sent.status(), headers, body, List.of(raw, transferred, body));
      } catch (IOException | IllegalArgumentException e) {
        throw new RefusedException(
            "BAD_RECORD", "Its answer cannot be read as HTTP: " + e.getMessage());
      }
    }

    /** Within a record, so that an answer without a length ends where the record does. */
    private static HttpResponse parse(byte[] block) throws IOException {
      return new WarcResponse.Builder("http://record/").body(ANSWER, block).build().http();
    }

    private static byte[] bounded(InputStream in, long limit) throws IOException, RefusedException {
      byte[] bytes = in.readNBytes(Math.toIntExact(limit) + 1);
      if (bytes.length > limit) {
        throw tooLong(limit);
      }
      return bytes;
    }

    private static int endOfHead(byte[] block) throws RefusedException {
      int most = Math.min(block.length - 3, LONGEST_HEAD);
      for (int i = 0; i < most; i++) {
        if (block[i] == '\r'
            && block[i + 1] == '\n'
            && block[i + 2] == '\r'
            && block[i + 3] == '\n') {
          return i;
        }
      }
      throw new RefusedException("BAD_RECORD", "The head of its answer does not end");
    }
  }
}
