package earmark.index.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.archive.change.Change;
import earmark.archive.change.Occasion;
import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.index.query.Query;
import earmark.index.search.Shelf;
import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingQueriesTest {
  private static final Work SECTION = Shelf.provision("15 CFR 744.21", "Sample restrictions");
  private static final Work LIST =
      Shelf.provision("Supplement No. 4 to 15 CFR part 744", "Sample Entity List");
  private static final Work CCL =
      Shelf.provision("Supplement No. 1 to 15 CFR part 774", "Sample Commerce Control List");
  private static final Work RULE =
      Shelf.document("2025-00636", "2025-01-15", "90 FR 4544", "Sample framework for chips");

  private Shelf shelf;
  private Change published;
  private Change amended;
  private Change editorial;
  private Change listed;
  private Change controlled;

  @BeforeAll
  void fill(@TempDir Path folder) {
    shelf = new Shelf(folder);
    shelf.put(
        SECTION,
        Shelf.text("§ 744.21 Sample restrictions", "Chips for Macau and Laos need a licence."),
        Facts.NONE,
        "2024-01-01",
        Occasion.HISTORY);
    shelf.put(
        LIST,
        Shelf.list("Entity List", "CHINA, PEOPLE'S REPUBLIC OF", "Acme Chips Co.", "IRAN", "Bolt"),
        "2024-02-01");
    shelf.put(CCL, entries("4800"), "2024-02-01");
    published =
        shelf
            .put(
                RULE,
                Shelf.text("Framework", "This rule adds ECCN 4A090 to § 744.23."),
                Shelf.facts("Rule", "2025-00636", "2025-01-15", "2025-05-15"),
                "2025-01-15")
            .orElseThrow();
    amended =
        shelf
            .put(
                SECTION,
                Shelf.text(
                    "§ 744.21 Sample restrictions",
                    "Chips for Macau and the data centers of Malaysia need a licence."),
                "2025-03-01")
            .orElseThrow();
    editorial =
        shelf
            .put(
                SECTION,
                Shelf.text(
                    "§ 744.21 Sample restrictions",
                    "Chips for Macau, and the data centers of Malaysia need a licence."),
                "2025-03-01")
            .orElseThrow();
    listed =
        shelf
            .put(
                LIST,
                Shelf.list(
                    "Entity List",
                    "CHINA, PEOPLE'S REPUBLIC OF",
                    "Acme Chips Co.",
                    "CHINA, PEOPLE'S REPUBLIC OF",
                    "Dragon Foundry Ltd.",
                    "IRAN",
                    "Bolt"),
                "2025-03-02")
            .orElseThrow();
    controlled = shelf.put(CCL, entries("1600"), "2025-03-03").orElseThrow();
  }

  @AfterAll
  void close() {
    shelf.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "malaysia|[Malaysia]",
        "laos|[Laos]",
        "MALAYSIA OR laos|[Malaysia, Laos]",
        "\"data centers\"|[data centers]",
        "mala*|[Malaysia]",
        "added:malaysia|[Malaysia]",
        "removed:laos|[Laos]",
        "changed:(malaysia laos)|[Malaysia, Laos]",
        "text:malaysia|[Malaysia]",
        "malaysia -vietnam|[Malaysia]",
        "part:744|[]",
        "part:744 malaysia|[Malaysia]",
        "part:[730 TO 774]|[]",
        "section:744.21|[]",
        "§ 744.21|[]",
        "15 CFR part 744|[]",
        "kind:provision|[]",
        "kind:change|[]",
        "change:amended|[]",
        "occasion:news|[]",
        "status:official|[]",
        "title:restrictions|[]",
        "country:malaysia|[]",
        "country:laos|[]",
        "effective:2025-03-01|[]",
        "*|[]",
      })
  void matchesAnAmendment(String query, String words) {
    assertThat(match(query, amended)).hasToString(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "macau",
        "licence",
        "restrictions",
        "added:laos",
        "removed:malaysia",
        "malaysia -laos",
        "part:734",
        "section:744.2",
        "kind:document",
        "change:editorial",
        "occasion:history",
        "country:macau",
        "effective:[2025-03-02 TO *]",
        "15 CFR part 734",
      })
  void doesNotMatchWhatTheAmendmentLeftAlone(String query) {
    assertThat(match(query, amended)).isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "framework|[Framework]",
        "title:framework|[]",
        "chips|[chips]",
        "4A090|[4A090]",
        "eccn:4A090|[]",
        "cites:744.23|[]",
        "cites:\"part 744\"|[]",
        "kind:document type:rule|[]",
        "rin:0694-AJ90|[]",
        "agency:\"industry and security\"|[]",
        "part:744|[]",
        "fr:90 FR 4544|[]",
        "90 FR 4544|[]",
        "effective:2025-05-15|[]",
        "published:2025-01|[]",
        "change:published|[]",
      })
  void matchesWhatIsNewByItsWholeTextAndTitle(String query, String words) {
    assertThat(match(query, published)).hasToString(words);
  }

  @Test
  void anEditorialChangeHasNoWords() {
    assertThat(match("macau OR malaysia OR and", editorial)).isEqualTo(NOTHING);
    assertThat(match("change:editorial", editorial)).isEmpty();
  }

  @Test
  void knowsTheCountryOfAListEntry() {
    assertThat(match("dragon country:china", listed)).containsExactly("Dragon");
    assertThat(match("country:iran", listed)).isEqualTo(NOTHING);
    assertThat(match("acme", listed)).isEqualTo(NOTHING);
  }

  @Test
  void knowsTheEntryAnItemStandsIn() {
    assertThat(match("eccn:3A090", controlled)).isEmpty();
    assertThat(match("eccn:3A001", controlled)).isEqualTo(NOTHING);
    assertThat(match("1600", controlled)).containsExactly("1600");
  }

  @Test
  void keepsAndForgetsQueries() {
    try (StandingQueries queries = new StandingQueries(shelf.archive())) {
      queries.put("1", Query.parse("malaysia"));
      queries.put("2", Query.parse("laos"));
      assertThat(ids(queries.match(amended))).containsExactly("1", "2");

      queries.put("1", Query.parse("vietnam"));
      assertThat(ids(queries.match(amended))).containsExactly("2");

      queries.remove("2");
      queries.remove("never there");
      assertThat(ids(queries.match(amended))).isEmpty();
      assertThat(queries.ids()).containsExactly("1");
    }
  }

  @Test
  void oneQueryThatFailsLosesNoOther() {
    try (StandingQueries queries = new StandingQueries(shelf.archive())) {
      queries.put(Map.of("1", Query.parse("malaysia"), "3", Query.parse("laos")));
      queries.stand(Map.of("2", new FailingQuery()));

      StandingQueries.Outcome outcome = queries.match(amended);

      assertThat(ids(outcome)).containsExactly("1", "3");
      assertThat(outcome.errors()).containsExactly(Map.entry("2", "fails for the test"));
      assertThat(queries.matchAll(amended).matches()).isEqualTo(outcome.matches());
      assertThat(queries.matchAll(amended).errors()).isEqualTo(outcome.errors());
    }
  }

  @Test
  void oneQueryThatIsTooLargeLosesNoOther() {
    List<Query> words = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      words.add(new Query.Word("word" + i));
    }
    Query large = new Query.Or(words);
    try (StandingQueries queries = new StandingQueries(shelf.archive())) {
      assertThat(queries.put(Map.of("1", Query.parse("malaysia"), "2", large)))
          .containsOnlyKeys("2");
      assertThat(ids(queries.match(amended))).containsExactly("1");
      assertThatThrownBy(() -> queries.put("2", large))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Query 2 cannot be run: ");
    }
  }

  /** A query of the search library that cannot be run. */
  private static final class FailingQuery extends org.apache.lucene.search.Query {
    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
      throw new IllegalStateException("fails for the test");
    }

    @Override
    public String toString(String field) {
      return "failing";
    }

    @Override
    public void visit(QueryVisitor visitor) {
      visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof FailingQuery;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  void thePresearchMissesNothing() {
    Random random = new Random(20_250_113);
    Map<String, Query> queries = new HashMap<>();
    for (int i = 0; i < 400; i++) {
      queries.put("q" + i, Query.parse(randomQuery(random, 3)));
    }
    List<Change> changes = new ArrayList<>(shelf.archive().changes().after(0, 1_000));
    Work page = Shelf.page("https://www.bis.example/random", "Sample page");
    for (int i = 0; i < 40; i++) {
      String text =
          String.join(" ", random.ints(12, 0, WORDS.size()).mapToObj(WORDS::get).toList());
      shelf
          .put(
              page,
              Shelf.text("Page", text),
              String.format(Locale.ROOT, "2025-04-%02d", 1 + i % 28))
          .ifPresent(changes::add);
    }
    try (StandingQueries standing = new StandingQueries(shelf.archive())) {
      standing.put(queries);
      int matches = 0;
      int run = 0;
      for (Change change : changes) {
        StandingQueries.Outcome quick = standing.match(change);
        StandingQueries.Outcome all = standing.matchAll(change);
        assertThat(quick.matches())
            .as("seed 20250113, change %s", change.sequence())
            .isEqualTo(all.matches());
        assertThat(quick.errors()).isEmpty();
        matches += quick.matches().size();
        run += quick.run();
      }
      assertThat(matches).isGreaterThan(500);
      assertThat(run).isLessThan(changes.size() * queries.size());
    }
  }

  private static final List<String> WORDS =
      List.of(
          "chips",
          "malaysia",
          "laos",
          "data",
          "centers",
          "licence",
          "macau",
          "3A090.a",
          "744.21",
          "framework",
          "iran",
          "bolt",
          "China",
          "and",
          "the",
          "end-use",
          "§");

  private static String randomQuery(Random random, int depth) {
    String word = WORDS.get(random.nextInt(WORDS.size() - 1));
    String other = WORDS.get(random.nextInt(WORDS.size() - 1));
    if (depth == 0) {
      return word;
    }
    return switch (random.nextInt(16)) {
      case 0, 1 -> randomQuery(random, depth - 1) + " AND " + randomQuery(random, depth - 1);
      case 2 ->
          "(" + randomQuery(random, depth - 1) + " OR " + randomQuery(random, depth - 1) + ")";
      case 3 -> "(" + randomQuery(random, depth - 1) + ") NOT (" + randomQuery(random, 0) + ")";
      case 4 -> "NOT (" + randomQuery(random, depth - 1) + ")";
      case 5 -> "\"" + word + " " + other + "\"";
      case 6 -> word.substring(0, 2) + "*";
      case 7 -> "added:" + word;
      case 8 -> "removed:(" + word + " OR " + other + ")";
      case 9 -> "title:" + word;
      case 10 -> "part:744 " + word;
      case 11 -> "part:[" + random.nextInt(800) + " TO *]";
      case 12 -> "kind:page " + word;
      case 13 -> "change:amended OR change:page-changed " + word;
      case 14 -> "eccn:3A* OR country:" + other;
      default -> word;
    };
  }

  private static LegalText entries(String performance) {
    return new LegalText(
        Stream.of(
                "3A001 Electronic items.",
                "a. Circuits.",
                "3A090 Integrated circuits.",
                "a. Having a performance of " + performance + ".")
            .<Block>map(text -> Passage.of(PassageKind.PARAGRAPH, text))
            .toList());
  }

  private static final List<String> NOTHING = List.of("no match");

  /** The words that a query matches in a change; {@link #NOTHING} if it does not match. */
  private List<String> match(String query, Change change) {
    try (StandingQueries queries = new StandingQueries(shelf.archive())) {
      queries.put("1", Query.parse(query));
      StandingQueries.Outcome outcome = queries.match(change);
      assertThat(outcome.errors()).isEmpty();
      assertThat(queries.matchAll(change).matches()).isEqualTo(outcome.matches());
      return outcome.matches().stream()
          .map(StandingQueries.Match::words)
          .findFirst()
          .orElse(NOTHING);
    }
  }

  private static List<String> ids(StandingQueries.Outcome outcome) {
    return outcome.matches().stream().map(StandingQueries.Match::id).toList();
  }
}
