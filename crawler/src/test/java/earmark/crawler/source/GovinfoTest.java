package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.capture.Answer;
import earmark.archive.capture.Quarantine;
import earmark.archive.capture.Quarantined;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Facts;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.crawler.backfill.Backfill;
import earmark.crawler.backfill.Result;
import earmark.crawler.backfill.Result.End;
import earmark.crawler.fetch.ProgrammedServer;
import earmark.crawler.parse.EcfrXml;
import earmark.crawler.parse.FrIssueDocument;
import earmark.redline.text.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bulk files beside the services; issues, documents and titles are written for these tests. */
class GovinfoTest {
  private static final Scope SCOPE = Scope.parse("15 CFR 799");
  private static final Assertions SHORT =
      Assertions.builtIn().with("{\"govinfo/issue\":{\"minimumRows\":1}}");

  @TempDir Path folder;
  private World world;
  private FakeRegister register;

  @BeforeEach
  void open() {
    world = new World(folder);
    register = new FakeRegister(world.server);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Tally run(Source source) {
    Tally tally = new Tally(source.name(), Progress.NONE, () -> false, SHORT);
    source.run(tally);
    return tally;
  }

  private Tally round() {
    return round(List.of(), List.of());
  }

  private Tally round(List<String> agencies, List<String> terms) {
    return run(
        new Govinfo(
            world.archive, world.fetcher, world.server.base(), SCOPE, agencies, terms, world.time));
  }

  private Tally register() {
    Tally tally =
        run(
            new FederalRegister(
                world.archive,
                world.fetcher,
                world.server.base(),
                SCOPE,
                List.of(),
                List.of(),
                LocalDate.of(2026, 1, 1)));
    world.archive.sources().succeeded(FederalRegister.NAME, "");
    return tally;
  }

  private Result backfill(String from, String until) {
    return new Backfill(
            world.archive,
            new GovinfoPast(
                world.archive, world.fetcher, world.server.base(), SCOPE, List.of(), List.of()),
            world.time,
            () -> false,
            SHORT)
        .run(LocalDate.parse(from), LocalDate.parse(until), Progress.NONE);
  }

  private void ecfrIsWell() {
    world.archive.sources().succeeded(Ecfr.NAME, "");
  }

  private void registerFails() {
    world.archive.sources().failed(FederalRegister.NAME, "blocked");
    ecfrIsWell();
  }

  private void issue(String day, String... documents) {
    LocalDate date = LocalDate.parse(day);
    String words = date.format(DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.ENGLISH));
    world.server.answer(
        "/bulkdata/FR/" + day.substring(0, 7).replace('-', '/') + "/FR-" + day + ".xml",
        ProgrammedServer.ok(
            "application/xml",
            "<FEDREG><VOL>91</VOL><NO>1</NO><DATE>"
                + words
                + "</DATE><NOTICES>"
                + String.join("", documents)
                + "</NOTICES></FEDREG>"));
  }

  /** The same words as {@link FakeRegister} has for a document. */
  private static String notice(String number, String words) {
    return document(number, "", words)
        .replace("</P>", "</P><REGTEXT TITLE=\"15\" PART=\"799\"></REGTEXT>");
  }

  private static String document(String number, String head, String words) {
    return "<NOTICE><PREAMB><AGENCY TYPE=\"N\">DEPARTMENT OF WIDGETS</AGENCY>"
        + head
        + "</PREAMB><SUPLINF><P>"
        + words
        + "</P><FRDOC>[FR Doc. "
        + number
        + " Filed 1-1-26; 8:45 am]</FRDOC></SUPLINF></NOTICE>";
  }

  private List<String> asked() {
    return world.server.asked().stream()
        .map(request -> request.path())
        .filter(path -> path.startsWith("/bulkdata"))
        .toList();
  }

