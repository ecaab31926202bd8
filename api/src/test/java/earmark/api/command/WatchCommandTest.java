package earmark.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.SettableClock;
import earmark.index.search.SearchIndex;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class WatchCommandTest {
  @TempDir private Path folder = Path.of("");

  private final SettableClock clock = new SettableClock(SampleArchive.FIRST);

  @BeforeEach
  void fill() {
    try (Archive archive = SampleArchive.open(folder, clock)) {
      SampleArchive.load(archive);
    }
  }

  private Ran earmark(String... arguments) {
    return Ran.of(clock, folder, arguments);
  }

  private void amend() {
    clock.set(SampleArchive.SECOND);
    try (Archive archive = SampleArchive.open(folder, clock)) {
      SampleArchive.amend(archive);
    }
  }

  @Test
  void aWatchIsAddedListedAndRemoved() {
    Ran added = earmark("watch", "add", "thailand", "--to", "ana@example.com", "--note", "why");
    String id = added.out().strip();

    assertThat(added.exitCode()).isZero();
    assertThat(id).matches("thailand-[0-9a-f]{8}");
    JsonNode listed = earmark("watch", "list", "--json").json();
    assertThat(listed.get(0).get("id").asString()).isEqualTo(id);
    assertThat(listed.get(0).get("note").asString()).isEqualTo("why");

    assertThat(earmark("watch", "remove", id).exitCode()).isZero();
    assertThat(earmark("watch", "list").out()).isEmpty();
    Ran again = earmark("watch", "remove", id);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).isEqualTo("There is no watch \"" + id + "\".\n");
  }

  @Test
  void aQueryThatCannotBeUnderstoodIsRefusedAtItsPlace() {
    Ran ran = earmark("watch", "add", "thailand AND", "--to", "ana@example.com");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("\n  thailand AND\n").contains("^");
    assertThat(earmark("watch", "list").out()).isEmpty();
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    Ran ran = earmark("watch", "add", "thailand", "--to", "ana");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).startsWith("Not an e-mail address: \"ana\"");
  }

  @Test
  void aKindThatIsNoneIsRefusedWithThoseThereAre() {
    Ran ran =
        earmark("watch", "add", "thailand", "--to", "ana@example.com", "--kinds", "amended,new");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).startsWith("There is no kind \"new\"; there are published, amended,");
  }

  @Test
  void aTestShowsWhatTheLastNinetyDaysWouldHaveTold() {
    amend();

    Ran ran = earmark("watch", "test", "thailand");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .startsWith("2026-06-16  Appendix A to 10 CFR part 810 amended  (Thailand)  ");
    assertThat(ran.err()).isEqualTo("1 message in the last 90 days.\n");
    assertThat(earmark("watch", "test", "malaysia").err())
        .isEqualTo("0 messages in the last 90 days.\n");
  }

  @Test
  void searchFindsTheChangeAndMarksTheWord() {
    amend();

    Ran ran = earmark("search", "thailand", "--kind", "change");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("Appendix A to 10 CFR part 810  Sample destinations  [change 5, amended, ")
        .contains(">>Thailand<<");
    JsonNode json = earmark("search", "thailand", "--json").json();
    assertThat(json.get("total").asLong()).isPositive();
  }

  @Test
  void searchRefusesABadQueryAndABadKind() {
    Ran query = earmark("search", "\"thailand");
    assertThat(query.exitCode()).isEqualTo(2);
    assertThat(query.err()).contains("^");

    Ran kind = earmark("search", "thailand", "--kind", "rule");
    assertThat(kind.exitCode()).isEqualTo(2);
    assertThat(kind.err()).startsWith("Not a kind: \"rule\"; there are document");
  }

  @Test
  void reindexMakesTheIndexAgain() {
    amend();
    assertThat(earmark("reindex").out()).isEqualTo("Indexed up to change 5.\n");
  }

  @Test
  void searchGoesOnBesideARunningServerThatKeepsTheIndex() {
    earmark("search", "thailand");
    amend();
    try (Archive archive = SampleArchive.open(folder, clock);
        SearchIndex _ = SearchIndex.open(folder.resolve("index"), archive, clock)) {
      Ran ran = earmark("search", "restrictions");

      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(ran.out()).contains("§ 744.21 Sample >>restrictions<<");
      assertThat(ran.err())
          .startsWith(
              "The Earmark that runs on this archive has 1 change still to index; this search does"
                  + " not see them.\n");
    }
  }
}
