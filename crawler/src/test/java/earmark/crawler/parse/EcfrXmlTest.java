package earmark.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.crawler.SharedData;
import earmark.redline.citation.AttachmentCitation;
import earmark.redline.citation.PartCitation;
import earmark.redline.text.Finding;
import earmark.redline.text.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EcfrXmlTest {
  @Test
  void theSameTextReadsTheSameFromAllThreeDialects() throws IOException {
    List<EcfrUnit> slice = EcfrXml.read(fixture("ecfr-slice")).units();
    assertThat(slice).hasSize(4);
    assertThat(EcfrXml.read(fixture("ecfr-title")).units()).isEqualTo(slice);
    assertThat(EcfrXml.read(fixture("ecfr-bulk")).units()).isEqualTo(slice);
  }

  @Test
  void theTitleThatWasAskedForIsUsedWhereNoneIsStated() {
    EcfrText text = EcfrXml.read(bytes("<DIV5 N=\"810\"><HEAD>PART 810</HEAD></DIV5>"), 10);
    assertThat(text.units())
        .extracting(EcfrUnit::citation)
        .containsExactly(new PartCitation(10, "810"));
    assertThat(text.allFindings()).isEmpty();
  }

  @Test
  void anotherTitleThanTheOneAskedForIsReported() throws IOException {
    EcfrText text = EcfrXml.read(fixture("ecfr-title"), 10);
    assertThat(text.parts()).extracting(EcfrPart::title).containsExactly(15);
    assertThat(text.findings())
        .containsExactly(
            new Finding(
                "WRONG_DOCUMENT",
                Finding.Severity.WARNING,
                "<ECFR>",
                "title 15, asked for title 10"));
  }

  @Test
  void anAnswerWithoutAPartIsRefused() {
    assertThat(EcfrXml.read(bytes("<error>No matching content found.</error>")).findings())
        .extracting(Finding::code)
        .containsExactly("TITLE_UNKNOWN", "NO_PART");
    assertThat(EcfrXml.read(new byte[0]).findings()).extracting(Finding::code).contains("EMPTY");
  }

  @Test
  void everyEntryOfTheRealEntityListKnowsItsCountry() {
    EcfrText text =
        EcfrXml.read(SharedData.read("ecfr/xml/title-15_part-744.fetched-2026-07-18.xml.gz"));
    assertThat(text.allFindings()).isEmpty();
    EcfrUnit list =
        text.units().stream()
            .filter(
                unit ->
                    unit.citation()
                        .equals(
                            new AttachmentCitation(
                                15, "744", AttachmentCitation.Kind.SUPPLEMENT, "4")))
            .findFirst()
            .orElseThrow();
    List<Row> entries =
        list.text().blocks().stream()
            .filter(block -> block instanceof Row row && row.place() == Row.Place.BODY)
            .map(Row.class::cast)
            .toList();
    Map<String, Long> countries =
        entries.stream()
            .filter(row -> row.cells().size() == 5)
            .map(Row::group)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(entries).hasSize(3415);
    assertThat(countries)
        .hasSize(91)
        .doesNotContainKey("")
        .containsEntry("CHINA, PEOPLE'S REPUBLIC OF", 1110L)
        .containsEntry("RUSSIA", 1083L)
        .containsEntry("UNITED ARAB EMIRATES", 188L)
        .containsEntry("PAKISTAN", 183L);
  }

  @Test
  void aNewAttributeIsNoNewText() {
    List<EcfrUnit> before =
        EcfrXml.read(SharedData.read("ecfr/xml/title-10_part-110.fetched-2026-03-25.xml")).units();
    List<EcfrUnit> after =
        EcfrXml.read(SharedData.read("ecfr/xml/title-10_part-110.fetched-2026-05-29.xml")).units();
    assertThat(after).isEqualTo(before);
  }

  @Test
  void theRealAmendmentOfPart810IsOneListItemAndTheHistory() {
    List<EcfrUnit> before =
        EcfrXml.read(SharedData.read("ecfr/xml/title-10_part-810.fetched-2026-03-25.xml")).units();
    List<EcfrUnit> after =
        EcfrXml.read(SharedData.read("ecfr/xml/title-10_part-810.fetched-2026-06-18.xml")).units();
    List<String> changed =
        after.stream().filter(unit -> !before.contains(unit)).map(EcfrUnit::identifier).toList();
    assertThat(changed).containsExactly("Appendix A to Part 810");
    String added = after.getLast().text().plain();
    assertThat(added).contains("\nThailand\n").contains("91 FR 36073, June 16, 2026");
    assertThat(before.getLast().text().plain()).doesNotContain("Thailand");
  }

  private static byte[] fixture(String name) throws IOException {
    try (InputStream in = EcfrXmlTest.class.getResourceAsStream("/parse/" + name + "/source.xml")) {
      if (in == null) {
        throw new IllegalStateException("no fixture " + name);
      }
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
