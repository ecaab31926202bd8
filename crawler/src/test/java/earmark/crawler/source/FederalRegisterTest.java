package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.crawler.fetch.ProgrammedServer;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents are written for these tests, in the form of the service. */
class FederalRegisterTest {
  private static final WorkId ONE = WorkId.document("2026-00001", LocalDate.of(2026, 1, 5));

  @TempDir Path folder;
  private World world;
  private FakeRegister register;

  @BeforeEach
  void open() {
    world = new World(folder);
    register = new FakeRegister(world.server);
    register.publish("2026-00002", "2026-02-10", "Second.");
    register.publish("2026-00001", "2026-01-05", "First.");
    register.publish("2025-00009", "2025-11-20", "Old.");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Tally run(String... terms) {
    return world.run(
        new FederalRegister(
            world.archive,
            world.fetcher,
            world.server.base(),
            Scope.parse("15 CFR 799"),
            List.of(),
            List.of(terms),
            LocalDate.of(2025, 10, 1)));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        FederalRegisterTest.class.getResourceAsStream("/source/federal-register/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void readsARecordAndItsTextAsTheyLie() throws IOException {
    String number = "2026-70004";
    LocalDate published = LocalDate.of(2026, 8, 14);
    world.server.answer("/full.xml", ProgrammedServer.ok("text/xml", resource("2026-08-14.xml")));
    ProgrammedServer.Reply record =
        ProgrammedServer.ok(
            "application/json",
            resource("2026-08-14.json").replace("BASE", world.server.base().toString()));
    world.server.answerOthers(record);
    Tally tally = new Tally(FederalRegister.NAME, Progress.NONE, () -> false);
    Reading reading =
        new Reading(FederalRegister.NAME, world.archive, world.fetcher, world.server.base());
    assertThat(
            new RegisterDocument(reading)
                .record(new RegisterQuery.Listed(number, published), Occasion.NEWS, tally))
        .isTrue();
    Work work = world.archive.works().find(WorkId.document(number, published)).orElseThrow();
    Version version = world.archive.versions().latest(work.id()).orElseThrow();
    String actual =
        Stream.of(
                Stream.of(work.citation() + ": " + work.title()),
                version.facts().values().entrySet().stream()
                    .map(fact -> fact.getKey().key() + " " + fact.getValue()),
                Stream.of(world.archive.versions().text(version).plain()))
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(actual).isEqualTo(resource("2026-08-14.expected.txt"));
  }

  @Test
  void eachTermIsAQuestionOfItsOwn() {
    assertThat(run("widget parts", "gadgets").failures()).isEmpty();
    assertThat(world.server.asked())
        .anyMatch(asked -> asked.path().contains("?conditions%5Bterm%5D=widget%20parts&"))
        .anyMatch(asked -> asked.path().contains("?conditions%5Bterm%5D=gadgets&"));
    assertThat(world.changes()).hasSize(3);
    register.dropsFilters = true;
    assertThat(run("soap").failures())
        .extracting(Failure::where)
        .contains("term soap, 2025-10-01 to now");
  }

  @Test
  void aChangeOfTheRecordAloneIsANewVersion() {
    run();
    register.title = "Widgets, mended";
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().getLast())
        .isEqualTo("corrected fr/2026-02-10/2026-00002 NEWS 2026-02-10");
  }

  @Test
  void withoutXmlAndRawTextTheBodyIsRead() {
    world.server.answer(
        FakeRegister.xmlPath("2026-00001"), ProgrammedServer.status(404, "text/html", "none"));
    world.server.answer(
        FakeRegister.htmlPath("2026-00001"),
        ProgrammedServer.ok(
            "text/html",
            "<h1>DEPARTMENT OF WIDGETS</h1><p>The body.</p>"
                + "<p>[FR Doc. 2026-00001 Filed 1-2-26; 8:45 am]</p>"));
    assertThat(run().failures()).isEmpty();
    Version version = world.archive.versions().latest(ONE).orElseThrow();
    assertThat(version.parser()).startsWith("html");
    assertThat(world.archive.versions().text(version).plain()).contains("The body.");
  }

  @Test
  void theBodyOfAnotherDocumentIsRefused() {
    world.server.answer(
        FakeRegister.xmlPath("2026-00001"), ProgrammedServer.status(404, "text/html", "none"));
    world.server.answer(
        FakeRegister.htmlPath("2026-00001"),
        ProgrammedServer.ok("text/html", "<p>Other.</p><p>[FR Doc. 2026-77777 Filed]</p>"));
    assertThat(run().failures()).extracting(Failure::code).containsExactly("WRONG_DOCUMENT");
    assertThat(world.archive.works().find(ONE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C1-2024-00339 | Widgets | In rule document 2024-00339 | 2024-00339",
        "R1-2016-04501 | Widgets | nothing | 2016-04501",
        "2026-00003 | Widgets; Correction | In rule document 2013–16962, appearing on pages"
            + " 44686-44728 | 2013-16962",
        "2026-00003 | Widgets; Correcting Amendments. Correcting amendments | This rule corrects"
            + " the final rule published at 86 FR 4865 | 86 FR 4865",
        "2026-00003 | Widgets | The rule (86 FR 4865) corrected FR Doc. 2021-00977, published"
            + " before | ''",
        "2026-00003 | Widgets; Correction | In FR Doc. 2026-00003, appearing on page 1 | ''",
      })
  void aCorrectionNamesWhatItCorrects(String number, String head, String words, String corrected) {
    LegalText text = new LegalText(List.of(Passage.of(PassageKind.PARAGRAPH, words)));
    assertThat(String.join(",", Corrected.of(number, Optional.empty(), head, text)))
        .isEqualTo(corrected);
  }

  @Test
  void historyIsRecordedInTheOrderOfPublication() {
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes())
        .containsExactly(
            "published fr/2025-11-20/2025-00009 HISTORY 2025-11-20",
            "published fr/2026-01-05/2026-00001 HISTORY 2026-01-05",
            "published fr/2026-02-10/2026-00002 HISTORY 2026-02-10");
  }

  @Test
  void aDocumentHasItsTextItsCitationAndStableFactsOnly() {
    run();
    Work work = world.archive.works().find(ONE).orElseThrow();
    assertThat(work.citation()).isEqualTo("91 FR 100");
    assertThat(work.title()).isEqualTo("Widgets 2026-00001");
    Version version = world.archive.versions().latest(ONE).orElseThrow();
    assertThat(version.parser()).startsWith("fr-xml");
    assertThat(world.archive.versions().text(version).plain()).contains("First.");
    assertThat(version.facts().all(Fact.CFR)).containsExactly("15 CFR part 799");
    assertThat(version.facts().all(Fact.AGENCY)).containsExactly("DEPARTMENT OF WIDGETS");
    assertThat(version.facts().all(Fact.CORRECTION_OF)).containsExactly("2025-00001");
    assertThat(version.facts().first(Fact.URL))
        .contains("https://www.federalregister.gov/d/2026-00001");
    assertThat(version.facts().all(Fact.PDF)).isEmpty();
    assertThat(version.facts().all(Fact.EFFECTIVE)).isEmpty();
  }

  @Test
  void whatAppearsLaterIsNewsAndOldDocumentsAreNotFetchedAgain() {
    run();
    register.publish("2026-00003", "2026-02-12", "Third.");
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().getLast())
        .isEqualTo("published fr/2026-02-12/2026-00003 NEWS 2026-02-12");
    assertThat(register.askedFor("2026-00001")).isEqualTo(1);
    assertThat(register.askedFor("2026-00002")).isEqualTo(2);
    assertThat(run().changes()).isZero();
  }

