package earmark.redline.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.text.LegalText;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Real versions of the same provisions, where they lie beside the project. */
class RealPairTest {
  @Test
  void anEditorialReissueOfTheEntityListIsNoChangeOfLaw() throws Exception {
    Map<String, LegalText> before = part("ecfr/xml/title-15_part-744.fetched-2026-03-25.xml.gz");
    Map<String, LegalText> after = part("ecfr/xml/title-15_part-744.fetched-2026-07-18.xml.gz");
    LegalText list = provision(before, "Supplement No. 4 to Part 744");
    LegalText reissued = provision(after, "Supplement No. 4 to Part 744");
    assertThat(list.blocks()).hasSizeGreaterThan(3_000);

    Redline redline = redline(list, reissued);

    assertThat(redline.isEmpty()).isFalse();
    assertThat(redline.isSubstantive()).isFalse();
    assertThat(redline.coarse()).isFalse();
    Statistics statistics = redline.statistics();
    assertThat(statistics.rowsAdded()).isZero();
    assertThat(statistics.rowsRemoved()).isZero();
    assertThat(statistics.punctuation() + statistics.typographical()).isBetween(150, 400);
    before.forEach(
        (number, text) ->
            assertThat(redline(text, provision(after, number)).isSubstantive())
                .as(number)
                .isFalse());
  }

  @Test
  void oneCountryJoinsAList() throws Exception {
    Map<String, LegalText> before = part("ecfr/xml/title-10_part-810.fetched-2026-03-25.xml");
    Map<String, LegalText> after = part("ecfr/xml/title-10_part-810.fetched-2026-06-18.xml");
    String number =
        before.keySet().stream().filter(n -> n.contains("Appendix A")).findFirst().orElseThrow();

    Redline redline = redline(provision(before, number), provision(after, number));

    String added = provision(after, number).plain();
    assertThat(redline.operations().stream().filter(o -> !(o instanceof Operation.Kept)))
        .map(operation -> operation.after().of(added).strip())
        .containsExactly("Thailand", "; 91 FR 36073, June 16, 2026");
    assertThat(redline.statistics().wordsRemoved()).isZero();
  }

  private static Map<String, LegalText> part(String name) throws Exception {
    return EcfrText.provisions(SharedData.read(name));
  }

  private static LegalText provision(Map<String, LegalText> part, String number) {
    return Objects.requireNonNull(part.get(number), number);
  }

  private static Redline redline(LegalText before, LegalText after) {
    Redline redline = Comparison.between(before, after);
    assertThat(redline.accept(after.plain())).isEqualTo(after.plain());
    assertThat(redline.reject(before.plain())).isEqualTo(before.plain());
    return redline;
  }
}
