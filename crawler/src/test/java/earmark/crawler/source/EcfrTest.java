package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.capture.Quarantined.Decision;
import earmark.archive.version.Version;
import earmark.archive.version.WorkId;
import earmark.crawler.fetch.ProgrammedServer;
import earmark.redline.text.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts and rows are written for these tests, in the form of the service. */
class EcfrTest {
  private static final String API = "/api/versioner/v1";
  private static final WorkId FIRST = new WorkId("cfr/15/799/799.1");
  private static final WorkId SECOND = new WorkId("cfr/15/799/799.2");

  @TempDir Path folder;
  private World world;
  private final List<String> rows = new ArrayList<>();

  @BeforeEach
  void open() {
    world = new World(folder);
    corrections("{\"ecfr_corrections\":[]}");
    row("799.1", "2017-01-03", "2017-01-03", false);
    row("799.2", "2023-05-01", "2023-05-02", false);
    row("799.3", "2017-01-03", "2017-01-03", false);
    upTo("2026-03-25");
    slice("2022-10-01", Map.of("799.1", "Old.", "799.3", "Third."));
    slice("2023-05-02", Map.of("799.1", "Old.", "799.2", "Two.", "799.3", "Third."));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Ecfr ecfr(String scope) {
    return new Ecfr(
        world.archive,
        world.fetcher,
        world.server.base(),
        Scope.parse(scope),
        LocalDate.of(2022, 10, 1));
  }

  private Tally run() {
    return world.run(ecfr("15 CFR 799"));
  }

  private void upTo(String day) {
    titles(day, "");
  }

  private void titles(String day, String more) {
    world.server.answer(
        API + "/titles.json",
        ProgrammedServer.ok(
            "application/json",
            "{\"titles\":[{\"number\":15,\"up_to_date_as_of\":\""
                + day
                + "\",\"reserved\":false"
                + more
                + "}],\"meta\":{\"import_in_progress\":false}}"));
  }

  private void row(String identifier, String amended, String issued, boolean removed) {
    rows.add(
        "{\"amendment_date\":\""
            + amended
            + "\",\"issue_date\":\""
            + issued
            + "\",\"identifier\":\""
            + identifier
            + "\",\"part\":\"799\",\"title\":\"15\",\"removed\":"
            + removed
            + "}");
    answerRows(API + "/versions/title-15.json?part=799", rows.size());
  }

  private void answerRows(String path, int count) {
    world.server.answer(
        path,
        ProgrammedServer.ok(
            "application/json",
            "{\"content_versions\":["
                + String.join(",", rows)
                + "],\"meta\":{\"title\":\"15\",\"result_count\":\""
                + count
                + "\"}}"));
  }

  /** What the list of a later round says: all rows, which does no harm. */
  private void since(String day) {
    answerRows(API + "/versions/title-15.json?issue_date%5Bgte%5D=" + day, rows.size());
  }

  private void slice(String day, Map<String, String> sections) {
    world.server.answer(at(day), ProgrammedServer.ok("text/xml", xml("799", sections)));
  }

  private static String at(String day) {
    return API + "/full/" + day + "/title-15.xml?part=799";
  }

  private static String xml(String part, Map<String, String> sections) {
    return "<?xml version=\"1.0\"?>\n<DIV5 N=\""
        + part
        + "\" TYPE=\"PART\"><HEAD>PART "
        + part
        + "&#x2014;WIDGETS</HEAD><AUTH><HED>Authority:</HED><PSPACE>50 U.S.C. 4801.</PSPACE></AUTH>"
        + new TreeMap<>(sections)
            .entrySet().stream()
                .map(
                    section ->
                        "<DIV8 N=\""
                            + section.getKey()
                            + "\" TYPE=\"SECTION\"><HEAD>&#xA7; "
                            + section.getKey()
                            + " Widget.</HEAD><P>"
                            + section.getValue()
                            + "</P></DIV8>")
                .collect(Collectors.joining())
        + "</DIV5>";
  }

  private LocalDate inForceFrom(WorkId work) {
    return world.archive.versions().latest(work).map(Version::inForceFrom).orElseThrow();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = EcfrTest.class.getResourceAsStream("/source/ecfr/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void corrections(String json) {
    world.server.answer(
        "/api/admin/v1/corrections.json?title=15", ProgrammedServer.ok("application/json", json));
  }

  @Test
  void correctionsOfTheWatchedPartsAreAPage() throws IOException {
    WorkId page = new WorkId("web/www.ecfr.gov/api/admin/v1/corrections/title/15.json");
    String all = resource("corrections-2026-09-01.json");
    corrections(all);
    assertThat(run().failures()).isEmpty();
    Version first = world.archive.versions().latest(page).orElseThrow();
    assertThat(world.archive.versions().text(first).plain() + "\n")
        .isEqualTo(resource("corrections-2026-09-01.expected.txt"));
    assertThat(first.inForceFrom()).isEqualTo("2025-03-04");
    assertThat(world.changes()).contains("published " + page + " HISTORY 2025-03-04");

    corrections(all.replace("2025-03-04", "2026-08-31"));
    since("2026-03-18");
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().getLast()).isEqualTo("page-changed " + page + " NEWS 2026-08-31");

    corrections("{\"ecfr_corrections\":[]}");
    assertThat(run().failures()).extracting(Failure::code).containsExactly("EMPTY_LIST");
  }

  @Test
  void theDayUpToWhichTheServiceIsCurrentIsKept() {
    assertThat(run().failures()).isEmpty();
    assertThat(world.archive.checkpoints().find("ecfr", Ecfr.currentTo(15))).contains("2026-03-25");
    assertThat(Ecfr.currentTo(world.archive.checkpoints()))
        .containsExactlyEntriesOf(Map.of(15, LocalDate.of(2026, 3, 25)));
    assertThat(world.server.asked()).noneMatch(asked -> asked.path().contains("2026-03-26"));
  }

  @Test
  void theFirstLoadIsHistoryInTheOrderOfIssue() {
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes())
        .containsExactly(
            "published cfr/15/799 HISTORY 2022-10-01",
            "published cfr/15/799/799.1 HISTORY 2017-01-03",
            "published cfr/15/799/799.3 HISTORY 2017-01-03",
            "published cfr/15/799/799.2 HISTORY 2023-05-01");
  }

