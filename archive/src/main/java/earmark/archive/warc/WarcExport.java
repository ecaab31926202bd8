package earmark.archive.warc;

import earmark.archive.ArchiveFailedException;
import earmark.archive.Sha256;
import earmark.archive.Stamp;
import earmark.archive.capture.Capture;
import earmark.archive.capture.Captures;
import earmark.redline.text.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes captures as a WARC file. */
public final class WarcExport {
  private static final int PAGE = 200;
  private static final MediaType RESPONSE = MediaType.parse("application/http;msgtype=response");

  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Captures captures;

  public WarcExport(Captures captures) {
    this.captures = captures;
  }

  /**
   * Writes the captures of a selection in their order. The file appears when it is whole.
   *
   * @param now goes into the file's own record; everything else depends on the captures alone
   * @return how many there were
   * @throws IOException if the file cannot be written
   * @throws ArchiveFailedException if a body is missing or damaged
   */
  public long write(Path file, Selection selection, Instant now) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
    try {
      long written;
      try (FileChannel channel =
              FileChannel.open(
                  part,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
          WarcWriter writer = new WarcWriter(channel, WarcCompression.GZIP)) {
        writer.write(info(now));
        written = all(writer, selection);
        channel.force(true);
      }
      Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
      return written;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private long all(WarcWriter writer, Selection selection) throws IOException {
    long written = 0;
    long last = 0;
    for (List<Capture> page = captures.after(last, PAGE);
        !page.isEmpty();
        page = captures.after(last, PAGE)) {
      for (Capture capture : page) {
        last = capture.id();
        if (selection.includes(capture)) {
          writer.write(record(capture));
          written++;
        }
      }
    }
    return written;
  }

  private static Warcinfo info(Instant now) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("software", List.of("Earmark/0.1"));
    fields.put("format", List.of("WARC File Format 1.1"));
    fields.put(
        "description",
        List.of(
            "Captures of an Earmark archive. Bodies are decoded; headers about their transfer are"
                + " named "
                + Names.SENT
                + "*"));
    return new Warcinfo.Builder()
        .version(MessageVersion.WARC_1_1)
        .recordId(named("warcinfo " + Stamp.of(now)))
        .date(now)
        .fields(fields)
        .build();
  }

  private WarcResponse record(Capture capture) throws IOException {
    byte[] body = captures.body(capture);
    Sha256 hash = Sha256.of(body);
    if (!hash.equals(capture.content())) {
      throw new ArchiveFailedException(
          "The body of capture " + capture.id() + " hashes to " + hash + ": it is damaged");
    }
    byte[] block = block(capture, body);
    WarcResponse.Builder record =
        new WarcResponse.Builder(capture.url())
            .version(MessageVersion.WARC_1_1)
            .recordId(named(capture.chain().hex()))
            .date(capture.retrievedAt())
            .payloadDigest(new WarcDigest("sha256", HexFormat.of().parseHex(hash.hex())))
            .blockDigest(new WarcDigest("sha256", HexFormat.of().parseHex(Sha256.of(block).hex())))
            .addHeader(Names.CAPTURE, Long.toString(capture.id()))
            .addHeader(Names.SOURCE, capture.source())
            .addHeader(Names.CHAIN, capture.chain().hex())
            .addHeader(Names.RETRIEVED, Stamp.of(capture.retrievedAt()));
    for (Finding finding : captures.findings(capture.id())) {
      if (finding.severity() == Finding.Severity.REFUSED) {
        record = record.addHeader(Names.FINDING, json(finding));
      }
    }
    return record.body(RESPONSE, block).build();
  }

  private static String json(Finding finding) {
    return ASCII.writeValueAsString(
        new TreeMap<>(
            Map.of(
                "code", finding.code(),
                "where", finding.where(),
                "excerpt", finding.excerpt())));
  }

  /** The answer as HTTP, with the decoded body. */
  private static byte[] block(Capture capture, byte[] body) {
    List<String> head = new ArrayList<>();
    head.add("HTTP/1.1 " + capture.status() + " ");
    new TreeMap<>(capture.headers())
        .forEach(
            (name, values) -> {
              String written = Names.TRANSFER.contains(name) ? Names.SENT + name : name;
              values.forEach(value -> head.add(written + ": " + value));
            });
    head.add("content-length: " + body.length);
    byte[] start = (String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream block = new ByteArrayOutputStream(start.length + body.length);
    block.writeBytes(start);
    block.writeBytes(body);
    return block.toByteArray();
  }

  /** The same name for the same thing, so that an export can be repeated. */
  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(("earmark " + name).getBytes(StandardCharsets.UTF_8));
  }
}
