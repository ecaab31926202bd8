package earmark.archive.warc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.SettableClock;
import earmark.archive.Verification.Verdict;
import earmark.archive.capture.Answer;
import earmark.archive.capture.Capture;
import earmark.redline.text.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

class WarcTest {
  private static final Instant NOON = Instant.parse("2026-03-26T12:00:00.123456Z");
  private static final long LIMIT = 1 << 20;

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOON);
  private Archive here;
  private Archive there;

  @BeforeEach
  void open() throws IOException {
    here = archive("here");
    there = archive("there");
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  private Archive archive(String name) throws IOException {
    return Archive.open(ArchiveSettings.in(Files.createDirectories(folder.resolve(name))), clock);
  }

  private Capture store(String source, String path, int status, byte[] body) {
    Capture capture =
        here.captures()
            .store(
                new Answer(
                    source,
                    URI.create("https://www.example.gov" + path),
                    status,
                    Map.of(
                        "content-type", List.of("text/xml; charset=utf-8"),
                        "content-encoding", List.of("gzip"),
                        "content-length", List.of("7"),
                        "set-cookie", List.of("a=1", "b=2"),
                        "x-title", List.of("Straße \u201cNo. 5\u201d"),
                        "x-empty", List.of("")),
                    body));
    clock.set(clock.instant().plusSeconds(60));
    return capture;
  }

  /** Three captures of two sources: text, bytes of every value, nothing. */
  private void some() {
    store("ecfr", "/a?part=744&b=%5B1%5D", 200, "<DIV5>law</DIV5>".getBytes(UTF_8));
    byte[] bytes = new byte[70_000];
    new Random(1).nextBytes(bytes);
    Capture second = store("federal-register", "/b", 200, bytes);
    here.captures()
        .note(
            second.id(),
            List.of(
                new Finding(
                    "BLOCKED_PAGE", Finding.Severity.REFUSED, "/b", "Request \u201cAccess\u201d"),
                new Finding("ODD", Finding.Severity.NOTE, "/b", "only worth knowing")));
    store("ecfr", "/c", 404, new byte[0]);
  }

  private Path export(Archive archive, String name, Selection selection, Instant now)
      throws IOException {
    Path file = folder.resolve(name);
    new WarcExport(archive.captures()).write(file, selection, now);
    return file;
  }

  private Path export() throws IOException {
    return export(here, "here.warc.gz", Selection.ALL, NOON);
  }

  private WarcImport.Report read(Path file) throws IOException {
    return new WarcImport(there.captures(), LIMIT).read(file);
  }

  @Test
  void whatIsExportedAndImportedIsTheSameCaptureForCapture() throws IOException {
    some();
    WarcImport.Report report = read(export());
    assertThat(report).isEqualTo(new WarcImport.Report(3, 0, Map.of("warcinfo", 1L), List.of()));
    List<Capture> before = here.captures().after(0, 10);
    // An empty archive gives the same numbers, so that even the chain is the same.
    assertThat(there.captures().after(0, 10)).isEqualTo(before);
    for (Capture capture : before) {
      assertThat(there.captures().body(capture)).isEqualTo(here.captures().body(capture));
    }
    assertThat(there.captures().findings(2))
        .extracting(Finding::code, Finding::excerpt)
        .containsExactly(
            tuple("BLOCKED_PAGE", "Request \u201cAccess\u201d"),
            tuple(
                "IMPORTED",
                "It was capture 2 of another archive, with chain " + before.get(1).chain()));
    assertThat(there.verification().verify()).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void exportingAgainGivesTheSameBytes() throws IOException {
    some();
    Path first = export();
    read(first);
    Path second = export(there, "there.warc.gz", Selection.ALL, NOON);
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
  }

  @Test
  void importingTwiceIsImportingOnce() throws IOException {
    some();
    Path file = export();
    read(file);
    assertThat(read(file))
        .isEqualTo(new WarcImport.Report(0, 3, Map.of("warcinfo", 1L), List.of()));
    assertThat(there.captures().after(0, 10)).hasSize(3);
  }

  @Test
  void aSelectionIsBySourceAndTime() throws IOException {
    some();
    Selection ecfrLater =
        new Selection(Optional.of("ecfr"), Optional.of(NOON.plusSeconds(1)), Optional.empty());
    assertThat(read(export(here, "part.warc.gz", ecfrLater, NOON)).stored()).isEqualTo(1);
    assertThat(there.captures().after(0, 10))
        .singleElement()
        .satisfies(capture -> assertThat(capture.url().getPath()).isEqualTo("/c"));
    Selection first =
        new Selection(Optional.empty(), Optional.empty(), Optional.of(NOON.plusSeconds(60)));
    assertThat(read(export(here, "first.warc.gz", first, NOON)).stored()).isEqualTo(1);
  }

  @Test
  void otherReadersFindPlainRecordsInMembersOfTheirOwn() throws IOException {
    some();
    try (WarcReader reader = new WarcReader(export())) {
      List<String> types = reader.records().map(WarcRecord::type).toList();
      assertThat(types).containsExactly("warcinfo", "response", "response", "response");
    }
    byte[] plain = unpacked(export());
    assertThat(new String(plain, UTF_8))
        .contains("WARC/1.1\r\n")
        .contains("WARC-Target-URI: https://www.example.gov/a?part=744&b=%5B1%5D\r\n")
        .contains("WARC-Payload-Digest: sha256:")
        .contains("x-earmark-sent-content-encoding: gzip\r\n")
        .contains("content-length: 16\r\n\r\n<DIV5>law</DIV5>");
  }

  @Test
  void aFileThatEndsTooSoonIsNamedWithRecordAndOffset() throws IOException {
    some();
    byte[] whole = Files.readAllBytes(export());
    Path cut = Files.write(folder.resolve("cut.warc.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> read(cut))
        .isInstanceOfSatisfying(
            WarcDamagedException.class,
            e -> {
              assertThat(e.record()).isEqualTo(3);
              assertThat(whole[(int) e.offset()]).isEqualTo((byte) 0x1f);
              assertThat(e)
                  .hasMessage(
                      cut
                          + " is damaged in record 3, which begins at byte "
                          + e.offset()
                          + ": the file ends within a gzip member");
            });
    assertThat(there.captures().after(0, 10)).as("what came before it").hasSize(1);
  }

  @Test
  void everyCutAndEveryFlippedByteIsSeenOrHarmless() throws IOException {
    store("ecfr", "/a", 200, "<DIV5>law</DIV5>".getBytes(UTF_8));
    byte[] whole = Files.readAllBytes(export());
    long seed = 20_261_123;
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      if (i % 3 == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      Path file = Files.write(folder.resolve("damaged.warc.gz"), damaged);
      try {
        read(file);
      } catch (WarcDamagedException e) {
        assertThat(e.offset()).as("seed %s", seed).isBetween(0L, (long) whole.length);
      }
      for (Capture capture : there.captures().after(0, 10)) {
        assertThat(there.captures().body(capture))
            .as("damage %s, seed %s", i, seed)
            .isEqualTo("<DIV5>law</DIV5>".getBytes(UTF_8));
      }
    }
  }

  @Test
  void bytesThatDoNotFitTheirDigestAreNotTaken() throws IOException {
    store("ecfr", "/a", 200, "<DIV5>law</DIV5>".getBytes(UTF_8));
    String text = new String(unpacked(export()), UTF_8);
    Path file = Files.writeString(folder.resolve("forged.warc"), text.replace(">law<", ">lie<"));
    WarcImport.Report report = read(file);
    assertThat(report.stored()).isZero();
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("DIGEST_DIFFERS");
              assertThat(problem.record()).isEqualTo(2);
            });
  }

  @Test
  void aBombOrAnEndlessHeadIsRefusedBeforeItIsUnpacked() throws IOException {
    byte[] zeros = new byte[1 << 16];
    Path bomb = folder.resolve("bomb.warc.gz");
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      gzip.write("WARC/1.1\r\nWARC-Type: response\r\nX-Long: ".getBytes(UTF_8));
      Arrays.fill(zeros, (byte) 'a');
      for (int i = 0; i < 2000; i++) {
        gzip.write(zeros);
      }
    }
    assertThatThrownBy(() -> read(bomb))
        .isInstanceOf(WarcDamagedException.class)
        .hasMessage(
            bomb + " is damaged in record 1, which begins at byte 0: it is longer than is allowed");

    Path vast =
        Files.write(
            folder.resolve("vast.warc.gz"),
            packed(
                "WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 99999999999\r\n\r\nx"
                    .getBytes(UTF_8)));
    assertThatThrownBy(() -> read(vast))
        .isInstanceOf(WarcDamagedException.class)
        .hasMessageEndingWith("it is 99999999999 bytes long, more than the 1310720 that are taken");

    Path twice =
        Files.write(
            folder.resolve("twice.warc.gz"), packed(packed("WARC/1.1\r\n".getBytes(UTF_8))));
    assertThatThrownBy(() -> read(twice)).hasMessageEndingWith("it is packed twice");
  }

  @Test
  void recordsOfOtherProgramsAreDecodedAndTheirSourceIsImport() throws IOException {
    byte[] law = "<p>law</p>".getBytes(UTF_8);
    byte[] sent = packed(law);
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(sent.length)
                + "\r\n")
            .getBytes(UTF_8));
    block.writeBytes(sent);
    block.writeBytes("\r\n0\r\n\r\n".getBytes(UTF_8));
    Path file =
        Files.write(
            folder.resolve("other.warc.gz"),
            packed(record("<http://www.example.gov/law>", block.toByteArray())));
    assertThat(read(file).problems()).isEmpty();
    Capture capture = there.captures().find(1).orElseThrow();
    assertThat(capture.source()).isEqualTo("import");
    assertThat(capture.retrievedAt()).isEqualTo("2020-01-02T03:04:05Z");
    assertThat(capture.header("content-encoding")).contains("gzip");
    assertThat(there.captures().body(capture)).isEqualTo(law);
  }

  @Test
  void aBodyThatUnpacksToMoreThanTheLimitIsNotTaken() throws IOException {
    byte[] bomb = packed(new byte[(int) LIMIT + 1]);
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(UTF_8));
    block.writeBytes(bomb);
    Path file =
        Files.write(
            folder.resolve("bomb.warc.gz"),
            packed(record("http://www.example.gov/law", block.toByteArray())));
    assertThat(read(file).problems())
        .extracting(WarcImport.Problem::code, WarcImport.Problem::why)
        .containsExactly(tuple("TOO_LONG", "Its body is longer than 1048576 bytes"));
  }

  private static byte[] record(String target, byte[] block) {
    String head =
        String.join(
            "\r\n",
            "WARC/1.0",
            "WARC-Type: response",
            "WARC-Record-ID: <urn:uuid:1>",
            "WARC-Target-URI: " + target,
            "WARC-Date: 2020-01-02T03:04:05Z",
            "Content-Type: application/http; msgtype=response",
            "Content-Length: " + block.length,
            "",
            "");
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(head.getBytes(UTF_8));
    record.writeBytes(block);
    record.writeBytes("\r\n\r\n".getBytes(UTF_8));
    return record.toByteArray();
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return gzip.readAllBytes();
    }
  }
}
