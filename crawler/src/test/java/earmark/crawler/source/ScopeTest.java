package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
  @Test
  void partsAndRunsOfPartsAreRead() {
    Scope scope = Scope.parse("15 CFR 730-774, 10 CFR part 810; 22 cfr parts 120–130 ");
    assertThat(scope.entries())
        .containsExactly(
            new CfrParts(15, "730", "774"),
            new CfrParts(10, "810", "810"),
            new CfrParts(22, "120", "130"));
    assertThat(scope.toString()).isEqualTo("15 CFR 730-774, 10 CFR 810, 22 CFR 120-130");
    assertThat(Scope.parse(scope.toString())).isEqualTo(scope);
  }

  @Test
  void aRunNamesItsParts() {
    assertThat(CfrParts.parse("22 CFR 120-122").parts()).containsExactly("120", "121", "122");
    assertThat(CfrParts.parse("15 CFR 101a").parts()).containsExactly("101a");
    assertThat(Scope.EAR.entries().getFirst().parts()).hasSize(45);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "730-774 | scope \"730-774\": \"730-774\" names no part of the CFR; write \"10 CFR 810\" or"
            + " \"15 CFR 730-774\"",
        "15 CFR 774-730 | scope \"15 CFR 774-730\": A run of parts goes upwards over at most 1000"
            + " parts, not \"774-730\"",
        "51 CFR 1 | scope \"51 CFR 1\": CFR titles are 1 to 50, not 51",
        "15 CFR 744.21 | scope \"15 CFR 744.21\": \"15 CFR 744.21\" names no part of the CFR; write"
            + " \"10 CFR 810\" or \"15 CFR 730-774\"",
        "15 CFR 730-774, 15 CFR 744 | scope \"15 CFR 730-774, 15 CFR 744\": scope names 15 CFR 744"
            + " twice"
      })
  void whatIsNoScopeIsRefusedWithItsWords(String text, String message) {
    assertThatThrownBy(() -> Scope.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",;"})
  void anEmptyScopeIsRefused(String text) {
    assertThatThrownBy(() -> Scope.parse(text))
        .hasMessage("scope \"" + text + "\": scope names no part of the CFR");
  }
}
