package earmark.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.archive.change.ChangeKind;
import earmark.archive.version.Work;
import earmark.index.query.HitKind;
import earmark.redline.citation.Citation;
import earmark.redline.comparison.Span;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in one index that no test changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
  private static final Work SECTION = Shelf.provision("15 CFR 744.21", "Sample restrictions");
  private static final Work LIST =
      Shelf.provision("Supplement No. 4 to 15 CFR part 744", "Sample Entity List");
  private static final Work RULE =
      Shelf.document("2025-00636", "2025-01-15", "90 FR 4544", "Sample framework for chips");
  private static final Work NOTICE =
      Shelf.document("2025-01111", "2025-01-20", "90 FR 6000", "Sample notice on chips");
  private static final Work PAGE =
      Shelf.page("https://www.bis.example/guidance", "Sample guidance");

  private Shelf shelf;
  private SearchIndex index;

  @BeforeAll
  void fill(@TempDir Path folder) {
    shelf = new Shelf(folder);
    shelf.put(
        SECTION,
        Shelf.text("§ 744.21 Sample restrictions", "Chips for Macau need a licence.", "Reserved."),
        "2024-01-01");
    shelf.put(
        LIST,
        Shelf.list("Entity List", "CHINA, PEOPLE'S REPUBLIC OF", "Acme Chips Co.", "IRAN", "Bolt"),
        "2024-02-01");
    shelf.put(
        RULE,
        Shelf.text(
            "Sample framework for chips",
            "This rule adds ECCN 3A090.a to § 744.21(a)(2).",
            "Comments on data centers are welcome."),
        Shelf.facts("Rule", "2025-00636", "2025-01-15", "2025-05-15"),
        "2025-01-15");
    shelf.put(
        NOTICE,
        Shelf.text("Sample notice on chips", "This notice mentions 90 FR 4544 and Türkiye."),
        Shelf.facts("Notice", "2025-01111", "2025-01-20", "2025-01-20"),
        "2025-01-20");
    shelf.put(PAGE, Shelf.text("Guidance", "Read about 10³ chips here."), "2025-02-01");
    shelf.clock().set(Instant.parse("2025-03-10T12:00:00Z"));
    shelf.put(
        SECTION,
        Shelf.text(
            "§ 744.21 Sample restrictions",
            "Chips for Macau and Malaysia need a licence.",
            "Reserved."),
        "2025-03-05");
    index = SearchIndex.open(folder.resolve("index"), shelf.archive(), shelf.clock());
    index.catchUp();
  }

  @AfterAll
  void close() {
    index.close();
    shelf.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "malaysia|provision 15 CFR 744.21,change 15 CFR 744.21",
        "MALAYSIA kind:provision|provision 15 CFR 744.21",
        "\"need a licence\" kind:provision|provision 15 CFR 744.21",
        "\"macau and\" kind:provision|provision 15 CFR 744.21",
        "\"and macau\"|",
        "\"licence reserved\"|",
        "\"data center\"|",
        "\"data centers\"|document 90 FR 4544",
        "data cent*|document 90 FR 4544",
        "3A090|document 90 FR 4544",
        "3a090.a|document 90 FR 4544",
        "3A|document 90 FR 4544",
        "eccn:3A090|document 90 FR 4544",
        "eccn:3A*|document 90 FR 4544",
        "10³|page https://www.bis.example/guidance",
        "103|",
        "turkiye|document 90 FR 6000",
        "country:turkey|document 90 FR 6000",
        "country:china|provision Supplement No. 4 to 15 CFR part 744",
        "country:macau kind:provision|provision 15 CFR 744.21",
        "title:chips type:rule|document 90 FR 4544",
        "type:notice|document 90 FR 6000",
        "cites:744.21|document 90 FR 4544",
        "cites:\"744.21(a)\"|document 90 FR 4544",
        "cites:\"744.21(b)\"|",
        "cites:\"90 FR 4544\"|document 90 FR 6000",
        "fr:90 FR 4544|document 90 FR 4544",
        "section:744.21 kind:provision|provision 15 CFR 744.21",
        "rin:0694-AJ90 framework|document 90 FR 4544",
        "docket:250107-0007 framework|document 90 FR 4544",
        "agency:\"industry and security\" type:rule|document 90 FR 4544",
        "published:2025-01-20|document 90 FR 6000",
        "effective:[2025-05-01 TO *]|document 90 FR 4544",
        "part:[740 TO 744] kind:provision bolt" + "|provision Supplement No. 4 to 15 CFR part 744",
        "added:malaysia|change 15 CFR 744.21",
        "removed:malaysia|",
        "added:macau change:amended|",
        "changed:malaysia|change 15 CFR 744.21",
        "change:amended|change 15 CFR 744.21",
        "occasion:news change:amended|change 15 CFR 744.21",
        "chips -type:rule -type:notice -kind:change guidance"
            + "|page https://www.bis.example/guidance",
        "nothing-like-this|",
      })
  void finds(String query, String expected) {
    assertThat(found(SearchRequest.of(query)))
        .as(query)
        .isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void findsEverythingInForceOnce() {
    SearchResult result = index.search(SearchRequest.of("*"));

    assertThat(result.total()).isEqualTo(6);
    assertThat(result.hits()).extracting(Hit::kind).contains(HitKind.PAGE, HitKind.CHANGE);
    assertThat(result.cutOff()).isFalse();
    assertThat(result.effort().indexed()).isEqualTo(12);
    assertThat(result.effort().sequence()).isEqualTo(6);
  }

  @Test
  void findsFirstPublicationsOnlyWhenChangesAreAskedFor() {
    assertThat(index.search(SearchRequest.of("chips").withKinds(Set.of(HitKind.CHANGE))).hits())
        .extracting(hit -> hit.changeKind().orElseThrow())
        .contains(ChangeKind.PUBLISHED);
    assertThat(index.search(SearchRequest.of("chips")).hits())
        .extracting(Hit::changeKind)
        .doesNotContain(Optional.of(ChangeKind.PUBLISHED));
  }

  @Test
  void findsTheTextInForceOnADay() {
    SearchRequest malaysia = SearchRequest.of("malaysia").withKinds(Set.of(HitKind.PROVISION));
    SearchRequest macau = SearchRequest.of("macau").withKinds(Set.of(HitKind.PROVISION));

    assertThat(index.search(malaysia.withAsOf(LocalDate.parse("2025-03-04"))).hits()).isEmpty();
    assertThat(index.search(malaysia.withAsOf(LocalDate.parse("2025-03-05"))).hits()).hasSize(1);
    assertThat(index.search(macau.withAsOf(LocalDate.parse("2023-12-31"))).hits()).isEmpty();
    Hit then = index.search(macau.withAsOf(LocalDate.parse("2024-06-01"))).hits().getFirst();
    assertThat(then.date()).isEqualTo("2024-01-01");
    assertThat(then.until()).contains(LocalDate.parse("2025-03-05"));
    Hit now = index.search(macau).hits().getFirst();
    assertThat(now.date()).isEqualTo("2025-03-05");
    assertThat(now.until()).isEmpty();
  }

  @Test
  void answersAsWasKnownAtAnInstant() {
    SearchRequest macau = SearchRequest.of("macau").withKinds(Set.of(HitKind.PROVISION));
    Instant beforeTheAmendmentWasKnown = Instant.parse("2025-03-09T00:00:00Z");

    Hit then =
        index
            .search(
                macau
                    .withAsOf(LocalDate.parse("2025-03-08"))
                    .withKnownAt(beforeTheAmendmentWasKnown))
            .hits()
            .getFirst();

    assertThat(then.date()).isEqualTo("2024-01-01");
    assertThat(index.search(macau.withKnownAt(beforeTheAmendmentWasKnown)).total()).isEqualTo(1);
    assertThat(index.search(macau.withKnownAt(Instant.parse("2025-02-28T00:00:00Z"))).total())
        .isZero();
  }

  @Test
  void showsTheParagraphThatMatched() {
    Snippet snippet =
        index.search(SearchRequest.of("malaysia kind:provision")).hits().getFirst().snippet();

    assertThat(snippet.text()).isEqualTo("(a) Chips for Macau and Malaysia need a licence.");
    assertThat(snippet.path()).hasToString("(a)");
    assertThat(snippet.origin()).isEqualTo(Snippet.Origin.TEXT);
    assertThat(highlighted(snippet)).containsExactly("Malaysia");
  }

  @Test
  void showsWhatAChangeAddedWhereItStands() {
    Hit hit = index.search(SearchRequest.of("added:malaysia")).hits().getFirst();

    assertThat(hit.snippet().text()).isEqualTo("(a) Chips for Macau and Malaysia need a licence.");
    assertThat(hit.snippet().origin()).isEqualTo(Snippet.Origin.AFTER);
    assertThat(highlighted(hit.snippet())).containsExactly("Malaysia");
    assertThat(hit.change()).contains(6L);
    assertThat(hit.changeKind()).contains(ChangeKind.AMENDED);
    assertThat(hit.effective()).contains(LocalDate.parse("2025-03-05"));
  }

  @Test
  void marksPhrasesAsAWholeAndWordsInTitles() {
    Hit hit = index.search(SearchRequest.of("\"data centers\" framework")).hits().getFirst();

    assertThat(highlighted(hit.snippet())).containsExactly("data centers");
    assertThat(hit.titleHighlights())
        .extracting(s -> s.of(hit.title()))
        .containsExactly("framework");
  }

  @Test
  void givesTheThingCitedAboveTheResults() {
    SearchResult result = index.search(SearchRequest.of("chips § 744.21(a)(2)"));

    CitationHit cited = result.citation().orElseThrow();
    assertThat(cited.citation()).isEqualTo(Citation.parse("15 CFR 744.21(a)(2)"));
    assertThat(cited.works()).containsExactly(SECTION);
    assertThat(cited.path()).hasToString("(a)(2)");
    assertThat(result.hits()).extracting(Hit::citation).startsWith("15 CFR 744.21");
  }

  @Test
  void findsDocumentsByPageAndNumber() {
    assertThat(index.search(SearchRequest.of("90 FR 4544")).citation().orElseThrow().works())
        .containsExactly(RULE);
    assertThat(index.search(SearchRequest.of("2025-00636")).citation().orElseThrow().works())
        .containsExactly(RULE);
    assertThat(index.search(SearchRequest.of("\"2025–00636\"")).hits().getFirst().citation())
        .isEqualTo("90 FR 4544");
  }

  @Test
  void namesTheNearestWhereNothingIsCited() {
    CitationHit cited = index.search(SearchRequest.of("15 CFR 744.99")).citation().orElseThrow();

    assertThat(cited.works()).isEmpty();
    assertThat(cited.nearest()).contains(SECTION);
  }

  @Test
  void putsTheRuleBeforeTheNotice() {
    assertThat(index.search(SearchRequest.of("title:chips kind:document")).hits())
        .extracting(Hit::citation)
        .containsExactly("90 FR 4544", "90 FR 6000");
  }

  @Test
  void sortsByDay() {
    SearchRequest documents = SearchRequest.of("kind:document");

    assertThat(index.search(documents.withOrder(SearchRequest.Order.NEWEST)).hits())
        .extracting(Hit::citation)
        .containsExactly("90 FR 6000", "90 FR 4544");
    assertThat(index.search(documents.withOrder(SearchRequest.Order.OLDEST)).hits())
        .extracting(Hit::citation)
        .containsExactly("90 FR 4544", "90 FR 6000");
  }

  @Test
  void pages() {
    SearchRequest all = SearchRequest.of("*");
    List<Hit> whole = index.search(all).hits();

    SearchResult second = index.search(all.withLimit(2).withOffset(2));

    assertThat(second.total()).isEqualTo(6);
    assertThat(second.hits()).isEqualTo(whole.subList(2, 4));
    assertThat(index.search(all.withOffset(50)).hits()).isEmpty();
    assertThat(index.search(all.withLimit(0)).total()).isEqualTo(6);
  }

  @Test
  void refusesToReachTooFar() {
    assertThatThrownBy(() -> SearchRequest.of("*").withOffset(9_990))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A search reaches to result 10000, not from 9990 on 20");
    assertThatThrownBy(() -> SearchRequest.of("*").withLimit(1_001))
        .hasMessage("A search gives 0 to 1000 results at a time, not 1001");
  }

  private String found(SearchRequest request) {
    return String.join(
        ",",
        index.search(request).hits().stream()
            .map(hit -> hit.kind().key() + " " + hit.citation())
            .toList());
  }

  private static List<String> highlighted(Snippet snippet) {
    return snippet.highlights().stream().map((Span span) -> span.of(snippet.text())).toList();
  }
}
