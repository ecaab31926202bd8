package earmark.index.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.citation.Citation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "§ 744.21(a)(2)|15/744.21(a)(2) 15/744.21(a) 15/744.21 15/744",
        "10 CFR 810.6|10/810.6 10/810",
        "15 CFR part 744|15/744",
        "22 CFR 121|22/121",
        "part 736 of the EAR|15/736",
        "Supplement No. 4 to part 744|15/744/supplement-4 15/744",
        "appendix A to 10 CFR part 810|10/810/appendix-a 10/810",
        "90 FR 4544|90fr4544",
        "FR Doc. 2025-00636|2025-00636",
      })
  void findsCitations(String text, String keys) {
    assertThat(String.join(" ", Mentions.of(text, 15).citations())).isEqualTo(keys);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "15 CFR 744.21(a)(2)",
        "15 CFR part 744",
        "Supplement No. 4 to 15 CFR part 744",
        "Appendix A to 10 CFR part 810",
        "90 FR 4544",
        "2025-00636",
      })
  void spellsACitationInTextAsItIsAskedFor(String citation) {
    assertThat(Mentions.of("See " + citation + ".", 1).citations())
        .contains(CitationKey.of(Citation.parse(citation)));
  }

  @Test
  void findsEntriesAboveAnItem() {
    assertThat(Mentions.of("ECCNs 3A090.a.1 and 4A090", 15).eccns())
        .containsExactly("3a090.a.1", "3a090.a", "3a090", "3a", "4a090", "4a");
  }

  @Test
  void knowsCountriesByAllTheirNames() {
    assertThat(
            Mentions.of("in TÜRKIYE, South Korea and the People’s Republic of China", 15)
                .countries())
        .contains("Turkey", "Korea, South", "China")
        .doesNotContain("North Korea", "Korea, North");
  }
}
