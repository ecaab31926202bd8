package earmark.redline.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts that make comparisons explode. The limit on time is for a comparison that never ends. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HostileTextTest {
  private static final String BOILERPLATE =
      "Presumption of denial for all items subject to the regulations.";

  @Test
  void oneHugeParagraphEdited() {
    String huge = prose(1, 150_000, 30_000);

    Redline redline = compared(paragraphs(huge), paragraphs(edited(huge, 2)));

    assertThat(redline.coarse()).isFalse();
    assertThat(redline.operations()).hasSizeLessThan(10_000);
  }

  @Test
  void oneHugeParagraphRewritten() {
    Redline redline =
        compared(paragraphs(prose(1, 150_000, 30_000)), paragraphs(prose(9, 150_000, 30_000)));

    assertThat(redline.operations()).hasSizeLessThan(10);
  }

  @Test
  void eightWordsOnly() {
    String text = prose(3, 50_000, 8);

    compared(paragraphs(text), paragraphs(edited(text, 4)));
    compared(paragraphs(text), paragraphs(prose(5, 50_000, 8)));
    compared(paragraphs("a ".repeat(200_000)), paragraphs("a ".repeat(199_000) + "b a a"));
  }

  @Test
  void repeatedBoilerplate() {
    String[] many = Stream.generate(() -> BOILERPLATE).limit(20_000).toArray(String[]::new);

    Redline fewer = compared(paragraphs(many), paragraphs(Arrays.copyOf(many, 19_500)));
    assertThat(fewer.statistics().substantive()).isEqualTo(500);
    String[] edited = Stream.of(many).map(line -> line + " Or not.").toArray(String[]::new);
    compared(paragraphs(many), paragraphs(edited));
  }

  @Test
  void reversedParagraphsAreMoves() {
    List<String> lines = IntStream.range(0, 3_000).mapToObj(i -> prose(i, 40, 5_000)).toList();

    Redline redline = compared(paragraphs(lines), paragraphs(lines.reversed()));

    assertThat(redline.statistics().substantive()).isZero();
    assertThat(redline.statistics().moved()).isEqualTo(2_999);
  }

  @Test
  void shuffledAndEditedParagraphsAreFoundAgain() {
    List<String> lines = IntStream.range(0, 1_000).mapToObj(i -> prose(i, 40, 5_000)).toList();
    List<String> shuffled =
        lines.stream().map(line -> edited(line, 7)).collect(Collectors.toList());
    Collections.shuffle(shuffled, new Random(3));

    assertThat(compared(paragraphs(lines), paragraphs(shuffled)).statistics().moved())
        .isGreaterThan(900);
  }

  @Test
  void unrelatedTexts() {
    List<String> lines = IntStream.range(0, 3_000).mapToObj(i -> prose(i, 40, 5_000)).toList();
    List<String> others =
        IntStream.range(9_000, 12_000).mapToObj(i -> prose(i, 40, 5_000)).toList();

    assertThat(compared(paragraphs(lines), paragraphs(others)).statistics().moved()).isZero();
  }

  @Test
  void aHundredThousandParagraphsOfOneWord() {
    compared(
        paragraphs(IntStream.range(0, 100_000).mapToObj(i -> "t" + i).toList()),
        paragraphs(IntStream.range(0, 100_000).mapToObj(i -> "t" + i * 7L % 100_003).toList()));
    compared(
        paragraphs(IntStream.range(0, 100_000).mapToObj(i -> "t" + i % 8).toList()),
        paragraphs(IntStream.range(0, 100_000).mapToObj(i -> "t" + i % 7).toList()));
  }

  @Test
  void oneParagraphAgainstMany() {
    List<String> lines = IntStream.range(0, 2_000).mapToObj(i -> prose(i, 40, 5_000)).toList();

    compared(paragraphs(String.join(" ", lines)), paragraphs(lines));
    compared(paragraphs(lines), paragraphs(String.join(" ", lines)));
  }

  @Test
  void halfCharactersAndOtherLineEnds() {
    compared(paragraphs("😀 a 😁b c \ud83d d"), paragraphs("😂 a 😁b c \ude00 d"));
    Redline lineEnds = compared(paragraphs("a b\r\nc d\r\ne f"), paragraphs("a b\nc d\ne f"));
    assertThat(lineEnds.isSubstantive()).isFalse();
    compared(paragraphs(""), paragraphs("", "", ""));
    compared(paragraphs("", ""), LegalText.EMPTY);
  }

  private static Redline compared(LegalText before, LegalText after) {
    Redline redline = Comparison.between(before, after);
    assertThat(redline.accept(after.plain()).equals(after.plain())).isTrue();
    assertThat(redline.reject(before.plain()).equals(before.plain())).isTrue();
    return redline;
  }

  private static LegalText paragraphs(String... lines) {
    return paragraphs(Arrays.asList(lines));
  }

  private static LegalText paragraphs(List<String> lines) {
    return new LegalText(
        lines.stream()
            .map(line -> (Block) Passage.paragraph(ParagraphPath.ROOT, "", line))
            .toList());
  }

  private static String prose(long seed, int words, int vocabulary) {
    Random random = new Random(seed);
    return IntStream.range(0, words)
        .mapToObj(i -> "w" + random.nextInt(vocabulary) + (i % 17 == 16 ? "." : ""))
        .collect(Collectors.joining(" "));
  }

  /** One word in fifty replaced, left out or doubled. */
  private static String edited(String text, long seed) {
    Random random = new Random(seed);
    return Arrays.stream(text.split(" ", -1))
        .flatMap(
            word ->
                switch (random.nextInt(150)) {
                  case 0 -> Stream.of("x" + random.nextInt(1_000));
                  case 1 -> Stream.<String>empty();
                  case 2 -> Stream.of(word, "y");
                  default -> Stream.of(word);
                })
        .collect(Collectors.joining(" "));
  }
}