  @Test
  void aDocumentWhoseTextIsMendedIsCorrected() {
    run();
    register.publish("2026-00002", "2026-02-10", "Second, as it should read.");
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().getLast())
        .isEqualTo("corrected fr/2026-02-10/2026-00002 NEWS 2026-02-10");
  }

  @Test
  void aFirstLoadThatBrokeOffGoesOnWithTheSameBoundary() {
    world.server.answer(
        FakeRegister.xmlPath("2026-00002"), ProgrammedServer.status(503, "text/html", "busy"));
    Tally broken = run();
    assertThat(broken.failures()).hasSize(1);
    assertThat(broken.failures().getFirst().code()).isEqualTo("HTTP_503");
    assertThat(broken.failures().getFirst().where()).isEqualTo("FR Doc. 2026-00002 of 2026-02-10");
    assertThat(world.changes()).hasSize(2);

    register.publish("2026-00003", "2026-02-12", "Third.");
    world.server.answer(
        FakeRegister.xmlPath("2026-00002"),
        ProgrammedServer.ok(
            "text/xml",
            "<NOTICE><P>Second.</P><FRDOC>[FR Doc. 2026-00002 Filed]</FRDOC></NOTICE>"));
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().subList(2, 4))
        .containsExactly(
            "published fr/2026-02-10/2026-00002 HISTORY 2026-02-10",
            "published fr/2026-02-12/2026-00003 NEWS 2026-02-12");
    assertThat(register.askedFor("2026-00001")).isEqualTo(1);
  }

  @Test
  void withoutXmlTheRawTextIsReadAndWithoutThatTheRecord() {
    for (String number : List.of("2026-00001", "2026-00002")) {
      world.server.answer(
          FakeRegister.xmlPath(number), ProgrammedServer.status(404, "text/html", "none"));
    }
    world.server.answer(
        FakeRegister.rawPath("2026-00001"),
        ProgrammedServer.ok(
            "text/plain",
            """
            <html><body><pre>
            The raw words.

            [FR Doc. 2026-00001 Filed 1-2-26; 8:45 am]
            </pre></body></html>
            """));
    assertThat(run().failures()).isEmpty();
    Version raw = world.archive.versions().latest(ONE).orElseThrow();
    assertThat(world.archive.versions().text(raw).plain()).contains("The raw words.");
    Version head =
        world
            .archive
            .versions()
            .latest(WorkId.document("2026-00002", LocalDate.of(2026, 2, 10)))
            .orElseThrow();
    assertThat(world.archive.versions().text(head).plain())
        .isEqualTo(
            """
            DEPARTMENT OF WIDGETS
            Widgets 2026-00002
            ACTION: Notice.
            SUMMARY: About widgets.\
            """);
    assertThat(world.archive.captures().findings(head.capture()))
        .extracting(Finding::code)
        .containsExactly("NO_TEXT");
  }

  @Test
  void theTextOfAnotherDocumentIsRefused() {
    world.server.answer(
        FakeRegister.xmlPath("2026-00001"),
        ProgrammedServer.ok(
            "text/xml", "<NOTICE><P>Other.</P><FRDOC>[FR Doc. 2026-77777 Filed]</FRDOC></NOTICE>"));
    assertThat(run().failures()).extracting(Failure::code).containsExactly("WRONG_DOCUMENT");
    // One bad item does not keep the others of its quarter.
    assertThat(world.changes()).hasSize(2);
    assertThat(world.archive.works().find(ONE)).isEmpty();
  }

  @Test
  void aDroppedFilterIsSeen() {
    register.dropsFilters = true;
    Failure failure = run().failures().getFirst();
    assertThat(failure.code()).isEqualTo("FILTER_DROPPED");
    assertThat(failure.where()).isEqualTo("15 CFR 799, 2025-10-01 to now");
    assertThat(failure.why())
        .endsWith(
            "FILTER_DROPPED: The service describes its answer as \"All Documents\", which is not"
                + " what was asked (2 attempts)");
    assertThat(world.archive.captures().findings(1))
        .extracting(Finding::severity)
        .containsExactly(Finding.Severity.REFUSED);
    assertThat(world.changes()).isEmpty();
  }

  @Test
  void aShortListIsSeen() {
    run();
    register.keepsBack = 1;
    assertThat(run().failures())
        .containsExactly(
            new Failure(
                "COUNT_DIFFERS",
                "15 CFR 799, 2026-01-31 to now",
                "The list says 1 documents, but 0 different ones were read"));
  }

  @Test
  void aListThatIsSuddenlyEmptyIsAFailure() {
    run();
    // As if the service had lost its index: nothing since the end of January.
    register.publish("2026-00002", "2025-12-01", "Second.");
    assertThat(run().failures())
        .containsExactly(
            new Failure(
                "EMPTY_LIST",
                "15 CFR 799, 2026-01-31 to now",
                "The list is empty, though documents of these days are stored"));
    assertThat(world.changes()).hasSize(3);
  }

  @Test
  void anUpstreamThatGoesDownIsLeftAloneAndTheNextRoundGoesOn() {
    for (int day = 10; day < 20; day++) {
      register.publish("2026-1" + day, "2026-01-" + day, "Text " + day);
    }
    register.downFrom = LocalDate.of(2026, 1, 1);
    Tally down = run();
    assertThat(down.failures()).hasSize(6);
    assertThat(down.failures().getLast())
        .isEqualTo(
            new Failure(
                "GIVEN_UP",
                "federal-register",
                "5 requests in a row failed; what is left waits for the next round"));
    assertThat(register.askedFor("2026-115")).isZero();
    register.downFrom = LocalDate.MAX;
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes()).hasSize(13).allMatch(change -> change.contains("HISTORY"));
  }

  @Test
  void aSpanWhoseCountIsCappedIsHalved() {
    IntStream.rangeClosed(10, 30)
        .forEach(day -> register.publish("2026-1" + day, "2026-01-" + day, "Text " + day));
    register.cap = 7;
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes()).hasSize(24);
  }
}