  @Test
  void nothingIsAskedForWhileTheServicesAnswer() {
    world.archive.sources().succeeded(FederalRegister.NAME, "");
    ecfrIsWell();
    Tally tally = round();
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.way()).isEqualTo("standing by, as the Federal Register and the eCFR answer");
    assertThat(world.server.asked()).isEmpty();
  }

  @Test
  void aServiceThatIsNotBegunYetHasADayBeforeItCountsAsFailing() {
    assertThat(round().way()).startsWith("standing by");
    assertThat(world.server.asked()).isEmpty();
    world.time.pause(Duration.ofHours(25));
    ecfrIsWell();
    assertThat(round().way()).isEqualTo("issues are read, as the Federal Register was never read");
  }

  @Test
  void aServiceThatWasNotReadForADayCountsAsFailing() {
    world.archive.sources().succeeded(FederalRegister.NAME, "");
    ecfrIsWell();
    world.time.pause(Duration.ofHours(25));
    ecfrIsWell();
    assertThat(round().way())
        .isEqualTo(
            "issues are read, as the Federal Register was last read at 2026-03-26T12:00:00Z");
  }

  @Test
  void whatIsPublishedWhileTheRegisterFailsIsNewsAndNotToldAgain() {
    register.publish("2026-00010", "2026-03-20", "Known.");
    assertThat(register().failures()).isEmpty();
    registerFails();
    register.publish("2026-00020", "2026-03-25", "New.");
    issue("2026-03-23", document("2026-00015", "<CFR>14 CFR 39</CFR>", "Elsewhere."));
    issue("2026-03-24", document("2026-00017", "", "Of no part."));
    issue("2026-03-25", notice("2026-00020", "New."), notice("2026-00021", "Only here."));

    Tally tally = round();
    assertThat(tally.failures()).isEmpty();
    assertThat(asked())
        .containsExactly(
            "/bulkdata/FR/2026/03/FR-2026-03-23.xml",
            "/bulkdata/FR/2026/03/FR-2026-03-24.xml",
            "/bulkdata/FR/2026/03/FR-2026-03-25.xml",
            "/bulkdata/FR/2026/03/FR-2026-03-26.xml");
    assertThat(world.changes())
        .containsExactly(
            "published fr/2026-03-20/2026-00010 HISTORY 2026-03-20",
            "published fr/2026-03-25/2026-00020 NEWS 2026-03-25",
            "published fr/2026-03-25/2026-00021 NEWS 2026-03-25");

    assertThat(register().failures()).isEmpty();
    assertThat(world.changes().getLast())
        .isEqualTo("editorial fr/2026-03-25/2026-00020 HISTORY 2026-03-25");
    assertThat(world.changes()).hasSize(4);
    int changes = world.changes().size();
    assertThat(register().failures()).isEmpty();
    registerFails();
    assertThat(round().failures()).isEmpty();
    assertThat(world.changes()).hasSize(changes);
  }

  @Test
  void otherWordsInTheRegisterAreACorrectionAndOtherWordsInTheIssueAFinding() {
    register.publish("2026-00010", "2026-03-20", "Known.");
    assertThat(register().failures()).isEmpty();
    registerFails();
    register.publish("2026-00020", "2026-03-25", "Gadgets.");
    issue("2026-03-23");
    issue("2026-03-24");
    issue("2026-03-25", notice("2026-00020", "Widgets."));
    assertThat(round().failures())
        .extracting(Failure::code)
        .containsExactly(Admission.QUARANTINED, Admission.QUARANTINED);
    assertThat(register().failures()).isEmpty();
    assertThat(world.changes().getLast())
        .isEqualTo("corrected fr/2026-03-25/2026-00020 NEWS 2026-03-25");

    assertThat(backfill("2026-03-25", "2026-03-25").changes()).isZero();
    long capture =
        world
            .archive
            .captures()
            .latestUsable(world.server.at("/bulkdata/FR/2026/03/FR-2026-03-25.xml"))
            .orElseThrow()
            .id();
    assertThat(world.archive.captures().findings(capture))
        .extracting(Finding::code)
        .contains("READS_OTHERWISE");
  }

  @Test
  void aNumberWrittenWithAnotherDashAndOtherZerosIsTheSameDocument() {
    register.publish("2026-10", "2026-03-20", "Known.");
    assertThat(register().failures()).isEmpty();
    assertThat(world.archive.works().list(WorkKind.DOCUMENT)).hasSize(1);
    issue("2026-03-20", notice("2026–00010", "Known."));
    Result result = backfill("2026-03-20", "2026-03-20");
    assertThat(result.failures()).isEmpty();
    assertThat(result.changes()).isZero();
    assertThat(world.archive.works().list(WorkKind.DOCUMENT)).hasSize(1);
  }

  @Test
  void thePastIsHistoryWeekendsAreNotAskedForAndHolidaysNotMissed() {
    // From Friday to Tuesday; Monday is Washington's Birthday.
    issue("2026-02-13", notice("2026-00001", "One."));
    Result result = backfill("2026-02-13", "2026-02-17");
    assertThat(result.end()).isEqualTo(End.FINISHED);
    assertThat(asked())
        .containsExactly(
            "/bulkdata/FR/2026/02/FR-2026-02-13.xml",
            "/bulkdata/FR/2026/02/FR-2026-02-16.xml",
            "/bulkdata/FR/2026/02/FR-2026-02-17.xml");
    assertThat(result.failures())
        .extracting(failure -> failure.code() + " " + failure.where())
        .containsExactly("ISSUE_MISSING the issue of 2026-02-17");
    assertThat(world.changes())
        .containsExactly("published fr/2026-02-13/2026-00001 HISTORY 2026-02-13");
    assertThat(backfill("2026-02-13", "2026-02-17").changes()).isZero();
  }

  @Test
  void theRegisterCompletesWhatABackfillOfIssuesLeft() {
    register.publish("2026-00001", "2026-02-13", "One.");
    issue("2026-02-13", notice("2026-00001", "One."));
    assertThat(backfill("2026-02-13", "2026-02-13").changes()).isEqualTo(1);
    assertThat(register().failures()).isEmpty();
    Version version =
        world
            .archive
            .versions()
            .latest(world.archive.works().list(WorkKind.DOCUMENT).getFirst().id())
            .orElseThrow();
    assertThat(version.parser()).isEqualTo("fr-xml-1");
    assertThat(world.changes())
        .containsExactly(
            "published fr/2026-02-13/2026-00001 HISTORY 2026-02-13",
            "editorial fr/2026-02-13/2026-00001 HISTORY 2026-02-13");
  }

  @Test
  void agenciesAreToldByTheWordsOfTheirNamesAndTermsByTheirs() {
    registerFails();
    issue(
        "2026-03-25",
        document("2026-00001", "<SUBAGY>Bureau of Industry and Security</SUBAGY>", "One."),
        document("2026-00002", "<SUBAGY>Bureau of Industry</SUBAGY>", "Two."),
        document("2026-00003", "", "Exports, deemed to be such."),
        document("2026-00004", "", "Redeemed exports."));
    round(List.of("industry-and-security-bureau"), List.of("deemed export"));
    assertThat(world.archive.works().list(WorkKind.DOCUMENT))
        .extracting(work -> work.id().value())
        .containsExactly("fr/2026-03-25/2026-00001", "fr/2026-03-25/2026-00003");
  }

  @Test
  void anIssueWithHardlyAnyDocumentsWaitsForAPerson() {
    issue("2026-02-13", notice("2026-00001", "One."));
    Backfill backfill =
        new Backfill(
            world.archive,
            new GovinfoPast(
                world.archive, world.fetcher, world.server.base(), SCOPE, List.of(), List.of()),
            world.time,
            () -> false,
            Assertions.builtIn());
    LocalDate day = LocalDate.of(2026, 2, 13);
    assertThat(backfill.run(day, day, Progress.NONE).end()).isEqualTo(End.BROKEN);
    assertThat(world.changes()).isEmpty();
    Quarantine quarantine = world.archive.quarantine();
    quarantine.decide(
        quarantine.open().getFirst().id(), Quarantined.Decision.RELEASED, "Ada", "It is short");
    assertThat(backfill.run(day, day, Progress.NONE).end()).isEqualTo(End.FINISHED);
    assertThat(world.changes()).hasSize(1);
  }

  @Test
  void aTitleAddsOnlyWhatReadsOtherwiseThanTheEditionBefore() {
    world.archive.sources().succeeded(FederalRegister.NAME, "");
    world.archive.sources().failed(Ecfr.NAME, "blocked");
    title("Feb. 1, 2026", section("1", "First.") + section("2", "Same."));
    assertThat(round().failures()).isEmpty();
    assertThat(world.changes())
        .containsExactly(
            "published cfr/15/799 HISTORY 2026-03-26",
            "published cfr/15/799/799.1 HISTORY 2026-03-26",
            "published cfr/15/799/799.2 HISTORY 2026-03-26");

    assertThat(round().changes()).isZero();
    world.time.pause(Duration.ofDays(4));
    title("Mar. 27, 2026", section("1", "Amended.") + section("2", "Same."));
    world.archive.sources().succeeded(FederalRegister.NAME, "");
    assertThat(round().failures()).isEmpty();
    assertThat(world.changes().subList(3, world.changes().size()))
        .containsExactly("amended cfr/15/799/799.1 NEWS 2026-03-27");

    world.time.pause(Duration.ofDays(1));
    title("Mar. 27, 2026", section("1", "Amended.") + section("2", "Same") + section("3", "New."));
    world.archive.sources().succeeded(FederalRegister.NAME, "");
    assertThat(round().failures()).isEmpty();
    assertThat(world.changes().subList(4, world.changes().size()))
        .containsExactly(
            "editorial cfr/15/799/799.2 NEWS 2026-03-31",
            "published cfr/15/799/799.3 NEWS 2026-03-31");
  }

  private void ofTheEcfrItself(String edition, String amended, String words) {
    byte[] slice =
        ("<DIV5 N=\"799\" TYPE=\"PART\"><HEAD>PART 799</HEAD>" + section("1", words) + "</DIV5>")
            .getBytes(StandardCharsets.UTF_8);
    long capture =
        world
            .archive
            .captures()
            .store(new Answer(Ecfr.NAME, world.server.at("/" + edition), 200, Map.of(), slice))
            .id();
    List<Observation> observations = new ArrayList<>();
    EcfrXml.read(slice, 15)
        .units()
        .forEach(
            unit ->
                observations.add(
                    new Observation.InEdition(
                        new Work(
                            WorkId.of(unit.citation()),
                            WorkKind.PROVISION,
                            unit.citation().toString(),
                            unit.heading()),
                        unit.text(),
                        Facts.NONE,
                        LocalDate.parse(edition),
                        Optional.of(LocalDate.parse(amended)),
                        capture,
                        EcfrXml.PARSER,
                        Occasion.HISTORY)));
    world.archive.recorder().record(observations);
    world.archive.checkpoints().put(Ecfr.NAME, "through 15 CFR 799", edition);
  }

  @Test
  void aTitleOfDaysThatTheEcfrItselfWasReadForIsLeftAlone() {
    ofTheEcfrItself("2026-03-26", "2026-01-02", "First.");
    title("Feb. 1, 2026", section("1", "Otherwise."));
    world.archive.sources().succeeded(FederalRegister.NAME, "");
    world.archive.sources().failed(Ecfr.NAME, "blocked");
    Tally tally = round();
    assertThat(tally.changes()).isZero();
    assertThat(tally.notes())
        .containsExactly(
            "title 15 of 2026-03-26: the eCFR itself was read up to that day for 799, so nothing of"
                + " them is taken from the file");
  }

  @Test
  void anOlderTitleWithTheSameTextDoesNotMoveWhatTheEcfrItselfStates() {
    ofTheEcfrItself("2026-04-20", "2026-01-02", "First.");
    List<String> before = world.changes();
    title("Feb. 1, 2026", section("1", "First."));
    world.archive.sources().succeeded(FederalRegister.NAME, "");
    world.archive.sources().failed(Ecfr.NAME, "blocked");
    assertThat(round().failures()).isEmpty();
    assertThat(world.changes()).isEqualTo(before);
  }

  @Test
  void theEcfrItselfPutsTheDayOfAnAmendmentRightThatATitleDoesNotState() {
    world.archive.sources().succeeded(FederalRegister.NAME, "");
    world.archive.sources().failed(Ecfr.NAME, "blocked");
    ofTheEcfrItself("2026-02-02", "2026-01-02", "First.");
    world.archive.checkpoints().put(Ecfr.NAME, "boundary 15 CFR 799", "2026-02-02");
    title("Mar. 20, 2026", section("1", "Second."));
    assertThat(round().failures()).isEmpty();
    assertThat(world.changes().getLast()).isEqualTo("amended cfr/15/799/799.1 NEWS 2026-03-20");
    ofTheEcfrItself("2026-03-18", "2026-03-16", "Second.");
    List<Version> standing =
        world.archive.versions().history(new WorkId("cfr/15/799/799.1")).stream()
            .filter(version -> version.supersededAt().isEmpty())
            .toList();
    assertThat(standing)
        .extracting(Version::inForceFrom)
        .containsExactly(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 3, 16));
  }

  @Test
  void aTitleWithoutTheWatchedPartIsAFailure() {
    world.archive.sources().succeeded(FederalRegister.NAME, "");
    world.archive.sources().failed(Ecfr.NAME, "blocked");
    world.server.answer(
        "/bulkdata/ECFR/title-15/ECFR-title15.xml",
        ProgrammedServer.ok(
            "application/xml",
            "<DLPSTEXTCLASS><TEXT><DIV1 N=\"15\"><DIV5 N=\"798\"/></DIV1></TEXT></DLPSTEXTCLASS>"));
    assertThat(round().failures())
        .containsExactly(
            new Failure(
                "NO_PART",
                "title 15 of 2026-03-26",
                "None of the watched parts is in it: 15 CFR 799",
                Optional.of(1L)));
  }

  @Test
  void partsAreReadFromTheWordsOfTheHead() {
    assertThat(FrIssueDocument.parts("15 CFR Parts 730, 744, and 774"))
        .containsExactly("15 CFR part 730", "15 CFR part 744", "15 CFR part 774");
    assertThat(FrIssueDocument.parts("40 CFR Parts 52 and 70; 42 CFR 424"))
        .containsExactly("40 CFR part 52", "40 CFR part 70", "42 CFR part 424");
    assertThat(FrIssueDocument.parts("22 CFR Parts 120–122"))
        .containsExactly("22 CFR part 120", "22 CFR part 121", "22 CFR part 122");
    assertThat(FrIssueDocument.parts("45 CFR Chapter III")).isEmpty();
    assertThat(FrIssueDocument.parts("48 CFR Chapter 2, 15 CFR Part 700a"))
        .containsExactly("15 CFR part 700a");
  }

  private void title(String amended, String sections) {
    world.server.answer(
        "/bulkdata/ECFR/title-15/ECFR-title15.xml",
        ProgrammedServer.ok(
            "application/xml",
            "<DLPSTEXTCLASS><TEXT><BODY><ECFRBRWS><AMDDATE>"
                + amended
                + "\n</AMDDATE><DIV1 N=\"15\" TYPE=\"TITLE\">"
                + "<DIV5 N=\"799\" TYPE=\"PART\"><HEAD>PART 799</HEAD>"
                + sections
                + "</DIV5></DIV1></ECFRBRWS></BODY></TEXT></DLPSTEXTCLASS>"));
  }

  private static String section(String number, String words) {
    return """
    <DIV8 N="§ 799.%1$s" TYPE="SECTION"><HEAD>§ 799.%1$s Widget.</HEAD><P>%2$s</P></DIV8>
    """
        .formatted(number, words);
  }
}
