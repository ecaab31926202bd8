package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.version.WorkKind;
import earmark.crawler.source.GovinfoFiles.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bulk files from disk; the files are those of the golden pair of govinfo. */
class GovinfoFilesTest {
  private static final Assertions SHORT =
      Assertions.builtIn().with("{\"govinfo/issue\":{\"minimumRows\":1}}");

  @TempDir Path folder;
  private World world;
  private Path files;

  @BeforeEach
  void open() throws IOException {
    world = new World(Files.createDirectory(folder.resolve("data")));
    files = Files.createDirectory(folder.resolve("files"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static byte[] fixture(String name) throws IOException {
    try (InputStream in =
        GovinfoFilesTest.class.getResourceAsStream("/source/govinfo/small/" + name)) {
      return in.readAllBytes();
    }
  }

  private Report read(Path path, String... asOf) throws IOException {
    return read(path, 1 << 20, asOf);
  }

  private Report read(Path path, long maxBytes, String... asOf) throws IOException {
    return new GovinfoFiles(
            world.archive,
            world.fetcher,
            world.server.base(),
            Scope.parse("15 CFR 799"),
            List.of(),
            List.of(),
            maxBytes,
            SHORT)
        .read(
            path,
            asOf.length == 0 ? Optional.empty() : Optional.of(LocalDate.parse(asOf[0])),
            Progress.NONE);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream packed = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        packed.putNextEntry(new ZipEntry(entry.getKey()));
        packed.write(entry.getValue());
      }
    }
    return out.toByteArray();
  }

  private static List<String> words(Report report) {
    return report.problems().stream().map(p -> p.code() + " " + p.where()).toList();
  }

  @Test
  void anIssueIsTakenInOncePlainPackedAndZipped() throws IOException {
    Path plain = Files.write(files.resolve("FR-2026-03-25.xml"), fixture("issue.xml"));
    Report first = read(plain);
    assertThat(first.taken())
        .containsExactly(new GovinfoFiles.Taken("FR-2026-03-25.xml", "the issue of 2026-03-25", 2));
    assertThat(words(first)).containsExactly("NO_NUMBER the issue of 2026-03-25");
    assertThat(world.changes())
        .containsExactly(
            "published fr/2026-03-25/2026-00300 HISTORY 2026-03-25",
            "published fr/2026-03-25/2026-00301 HISTORY 2026-03-25");
    long captures = world.archive.captures().after(0, 100).size();

    assertThat(read(plain).changes()).isZero();
    assertThat(world.archive.captures().after(0, 100)).hasSize((int) captures);
    Files.write(files.resolve("any-name.xml.gz"), gzip(fixture("issue.xml")));
    Files.write(
        files.resolve("many.zip"), zip(Map.of("a/FR-2026-03-25.xml", fixture("issue.xml"))));
    Files.writeString(files.resolve("notes.txt"), "nothing");
    Report again = read(files);
    assertThat(again.taken())
        .extracting(GovinfoFiles.Taken::file)
        .containsExactly("FR-2026-03-25.xml", "any-name.xml.gz", "many.zip#a/FR-2026-03-25.xml");
    assertThat(again.passedOver()).isEqualTo(1);
    assertThat(again.changes()).isZero();
  }

  @Test
  void whatIsNoWholeBulkFileIsAProblemOfThatFileAlone() throws IOException {
    Files.write(files.resolve("a.xml"), fixture("truncated.xml"));
    Files.write(files.resolve("b.xml"), fixture("blocked.html"));
    Files.writeString(files.resolve("c.xml"), "no mark-up");
    Files.writeString(files.resolve("d.xml"), "<RULE/>");
    Files.write(files.resolve("FR-2026-03-24.xml"), fixture("issue.xml"));
    Files.write(files.resolve("e.xml.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0});
    Files.write(files.resolve("f.zip"), new byte[] {'P', 'K', 3, 4, 0});
    Files.write(files.resolve("g.xml"), fixture("title.xml"));
    Files.writeString(files.resolve("h.xml"), "<FEDREG><VOL>91</VOL></FEDREG>");
    Files.write(files.resolve("z.xml"), fixture("issue.xml"));
    Report report = read(files);
    assertThat(words(report))
        .containsExactly(
            "WRONG_DOCUMENT FR-2026-03-24.xml",
            "TRUNCATED a.xml",
            "NOT_A_BULK_FILE b.xml",
            "NOT_A_BULK_FILE c.xml",
            "NOT_A_BULK_FILE d.xml",
            "CANNOT_BE_READ e.xml.gz",
            "CANNOT_BE_READ f.zip",
            "NO_DAY g.xml",
            "NO_DAY h.xml",
            "NO_NUMBER the issue of 2026-03-25");
    assertThat(report.taken()).extracting(GovinfoFiles.Taken::file).containsExactly("z.xml");
  }

  @Test
  void aFileIsRefusedWholeWhenItIsLongerThanTheLimit() throws IOException {
    Path bomb = Files.write(files.resolve("bomb.xml.gz"), gzip(new byte[1 << 20]));
    Report report = read(bomb, 2048);
    assertThat(report.problems())
        .containsExactly(
            new Failure(
                "TOO_LARGE", "bomb.xml.gz", "It is longer than the 2048 bytes of max-body-bytes"));
  }

  @Test
  void aTitleTakesItsDayFromItsNameOrFromWhoeverTakesItIn() throws IOException {
    Path named = Files.write(files.resolve("ECFR-title15.2026-03-24.xml"), fixture("title.xml"));
    Path nameless = Files.write(files.resolve("ECFR-title15.xml"), fixture("title.xml"));
    assertThat(read(named).taken())
        .containsExactly(
            new GovinfoFiles.Taken("ECFR-title15.2026-03-24.xml", "title 15 of 2026-03-24", 2));
    assertThat(read(nameless, "2026-03-25").changes()).isZero();
    assertThat(world.archive.works().list(WorkKind.PROVISION))
        .extracting(work -> work.id().value())
        .containsExactly("cfr/15/799", "cfr/15/799/799.1");
  }

  @Test
  void aBulkFileIsToldByItsFirstBytes() throws IOException {
    assertThat(GovinfoFiles.isBulk("<?xml version='1.0'?>".getBytes(StandardCharsets.UTF_8)))
        .isTrue();
    assertThat(GovinfoFiles.isBulk(gzip(fixture("issue.xml")))).isTrue();
    assertThat(GovinfoFiles.isBulk(zip(Map.of("a.xml", new byte[1])))).isTrue();
    assertThat(GovinfoFiles.isBulk("WARC/1.1\r\n".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(GovinfoFiles.isBulk(gzip("WARC/1.1\r\n".getBytes(StandardCharsets.UTF_8))))
        .isFalse();
    assertThat(GovinfoFiles.isBulk(new byte[0])).isFalse();
  }
}
