package earmark.redline.text;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.text.ParagraphNumbering.Numbered;
import earmark.redline.text.ParagraphNumbering.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In these texts, words between underscores are printed in italics. */
class ParagraphNumberingTest {
  private static final Pattern ITALIC = Pattern.compile("_([^_]*)_");

  @Test
  void sixLevelsAreOpenedAndClosed() {
    assertThat(
            paths(
                "(a) A",
                "(1) B",
                "(i) C",
                "(A) D",
                "(_1_) E",
                "(_i_) F",
                "(_ii_) G",
                "(_2_) H",
                "(B) I",
                "(ii) J",
                "(2) K",
                "(b) L"))
        .containsExactly(
            "(a)",
            "(a)(1)",
            "(a)(1)(i)",
            "(a)(1)(i)(A)",
            "(a)(1)(i)(A)(1)",
            "(a)(1)(i)(A)(1)(i)",
            "(a)(1)(i)(A)(1)(ii)",
            "(a)(1)(i)(A)(2)",
            "(a)(1)(i)(B)",
            "(a)(1)(ii)",
            "(a)(2)",
            "(b)");
  }

  @Test
  void oneLineMayOpenSeveralLevels() {
    assertThat(numbered("(a)(1) Introduction.", "(i) First.", "(2)(i) Second.", "(b) (1) Third."))
        .containsExactly(
            new Numbered("(a)(1)", ParagraphPath.parse("(a)(1)")),
            new Numbered("(i)", ParagraphPath.parse("(a)(1)(i)")),
            new Numbered("(2)(i)", ParagraphPath.parse("(a)(2)(i)")),
            new Numbered("(b) (1)", ParagraphPath.parse("(b)(1)")));
  }

  @Test
  void aMarkerBehindAHeadingOpensItsLevel() {
    assertThat(
            numbered(
                "(a) _General prohibition._ You may not.",
                "(b) _Exception for carriers._ (1) _General._ Notwithstanding.",
                "(i) Fuel.",
                "(2) Stores.",
                "(c) _Scope_\u2014(1) _Persons._ Those.",
                "(2) Others."))
        .containsExactly(
            new Numbered("(a)", ParagraphPath.parse("(a)")),
            new Numbered("(b)", ParagraphPath.parse("(b)(1)")),
            new Numbered("(i)", ParagraphPath.parse("(b)(1)(i)")),
            new Numbered("(2)", ParagraphPath.parse("(b)(2)")),
            new Numbered("(c)", ParagraphPath.parse("(c)(1)")),
            new Numbered("(2)", ParagraphPath.parse("(c)(2)")));
  }

  @Test
  void afterHTheLetterIGoesOn() {
    assertThat(paths("(g) A", "(h) B", "(i) C", "(j) D"))
        .containsExactly("(g)", "(h)", "(i)", "(j)");
    assertThat(paths("(h) B", "(1) C.", "(2) D.", "(i) E.", "(1) F.", "(j) G."))
        .containsExactly("(h)", "(h)(1)", "(h)(2)", "(i)", "(i)(1)", "(j)");
  }

  @Test
  void underANumberTheNumeralIBegins() {
    assertThat(paths("(h) A", "(1) B:", "(i) C", "(ii) D", "(2) E", "(i) F.", "(j) G"))
        .containsExactly("(h)", "(h)(1)", "(h)(1)(i)", "(h)(1)(ii)", "(h)(2)", "(i)", "(j)");
    assertThat(paths("(h) A", "(1) B:", "(i) C", "(A) D"))
        .containsExactly("(h)", "(h)(1)", "(h)(1)(i)", "(h)(1)(i)(A)");
  }

  @Test
  void withoutLookingAheadTheSentenceBeforeDecides() {
    assertThat(streamed("(h) A.", "(1) These:", "(i) B.")).endsWith("(h)(1)(i)");
    assertThat(streamed("(h) A.", "(1) C.", "(i) B.")).endsWith("(i)");
    assertThat(streamed("(a) A.", "(1) C.", "(i) B.")).endsWith("(a)(1)(i)");
  }

