package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import earmark.archive.version.WorkId;
import earmark.crawler.fetch.ProgrammedServer;
import earmark.redline.text.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Filings are written for these tests, in the form of the service. */
class PublicInspectionTest {
  private static final String API = "/api/v1/public-inspection-documents/";
  private static final String GADGETS = "gadgets-bureau";
  private static final WorkId ONE = WorkId.filing("2026-70001");

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

  private Tally run(String... terms) {
    return world.run(
        new PublicInspection(
            world.archive,
            world.fetcher,
            world.server.base(),
            List.of(GADGETS),
            List.of(terms),
            world.time));
  }

  /** The list as the service brought it up to date on a day, and the record of each filing. */
  private void display(String day, String... filings) {
    for (String filing : filings) {
      String number = Json.text(Json.read(bytes(filing)).orElseThrow(), "document_number").get();
      world.server.answer(API + number + ".json", ProgrammedServer.ok("application/json", filing));
    }
    list(day, filings.length, filings);
  }

  private void list(String day, int count, String... filings) {
    list(API + "current.json", day, count, filings);
  }

  /** What the service says was on display on a day in the past. */
  private void displayedOn(String day, String... filings) {
    list(
        "/api/v1/public-inspection-documents.json?conditions%5Bavailable_on%5D=" + day,
        day,
        filings.length,
        filings);
  }

  private void list(String path, String day, int count, String... filings) {
    world.server.answer(
        path,
        ProgrammedServer.ok(
            "application/json",
            "{\"count\":"
                + count
                + ",\"regular_filings_updated_at\":\""
                + day
                + "T08:45:00.000-04:00\",\"results\":["
                + String.join(",", filings)
                + "]}"));
  }

  private static String filing(String number, String filed, String expected) {
    return """
    {"document_number":"NUMBER","title":"Widgets NUMBER ","type":"Rule","filing_type":"special",
     "filed_at":"FILED","publication_date":EXPECTED,"num_pages":4,"editorial_note":null,
     "agencies":[{"name":"Gadgets Bureau","slug":"gadgets-bureau"}]}
    """
        .replace("NUMBER", number)
        .replace("FILED", filed)
        .replace("EXPECTED", expected.isEmpty() ? "null" : "\"" + expected + "\"");
  }

