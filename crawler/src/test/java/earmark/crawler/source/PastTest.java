package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.archive.version.Version;
import earmark.archive.version.Versions;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import earmark.crawler.backfill.Backfill;
import earmark.crawler.backfill.Result;
import earmark.crawler.backfill.Result.End;
import earmark.crawler.fetch.ProgrammedServer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading the past; documents, texts and rows are written for these tests. */
class PastTest {
  private static final String API = "/api/versioner/v1";
  private static final Scope SCOPE = Scope.parse("15 CFR 799");

  @TempDir Path folder;
  private World world;
  private FakeRegister register;

  @BeforeEach
  void open() {
    world = new World(folder);
    register = new FakeRegister(world.server);
    register.publish("2026-00002", "2026-02-10", "Second.");
    register.publish("2025-00009", "2025-11-20", "Old.");
    register.publish("2024-00001", "2024-03-05", "Older.");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Tally round(LocalDate historyFrom) {
    return world.run(
        new FederalRegister(
            world.archive,
            world.fetcher,
            world.server.base(),
            SCOPE,
            List.of(),
            List.of(),
            historyFrom));
  }

  private Backfill registerPast() {
    return new Backfill(
        world.archive,
        new RegisterPast(
            world.archive, world.fetcher, world.server.base(), SCOPE, List.of(), List.of()),
        world.time,
        () -> false,
        Assertions.builtIn());
  }

  private static Result run(Backfill backfill, String from, String until) {
    return backfill.run(LocalDate.parse(from), LocalDate.parse(until), Progress.NONE);
  }

  @Test
  void thePastOfTheRegisterIsHistoryAndNothingKnownIsAskedForAgain() {
    assertThat(round(LocalDate.of(2025, 10, 1)).failures()).isEmpty();
    Result result = run(registerPast(), "2024-01-01", "2025-12-31");

    assertThat(result.end()).isEqualTo(End.FINISHED);
    assertThat(result.load().slices()).isEqualTo(24);
    assertThat(world.changes().getLast())
        .isEqualTo("published fr/2024-03-05/2024-00001 HISTORY 2024-03-05");
    assertThat(register.askedFor("2025-00009")).isEqualTo(1);

    int asked = world.server.asked().size();
    assertThat(run(registerPast(), "2024-01-01", "2025-12-31").end()).isEqualTo(End.FINISHED);
    assertThat(world.server.asked()).hasSize(asked);
  }

  @Test
  void daysThatTheRoundsHaveNotReachedAreLeftToThem() {
    assertThat(round(LocalDate.of(2025, 10, 1)).failures()).isEmpty();
    register.publish("2026-00003", "2026-03-20", "New.");
    assertThat(run(registerPast(), "2026-01-01", "2026-03-26").changes()).isZero();

    assertThat(round(LocalDate.of(2025, 10, 1)).failures()).isEmpty();
    assertThat(world.changes().getLast())
        .isEqualTo("published fr/2026-03-20/2026-00003 NEWS 2026-03-20");
  }

  @Test
  void aSliceThatFailedIsTriedAgainByTheNextRunAndTheOthersAreNot() {
    register.downFrom = LocalDate.of(2025, 1, 1);
    Result broken = run(registerPast(), "2024-01-01", "2025-12-31");
    assertThat(broken.end()).isEqualTo(End.BROKEN);
    assertThat(broken.load().done()).isEqualTo(23);
    assertThat(broken.failures()).extracting(Failure::code).containsExactly("HTTP_503");

    register.downFrom = LocalDate.MAX;
    assertThat(run(registerPast(), "2024-01-01", "2025-12-31").end()).isEqualTo(End.FINISHED);
    assertThat(register.askedFor("2024-00001")).isEqualTo(1);
  }

  @Test
  void aPausedLoadGoesOnWhereItWas() {
    Backfill paused = registerPast();
    paused.pause();
    Result result = run(paused, "2024-01-01", "2025-12-31");
    assertThat(result.end()).isEqualTo(End.PAUSED);
    assertThat(result.load().done()).isZero();
    assertThat(run(registerPast(), "2024-01-01", "2025-12-31").end()).isEqualTo(End.FINISHED);
  }

  @Test
  void daysThatAreNoSpanOfThePastAreRefused() {
    assertThatThrownBy(() -> run(registerPast(), "2025-12-31", "2025-01-01"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The span ends before it begins: from 2025-12-31 to 2025-01-01");
    assertThatThrownBy(() -> run(registerPast(), "1993-12-31", "2025-01-01"))
        .hasMessage(
            "federal-register has nothing before 1994-01-01, but the first day is 1993-12-31");
    assertThatThrownBy(() -> run(ecfrPast(world), "2016-12-31", "2025-01-01"))
        .hasMessage("ecfr has nothing before 2017-01-03, but the first day is 2016-12-31");
    assertThatThrownBy(() -> run(registerPast(), "2025-12-31", "2026-03-27"))
        .hasMessage("The last day, 2026-03-27, is in the future: in Washington it is 2026-03-26");
  }

  private static Backfill ecfrPast(World world) {
    return new Backfill(
        world.archive,
        new EcfrPast(world.archive, world.fetcher, world.server.base(), SCOPE),
        world.time,
        () -> false,
        Assertions.builtIn());
  }

  private static Tally ecfrRound(World world, String historyFrom) {
    return world.run(
        new Ecfr(
            world.archive,
            world.fetcher,
            world.server.base(),
            SCOPE,
            LocalDate.parse(historyFrom)));
  }

  @Test
  void thePastOfAPartLoadedLaterIsTheSameLawAsLoadedAtOnce(@TempDir Path other) {
    try (World atOnce = new World(other)) {
      code(world);
      code(atOnce);
      assertThat(ecfrRound(atOnce, "2017-01-03").failures()).isEmpty();

      assertThat(ecfrRound(world, "2022-10-01").failures()).isEmpty();
      assertThat(run(ecfrPast(world), "2020-01-01", "2026-03-01").failures()).isEmpty();
      Result oldest = run(ecfrPast(world), "2017-01-03", "2026-03-01");
      assertThat(oldest.end()).isEqualTo(End.FINISHED);
      assertThat(oldest.failures()).isEmpty();

      assertThat(law(world)).isEqualTo(law(atOnce)).hasSizeGreaterThan(5);
      assertThat(world.changes()).noneMatch(change -> change.contains("NEWS"));
      // Each edition once, whoever asked for it.
      for (String day : List.of("2017-01-03", "2019-05-02", "2021-03-01", "2023-05-02")) {
        assertThat(world.server.asked(at(day))).as(day).isEqualTo(1);
      }
    }
  }

  private static List<String> law(World world) {
    return world.archive.works().list(WorkKind.PROVISION).stream()
        .map(Work::id)
        .flatMap(
            id ->
                world.archive.database().read(h -> Versions.standing(h, id)).stream()
                    .map(PastTest::words))
        .toList();
  }

  private static String words(Version version) {
    return version.work()
        + " "
        + version.inForceFrom()
        + " "
        + version.inForceUntil()
        + " "
        + version.text()
        + " "
        + version.facts();
  }

  /** Part 799 with a section that was removed, one that was amended and one that came later. */
  private static void code(World world) {
    world.server.answer(
        "/api/admin/v1/corrections.json?title=15",
        ProgrammedServer.ok("application/json", "{\"ecfr_corrections\":[]}"));
    world.server.answer(
        API + "/titles.json",
        ProgrammedServer.ok(
            "application/json",
            """
            {"titles":[{"number":15,"up_to_date_as_of":"2026-03-25","reserved":false}],
             "meta":{"import_in_progress":false}}
            """));
    world.server.answer(
        API + "/versions/title-15.json?part=799",
        ProgrammedServer.ok(
            "application/json",
            "{\"content_versions\":["
                + String.join(
                    ",",
                    row("799.1", "2016-12-01", "2017-01-03", false),
                    row("799.4", "2016-12-01", "2017-01-03", false),
                    row("799.1", "2019-05-01", "2019-05-02", false),
                    row("799.4", "2021-02-26", "2021-03-01", true),
                    row("799.2", "2023-05-01", "2023-05-02", false))
                + "],\"meta\":{\"title\":\"15\",\"result_count\":\"5\"}}"));
    slice(
        world,
        "2017-01-03",
        section("1", "First.") + section("3", "Same.") + section("4", "Goes."));
    slice(
        world,
        "2019-05-02",
        section("1", "Amended.") + section("3", "Same.") + section("4", "Goes."));
    slice(
        world,
        "2020-01-01",
        section("1", "Amended.") + section("3", "Same.") + section("4", "Goes."));
    slice(world, "2021-03-01", section("1", "Amended.") + section("3", "Corrected."));
    slice(world, "2022-10-01", section("1", "Amended.") + section("3", "Corrected."));
    slice(
        world,
        "2023-05-02",
        section("1", "Amended.") + section("2", "Later.") + section("3", "Corrected."));
  }

  private static String row(String identifier, String amended, String issued, boolean removed) {
    return """
    {"amendment_date":"%s","issue_date":"%s","identifier":"%s","part":"799","title":"15","removed":%s}
    """
        .formatted(amended, issued, identifier, removed);
  }

  private static String section(String number, String words) {
    return """
    <DIV8 N="799.%1$s" TYPE="SECTION"><HEAD>&#xA7; 799.%1$s Widget.</HEAD><P>%2$s</P></DIV8>
    """
        .formatted(number, words);
  }

  private static String at(String day) {
    return API + "/full/" + day + "/title-15.xml?part=799";
  }

  private static void slice(World world, String day, String sections) {
    world.server.answer(
        at(day),
        ProgrammedServer.ok(
            "text/xml",
            "<?xml version=\"1.0\"?>\n<DIV5 N=\"799\" TYPE=\"PART\"><HEAD>PART 799</HEAD>"
                + sections
                + "</DIV5>"));
  }
}
