package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import earmark.archive.capture.Quarantined.Decision;
import earmark.archive.change.Change;
import earmark.archive.change.ChangeKind;
import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import earmark.archive.version.WorkId;
import earmark.crawler.fetch.ProgrammedServer;
import earmark.redline.text.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists are written for these tests, in the form of the file; none of it is about anybody. */
class ScreeningListTest {
  private static final String JSON =
      "/downloadable_consolidated_screening_list/v1/consolidated.json";
  private static final String CSV = JSON.replace("json", "csv");
  private static final WorkId ALPHA = WorkId.listEntry("entity-list", "alpha-example-co-ltd");

  /** The lists of these tests are short. */
  private static final Assertions SHORT_LISTS =
      Assertions.builtIn()
          .with(
              Arrays.stream(WatchedList.values())
                  .map(list -> "\"" + list.assertions() + "\":{\"minimumRows\":1}")
                  .collect(Collectors.joining(",", "{", "}")));

  @TempDir Path folder;
  private World world;
  private final List<String> entries = new ArrayList<>();
  private String day = "2026-03-02";

  @BeforeEach
  void open() {
    world = new World(folder);
    for (String list :
        List.of(
            "Denied Persons List (DPL)", "Unverified List (UVL)", "Military End User (MEU) List")) {
      entries.add(entry(list, "Example of " + list.charAt(0), "1 Main Street", "91 FR 1", ""));
    }
    entries.add(entry("Specially Designated Nationals (SDN)", "Not watched", "", "", ""));
    entries.add(
        entry(
            "Entity List (EL)",
            "Alpha Example Co., Ltd.",
            "1 Example Road, Harbin",
            "90 FR 100",
            "Presumption of denial. See §744.11"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static String entry(
      String list, String name, String street, String notice, String policy) {
    return """
    {"id":"1","source":"%s - Bureau of Examples","name":"%s","type":null,
     "addresses":[{"address":"%s","city":null,"country":"CN"}],"alt_names":[],
     "federal_register_notice":"%s","license_policy":"%s","source_list_url":"https://x.test/1"}
    """
        .formatted(list, name, street, notice, policy);
  }

  private void serve() {
    world.server.answer(JSON, ProgrammedServer.ok("application/json", json(entries.size())));
  }

  private String json(int total) {
    return "{\"total\":"
        + total
        + ",\"search_performed_at\":\""
        + day
        + "T13:15:00.000000+00:00\",\"sources\":[],\"results\":["
        + String.join(",", entries)
        + "]}";
  }

  private Tally run() {
    Source source = new ScreeningList(world.archive, world.fetcher, world.server.base());
    Tally tally = new Tally(source.name(), Progress.NONE, () -> false, SHORT_LISTS);
    source.run(tally);
    return tally;
  }

  private List<Change> news(long after) {
    return world.archive.changes().after(after, Integer.MAX_VALUE);
  }

  private Version alpha() {
    return world.archive.versions().latest(ALPHA).orElseThrow();
  }

  @Test
  void eachEntryOfAWatchedListIsAWorkAndTheFirstLoadIsHistory() {
    serve();
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes())
        .containsExactly(
            "entry-added list/entity-list/alpha-example-co-ltd HISTORY 2026-03-02",
            "entry-added list/denied-persons/example-of-d HISTORY 2026-03-02",
            "entry-added list/unverified-list/example-of-u HISTORY 2026-03-02",
            "entry-added list/military-end-users/example-of-m HISTORY 2026-03-02");
    assertThat(world.archive.versions().text(alpha()).plain())
        .isEqualTo(
            """
            Alpha Example Co., Ltd.
            Address: 1 Example Road, Harbin, CN
            License review policy: Presumption of denial. See §744.11
            Federal Register notice: 90 FR 100\
            """);
    assertThat(alpha().facts().all(Fact.COUNTRY)).containsExactly("CN");
    assertThat(alpha().facts().all(Fact.FR)).containsExactly("90 FR 100");
    assertThat(world.archive.works().find(ALPHA).orElseThrow().citation())
        .isEqualTo("Entity List, Alpha Example Co., Ltd.");
    serve();
    assertThat(run().changes()).isZero();
  }

  @Test
  void laterEditionsAddReviseAndRemoveSingleEntries() {
    entries.add(entry("Entity List (EL)", "Beta Example", "2 Road", "90 FR 200", "Denial"));
    serve();
    run();
    long first = world.archive.changes().last();
    day = "2026-03-09";
    entries.set(4, entries.get(4).replace("1 Example Road", "7 Example Road"));
    entries.set(5, entry("Entity List (EL)", "Gamma Example", "3 Road", "91 FR 300", "Denial"));
    serve();
    assertThat(run().failures()).isEmpty();
    assertThat(news(first))
        .extracting(Change::kind, change -> change.work().value(), Change::legalOn)
        .containsExactly(
            tuple(
                ChangeKind.ENTRY_REMOVED,
                "list/entity-list/beta-example",
                LocalDate.of(2026, 3, 9)),
            tuple(ChangeKind.ENTRY_REVISED, ALPHA.value(), LocalDate.of(2026, 3, 9)),
            tuple(
                ChangeKind.ENTRY_ADDED,
                "list/entity-list/gamma-example",
                LocalDate.of(2026, 3, 9)));
  }

  @Test
  void theSpellingOfALicenceTextIsNoRevision() {
    serve();
    run();
    long first = world.archive.changes().last();
    day = "2026-03-09";
    entries.set(
        4,
        entries
            .get(4)
            .replace("Presumption of denial. See §744.11", "Presumption of Denial; see § 744.11."));
    serve();
    run();
    assertThat(news(first)).extracting(Change::kind).containsExactly(ChangeKind.EDITORIAL);
  }

  @Test
  void namesakesStayApartAndAFindingSaysSo() {
    entries.add(entry("Entity List (EL)", "ALPHA EXAMPLE CO LTD", "9 Road", "91 FR 900", ""));
    serve();
    assertThat(run().failures()).isEmpty();
    List<Version> alphas = world.archive.versions().latestOfList("entity-list");
    assertThat(alphas).hasSize(2).allSatisfy(v -> assertThat(v.work().value()).contains("ltd~"));
    assertThat(world.archive.captures().findings(1))
        .extracting(Finding::code)
        .containsExactly("NAMESAKES");

    long first = world.archive.changes().last();
    day = "2026-03-09";
    entries.set(5, entries.get(5).replace("9 Road", "10 Road"));
    entries.addFirst(entries.remove(5));
    serve();
    run();
    assertThat(news(first))
        .extracting(Change::kind, Change::work)
        .containsExactly(
            tuple(
                ChangeKind.ENTRY_REVISED,
                alphas.stream()
                    .filter(v -> v.facts().all(Fact.FR).contains("91 FR 900"))
                    .findFirst()
                    .orElseThrow()
                    .work()));
  }

  @Test
  void anEntryOfTheSameNameWithNothingInCommonIsAnother() {
    serve();
    run();
    long first = world.archive.changes().last();
    day = "2026-03-09";
    entries.set(4, entries.get(4).replace("90 FR 100", "91 FR 55").replace("\"CN\"", "\"AM\""));
    serve();
    run();
    assertThat(news(first))
        .extracting(Change::kind)
        .containsExactly(ChangeKind.ENTRY_REMOVED, ChangeKind.ENTRY_ADDED);
  }

  @Test
  void aListThatIsSuddenlyShortIsHeldBackAsAWholeAndTheOthersGoOn() {
    IntStream.range(0, 100)
        .forEach(
            i ->
                entries.add(entry("Entity List (EL)", "Example " + i, i + " Road", "90 FR 1", "")));
    serve();
    run();
    long first = world.archive.changes().last();
    day = "2026-03-09";
    entries.subList(94, entries.size()).clear();
    entries.add(entry("Unverified List (UVL)", "Newcomer", "1 Road", "", ""));
    serve();
    Tally tally = run();
    assertThat(tally.failures())
        .extracting(Failure::code, Failure::where, Failure::why)
        .containsExactly(
            tuple(
                "QUARANTINED",
                "Entity List",
                "MASS_REMOVAL: 11 of 101 rows are not there any more, at most 10 % may go in one"
                    + " crawl; 90 rows are there. Nothing of it is applied until a person decides:"
                    + " quarantine entry 1"));
    assertThat(news(first))
        .extracting(change -> change.work().value())
        .containsExactly("list/unverified-list/newcomer");
    assertThat(world.archive.captures().findings(2))
        .extracting(Finding::code, Finding::severity)
        .containsExactly(tuple("QUARANTINED", Finding.Severity.WARNING));
    assertThat(run().failures()).as("it is held again, not forgotten").hasSize(1);

    world
        .archive
        .quarantine()
        .decide(1, Decision.RELEASED, "Ada", "The rule of today removes them");
    assertThat(run().failures()).isEmpty();
    assertThat(news(first)).filteredOn(c -> c.kind() == ChangeKind.ENTRY_REMOVED).hasSize(11);
  }

  @Test
  void aListThatIsGoneIsHeldBack() {
    serve();
    run();
    day = "2026-03-09";
    entries.remove(4);
    serve();
    assertThat(run().failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.why())
                    .startsWith("TOO_FEW_ROWS: 0 rows, expected at least 1; there were 1."));
    assertThat(alpha().inForceUntil()).isEmpty();
  }

  @Test
  void aListWithAllItsNamesReplacedIsHeldBackThoughItIsAsLong() {
    IntStream.range(0, 100)
        .forEach(
            i ->
                entries.add(entry("Entity List (EL)", "Example " + i, i + " Road", "90 FR 1", "")));
    serve();
    run();
    day = "2026-03-09";
    entries.replaceAll(text -> text.replace("Example ", "Specimen "));
    serve();
    assertThat(run().failures())
        .extracting(Failure::code, Failure::where)
        .contains(tuple("QUARANTINED", "Entity List"));
  }

  @Test
  void anOlderEditionIsNotGoneBackTo() {
    serve();
    run();
    day = "2026-03-01";
    entries.add(entry("Entity List (EL)", "Beta Example", "2 Road", "90 FR 200", ""));
    serve();
    assertThat(run().failures()).extracting(Failure::code).containsExactly("OLD_EDITION");
    assertThat(world.changes()).hasSize(4);
  }

  @Test
  void aCountThatIsNotTheOneStatedIsNotBelieved() {
    world.server.answer(JSON, ProgrammedServer.ok("application/json", json(4)));
    assertThat(run().failures()).extracting(Failure::code).containsExactly("COUNT_DIFFERS");
    assertThat(world.changes()).isEmpty();
  }

  @Test
  void theOtherFormIsReadWhenOneCannotBeHad() {
    world.server.answer(
        JSON,
        ProgrammedServer.ok("text/html", "<html><head><title>Request Access</title></head></html>"),
        ProgrammedServer.ok(
            "text/html", "<html><head><title>Request Access</title></head></html>"));
    world.server.answer(
        CSV,
        ProgrammedServer.ok(
            "text/csv",
            """
            _id,source,name,addresses,federal_register_notice,license_policy,alt_names
            1,Entity List (EL) - B,"Alpha Example Co., Ltd.","1 Example Road, Harbin, CN; 2 B, CN",90 FR 100,"Say ""no"".",A; B
            _id,source,name,addresses,federal_register_notice,license_policy,alt_names
            2,Denied Persons List (DPL) - B,D,,,,
            3,Unverified List (UVL) - B,U,,,,
            4,Military End User (MEU) List - B,M,,,,
            """,
            "Last-Modified",
            "Mon, 02 Mar 2026 12:00:00 GMT"));
    Tally tally = run();
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.notes()).hasSize(1).first().asString().contains("BLOCKED_PAGE");
    assertThat(world.archive.versions().text(alpha()).plain())
        .isEqualTo(
            """
            Alpha Example Co., Ltd.
            Alias: A
            Alias: B
            Address: 1 Example Road, Harbin, CN
            Address: 2 B, CN
            License review policy: Say "no".
            Federal Register notice: 90 FR 100\
            """);
    assertThat(alpha().inForceFrom()).isEqualTo("2026-03-02");
  }

  @Test
  void aFileOfCommasThatIsCutOffIsRefused() {
    String whole = "source,name\nEntity List (EL) - B,A\nEntity List (EL) - B,";
    assertThat(csv(whole + "\"B").refusal().orElseThrow().code()).isEqualTo("TRUNCATED");
    assertThat(csv(whole.substring(0, whole.length() - 1)).refusal().orElseThrow().code())
        .isEqualTo("TRUNCATED");
    assertThat(csv("a,b\n1,2\n").refusal().orElseThrow().code()).isEqualTo("MISSING_FIELD");
  }

  private static ScreeningFile csv(String text) {
    return ScreeningFile.csv(text.getBytes(StandardCharsets.UTF_8));
  }
}
