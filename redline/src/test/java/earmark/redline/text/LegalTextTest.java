package earmark.redline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LegalTextTest {
  private static final LegalText TEXT =
      new LegalText(
          List.of(
              Passage.of(PassageKind.HEADING, "§ 1.1 Scope"),
              Passage.paragraph(ParagraphPath.of("a"), "(a)", "(a) One"),
              new Row(
                  ParagraphPath.of("a"),
                  1,
                  Row.Place.BODY,
                  List.of(Cell.of("x"), Cell.of(""), Cell.of("y")),
                  ""),
              Passage.paragraph(ParagraphPath.of("b"), "(b)", "(b) Two")));

  @Test
  void thePlainTextJoinsBlocksAndCells() {
    assertThat(TEXT.plain()).isEqualTo("§ 1.1 Scope\n(a) One\nx\t\ty\n(b) Two");
    assertThat(LegalText.EMPTY.plain()).isEmpty();
  }

  @Test
  void startsTellWhereEachBlockLies() {
    int[] starts = TEXT.starts();

    assertThat(starts).hasSize(5);
    for (int i = 0; i < TEXT.blocks().size(); i++) {
      assertThat(TEXT.plain().substring(starts[i], starts[i + 1] - 1))
          .isEqualTo(TEXT.blocks().get(i).text());
    }
    assertThat(starts[4]).isEqualTo(TEXT.plain().length() + 1);
  }

  @Test
  void underAPathLieItsBlocks() {
    assertThat(TEXT.under(ParagraphPath.of("a"))).hasSize(2);
    assertThat(TEXT.under(ParagraphPath.ROOT)).hasSize(4);
    assertThat(TEXT.heading()).contains("§ 1.1 Scope");
  }

  @Test
  void unsoundPartsAreRefused() {
    assertThatThrownBy(() -> Passage.paragraph(ParagraphPath.ROOT, "(a)", "(b) x"))
        .hasMessage("A passage begins with its designation \"(a)\", but was \"(b) x\"");
    assertThatThrownBy(() -> Cell.of("a\tb")).hasMessage("A cell holds no tab: \"a\tb\"");
    assertThatThrownBy(() -> new Cell("a", 0, List.of()))
        .hasMessage("A cell spans at least 1 column, was 0");
  }
}
