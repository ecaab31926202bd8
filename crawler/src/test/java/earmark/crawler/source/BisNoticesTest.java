package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import earmark.archive.version.WorkId;
import earmark.crawler.fetch.ProgrammedServer;
import earmark.redline.text.Finding;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages are written for these tests, in the form of the site. */
class BisNoticesTest {
  private static final String PATH = "/regulations/federal-register-notices";
  private static final WorkId PAGE =
      new WorkId("web/www.bis.gov/regulations/federal-register-notices");
  private static final String WIDGETS =
      """
      {"frnTitle":"Widgets;  Revision","frnCitation":"91 FR 100","frnDocumentType":"Rule",
       "frnRegulationType":"EAR","frnPublicationDate":{"time":"2026-03-02T12:00:00+00:00"},
       "frnEffectiveOnDate":null,"frnUrl":{"url":"https://www.federalregister.gov/d/2026-00100"}}
      """;

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() {
    world = new World(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void page(String notices) {
    world.server.answer(
        PATH,
        ProgrammedServer.ok(
            "text/html",
            "<!DOCTYPE html><html><head><title>Federal Register Notices</title></head><body>"
                + "<p>Showing 0 Federal Register Notices</p>"
                + "<script id=\"__NEXT_DATA__\" type=\"application/json\">"
                + "{\"props\":{\"pageProps\":{\"frns\":"
                + notices
                + "}}}</script></body></html>"));
  }

  private Tally run() {
    return world.run(new BisNotices(world.archive, world.fetcher, world.server.base()));
  }

  @Test
  void theListBecomesATable() {
    page("[" + WIDGETS + "]");
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes()).containsExactly("published " + PAGE + " HISTORY 2026-03-02");
    assertThat(
            world
                .archive
                .versions()
                .text(world.archive.versions().latest(PAGE).orElseThrow())
                .plain())
        .isEqualTo(
            """
            Federal Register Notices, Bureau of Industry and Security
            Publication date\tEffective date\tCitation\tDocument type\tSubject\tTitle\tAddress
            2026-03-02\t\t91 FR 100\tRule\tEAR\tWidgets; Revision\thttps://www.federalregister.gov/d/2026-00100\
            """);
  }

  @Test
  void aNewNoticeChangesThePageOnItsDayAndNoiseDoesNot() {
    page("[" + WIDGETS + "]");
    run();
    page("[" + WIDGETS + "] ");
    assertThat(run().changes()).isZero();
    String gadgets =
        WIDGETS.replace("Widgets;  Revision", "Gadgets").replace("2026-03-02", "2026-03-20");
    page("[" + gadgets + "," + WIDGETS + "]");
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().getLast()).isEqualTo("page-changed " + PAGE + " NEWS 2026-03-20");
  }

  @Test
  void anEmptyListIsNeverBelieved() {
    page("[" + WIDGETS + "]");
    run();
    page("[]");
    Tally tally = run();
    assertThat(tally.failures()).hasSize(1);
    assertThat(tally.failures().getFirst().code()).isEqualTo("EMPTY_LIST");
    assertThat(tally.failures().getFirst().why())
        .contains("There is no entry in the list of notices: props.pageProps.frns has no entries");
    assertThat(world.changes()).hasSize(1);
  }

  @Test
  void aPageWithoutTheDataIsNotThePage() {
    world.server.answer(
        PATH, ProgrammedServer.ok("text/html", "<html><body>Notices: 0</body></html>"));
    assertThat(run().failures()).extracting(Failure::code).containsExactly("MARK_MISSING");
  }

  @Test
  void unknownAndMissingFieldsAreFindings() {
    page("[" + WIDGETS.replace("\"frnCitation\":\"91 FR 100\"", "\"frnDocket\":\"2603\"") + "]");
    assertThat(run().failures()).isEmpty();
    assertThat(world.archive.captures().findings(1))
        .extracting(Finding::code, Finding::where, Finding::excerpt)
        .containsExactly(
            tuple("MISSING_FIELD", "frns[0]", "frnCitation"),
            tuple("UNKNOWN_FIELD", "frns[]", "frnDocket"));
  }
}
