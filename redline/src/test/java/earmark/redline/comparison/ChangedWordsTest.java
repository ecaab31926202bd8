package earmark.redline.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.text.LegalText;
import org.junit.jupiter.api.Test;

class ChangedWordsTest {
  @Test
  void holdsTheWordsOfRegionsThatChangeTheLaw() {
    LegalText before =
        Notation.text(
            "(a) Exports to Ruritania need a license.", "(b) Gone “soon” enough.", "(c) z");
    LegalText after =
        Notation.text("(a) Exports to Graustark need two licenses.", "(c) z", "(d) New one, here.");

    assertThat(words(before, after))
        .isEqualTo(
            new ChangedWords(
                "Graustark need two licenses (d) New one, here.",
                "Ruritania need a license (b) Gone “soon” enough."));
  }

  @Test
  void leavesOutWhatIsOnlyTypographyPunctuationOrDesignation() {
    LegalText before = Notation.text("(a) One “two” three four five.", "(b) Six seven eight nine");
    LegalText after =
        Notation.text("(a) One \"two\" three, four five.", "(c) Six seven eight nine");

    assertThat(words(before, after)).isEqualTo(new ChangedWords("", ""));
  }

  @Test
  void whatMovedBothCameAndWent() {
    LegalText before = Notation.text("a b c d e f g h i j", "k l m n o p q");
    LegalText after = Notation.text("k l m n o p q", "a b c d e f g h i j");

    assertThat(words(before, after)).isEqualTo(new ChangedWords("k l m n o p q", "k l m n o p q"));
  }

  private static ChangedWords words(LegalText before, LegalText after) {
    Redline redline = Comparison.between(before, after);
    return ChangedWords.of(redline, before.plain(), after.plain());
  }
}
