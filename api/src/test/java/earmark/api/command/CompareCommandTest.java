package earmark.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.SettableClock;
import earmark.archive.change.RedlineCodec;
import earmark.redline.comparison.Comparison;
import earmark.redline.comparison.Redline;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CompareCommandTest {
  @TempDir private Path folder = Path.of("");

  private Ran compare(String... more) throws IOException {
    Path before = Files.writeString(folder.resolve("old.txt"), "(a) It lasts 30 days.\n");
    Path after = Files.writeString(folder.resolve("new.txt"), "(a) It lasts 60 days.\n");
    String[] arguments = new String[more.length + 3];
    arguments[0] = "compare";
    arguments[1] = before.toString();
    arguments[2] = after.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Ran.plain(new SettableClock(SampleArchive.FIRST), arguments);
  }

  @Test
  void twoFilesAreComparedWithoutAnArchive() throws IOException {
    Ran ran = compare();

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("1 change of substance").contains("[-30-]{+60+}");
  }

  @Test
  void theRedlineAlsoComesAsJsonAndHtml() throws IOException {
    assertThat(compare("--json").json().get("oldForm").asString()).isEqualTo("plain-text");
    assertThat(compare("--format", "html").out()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void jsonHasTheRedlineAtItsTopLevel() throws IOException {
    JsonNode json = compare("--format", "json").json();

    assertThat(json.get("engine").asString()).isEqualTo(Comparison.ENGINE);
    assertThat(json.get("coarse").asBoolean()).isFalse();
    assertThat(json.get("statistics").get("substantive").asInt()).isEqualTo(1);
    Redline read = RedlineCodec.parse(json.toString());
    assertThat(read.accept(json.get("after").asString())).isEqualTo(json.get("after").asString());
    assertThat(read.reject(json.get("before").asString())).isEqualTo(json.get("before").asString());
  }

  @Test
  void aWordDocumentNeedsAFile() throws IOException {
    Ran none = compare("--format", "docx");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.out()).isEmpty();
    assertThat(none.err())
        .isEqualTo(
            "--format docx is not text and is not written to a terminal; give --out FILE.\n");

    Path file = folder.resolve("redline.docx");
    Ran ran = compare("--format", "docx", "--out", file.toString());
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualTo("Wrote " + Files.size(file) + " bytes to " + file + ".\n");
    assertThat(Files.readAllBytes(file)).startsWith('P', 'K');
  }

  @Test
  void aFileThatCannotBeWrittenIsAFailureOfTheWorld() throws IOException {
    Path file = folder.resolve("missing/redline.txt");
    Ran ran = compare("--out", file.toString());

    assertThat(ran.exitCode()).isEqualTo(3);
    assertThat(ran.err()).startsWith(file + " cannot be written: NoSuchFileException: ");
  }

  @Test
  void htmlHasTwoViews() throws IOException {
    assertThat(compare("--format", "html", "--view", "side-by-side").out())
        .contains(">Before</th>", ">After</th>");
    assertThat(compare("--format", "html").out()).doesNotContain(">Before</th>");
    assertThat(compare("--view", "inline"))
        .isEqualTo(new Ran(2, "", "--view is for --format html, not for text.\n"));
  }

  @Test
  void contextIsChosen() throws IOException {
    String before = "§ 1 Title\n\n(a) It stays.\n\n(1) It lasts 30 days.\n\n(b) It stays, too.\n";
    Path old = Files.writeString(folder.resolve("long-old.txt"), before);
    Path now =
        Files.writeString(folder.resolve("long-new.txt"), before.replace("30 days", "60 days"));
    String changes = context(old, now, "changes");
    assertThat(changes).contains("[-30-]{+60+}").doesNotContain("It stays");
    assertThat(context(old, now, "lead-ins"))
        .contains("(a) It stays.")
        .doesNotContain("It stays, too");
    assertThat(context(old, now, "whole")).contains("(a) It stays.", "(b) It stays, too.");

    Ran bad = compare("--context", "some");
    assertThat(bad.exitCode()).isEqualTo(2);
    assertThat(bad.err()).contains("whole, lead-ins, changes", "'some'");
  }

  private static String context(Path old, Path now, String context) {
    return Ran.plain(
            new SettableClock(SampleArchive.FIRST),
            "compare",
            old.toString(),
            now.toString(),
            "--context",
            context)
        .out();
  }

  @Test
  void aFileThatIsMissingIsWrongUsage() {
    Path none = folder.resolve("none.xml");
    Ran ran =
        Ran.plain(
            new SettableClock(SampleArchive.FIRST), "compare", none.toString(), none.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("There is no file " + none + ".\n");
  }

  private Ran refused(String name, byte[] bytes) throws IOException {
    Path good = Files.writeString(folder.resolve("good.txt"), "(a) It lasts 30 days.\n");
    Path bad = Files.write(folder.resolve(name), bytes);
    Ran ran =
        Ran.plain(
            new SettableClock(SampleArchive.FIRST), "compare", good.toString(), bad.toString());
    assertThat(ran.out()).isEmpty();
    return new Ran(ran.exitCode(), ran.out(), ran.err().replace(folder + "/", ""));
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertThat(refused("bad.txt", latin("")))
        .isEqualTo(new Ran(2, "", "bad.txt is empty; nothing in it can be compared.\n"));
    assertThat(refused("bad.txt", latin(" \n\n ")))
        .isEqualTo(new Ran(2, "", "bad.txt holds no words; nothing in it can be compared.\n"));
  }

  @Test
  void whatIsNoTextIsRefusedWithThePlace() throws IOException {
    assertThat(refused("bad.txt", latin("abc\u0000def")).err())
        .startsWith("bad.txt is no text: byte 3, counted from 0, is 0;");
    assertThat(refused("bad.pdf", latin("%PDF-1.7")).err()).startsWith("bad.pdf is a PDF file;");
    assertThat(refused("bad.docx", latin("PK\u0003\u0004x")).err())
        .startsWith("bad.docx is a ZIP or Word file;");
  }

  @Test
  void bytesThatDoNotFitTheDeclaredEncodingAreRefusedWithThePlace() throws IOException {
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <DIV8 N="1">
        <P>\u00a7 1</P></DIV8>\
        """;
    Ran ran = refused("bad.xml", latin(xml));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "bad.xml cannot be compared: BAD_ENCODING at whole document: some bytes are no UTF-8;"
                + " the first is byte 55, counted from 0, in line 3\n");
  }

  @Test
  void twoFormsAreNotCompared() throws IOException {
    Ran ran = refused("bad.html", latin("<html><body><p>(a) It lasts 60 days.</p></body></html>"));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "good.txt is plain-text and bad.html is html; what differs in form would show as a"
                + " change of words. Give two files of one form.\n");
  }

  @Test
  void aFileOverTheLimitIsRefusedWithTheLimit() throws IOException {
    Path file = folder.resolve("long.txt");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(GivenFile.MOST_BYTES + 1);
    }
    Ran ran =
        Ran.plain(
            new SettableClock(SampleArchive.FIRST), "compare", file.toString(), file.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(file + " has 67108865 bytes; at most 67108864 can be compared.\n");
  }

  @Test
  void aFolderCannotBeRead() {
    Ran ran =
        Ran.plain(
            new SettableClock(SampleArchive.FIRST),
            "compare",
            folder.toString(),
            folder.toString());

    assertThat(ran.exitCode()).isEqualTo(3);
    assertThat(ran.err()).startsWith(folder + " cannot be read: ");
  }

  @Test
  void aGuessedEncodingIsFlagged() throws IOException {
    Path old = Files.write(folder.resolve("a.txt"), latin("\u00a7 1 lasts 30 days."));
    Path now = Files.write(folder.resolve("b.txt"), latin("\u00a7 1 lasts 60 days."));
    Ran ran =
        Ran.plain(
            new SettableClock(SampleArchive.FIRST),
            "compare",
            old.toString(),
            now.toString(),
            "--json");

    assertThat(ran.err()).contains("a.txt: ENCODING_GUESSED", "b.txt: ENCODING_GUESSED");
    assertThat(ran.json().get("oldFindings").get(0).get("code").asString())
        .isEqualTo("ENCODING_GUESSED");
  }
}
