package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import earmark.archive.capture.Quarantined;
import earmark.archive.capture.Quarantined.Decision;
import earmark.archive.version.WorkId;
import earmark.crawler.fetch.ProgrammedServer;
import earmark.redline.text.Finding;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  void begin() {
    world = new World(folder);
  }

  @AfterEach
  void end() {
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

  private static String notices(int from, int until) {
    return IntStream.rangeClosed(from, until)
        .mapToObj(n -> WIDGETS.replace("2026-00100", "2026-001" + n))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private Quarantined open() {
    return world.archive.quarantine().open().getFirst();
  }

  @Test
  void anEmptyListIsHeldAndAppliedOnlyWhenAPersonSaysSo() {
    page("[" + WIDGETS + "]");
    run();
    page("[]");
    run();
    Tally tally = run();
    assertThat(tally.failures())
        .containsExactly(
            new Failure(
                "QUARANTINED",
                PATH,
                "TOO_FEW_ROWS: 0 rows, expected at least 1; there were 1. Nothing of it is applied"
                    + " until a person decides: quarantine entry 1",
                Optional.of(open().capture())));
    assertThat(world.archive.quarantine().latest(10)).hasSize(1);
    assertThat(world.changes()).hasSize(1);

    world.archive.quarantine().decide(open().id(), Decision.RELEASED, "Ada", "They moved");
    Tally released = run();
    assertThat(released.failures()).isEmpty();
    assertThat(released.notes()).containsExactly(PATH + ": TOO_FEW_ROWS, but released by Ada");
    assertThat(world.changes()).hasSize(2);
  }

  @Test
  void aListThatLostMostOfItsNoticesIsHeldUntilItIsRejectedOrComesBack() {
    page(notices(10, 19));
    run();
    page(notices(10, 13));
    assertThat(run().failures()).extracting(Failure::code).containsExactly("QUARANTINED");
    assertThat(open().code()).isEqualTo("MASS_REMOVAL");
    assertThat(open().words())
        .isEqualTo(
            "6 of 10 rows are not there any more, at most 50 % may go in one crawl; 4 rows are"
                + " there");
    page(notices(10, 13) + " ");
    assertThat(run().failures()).hasSize(1);
    assertThat(world.archive.quarantine().latest(10)).hasSize(1);

    world.archive.quarantine().decide(open().id(), Decision.REJECTED, "Ada", "");
    Tally rejected = run();
    assertThat(rejected.failures()).isEmpty();
    assertThat(rejected.notes()).containsExactly(PATH + ": MASS_REMOVAL and rejected by Ada");
    assertThat(world.changes()).hasSize(1);

    page(notices(10, 12));
    assertThat(run().failures()).hasSize(1);
    page(notices(10, 20));
    assertThat(run().failures()).isEmpty();
    assertThat(world.archive.quarantine().open()).isEmpty();
    assertThat(world.archive.quarantine().latest(10))
        .extracting(Quarantined::decision)
        .containsExactly(Decision.OVERTAKEN, Decision.REJECTED);
    assertThat(world.changes()).hasSize(2);
  }

  @Test
  void aPageWithoutTheDataIsHeldAndANewerOneTakesItsPlace() {
    for (int n = 0; n < 3; n++) {
      world.server.answer(
          PATH,
          ProgrammedServer.ok(
              "text/html", "<html><body>Notices: 0, build " + n + "</body></html>"));
      assertThat(run().failures().getFirst().why())
          .startsWith("MARK_MISSING: \"__NEXT_DATA__\" does not occur in it");
    }
    assertThat(world.archive.quarantine().open()).hasSize(1);
    assertThat(open().id()).isEqualTo(3);
    assertThat(world.changes()).isEmpty();
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
