package earmark.redline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParagraphPathTest {
  @Test
  void readsARunOfMarkers() {
    assertThat(ParagraphPath.parse("(a)(1)(i)")).isEqualTo(ParagraphPath.of("a", "1", "i"));
    assertThat(ParagraphPath.parse("")).isEqualTo(ParagraphPath.ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "(a", "(a) (1)", "(a)1", "()", "((a))", "(a b)"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> ParagraphPath.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a paragraph path: \"" + text + "\"");
  }

  @Test
  void knowsWhatItLiesBelow() {
    ParagraphPath path = ParagraphPath.parse("(a)(1)");
    assertThat(path.startsWith(ParagraphPath.ROOT)).isTrue();
    assertThat(path.startsWith(ParagraphPath.of("a"))).isTrue();
    assertThat(path.startsWith(path)).isTrue();
    assertThat(path.startsWith(ParagraphPath.parse("(a)(1)(i)"))).isFalse();
    assertThat(path.startsWith(ParagraphPath.of("b"))).isFalse();
    assertThat(path.child("i").parent()).isEqualTo(path);
    assertThat(ParagraphPath.ROOT.parent()).isEqualTo(ParagraphPath.ROOT);
  }

  @Property
  void theFormParsesBack(@ForAll("paths") ParagraphPath path) {
    assertThat(ParagraphPath.parse(path.toString())).isEqualTo(path);
  }

  @Provide
  Arbitrary<ParagraphPath> paths() {
    return Arbitraries.of("a", "i", "1", "A", "aa", "xiv", "2a")
        .list()
        .ofMaxSize(8)
        .map(ParagraphPath::new);
  }
}