  @Test
  void fiveAndTenAreLettersOrNumeralsByTheirSeries() {
    assertThat(paths("(a) A", "(1) B", "(i) C", "(ii) C", "(iii) C", "(iv) C", "(v) C", "(vi) C"))
        .endsWith("(a)(1)(v)", "(a)(1)(vi)");
    assertThat(paths("(t) A", "(u) B", "(v) C", "(w) D", "(x) E", "(y) F", "(z) G", "(aa) H"))
        .endsWith("(v)", "(w)", "(x)", "(y)", "(z)", "(aa)");
  }

  @Test
  void reservedRunsAreStepsOver() {
    assertThat(numbered("(b) A", "(c)-(e) [Reserved]", "(f) B", "(k) C"))
        .containsExactly(
            new Numbered("(b)", ParagraphPath.parse("(b)")),
            new Numbered("(c)-(e)", ParagraphPath.parse("(c)")),
            new Numbered("(f)", ParagraphPath.parse("(f)")),
            new Numbered("(k)", ParagraphPath.parse("(k)")));
  }

  @Test
  void aParagraphWithoutMarkerBelongsToTheOpenOne() {
    assertThat(numbered("An introduction.", "(a) A", "(1) B", "More of B."))
        .containsExactly(
            new Numbered("", ParagraphPath.ROOT),
            new Numbered("(a)", ParagraphPath.parse("(a)")),
            new Numbered("(1)", ParagraphPath.parse("(a)(1)")),
            new Numbered("", ParagraphPath.parse("(a)(1)")));
  }

  @Test
  void eachDefinitionBelongsWhereTheFirstOneStood() {
    assertThat(
            paths(
                "(c) Definitions. As used here:",
                "_Item_ means one of:",
                "(1) A thing.",
                "(2) A part.",
                "_Person_ means:",
                "(1) Somebody."))
        .containsExactly("(c)", "(c)", "(c)(1)", "(c)(2)", "(c)", "(c)(1)");
    assertThat(paths("Item means one of:", "(1) A thing.", "Person means:", "(1) Somebody."))
        .containsExactly("", "(1)", "", "(1)");
  }

  @Test
  void numbersMayBeTheOutermostLevel() {
    assertThat(paths("(1) A", "(i) B", "(2) C", "(a) D", "(b) E", "(3) F"))
        .containsExactly("(1)", "(1)(i)", "(2)", "(2)(a)", "(2)(b)", "(3)");
  }

  @Test
  void levelsFiveAndSixAreFoundWithoutItalicsToo() {
    assertThat(paths("(a) A", "(1) B", "(i) C", "(A) D", "(1) E", "(2) F", "(B) G", "(ii) H"))
        .endsWith("(a)(1)(i)(A)(1)", "(a)(1)(i)(A)(2)", "(a)(1)(i)(B)", "(a)(1)(ii)");
  }

  @Test
  void wordsInParenthesesAreNoMarkers() {
    assertThat(paths("(EAR) text", "(see) text", "(1)st", "(2024) text", "()", "("))
        .containsOnly("");
  }

  private static List<String> paths(String... texts) {
    return numbered(texts).stream().map(n -> n.path().toString()).toList();
  }

  private static List<Numbered> numbered(String... texts) {
    return ParagraphNumbering.of(Stream.of(texts).map(ParagraphNumberingTest::printed).toList());
  }

  private static List<String> streamed(String... texts) {
    var numbering = new ParagraphNumbering();
    return Stream.of(texts).map(text -> numbering.next(text, List.of()).path().toString()).toList();
  }

  private static Printed printed(String marked) {
    List<Emphasis> emphases = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher matcher = ITALIC.matcher(marked);
    int end = 0;
    while (matcher.find()) {
      text.append(marked, end, matcher.start());
      int from = text.length();
      text.append(matcher.group(1));
      emphases.add(new Emphasis(from, text.length(), Emphasis.Style.ITALIC));
      end = matcher.end();
    }
    return new Printed(text.append(marked.substring(end)).toString(), emphases);
  }
}