  private static String one(String expected) {
    return filing("2026-70001", "2026-03-25T20:15:00Z", expected);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void notOnDisplayAnyMore(String number) {
    world.server.answer(
        API + number + ".json", ProgrammedServer.status(404, "application/json", "{}"));
  }

  private void published(String number) {
    world.server.answer(
        "/api/v1/documents/"
            + number
            + ".json?fields%5B%5D=document_number&fields%5B%5D=publication_date",
        ProgrammedServer.ok(
            "application/json",
            "{\"document_number\":\"" + number + "\",\"publication_date\":\"2026-03-27\"}"));
  }

  @Test
  void readsAListAsItLies() throws IOException {
    String actual;
    try (InputStream source = resource("2026-08-19.json")) {
      JsonNode json = Json.read(source.readAllBytes()).orElseThrow();
      actual =
          Json.elements(json.path("results")).stream()
              .map(Filing::read)
              .map(filing -> filing.map(PublicInspectionTest::printed).orElse("no filing\n"))
              .collect(Collectors.joining("\n"));
    }
    try (InputStream expected = resource("2026-08-19.expected.txt")) {
      assertThat(actual).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static InputStream resource(String name) {
    InputStream found =
        PublicInspectionTest.class.getResourceAsStream("/source/public-inspection/" + name);
    if (found == null) {
      throw new UncheckedIOException(new IOException("no fixture " + name));
    }
    return found;
  }

  private static String printed(Filing filing) {
    return Stream.concat(
            Stream.of(
                filing.work().citation() + ": " + filing.title(),
                "agencies " + filing.agencies(),
                "filed on " + filing.filedOn(),
                "withdrawn " + filing.isWithdrawn()),
            Stream.concat(
                filing.facts().values().entrySet().stream()
                    .map(fact -> fact.getKey().key() + " " + fact.getValue()),
                Stream.of(filing.text().plain())))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void whatIsOnDisplayFirstIsHistoryAndWhatComesLaterIsNews() {
    display("2026-03-25", one("2026-03-27"));
    assertThat(run().failures()).isEmpty();
    String two = filing("2026-70002", "2026-03-26T12:45:00Z", "2026-03-30");
    display("2026-03-26", one("2026-03-27"), two);
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes())
        .containsExactly(
            "published filing/2026-70001 HISTORY 2026-03-25",
            "published filing/2026-70002 NEWS 2026-03-26");
    int requests = world.server.asked().size();
    assertThat(run().changes()).isZero();
    // The list says nothing new of either, so neither is asked for again.
    assertThat(world.server.asked()).hasSize(requests + 1);
  }

  @Test
  void onlyFilingsOfTheAgenciesAndWithTheTermsAreKept() {
    String other =
        filing("2026-70005", "2026-03-25T20:15:00Z", "2026-03-27")
            .replace("gadgets-bureau", "office-of-soap");
    display("2026-03-25", one("2026-03-27"), other);
    run();
    assertThat(world.archive.works().find(WorkId.filing("2026-70005"))).isEmpty();
    run("70005 widgets");
    assertThat(world.changes()).hasSize(2).last().asString().contains("2026-70005 HISTORY");
  }

  @Test
  void aDayOfPublicationThatMovesIsACorrection() {
    display("2026-03-25", one("2026-03-27"));
    run();
    display("2026-03-26", one("2026-03-30"));
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().getLast()).isEqualTo("corrected filing/2026-70001 NEWS 2026-03-25");
    Version version = world.archive.versions().latest(ONE).orElseThrow();
    assertThat(version.facts().first(Fact.EXPECTED)).contains("2026-03-30");
    assertThat(version.facts().first(Fact.FILED)).contains("2026-03-25T20:15:00Z");
  }

  @Test
  void aFilingThatIsPublishedIsFollowedNoLonger() {
    display("2026-03-25", one("2026-03-27"));
    run();
    display("2026-03-27", filing("2026-70009", "2026-03-27T12:45:00Z", "2026-03-31"));
    notOnDisplayAnyMore("2026-70001");
    displayedOn("2026-03-26", one("2026-03-27"));
    // On its day the register may show it a little later.
    assertThat(run().failures()).isEmpty();
    assertThat(world.archive.checkpoints().find("public-inspection", "open"))
        .contains("2026-70001 2026-70009");
    published("2026-70001");
    assertThat(run().failures()).isEmpty();
    assertThat(world.archive.checkpoints().find("public-inspection", "open"))
        .contains("2026-70009");
    assertThat(world.changes()).noneMatch(change -> change.startsWith("removed"));
  }

  @Test
  void aFilingThatTheEditorsSayIsWithdrawnIsRemovedOnce() {
    display("2026-03-25", one("2026-03-27"));
    run();
    String withdrawn =
        one("")
            .replace(
                "\"editorial_note\":null",
                "\"editorial_note\":\"An agency letter requesting withdrawal of this document was"
                    + " received.\"");
    display("2026-03-26", withdrawn);
    assertThat(run().failures()).isEmpty();
    assertThat(run().changes()).isZero();
    list("2026-03-27", 0);
    assertThat(run().failures()).isEmpty();
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes())
        .containsExactly(
            "published filing/2026-70001 HISTORY 2026-03-25",
            "corrected filing/2026-70001 NEWS 2026-03-25",
            "removed filing/2026-70001 NEWS 2026-03-26");
    Version version = world.archive.versions().latest(ONE).orElseThrow();
    assertThat(version.facts().first(Fact.NOTE).orElseThrow()).contains("withdrawal");
  }

  @Test
  void aFilingThatIsGoneBeforeItsDayIsRemovedOnlyIfItsRecordIsGoneToo() {
    String two = filing("2026-70002", "2026-03-25T12:45:00Z", "2026-03-30");
    display("2026-03-25", one("2026-03-30"), two);
    run();
    list("2026-03-26", 1, two);
    Tally kept = run();
    assertThat(kept.failures()).isEmpty();
    assertThat(kept.notes())
        .containsExactly(
            "filing of FR Doc. 2026-70001: not on display, but its record does not say that it is"
                + " withdrawn");
    notOnDisplayAnyMore("2026-70001");
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().getLast()).isEqualTo("removed filing/2026-70001 NEWS 2026-03-26");
  }

