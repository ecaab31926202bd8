package earmark.api.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedlineMarkdownTest {
  private static String markdown(String marked, Context context) {
    Notation n = Notation.parse(marked);
    String all =
        RedlineMarkdown.document(
            new Exhibit("Title", Optional.empty(), n.redline(), n.before(), n.after()), context);
    return all.substring(all.indexOf("official edition.") + "official edition.  \n".length());
  }

  private static String markdown(String marked) {
    return markdown(marked, Context.WHOLE);
  }

  @Test
  void strikesBeforeItAdds() {
    assertThat(markdown("It lasts [-30-]{+60+} days."))
        .isEqualTo("\nIt lasts ~~30~~**60** days.\n");
  }

  @Test
  void blanksStayOutsideOfTheMarks() {
    assertThat(markdown("It[- surely-] lasts.")).isEqualTo("\nIt ~~surely~~ lasts.\n");
  }

  @Test
  void aMarkThatALetterTouchesIsSetApart() {
    assertThat(markdown("non{+(b)+}profit")).isEqualTo("\nnon<!-- -->**(b)**<!-- -->profit\n");
  }

  @Test
  void escapesWhatMeansSomething() {
    assertThat(markdown("*x* _y_ [z](u) <b> | # \\ `c` ~~d~~ &lt;"))
        .isEqualTo(
            "\n\\*x\\* \\_y\\_ \\[z\\](u) \\<b\\> \\| \\# \\\\ \\`c\\` \\~\\~d\\~\\~ \\&lt;\n");
    assertThat(markdown("1. First\n- Second")).isEqualTo("\n1\\. First\n\n\\- Second\n");
  }

  @Test
  void tellsMovesAndRedesignationsInWords() {
    assertThat(markdown("[1-Gone there.\n-](a) Stays.\n{1+Gone there.\n+}[=(b)=>(c)=] Last."))
        .contains("~~Gone there.~~ _\\[move 1: from here\\]_")
        .contains("**Gone there.** _\\[move 1: to here\\]_")
        .contains("(c) _\\[(b) redesignated as (c)\\]_  Last.");
  }

  @Test
  void rowsAreATable() {
    assertThat(markdown("Country\tEntity\nA\tOne | two\n{+B\tThree\n+}C\tFour"))
        .isEqualTo(
            """

            | Country | Entity |
            | --- | --- |
            | A | One \\| two |
            | _row added:_ **B** | **Three** |
            | C | Four |
            """);
  }

  @Test
  void saysWhatIsLeftOut() {
    assertThat(markdown("One.\nTwo.\n[-Three-]{+Four+}.", Context.CHANGES))
        .isEqualTo("\n_… 2 paragraphs without change …_\n\n~~Three~~**Four**.\n");
  }
}
