package earmark.index.internal;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.comparison.ChangedWords;
import earmark.redline.comparison.Comparison;
import earmark.redline.comparison.Redline;
import earmark.redline.comparison.Span;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChangedTextTest {

  @Test
  void holdsTheWordsAddedAndRemoved() {
    LegalText before = text("Chips for Macau and Laos.", "Nothing else.");
    LegalText after = text("Chips for Macau and Malaysia.", "Nothing else but this.");
    Redline redline = Comparison.between(before, after);

    assertThat(ChangedText.of(redline, ChangedText.Side.ADDED, after.plain()).text())
        .contains("Malaysia")
        .contains("but this")
        .doesNotContain("Macau");
    assertThat(ChangedText.of(redline, ChangedText.Side.REMOVED, before.plain()).text())
        .contains("Laos")
        .doesNotContain("Macau");
  }

  @Property
  void everyWordStandsInTheWholeText(
      @ForAll("texts") LegalText before, @ForAll("texts") LegalText after) {
    Redline redline = Comparison.between(before, after);
    ChangedText added = ChangedText.of(redline, ChangedText.Side.ADDED, after.plain());

    int from = 0;
    for (String word : added.text().split("[\\s.]+", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      from = added.text().indexOf(word, from);
      Span place = added.inWhole(from, from + word.length());
      assertThat(place.of(after.plain())).isEqualTo(word);
      from += word.length();
    }
  }

  @Property
  void holdsWhatTheComparisonCounts(
      @ForAll("texts") LegalText before, @ForAll("texts") LegalText after) {
    Redline redline = Comparison.between(before, after);
    ChangedWords words = ChangedWords.of(redline, before.plain(), after.plain());

    assertThat(words(ChangedText.of(redline, ChangedText.Side.ADDED, after.plain()).text()))
        .containsAll(words(words.added()));
    assertThat(words(ChangedText.of(redline, ChangedText.Side.REMOVED, before.plain()).text()))
        .containsAll(words(words.removed()));
  }

  @Provide
  Arbitrary<LegalText> texts() {
    return Arbitraries.of(
            "chips", "for", "Macau", "Malaysia", "and", "the", "end-use.", "\n", "744.21")
        .list()
        .ofMaxSize(14)
        .map(words -> text(String.join(" ", words).split(" ?\n ?", -1)));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\W+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static LegalText text(String... paragraphs) {
    return new LegalText(
        Arrays.stream(paragraphs)
            .<earmark.redline.text.Block>map(p -> Passage.of(PassageKind.PARAGRAPH, p))
            .toList());
  }
}
