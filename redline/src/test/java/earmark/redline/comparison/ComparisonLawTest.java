package earmark.redline.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.text.LegalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for all texts; a failure prints its seed. */
class ComparisonLawTest {
  private static final List<String> WORDS =
      List.of(
          "a",
          "b",
          "the",
          "of",
          "license",
          "export",
          "shall",
          "Shall",
          "not",
          "3A090.a.1",
          "744.21(a)",
          "(b)",
          "(i)",
          "(1)",
          ",",
          ".",
          ";",
          "—",
          "-",
          "--",
          "“c”",
          "\"c\"",
          "d’s",
          "d's",
          "10³",
          "103",
          "§",
          "\u00a0",
          "\u200b",
          "\u00ad",
          "e\u00adf",
          "ef",
          "😀",
          "\ud83d",
          "\\",
          "\r",
          "84 FR 100",
          "$1,500",
          "[Reserved]",
          "N/A",
          "now",
          "here",
          "nowhere",
          "",
          " ");
  private static final List<String> OPENINGS =
      List.of(
          "", "", "(a) ", "(b) ", "(c) ", "(1) ", "(2) ", "(i) ", "= ", "- ", "~ ", "| ", "|! ",
          "@X");

  @Property(tries = 1_000)
  void operationsTileBothTexts(@ForAll("pairs") Pair pair) {
    assertTiles(pair.redline(), pair.before().plain(), pair.after().plain());
  }

  @Property(tries = 300)
  void aTextDoesNotDifferFromItself(@ForAll("texts") LegalText text) {
    assertThat(Comparison.between(text, text).isEmpty()).isTrue();
  }

  @Property(tries = 300)
  void theSameTextsGiveTheSameRedline(@ForAll("pairs") Pair pair) {
    assertThat(pair.redline()).isEqualTo(pair.redline());
  }

  @Property(tries = 1_000)
  void typographyIsNeverSubstantive(@ForAll("texts") LegalText text, @ForAll long seed) {
    LegalText restyled = Restyled.of(text, new Random(seed));

    Redline redline = Comparison.between(text, restyled);

    assertThat(redline.isSubstantive()).isFalse();
    assertThat(redline.statistics().punctuation()).isZero();
    assertTiles(redline, text.plain(), restyled.plain());
  }

  @Property(tries = 1_000)
  void whatIsNotSubstantiveHasTheSameWords(@ForAll("pairs") Pair pair) {
    if (!pair.redline().isSubstantive()) {
      assertThat(letters(pair.after().plain())).isEqualTo(letters(pair.before().plain()));
    }
  }

  @Property(tries = 1_000)
  void otherLettersAreAlwaysSubstantive(@ForAll("pairs") Pair pair) {
    if (!letters(pair.after().plain()).equals(letters(pair.before().plain()))) {
      assertThat(pair.redline().isSubstantive()).isTrue();
    }
  }

  @Property(tries = 300)
  void hunksTileWhatTheyCover(@ForAll("pairs") Pair pair) {
    String before = pair.before().plain();
    String after = pair.after().plain();
    List<Hunk> hunks =
        Hunk.of(pair.redline(), pair.before(), pair.after(), ChangeClass.TYPOGRAPHICAL, 1);
    int changes = 0;
    for (Hunk hunk : hunks) {
      Redline part = new Redline("", Statistics.NONE, hunk.operations(), false);
      assertThat(part.reject(before)).isEqualTo(hunk.before().of(before));
      assertThat(part.accept(after)).isEqualTo(hunk.after().of(after));
      changes += changes(hunk.operations());
    }
    assertThat(changes).isEqualTo(changes(pair.redline().operations()));
  }

  @Property(tries = 500)
  void theWayBackTilesBothTextsToo(@ForAll("pairs") Pair pair) {
    Pair way = new Pair(/* before= */ pair.after(), /* after= */ pair.before());
    Redline back = way.redline();

    assertTiles(back, pair.after().plain(), pair.before().plain());
    assertThat(back.isEmpty()).isEqualTo(pair.redline().isEmpty());
  }

  @Property(tries = 100)
  void everyThreadMakesTheSameRedline(@ForAll("pairs") Pair pair) {
    Redline redline = pair.redline();

    assertThat(IntStream.range(0, 8).parallel().mapToObj(_ -> pair.redline()).distinct())
        .containsExactly(redline);
  }

