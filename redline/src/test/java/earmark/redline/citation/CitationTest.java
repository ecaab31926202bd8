package earmark.redline.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.redline.text.ParagraphPath;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "15 CFR 744.21(a)(2); 15 CFR 744.21(a)(2)",
        "15 cfr 744.21; 15 CFR 744.21",
        "15CFR744.21; 15 CFR 744.21",
        "15 C.F.R. § 744.21; 15 CFR 744.21",
        "15 CFR 744.21 (a) (2); 15 CFR 744.21(a)(2)",
        "15 CFR 744.21, paragraph (a)(2); 15 CFR 744.21(a)(2)",
        "paragraph (a)(2) of § 744.21; 15 CFR 744.21(a)(2)",
        "§ 744.21(a)(2) of the EAR; 15 CFR 744.21(a)(2)",
        "EAR § 744.21; 15 CFR 744.21",
        "§ 744.21; 15 CFR 744.21",
        "§\u00a0744.21.; 15 CFR 744.21",
        "§§ 744.21; 15 CFR 744.21",
        "section 744.21; 15 CFR 744.21",
        "Sec. 744.21; 15 CFR 744.21",
        "744.21; 15 CFR 744.21",
        "15 CFR 744.12–744.14; 15 CFR 744.12-744.14",
        "26 CFR 1.367(a)-3(b); 26 CFR 1.367(a)-3(b)",
        "26 CFR 1.401(k)-1(a)(1); 26 CFR 1.401(k)-1(a)(1)",
        "14 CFR 121.1T; 14 CFR 121.1T",
        "40 CFR 60.4243a; 40 CFR 60.4243a",
        "48 CFR 252.204-7012; 48 CFR 252.204-7012",
        "15 CFR 101a.5; 15 CFR 101a.5",
        "15 CFR part 744; 15 CFR part 744",
        "15 CFR 744; 15 CFR part 744",
        "Part 744 of the EAR; 15 CFR part 744",
        "10 CFR part 50A; 10 CFR part 50a",
        "Supplement No. 4 to 15 CFR part 744; Supplement No. 4 to 15 CFR part 744",
        "supp. no. 4 to part 744; Supplement No. 4 to 15 CFR part 744",
        "supp. 4 to part 744; Supplement No. 4 to 15 CFR part 744",
        "Supplement Number 4 to part 744; Supplement No. 4 to 15 CFR part 744",
        "supplement no. 4 to part 744 of this chapter; Supplement No. 4 to 15 CFR part 744",
        "15 CFR part 744, Supp. No. 4; Supplement No. 4 to 15 CFR part 744",
        "paragraph (b) of supp. no. 4 to part 744; Supplement No. 4 to 15 CFR part 744, paragraph"
            + " (b)",
        "10 CFR part 810 appendix A; Appendix A to 10 CFR part 810",
        "Appendix a to 10 C.F.R. part 810; Appendix A to 10 CFR part 810",
        "Appendix to 10 CFR part 810; Appendix to 10 CFR part 810",
        "90 FR 4544; 90 FR 4544",
        "90 Fed. Reg. 4,544; 90 FR 4544",
        "90 F.R. 104544; 90 FR 104544",
        "2025-00636; 2025-00636",
        "FR Doc. No. 2025–00636; 2025-00636",
        "E9-5927; E9-5927",
        "c1-2010-31877; C1-2010-31877",
        "94-1; 94-1",
      })
  void eachFormInUseIsRead(String written, String canonical) {
    Citation citation = Citation.parse(written);

    assertThat(citation).hasToString(canonical);
    assertThat(Citation.parse(canonical)).isEqualTo(citation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "744",
        "the EAR",
        "Supplement 4",
        "60 CFR 1.1",
        "0 CFR part 1",
        "15 CFR 744.21(a",
        "RIN 0694-AJ90",
        "ECCN 3A090",
        "15 CFR parts 730 through 774",
        "89 FR 96790 (Dec. 5, 2024)",
        "15 CFR 744.21 and 744.22",
        "0 FR 1",
        "90 FR 0",
        "90 FR 999,999,999,999",
        "99999.1"
      })
  void whatIsNotExactlyOneCitationIsRefused(String text) {
    assertThat(Citation.find(text)).isEmpty();
    assertThatThrownBy(() -> Citation.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a citation: \"" + text + "\"");
  }

  @Test
  void aVeryLongTextIsNoCitation() {
    assertThat(Citation.find("15 CFR 744.21" + "(a)".repeat(100_000))).isEmpty();
    assertThat(Citation.find("1".repeat(1_000_000))).isEmpty();
  }

  @Test
  void theProvisionIsTheCitationWithoutItsParagraph() {
    assertThat(((ProvisionCitation) Citation.parse("§ 744.21(a)(2)")).provision())
        .isEqualTo(new SectionCitation(15, "744", "744.21"));
    assertThat(((ProvisionCitation) Citation.parse("supp. 4 to part 744 (b)")).provision())
        .isEqualTo(new AttachmentCitation(15, "744", AttachmentCitation.Kind.SUPPLEMENT, "4"));
  }

  @Test
  void badPartsOfACitationAreQuoted() {
    assertThatThrownBy(() -> new PartCitation(51, "744"))
        .hasMessage("CFR title must be 1 to 50, was 51");
    assertThatThrownBy(() -> new PartCitation(15, "seven")).hasMessage("Not a CFR part: \"seven\"");
    assertThatThrownBy(() -> new SectionCitation(15, "744", "745.1"))
        .hasMessage("Section \"745.1\" is not in part \"744\"");
    assertThatThrownBy(() -> new FrPage(0, 7)).hasMessage("Not a Federal Register page: 0 FR 7");
    assertThatThrownBy(() -> new FrNumber("2025/1"))
        .hasMessage("Not a document number: \"2025/1\"");
  }

  @Property
  void theCanonicalFormParsesBack(@ForAll("citations") Citation citation) {
    assertThat(Citation.parse(citation.toString())).isEqualTo(citation);
  }

  @Property
  void anythingMayBeAsked(@ForAll String text) {
    Citation.find(text)
        .ifPresent(found -> assertThat(Citation.parse(found.toString())).isEqualTo(found));
  }

  @Provide
  Arbitrary<Citation> citations() {
    Arbitrary<Integer> titles = Arbitraries.integers().between(1, 50);
    Arbitrary<String> parts =
        Combinators.combine(Arbitraries.integers().between(1, 9999), Arbitraries.of("", "a", "z"))
            .as((number, letter) -> number + letter);
    Arbitrary<ParagraphPath> paths =
        Arbitraries.of("a", "1", "iv", "A", "aa", "12").list().ofMaxSize(6).map(ParagraphPath::new);
    Arbitrary<String> numbers =
        Arbitraries.of("1", "21", "130", "4243a", "204-7012", "367(a)-3", "1T");
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(titles, parts).as(PartCitation::new),
            Combinators.combine(titles, parts, numbers, paths)
                .as(
                    (t, part, number, path) ->
                        new SectionCitation(t, part, part + "." + number, path)),
            Combinators.combine(
                    titles,
                    parts,
                    Arbitraries.of(AttachmentCitation.Kind.class),
                    Arbitraries.of("", "4", "12", "A", "BB"),
                    paths)
                .as(AttachmentCitation::new),
            Combinators.combine(
                    Arbitraries.integers().between(1, 999),
                    Arbitraries.integers().between(1, 999_999))
                .as(FrPage::new),
            Arbitraries.of("2025-00636", "E9-5927", "C1-2010-31877", "94-12345", "R1-2024-9")
                .map(FrNumber::new)));
  }
}
