package earmark.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.crawler.parse.ProseBuilder.Level;
import earmark.redline.text.Emphasis;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseBuilderTest {
  private final ProseBuilder prose = new ProseBuilder(Seams.AS_WRITTEN);

  @Test
  void raisedFiguresNeverBecomePartOfAnotherNumber() {
    prose.append("10", Level.ON_LINE);
    prose.append("3", Level.RAISED);
    prose.append(" and 10", Level.ON_LINE);
    prose.append("-12", Level.RAISED);
    assertThat(prose.take().text()).isEqualTo("10³ and 10⁻¹²");
  }

  @Test
  void raisedLettersKeepTheirFormAndGetAStyle() {
    prose.append("Radium", Level.ON_LINE);
    prose.append("ab1", Level.RAISED);
    assertThat(prose.take())
        .isEqualTo(new Prose("Radiumab¹", List.of(new Emphasis(6, 8, Emphasis.Style.SUPERSCRIPT))));
  }

  @Test
  void whiteSpaceOfEveryKindFoldsToOneBlank() {
    prose.append("\n §\u2009\u2009744.21\u00a0\t General\r\n", Level.ON_LINE);
    assertThat(prose.take().text()).isEqualTo("§ 744.21 General");
  }

  @Test
  void lineEndsOfTheMarkUpBeforeClosingMarksAreLayout() {
    prose.append("rule (\n    ", Level.ON_LINE);
    prose.append("see", Level.ON_LINE);
    prose.append("\n    , for example", Level.ON_LINE);
    assertThat(prose.take().text()).isEqualTo("rule (see, for example");
  }

  @Test
  void printedLineBreaksStayAndBlanksAroundThemGo() {
    prose.append("aliases: ", Level.ON_LINE);
    prose.lineBreak();
    prose.append(" —One", Level.ON_LINE);
    prose.lineBreak();
    prose.append(" ", Level.ON_LINE);
    prose.lineBreak();
    prose.append("Street", Level.ON_LINE);
    prose.lineBreak();
    assertThat(prose.take().text()).isEqualTo("aliases:\n—One\n\nStreet");
  }

  @Test
  void aStyleCoversWordsWithoutTheBlanksAround() {
    prose.append("in ", Level.ON_LINE);
    int mark = prose.mark();
    prose.append(" et seq. ", Level.ON_LINE);
    prose.styled(mark, Emphasis.Style.ITALIC);
    prose.append("as amended", Level.ON_LINE);
    assertThat(prose.take())
        .isEqualTo(
            new Prose(
                "in et seq. as amended", List.of(new Emphasis(3, 10, Emphasis.Style.ITALIC))));
  }
}
