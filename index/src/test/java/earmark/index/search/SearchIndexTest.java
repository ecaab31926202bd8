package earmark.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.index.query.Query;
import earmark.redline.comparison.Span;
import earmark.redline.text.LegalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTest {
  private static final Work SECTION = Shelf.provision("15 CFR 744.21", "Sample restrictions");
  private static final Work LIST =
      Shelf.provision("Supplement No. 4 to 15 CFR part 744", "Sample Entity List");
  private static final Work RULE =
      Shelf.document("2025-00636", "2025-01-15", "90 FR 4544", "Sample framework for chips");
  private static final Work NOTICE =
      Shelf.document("2025-01111", "2025-01-20", "90 FR 6000", "Sample notice on chips");
  private static final Work PAGE =
      Shelf.page("https://www.bis.example/guidance", "Sample guidance");

  @TempDir Path folder;
  private Shelf shelf;
  private SearchIndex index;

  @BeforeEach
  void fill() {
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
    index = open();
    index.catchUp();
  }

  @AfterEach
  void close() {
    index.close();
    shelf.close();
  }

  private SearchIndex open() {
    return SearchIndex.open(folder.resolve("index"), shelf.archive(), shelf.clock());
  }

  @Test
  void leavesOutWhatWasReplacedOrRemoved() {
    shelf.clock().set(Instant.parse("2025-03-11T12:00:00Z"));
    shelf.put(
        SECTION,
        Shelf.text("§ 744.21 Sample restrictions", "Chips for Laos need a licence.", "Reserved."),
        "2025-03-05");
    shelf.remove(LIST, "2025-03-11");
    index.catchUp();

    assertThat(found(SearchRequest.of("malaysia kind:provision"))).isEmpty();
    assertThat(found(SearchRequest.of("laos kind:provision"))).isEqualTo("provision 15 CFR 744.21");
    assertThat(found(SearchRequest.of("acme kind:provision"))).isEmpty();
    assertThat(
            found(SearchRequest.of("acme kind:provision").withAsOf(LocalDate.parse("2025-03-10"))))
        .isEqualTo("provision Supplement No. 4 to 15 CFR part 744");
    assertThat(
            found(
                SearchRequest.of("malaysia kind:provision")
                    .withKnownAt(Instant.parse("2025-03-11T00:00:00Z"))))
        .isEqualTo("provision 15 CFR 744.21");
    assertThat(found(SearchRequest.of("removed:acme")))
        .isEqualTo("change Supplement No. 4 to 15 CFR part 744");
  }

  @Test
  void showsWhatAChangeRemovedWhereItStood() {
    shelf.put(
        SECTION,
        Shelf.text(
            "§ 744.21 Sample restrictions", "Chips for Malaysia need a licence.", "Reserved."),
        "2025-03-09");
    index.catchUp();

    Hit hit = index.search(SearchRequest.of("removed:macau")).hits().getFirst();

    assertThat(hit.snippet().origin()).isEqualTo(Snippet.Origin.BEFORE);
    assertThat(highlighted(hit.snippet())).containsExactly("Macau");
  }

  @Test
  void doesNotShowLawAheadOfItsDay() {
    shelf.put(
        SECTION,
        Shelf.text("§ 744.21 Sample restrictions", "Chips for Vanuatu need a licence."),
        "2025-04-01");
    index.catchUp();

    assertThat(found(SearchRequest.of("vanuatu kind:provision"))).isEmpty();
    shelf.clock().set(Instant.parse("2025-04-01T03:59:00Z"));
    assertThat(found(SearchRequest.of("vanuatu kind:provision"))).isEmpty();
    shelf.clock().set(Instant.parse("2025-04-01T04:00:00Z"));
    assertThat(found(SearchRequest.of("vanuatu kind:provision")))
        .isEqualTo("provision 15 CFR 744.21");
  }

  @Test
  void catchesUpOnceOnly() {
    assertThat(index.catchUp()).isZero();
    assertThat(index.reached()).isEqualTo(6);
  }

  @Test
  void findsTheSameAfterReopening() {
    List<Hit> before = index.search(SearchRequest.of("chips")).hits();
    index.close();

    index = open();

    assertThat(index.reached()).isEqualTo(6);
    assertThat(index.search(SearchRequest.of("chips")).hits()).isEqualTo(before);
  }

  @Test
  void findsTheSameAfterDeletingAndAfterRebuilding() throws IOException {
    List<Hit> before = index.search(SearchRequest.of("chips OR *")).hits();

    index.rebuild();
    assertThat(index.search(SearchRequest.of("chips OR *")).hits()).isEqualTo(before);

    index.close();
    for (Path file : files()) {
      Files.delete(file);
    }
    index = open();
    assertThat(index.catchUp()).isEqualTo(6);
    assertThat(index.search(SearchRequest.of("chips OR *")).hits()).isEqualTo(before);
  }

  @Test
  void aCrashBetweenCommitsRepeatsWithoutHarm() throws IOException {
    List<Hit> before = index.search(SearchRequest.of("*")).hits();
    index.close();
    for (Path file : files()) {
      Files.delete(file);
    }
    try (IndexFolder crashing = IndexFolder.open(folder.resolve("index"), _ -> "")) {
      Indexer indexer = new Indexer(shelf.archive(), crashing.writer());
      var changes = shelf.archive().changes().after(0, 100);
      for (var change : changes.subList(0, 3)) {
        indexer.index(change);
      }
      crashing.commit(state(2));
      for (var change : changes.subList(3, 5)) {
        indexer.index(change);
      }
      crashing.writer().flush();
    }

    index = open();
    assertThat(index.reached()).isEqualTo(2);
    assertThat(index.catchUp()).isEqualTo(4);
    assertThat(index.search(SearchRequest.of("*")).hits())
        .extracting(Hit::citation, Hit::version, Hit::change)
        .containsExactlyInAnyOrderElementsOf(
            before.stream()
                .map(hit -> tuple(hit.citation(), hit.version(), hit.change()))
                .toList());
    assertThat(index.search(SearchRequest.of("*")).effort().indexed()).isEqualTo(12);
  }

  private IndexFolder.State state(long sequence) {
    var change = shelf.archive().changes().find(sequence).orElseThrow();
    return new IndexFolder.State(
        SearchIndex.SCHEMA, sequence, change.work() + " " + change.recordedAt());
  }

  @Test
  void anotherSchemaIsBuiltAnew() throws IOException {
    index.close();
    try (IndexFolder old = IndexFolder.open(folder.resolve("index"), _ -> "")) {
      old.commit(new IndexFolder.State(SearchIndex.SCHEMA + 1, 6, "x"));
    }

    index = open();

    assertThat(index.reached()).isZero();
    assertThat(index.catchUp()).isEqualTo(6);
    assertThat(found(SearchRequest.of("added:malaysia"))).isEqualTo("change 15 CFR 744.21");
  }

  @Test
  void theIndexOfAnotherArchiveIsBuiltAnew() throws IOException {
    index.close();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    try (Shelf other = new Shelf(elsewhere)) {
      other.put(PAGE, Shelf.text("Guidance", "Other words."), "2025-02-01");
      try (SearchIndex theirs =
          SearchIndex.open(folder.resolve("index"), other.archive(), other.clock())) {
        assertThat(theirs.reached()).isZero();
        assertThat(theirs.catchUp()).isEqualTo(1);
      }
    }

    index = open();

    assertThat(index.catchUp()).isEqualTo(6);
    assertThat(found(SearchRequest.of("other"))).isEmpty();
  }

  @Test
  void aDamagedFileIsNoticedWhenOpening() throws IOException {
    index.close();
    for (Path file : files()) {
      if (!file.toString().endsWith(".lock") && Files.size(file) > 40) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
      }
    }

    index = open();

    assertThat(index.reached()).isZero();
    index.catchUp();
    assertThat(found(SearchRequest.of("added:malaysia"))).isEqualTo("change 15 CFR 744.21");
  }

  @Test
  void aMissingFileIsNoticedWhenOpening() throws IOException {
    index.close();
    for (Path file : files()) {
      if (!file.getFileName().toString().startsWith("segments")) {
        Files.delete(file);
      }
    }

    index = open();

    assertThat(index.catchUp()).isEqualTo(6);
  }

  @Test
  void rubbishInPlaceOfAnIndexIsReplaced() throws IOException {
    index.close();
    for (Path file : files()) {
      Files.delete(file);
    }
    Files.writeString(folder.resolve("index").resolve("segments_1"), "rubbish");

    index = open();

    assertThat(index.catchUp()).isEqualTo(6);
  }

  @Test
  void oneAtATimeHasAFolderOpen() {
    assertThatThrownBy(this::open)
        .isInstanceOf(IndexInUseException.class)
        .hasMessage(
            "The index "
                + folder.resolve("index")
                + " is open in another Earmark; stop that one, or ask it instead");
  }

  @Test
  void othersSearchWhatWasCommittedLast() {
    SearchRequest request = SearchRequest.of(Query.parse("macau"));
    try (IndexSnapshot snapshot =
        IndexSnapshot.open(folder.resolve("index"), shelf.archive(), shelf.clock())) {
      assertThat(snapshot.reached()).isEqualTo(index.reached());
      assertThat(snapshot.search(request).hits()).isEqualTo(index.search(request).hits());
      shelf.put(SECTION, Shelf.text("§ 744.21 Sample restrictions", "Reserved."), "2025-03-09");
      index.catchUp();

      assertThat(snapshot.reached()).isEqualTo(index.reached() - 1);
      assertThat(snapshot.search(request).hits()).isNotEmpty();
    }
  }

  @Test
  void anIndexWithoutACommitIsNoSnapshot() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThatThrownBy(() -> IndexSnapshot.open(empty, shelf.archive(), shelf.clock()))
        .isInstanceOf(IndexFailedException.class)
        .hasMessage("The index " + empty + " is being made by another Earmark; try again later");
  }

  @Test
  void aPlaceThatIsNoFolderIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThatThrownBy(() -> SearchIndex.open(file, shelf.archive(), shelf.clock()))
        .isInstanceOf(IndexFailedException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void indexesAnEmptyText() {
    shelf.put(
        Shelf.page("https://www.bis.example/empty", ""), LegalText.EMPTY, Facts.NONE, "2025-03-01");
    index.catchUp();

    Hit hit =
        index
            .search(SearchRequest.of("kind:page").withOrder(SearchRequest.Order.NEWEST))
            .hits()
            .getFirst();
    assertThat(hit.snippet().text()).isEmpty();
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

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      return files.toList();
    }
  }
}
