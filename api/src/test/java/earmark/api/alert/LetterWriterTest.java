package earmark.api.alert;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.api.command.SampleArchive;
import earmark.archive.Archive;
import earmark.archive.SettableClock;
import earmark.archive.change.Change;
import earmark.archive.change.Occasion;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterWriterTest {
  private static final MailSettings SETTINGS =
      new MailSettings(
          Optional.empty(),
          "Earmark <earmark@example.com>",
          Optional.empty(),
          URI.create("https://earmark.example"));
  private static final Watch WATCH =
      new Watch(
          "thailand-3fa9c2d1",
          "Thailand <desk>",
          "thailand",
          "ana@example.com",
          "Matter 4711 & licence 12",
          Watch.DEFAULT_KINDS,
          SampleArchive.FIRST,
          4);

  private final SettableClock clock = new SettableClock(SampleArchive.FIRST);
  private final Archive archive;

  LetterWriterTest(@TempDir Path folder) {
    archive = SampleArchive.open(folder, clock);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private Letter letter(Change change, String... words) {
    return new LetterWriter(archive, SETTINGS)
        .write(WATCH, change, List.of(words), SampleArchive.SECOND);
  }

  private Letter amendment() {
    SampleArchive.load(archive);
    clock.set(SampleArchive.SECOND);
    return letter(SampleArchive.amend(archive).getFirst(), "Thailand");
  }

  private Letter publication() {
    return letter(
        archive
            .recorder()
            .record(List.of(SampleArchive.document(archive, Occasion.NEWS)))
            .getFirst(),
        "Thailand");
  }

  @Test
  void theTextOfAnAmendmentIsTheOneOnFile() throws IOException {
    assertThat(amendment().text()).isEqualTo(golden("amendment.txt"));
  }

  @Test
  void theTextOfAPublicationIsTheOneOnFile() throws IOException {
    assertThat(publication().text()).isEqualTo(golden("publication.txt"));
  }

  @Test
  void theSubjectSaysWhatAndWhen() {
    assertThat(amendment().subject())
        .isEqualTo("[Earmark] Appendix A to 10 CFR part 810 amended, effective June 16, 2026");
  }

  @Test
  void theSubjectOfADocumentHasItsTitle() {
    assertThat(publication().subject())
        .isEqualTo(
            "[Earmark] 90 FR 4544 published: Sample Rule on Sample Items, effective January 16,"
                + " 2025");
  }

  @Test
  void lettersOnOneWorkShareAThreadAndNotAnId() {
    Letter first = amendment();
    Change again =
        archive
            .recorder()
            .record(
                List.of(
                    SampleArchive.seen(
                        archive,
                        SampleArchive.APPENDIX,
                        "Sample destinations",
                        SampleArchive.appendix("Taiwan"),
                        "2026-07-01",
                        Occasion.NEWS)))
            .getFirst();
    Letter second = letter(again, "Thailand");

    assertThat(second.threadId()).isEqualTo(first.threadId());
    assertThat(second.messageId()).isNotEqualTo(first.messageId());
    assertThat(first.messageId()).isEqualTo("thailand-3fa9c2d1.5@example.com");
  }

  @Test
  void theHtmlMarksChangesAndMatchesByMoreThanColour() {
    assertThat(amendment().html())
        .contains("<ins style=\"")
        .contains("text-decoration:underline")
        .contains("font-weight:bold\">Thailand</mark>")
        .contains("max-width:680px");
  }

  @Test
  void theHtmlEscapesWhatPeopleAndSourcesWrote() {
    assertThat(amendment().html())
        .contains("Thailand &lt;desk&gt;")
        .contains("Matter 4711 &amp; licence 12")
        .doesNotContain("<desk>");
  }

  @Test
  void theHtmlLoadsNothing() {
    assertThat(amendment().html()).doesNotContain("<img", "<link", "<script", "url(");
  }

  private static String golden(String name) throws IOException {
    try (var in = LetterWriterTest.class.getResourceAsStream("/alert/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no golden file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
