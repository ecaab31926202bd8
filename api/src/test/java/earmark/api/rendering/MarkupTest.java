package earmark.api.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.text.Emphasis;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupTest {
  private static String styled(String text, Emphasis... emphases) {
    StringBuilder out = new StringBuilder();
    Markup.styled(out, text, List.of(emphases));
    return out.toString();
  }

  @Test
  void escapesEachCharacterOnce() {
    assertThat(styled("a < b & \"c\" 'd' > &lt;"))
        .isEqualTo("a &lt; b &amp; &quot;c&quot; &#39;d&#39; &gt; &amp;lt;");
  }

  @Test
  void nestsOverlappingStyles() {
    assertThat(
            styled(
                "abcdef",
                new Emphasis(0, 4, Emphasis.Style.ITALIC),
                new Emphasis(2, 6, Emphasis.Style.BOLD)))
        .isEqualTo("<i>ab</i><b><i>cd</i></b><b>ef</b>");
  }

  @Test
  void leavesDigitsThatAreSuperscriptAlready() {
    assertThat(styled("10³", new Emphasis(2, 3, Emphasis.Style.SUPERSCRIPT))).isEqualTo("10³");
    assertThat(styled("1st", new Emphasis(1, 3, Emphasis.Style.SUPERSCRIPT)))
        .isEqualTo("1<sup>st</sup>");
  }

  @Test
  void showsWhatWouldActOnTheScreen() {
    assertThat(styled("a\u001b[31m\u202eb")).isEqualTo("a\uFFFD[31m\uFFFDb");
    LegalText text =
        new LegalText(List.of(Passage.of(PassageKind.PARAGRAPH, "\u001b]0;owned\u0007")));
    assertThat(TextPlain.page(text, 80)).isEqualTo("\uFFFD]0;owned\uFFFD\n\n");
  }

  @Test
  void givesAnchorsThatNeedNoEscaping() {
    assertThat(Markup.anchor(ParagraphPath.parse("(a)(1)(i)"))).isEqualTo("a-1-i");
    assertThat(Markup.anchor(ParagraphPath.parse("(\"><b>)"))).matches("[A-Za-z0-9._-]+");
  }

  @Test
  void anchorsEveryLevelOfADesignation() {
    LegalText text =
        new LegalText(
            List.of(
                Passage.paragraph(ParagraphPath.parse("(a)(1)"), "(a)(1)", "(a)(1) Both."),
                Passage.paragraph(ParagraphPath.parse("(a)(2)"), "(2)", "(2) Second.")));
    assertThat(TextHtml.page(text, 2))
        .isEqualTo(
            """
            <p class="k-paragraph d2" id="a-1"><span id="a"></span>\
            <a class="designation" href="#a-1">(a)(1)</a> Both.</p>
            <p class="k-paragraph d2" id="a-2"><a class="designation" href="#a-2">(2)</a> Second.</p>
            """);
  }
}
