package earmark.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.crawler.SharedData;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every character of the law that a source prints is in what is read from it. */
class NothingIsLostTest {
  @TestFactory
  Stream<DynamicTest> everyCharacterOfThePartsIsInTheirUnits() {
    return Stream.of("ecfr/xml", "ecfr/bulk")
        .flatMap(folder -> SharedData.files(folder).stream())
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> ecfr(file)));
  }

  @TestFactory
  Stream<DynamicTest> everyCharacterOfADocumentIsInItsText() {
    return SharedData.files("federal-register/documents/xml-rules").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> document(file)));
  }

  @Test
  void everyDocumentOfAWholeIssueIsReadWithoutAnUnknownElement() {
    byte[] issue = SharedData.read("federal-register/issues/FR-2024-02-12.updated.xml.gz");
    List<Element> documents =
        XmlSource.xml(issue).root().orElseThrow().select("RULE, PRORULE, NOTICE, PRESDOCU");
    assertThat(documents).hasSize(96);
    for (Element document : documents) {
      FrDocumentText read = FrXml.read(document);
      assertThat(read.number()).as(document.text()).isPresent();
      assertThat(read.findings()).isEmpty();
      assertContains(read.text(), document, read.number().orElseThrow());
    }
  }

  @Test
  void theInstructionsOfAllDocumentsAreFound() {
    int instructions = 0;
    int marked = 0;
    for (Path file : SharedData.files("federal-register/documents/xml-rules")) {
      byte[] bytes = SharedData.read(file);
      instructions += FrXml.read(bytes).instructions();
      marked += XmlSource.xml(bytes).root().orElseThrow().getElementsByTag("AMDPAR").size();
    }
    assertThat(instructions).isEqualTo(marked).isGreaterThan(700);
  }

  private static void ecfr(Path file) {
    byte[] bytes = SharedData.read(file);
    EcfrText read = EcfrXml.read(bytes);
    assertThat(read.allFindings())
        .filteredOn(finding -> finding.severity() != Finding.Severity.NOTE)
        .isEmpty();
    List<Element> parts = XmlSource.xml(bytes).root().orElseThrow().select("DIV5");
    assertThat(read.parts()).hasSameSizeAs(parts);
    for (int i = 0; i < parts.size(); i++) {
      EcfrPart part = read.parts().get(i);
      if (part.units().isEmpty()) {
        assertThat(part.findings()).extracting(Finding::code).containsExactly("RESERVED_PARTS");
        continue;
      }
      LegalText all =
          new LegalText(
              part.units().stream().flatMap(unit -> unit.text().blocks().stream()).toList());
      assertContains(all, parts.get(i), part.part());
      assertThat(part.units()).extracting(EcfrUnit::citation).doesNotHaveDuplicates();
      assertThat(part.units()).hasSize(parts.get(i).select("DIV8, DIV9").size() + 1);
    }
  }

  private static void document(Path file) {
    byte[] bytes = SharedData.read(file);
    FrDocumentText read = FrXml.read(bytes);
    assertThat(read.number()).isPresent();
    assertThat(read.findings())
        .filteredOn(finding -> finding.severity() == Finding.Severity.REFUSED)
        .isEmpty();
    assertContains(
        read.text(), XmlSource.xml(bytes).root().orElseThrow(), file.getFileName().toString());
  }

  private static void assertContains(LegalText text, Element source, String what) {
    Map<Character, Integer> read = count(text.plain());
    Map<Character, Integer> lost = new TreeMap<>();
    count(source.wholeText())
        .forEach(
            (c, times) -> {
              int missing = times - read.getOrDefault(c, 0);
              if (missing > 0) {
                lost.put(c, missing);
              }
            });
    assertThat(lost).as("lost characters of %s", what).isEmpty();
  }

  /** How often each character is printed; raised and lowered figures count as what they are. */
  private static Map<Character, Integer> count(String text) {
    Map<Character, Integer> counts = new TreeMap<>();
    for (int i = 0; i < text.length(); i++) {
      char c = onLine(text.charAt(i));
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        counts.merge(c, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static char onLine(char c) {
    int figure = Math.max("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c), "₀₁₂₃₄₅₆₇₈₉".indexOf(c));
    if (figure >= 0) {
      return (char) ('0' + figure);
    }
    return switch (c) {
      case '⁻', '₋', '−', '–' -> '-';
      case '⁺', '₊' -> '+';
      default -> c;
    };
  }
}