  @Test
  void aFilingThatIsNeverPublishedIsRemovedSomeDaysLater() {
    display("2026-03-25", one("2026-03-27"));
    run();
    notOnDisplayAnyMore("2026-70001");
    for (int day = 26; day <= 31; day++) {
      displayedOn("2026-03-" + day, day == 26 ? new String[] {one("2026-03-27")} : new String[0]);
    }
    displayedOn("2026-04-01");
    list("2026-03-30", 0);
    assertThat(run().changes()).isZero();
    list("2026-04-02", 0);
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().getLast()).isEqualTo("removed filing/2026-70001 NEWS 2026-03-27");
  }

  @Test
  void whatWasOnDisplayWhileNobodyListenedIsMadeUpFor() {
    display("2026-03-25", one("2026-03-27"));
    run();
    // Filed and published before anybody listened again; the weekend has no list.
    String two = filing("2026-70002", "2026-03-26T12:45:00Z", "2026-03-30");
    String three = filing("2026-70003", "2026-03-30T12:45:00Z", "2026-04-01");
    published("2026-70001");
    published("2026-70002");
    display("2026-03-31", three);
    displayedOn("2026-03-26", one("2026-03-27"), two);
    displayedOn("2026-03-30", three);
    assertThat(run().failures())
        .extracting(Failure::code, Failure::where)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                "HTTP_404",
                "/api/v1/public-inspection-documents.json?conditions%5Bavailable_on%5D=2026-03-27"));
    displayedOn("2026-03-27", two);
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes())
        .containsExactly(
            "published filing/2026-70001 HISTORY 2026-03-25",
            "published filing/2026-70002 NEWS 2026-03-26",
            "published filing/2026-70003 NEWS 2026-03-30");
    assertThat(world.archive.checkpoints().find("public-inspection", "open"))
        .contains("2026-70003");
    int requests = world.server.asked().size();
    assertThat(run().failures()).isEmpty();
    assertThat(world.server.asked()).hasSize(requests + 1);
  }

  @Test
  void aListOfAnotherTypeIsHeldUntilAPersonDecides() {
    display("2026-03-25", one("2026-03-30"));
    world.server.answer(
        API + "current.json",
        ProgrammedServer.ok(
            "text/plain",
            "{\"count\":0,\"regular_filings_updated_at\":\"2026-03-25T08:45:00.000-04:00\","
                + "\"results\":[]}"));
    assertThat(run().failures()).extracting(Failure::code).containsExactly("QUARANTINED");
    assertThat(world.archive.quarantine().open()).hasSize(1);
    assertThat(world.changes()).isEmpty();
  }

  @Test
  void anEmptyListRemovesNothing() {
    display("2026-03-25", one("2026-03-30"));
    run();
    notOnDisplayAnyMore("2026-70001");
    list("2026-03-26", 0);
    assertThat(run().failures())
        .containsExactly(
            new Failure(
                "EMPTY_LIST",
                "/api/v1/public-inspection-documents/current.json",
                "1 of 1 filings are missing before the day of their publication; none counts as"
                    + " gone"));
    assertThat(world.changes()).hasSize(1);
  }

  @Test
  void aListThatIsSuddenlyShortRemovesNothing() {
    String[] many =
        IntStream.range(10, 40)
            .mapToObj(i -> filing("2026-710" + i, "2026-03-25T12:45:00Z", "2026-03-30"))
            .toArray(String[]::new);
    display("2026-03-25", many);
    assertThat(run().failures()).isEmpty();
    for (int i = 10; i < 40; i++) {
      notOnDisplayAnyMore("2026-710" + i);
    }
    list("2026-03-26", 2, many[0], many[1]);
    assertThat(run().failures()).extracting(Failure::code).containsExactly("SHORT_LIST");
    assertThat(world.changes()).hasSize(30);
    world.server.answer(
        API + "current.json",
        ProgrammedServer.ok("text/html", "<html><title>Request Access</title></html>"));
    assertThat(run().failures()).extracting(Failure::code).containsExactly("BLOCKED_PAGE");
    assertThat(world.changes()).hasSize(30);
  }

  @Test
  void aListThatIsCutOrNoListIsRefused() {
    list("2026-03-25", 2, one("2026-03-30"));
    assertThat(run().failures()).extracting(Failure::code).containsExactly("COUNT_DIFFERS");
    world.server.answer(
        API + "current.json", ProgrammedServer.ok("application/json", "{\"results\":[]}"));
    assertThat(run().failures()).extracting(Failure::code).containsExactly("MISSING_FIELD");
    assertThat(world.changes()).isEmpty();
  }

  @Test
  void aFilingWithoutATimeIsAFinding() {
    display("2026-03-25", one("2026-03-30"));
    list("2026-03-25", 2, one("2026-03-30"), "{\"document_number\":\"2026-70008\"}");
    assertThat(run().failures()).isEmpty();
    assertThat(world.archive.captures().findings(1))
        .extracting(Finding::code, Finding::where)
        .containsExactly(org.assertj.core.api.Assertions.tuple("MISSING_FIELD", "results[1]"));
  }
}