  @Property(tries = 500)
  void aWordChangesAsAWhole(@ForAll("pairs") Pair pair) {
    String before = pair.before().plain();
    String after = pair.after().plain();
    for (Operation operation : pair.redline().operations()) {
      if (operation instanceof Operation.Replaced(Span was, Span is, ChangeClass c)
          && c == ChangeClass.SUBSTANTIVE) {
        assertThat(isWithinWord(before, was.from()) || isWithinWord(before, was.until())).isFalse();
        assertThat(isWithinWord(after, is.from()) || isWithinWord(after, is.until())).isFalse();
      }
    }
  }

  private static boolean isWithinWord(String text, int place) {
    return place > 0
        && place < text.length()
        && Character.isLetterOrDigit(text.charAt(place - 1))
        && Character.isLetterOrDigit(text.charAt(place));
  }

  private static int changes(List<Operation> operations) {
    return (int) operations.stream().filter(o -> !(o instanceof Operation.Kept)).count();
  }

  static void assertTiles(Redline redline, String before, String after) {
    int from = 0;
    int other = 0;
    for (Operation operation : redline.operations()) {
      assertThat(operation.before().from()).isEqualTo(from);
      assertThat(operation.after().from()).isEqualTo(other);
      from = operation.before().until();
      other = operation.after().until();
      boolean onlyBefore =
          operation instanceof Operation.Deleted || operation instanceof Operation.MovedOut;
      boolean onlyAfter =
          operation instanceof Operation.Inserted || operation instanceof Operation.MovedIn;
      assertThat(operation.before().isEmpty()).isEqualTo(onlyAfter);
      assertThat(operation.after().isEmpty()).isEqualTo(onlyBefore);
      if (operation instanceof Operation.Kept) {
        assertThat(operation.after().of(after)).isEqualTo(operation.before().of(before));
      }
    }
    assertThat(from).isEqualTo(before.length());
    assertThat(other).isEqualTo(after.length());
    assertThat(redline.accept(after)).isEqualTo(after);
    assertThat(redline.reject(before)).isEqualTo(before);
  }

  /** Everything but white space, punctuation and what has no width, styles folded. */
  private static String letters(String text) {
    return text.chars()
        .map(c -> Typography.fold((char) c))
        .filter(
            c ->
                !Typography.isWhite((char) c)
                    && !Typography.isInvisible((char) c)
                    && !Typography.isPunctuation((char) c))
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  /** Two texts of which the second is an edit of the first, or another one. */
  record Pair(LegalText before, LegalText after) {
    Redline redline() {
      return Comparison.between(before, after);
    }
  }

  @Provide
  Arbitrary<LegalText> texts() {
    return lines().map(Notation::text);
  }

  @Provide
  Arbitrary<Pair> pairs() {
    return lines()
        .flatMap(
            lines ->
                Arbitraries.longs()
                    .map(
                        seed ->
                            new Pair(Notation.text(lines), Notation.text(edited(lines, seed)))));
  }

  private static Arbitrary<List<String>> lines() {
    Arbitrary<String> words =
        Arbitraries.of(WORDS).list().ofMaxSize(14).map(list -> String.join(" ", list));
    Arbitrary<String> cells = words.list().ofMinSize(1).ofMaxSize(4).map(l -> String.join("|", l));
    Arbitrary<String> line =
        Arbitraries.of(OPENINGS)
            .flatMap(
                opening ->
                    opening.startsWith("@")
                        ? Arbitraries.just(opening)
                        : (opening.startsWith("|") ? cells : words).map(w -> opening + w));
    return line.list().ofMaxSize(12);
  }

  private static List<String> edited(List<String> lines, long seed) {
    Random random = new Random(seed);
    List<String> edited = new ArrayList<>();
    for (String line : lines) {
      switch (random.nextInt(8)) {
        case 0 -> {}
        case 1 -> edited.add(random.nextInt(edited.size() + 1), line);
        case 2 -> edited.add(line + " " + word(random));
        case 3 ->
            edited.add(line.replaceFirst("\\b\\w+\\b", Matcher.quoteReplacement(word(random))));
        case 4 -> {
          edited.add(line);
          edited.add(word(random) + " " + word(random));
        }
        default -> edited.add(line);
      }
    }
    return edited;
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