  @Test
  void whatIsIssuedLaterIsNewsFromItsAmendmentDate() {
    run();
    upTo("2026-04-10");
    row("799.1", "2026-04-01", "2026-04-03", false);
    since("2026-03-18");
    slice("2026-04-03", Map.of("799.1", "New words.", "799.2", "Two.", "799.3", "Third."));
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().subList(4, world.changes().size()))
        .containsExactly("amended cfr/15/799/799.1 NEWS 2026-04-01");
    assertThat(inForceFrom(FIRST)).isEqualTo("2026-04-01");

    int requests = world.server.asked().size();
    since("2026-04-03");
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes()).hasSize(5);
    assertThat(world.server.asked()).hasSize(requests + 3);
  }

  @Test
  void aFirstLoadThatBrokeOffGoesOnAsTheSameHistory() {
    world.server.answer(at("2023-05-02"), ProgrammedServer.status(503, "text/html", "busy"));
    assertThat(run().failures()).extracting(Failure::code).containsExactly("HTTP_503");
    assertThat(world.changes()).hasSize(3);

    // The next round is on another day, and more was issued meanwhile.
    upTo("2026-04-10");
    row("799.1", "2026-04-01", "2026-04-03", false);
    slice("2023-05-02", Map.of("799.1", "Old.", "799.2", "Two.", "799.3", "Third."));
    slice("2026-04-03", Map.of("799.1", "New words.", "799.2", "Two.", "799.3", "Third."));
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().subList(3, 5))
        .containsExactly(
            "published cfr/15/799/799.2 HISTORY 2023-05-01",
            "amended cfr/15/799/799.1 NEWS 2026-04-01");
    assertThat(world.server.asked(at("2022-10-01"))).isEqualTo(1);
  }

  @Test
  void aSectionIsRemovedOnlyWhereARowSaysSo() {
    run();
    upTo("2026-04-10");
    row("799.2", "2026-04-01", "2026-04-03", true);
    since("2026-03-18");
    slice("2026-04-03", Map.of("799.1", "Old.", "799.3", "Third."));
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().getLast()).isEqualTo("removed cfr/15/799/799.2 NEWS 2026-04-01");
  }

  @Test
  void aSectionThatIsJustMissingStaysAndTheSourceIsUnhealthy() {
    run();
    upTo("2026-04-10");
    row("799.1", "2026-04-01", "2026-04-03", false);
    since("2026-03-18");
    slice("2026-04-03", Map.of("799.1", "New words.", "799.3", "Third."));
    Tally absent = run();
    assertThat(absent.failures())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("evidence")
        .containsExactly(
            new Failure(
                "UNIT_ABSENT",
                "15 CFR 799 on 2026-04-03",
                "\"cfr/15/799/799.2\" is missing, and no version row says that it was removed"));
    assertThat(world.archive.versions().latest(SECOND).orElseThrow().inForceUntil()).isEmpty();
    assertThat(world.changes().getLast()).isEqualTo("amended cfr/15/799/799.1 NEWS 2026-04-01");

    slice("2026-04-03", Map.of("799.1", "New words.", "799.2", "Two.", "799.3", "Third."));
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes()).hasSize(5);
  }

  @Test
  void aSliceThatLacksMostOfThePartIsNotBelieved() {
    row("799.4", "2017-01-03", "2017-01-03", false);
    row("799.5", "2017-01-03", "2017-01-03", false);
    slice("2022-10-01", Map.of("799.1", "Old."));
    Tally tally = run();
    assertThat(tally.failures()).extracting(Failure::code).containsExactly("QUARANTINED");
    assertThat(tally.failures().getFirst().why())
        .startsWith("MASS_REMOVAL: 3 of 4 rows are not there any more");
    assertThat(world.changes()).isEmpty();

    long entry = world.archive.quarantine().open().getFirst().id();
    world.archive.quarantine().decide(entry, Decision.REJECTED, "Ada", "");
    assertThat(run().failures()).isEmpty();
    // What comes after the rejected slice is whole.
    assertThat(world.changes())
        .hasSize(4)
        .first()
        .isEqualTo("published cfr/15/799 HISTORY 2023-05-02");
  }

  @Test
  void noOtherAnswerEverChangesWhatIsStored() {
    run();
    upTo("2026-04-10");
    row("799.1", "2026-04-01", "2026-04-03", false);
    since("2026-03-18");
    Map<String, ProgrammedServer.Reply> bad =
        Map.of(
            "BLOCKED_PAGE",
            ProgrammedServer.ok(
                "text/html",
                "<html><head><title>Request Access</title></head><body>Request"
                    + " Access</body></html>"),
            "HTML_INSTEAD_OF_XML",
            ProgrammedServer.ok(
                "text/html", "<html><head><title>Oh</title></head><body>no</body></html>"),
            "WRONG_DOCUMENT",
            ProgrammedServer.ok("text/xml", xml("798", Map.of("798.1", "Other."))),
            "TRUNCATED",
            ProgrammedServer.truncated("text/xml", xml("799", Map.of("799.1", "Old."))),
            "HTTP_404",
            ProgrammedServer.status(404, "application/json", "{\"error\":\"No\"}"));
    bad.forEach(
        (code, reply) -> {
          world.server.answer(at("2026-04-03"), reply);
          assertThat(run().failures()).extracting(Failure::code).containsExactly(code);
          assertThat(world.changes()).hasSize(4);
        });
    slice("2026-04-03", Map.of("799.1", "New words.", "799.2", "Two.", "799.3", "Third."));
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes()).hasSize(5);
  }

  @Test
  void aListOfAnotherLengthThanItSaysIsNotBelieved() {
    answerRows(API + "/versions/title-15.json?part=799", 4);
    assertThat(run().failures())
        .containsExactly(
            new Failure(
                "COUNT_DIFFERS",
                "versions of 15 CFR 799",
                "The list says 4 rows, but 3 were read"));
    assertThat(world.changes()).isEmpty();
  }

  @Test
  void nothingIsAskedForPastTheDayTheTitleIsUpTo() {
    row("799.1", "2026-04-01", "2026-04-03", false);
    assertThat(run().failures()).isEmpty();
    assertThat(world.server.asked(at("2026-04-03"))).isZero();
  }

  @Test
  void aTitleThatIsBeingImportedWaits() {
    titles("2026-03-25", ",\"processing_in_progress\":true");
    Tally tally = run();
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.notes())
        .containsExactly("title 15 is being imported and waits for a later round");
    assertThat(world.server.asked()).hasSize(1);
  }

  @Test
  void aRunOfPartsMayHaveGapsAndOneThatIsFilledIsNews() {
    for (String part : List.of("797", "798")) {
      world.server.answer(
          API + "/versions/title-15.json?part=" + part,
          ProgrammedServer.ok(
              "application/json", "{\"content_versions\":[],\"meta\":{\"result_count\":\"0\"}}"));
    }
    assertThat(world.run(ecfr("15 CFR 797-799")).failures()).isEmpty();
    assertThat(world.changes()).hasSize(4);

    upTo("2026-04-10");
    String fresh =
        """
        {"content_versions":[{"date":"2026-04-01","amendment_date":"2026-04-01",
         "issue_date":"2026-04-03","identifier":"798.1","part":"798","removed":false}],
         "meta":{"result_count":"1"}}
        """;
    world.server.answer(
        API + "/versions/title-15.json?part=798", ProgrammedServer.ok("application/json", fresh));
    world.server.answer(
        API + "/versions/title-15.json?issue_date%5Bgte%5D=2026-03-18",
        ProgrammedServer.ok("application/json", fresh));
    world.server.answer(
        API + "/full/2026-04-03/title-15.xml?part=798",
        ProgrammedServer.ok("text/xml", xml("798", Map.of("798.1", "A new part."))));
    Tally tally = world.run(ecfr("15 CFR 797-799"));
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.notes()).containsExactly("15 CFR 798 had no text yet on 2022-10-01");
    assertThat(world.changes().getLast()).isEqualTo("published cfr/15/798/798.1 NEWS 2026-04-01");
  }

  @Test
  void aSinglePartThatDoesNotExistIsAFailure() {
    world.server.answer(
        API + "/versions/title-15.json?part=7",
        ProgrammedServer.ok(
            "application/json", "{\"content_versions\":[],\"meta\":{\"result_count\":\"0\"}}"));
    assertThat(world.run(ecfr("15 CFR 7")).failures())
        .containsExactly(
            new Failure("NO_SUCH_PART", "15 CFR 7", "The eCFR has nothing of 15 CFR 7"));
  }

  @Test
  void aRefusedSliceIsKeptWithItsReason() {
    world.server.answer(
        at("2022-10-01"), ProgrammedServer.ok("text/xml", xml("798", Map.of("798.1", "Other."))));
    run();
    assertThat(world.archive.captures().findings(3).stream().map(Finding::severity).toList())
        .containsExactly(Finding.Severity.REFUSED);
  }
}
