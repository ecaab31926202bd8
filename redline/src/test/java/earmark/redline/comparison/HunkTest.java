package earmark.redline.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import java.util.List;
import org.junit.jupiter.api.Test;

class HunkTest {
  private static final LegalText BEFORE =
      Notation.text(
          "= A heading of it",
          "(a) one two three four",
          "(1) five six seven eight",
          "(2) nine ten eleven twelve",
          "(b) thirteen fourteen fifteen",
          "(c) “sixteen” seventeen eighteen",
          "(d) nineteen twenty");
  private static final LegalText AFTER =
      Notation.text(
          "= A heading of it",
          "(a) one two three four",
          "(1) five six SEVEN eight",
          "(2) nine ten eleven TWELVE",
          "(b) thirteen fourteen fifteen",
          "(c) \"sixteen\" seventeen eighteen",
          "(d) nineteen twenty",
          "(e) twenty-one");

  @Test
  void changedBlocksWithoutContext() {
    List<Hunk> hunks = hunks(ChangeClass.PUNCTUATION, 0);

    assertThat(hunks)
        .map(HunkTest::shown)
        .containsExactly(
            "(1) five six [-seven-]{+SEVEN+} eight\n(2) nine ten eleven [-twelve-]{+TWELVE+}",
            "(d) nineteen twenty{+\n(e) twenty-one+}");
    assertThat(hunks)
        .map(Hunk::path)
        .containsExactly(ParagraphPath.parse("(a)"), ParagraphPath.ROOT);
  }

  @Test
  void contextIsAddedAndTouchingHunksAreOne() {
    assertThat(hunks(ChangeClass.PUNCTUATION, 1)).hasSize(1);
    assertThat(shown(hunks(ChangeClass.TYPOGRAPHICAL, 0).getLast())).startsWith("(c) [t-“-]");
    assertThat(shown(hunks(ChangeClass.SUBSTANTIVE, 9).getFirst()))
        .isEqualTo(Notation.redline(BEFORE, AFTER));
  }

  @Test
  void aHunkTilesItsTwoSpans() {
    for (Hunk hunk : hunks(ChangeClass.TYPOGRAPHICAL, 1)) {
      Redline part = new Redline("", Statistics.NONE, hunk.operations(), false);
      assertThat(part.reject(BEFORE.plain())).isEqualTo(hunk.before().of(BEFORE.plain()));
      assertThat(part.accept(AFTER.plain())).isEqualTo(hunk.after().of(AFTER.plain()));
    }
  }

  @Test
  void equalTextsHaveNoHunks() {
    assertThat(
            Hunk.of(Comparison.between(AFTER, AFTER), AFTER, AFTER, ChangeClass.TYPOGRAPHICAL, 2))
        .isEmpty();
    assertThatThrownBy(() -> hunks(ChangeClass.SUBSTANTIVE, -1))
        .hasMessage("Context must be 0 or more, was -1");
  }

  private static List<Hunk> hunks(ChangeClass least, int context) {
    return Hunk.of(Comparison.between(BEFORE, AFTER), BEFORE, AFTER, least, context);
  }

  private static String shown(Hunk hunk) {
    Redline part = new Redline("", Statistics.NONE, hunk.operations(), false);
    return Notation.redline(part, BEFORE.plain(), AFTER.plain());
  }
}
