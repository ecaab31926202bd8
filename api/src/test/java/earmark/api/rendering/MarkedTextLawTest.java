package earmark.api.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of laying a redline over its texts, on texts made from a seed. */
class MarkedTextLawTest {
  private static final String[] WORDS = {"export", "no", "person", "(a)", "30", "\n", "\t", "the"};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void losesNoWordOfEitherText(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      Notation n = Notation.parse(marked(random));
      MarkedText text = MarkedText.of(n.redline(), n.before(), n.after(), true);

      String after = words(text, kind -> !kind.isOnlyBefore());
      assertThat(after).as("seed %d round %d", seed, round).isEqualTo(bare(n.after().plain()));

      String before = words(text, kind -> !kind.isOnlyAfter());
      assertThat(sorted(before))
          .as("seed %d round %d", seed, round)
          .isEqualTo(sorted(bare(n.before().plain())));
    }
  }

  static String marked(Random random) {
    StringBuilder out = new StringBuilder();
    int steps = random.nextInt(12);
    for (int i = 0; i < steps; i++) {
      String words = run(random);
      out.append(
          switch (random.nextInt(4)) {
            case 0 -> "[-" + words + "-]";
            case 1 -> "{+" + words + "+}";
            case 2 -> "[-" + words + "-]{+" + run(random) + "+}";
            default -> words;
          });
    }
    return out.toString();
  }

  private static String run(Random random) {
    StringBuilder out = new StringBuilder();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      out.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextBoolean() ? " " : "");
    }
    return out.toString();
  }

  private static String words(MarkedText text, Predicate<Mark.Kind> kinds) {
    return bare(
        text.blocks().stream()
            .flatMap(block -> block.cells().stream())
            .flatMap(cell -> cell.stream())
            .filter(mark -> kinds.test(mark.kind()))
            .map(Mark::text)
            .collect(Collectors.joining()));
  }

  private static String bare(String text) {
    return text.replaceAll("[\n\t]", "");
  }

  private static String sorted(String text) {
    return text.chars()
        .sorted()
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }
}
