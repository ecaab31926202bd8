package earmark.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.api.demo.SamplePart.Edition;
import earmark.api.demo.SamplePart.Unit;
import earmark.api.demo.SamplePart.Weight;
import earmark.archive.calendar.FederalHolidays;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoStoryTest {

  private final DemoStory story = DemoStory.load();

  @Test
  void holdsAboutFifteenDocumentsAndTwentyFiveProvisions() {
    assertThat(story.documents()).hasSize(17);
    assertThat(units()).hasSize(25);
    assertThat(story.days()).hasSizeBetween(20, 30);
  }

  @Test
  void everyDocumentSaysInItsFirstParagraphThatItIsAnIllustration() {
    for (SampleDocument document : story.documents()) {
      var xml = SampleXml.parse(document.number(), document.xml());
      String body =
          xml.getElementsByTagName("SUPLINF").getLength() == 0
              ? SampleXml.textOfFirst(xml, "PREAMB")
              : SampleXml.textOfFirst(xml, "SUPLINF");
      assertThat(body).as(document.number()).contains(DemoStory.LABEL);
      assertThat(document.record().path("title").stringValue()).endsWith("(Illustration)");
      String summary = document.record().path("abstract").stringValue(DemoStory.LABEL);
      assertThat(summary).as(document.number()).endsWith(DemoStory.LABEL);
    }
  }

  @Test
  void everyEditionSaysInItsFirstParagraphThatItIsAnIllustration() {
    units()
        .flatMap(unit -> unit.editions().stream())
        .flatMap(edition -> edition.xml().stream())
        .forEach(
            xml ->
                assertThat(SampleXml.textOfFirst(SampleXml.parse("edition", xml), "P"))
                    .isEqualTo(DemoStory.LABEL));
  }

  @Test
  void everyEditionDiffersFromTheOneBeforeItInItsText() {
    for (Unit unit : units().toList()) {
      for (int i = 1; i < unit.editions().size(); i++) {
        Optional<String> before = unit.editions().get(i - 1).xml().map(DemoStoryTest::text);
        Optional<String> after = unit.editions().get(i).xml().map(DemoStoryTest::text);
        assertThat(after).as(unit.identifier() + ", edition " + i).isNotEqualTo(before);
      }
    }
  }

  @Test
  void theReissueOfTheEntityListChangesPunctuationOnly() {
    List<Edition> editions = unit("Supplement No. 4 to Part 744").editions();
    Edition reissue =
        editions.stream().filter(e -> e.weight() == Weight.EDITORIAL).findFirst().orElseThrow();
    Edition before = editions.get(editions.indexOf(reissue) - 1);

    assertThat(lettersOf(reissue)).isEqualTo(lettersOf(before));
    assertThat(reissue.amendedOn()).isEqualTo(before.amendedOn());
  }

  @Test
  void theStayLeavesTheWordsAndAddsANote() {
    for (String name : List.of("744.11", "744.16", "744.21", "Supplement No. 4 to Part 744")) {
      List<Edition> editions = unit(name).editions();
      String before = text(editions.get(editions.size() - 2).xml().orElseThrow());
      String stayed = text(editions.getLast().xml().orElseThrow());
      assertThat(stayed)
          .as(name)
          .startsWith(before)
          .contains("stayed, effective until Nov. 9, 2026");
    }
  }

  @Test
  void oneSectionIsRemovedAndTheProposalNeverMakesAnEdition() {
    assertThat(unit("744.12").editions().getLast().xml()).isEmpty();
    assertThat(units().flatMap(unit -> unit.editions().stream()))
        .noneMatch(edition -> edition.xml().orElse("").contains("89 FR 60985"));
  }

  @Test
  void somethingCanBeSeenOnEveryDayButTheFirst() {
    Set<LocalDate> eventful = new HashSet<>();
    story.documents().forEach(document -> eventful.add(document.publishedOn()));
    units()
        .flatMap(unit -> unit.editions().stream())
        .forEach(edition -> eventful.add(firstReadableOn(edition.issuedOn())));
    assertThat(story.days().stream().map(StoryDay::date).skip(1)).isSubsetOf(eventful);
  }

  @Test
  void everyDocumentAndEveryEditionOfTheStoryHasItsDay() {
    List<LocalDate> days = story.days().stream().map(StoryDay::date).toList();
    assertThat(
            story.documents().stream()
                .map(SampleDocument::publishedOn)
                .filter(day -> day.isAfter(days.getFirst())))
        .isSubsetOf(days);
    assertThat(
            units()
                .flatMap(unit -> unit.editions().stream())
                .map(edition -> firstReadableOn(edition.issuedOn()))
                .filter(day -> day.isAfter(days.getFirst())))
        .isSubsetOf(days);
  }

  @Test
  void aBrokenFileIsNamedWithTheReason() {
    String name = "ecfr/part-744/744.23.2023-11-17.xml";
    assertThatThrownBy(() -> DemoStory.load(withFile(name, xml -> xml.replace("</P>", "<P>"))))
        .isInstanceOf(BrokenSampleException.class)
        .hasMessageStartingWith("sample file " + name + ": line ")
        .hasMessageContaining("is not well-formed");
    assertThatThrownBy(() -> DemoStory.load(withFile(name, xml -> xml.replace("not law", "law"))))
        .hasMessage("sample file " + name + ": does not say \"" + DemoStory.LABEL + "\"");
    assertThatThrownBy(() -> DemoStory.load(withFile(name, xml -> xml.replace("744.23\"", "1\""))))
        .hasMessage("sample file " + name + ": must be <DIV8 N=\"744.23\">, is <DIV8>");
    assertThatThrownBy(() -> DemoStory.load(path -> Optional.empty()))
        .hasMessage("sample file story.json: is not in the program");
    assertThatThrownBy(
            () ->
                DemoStory.load(withFile("story.json", json -> json.replace("2022-10-12", "soon"))))
        .hasMessage("sample file story.json: \"date\" must be a date YYYY-MM-DD, is \"soon\"");
  }

  @Test
  void anEditionThatSaysNothingNewIsRefused() {
    SampleFiles bundled = SampleFiles.bundled();
    String before = "ecfr/part-744/744.11.2022-02-03.xml";
    String after = "ecfr/part-744/744.11.2025-09-30.xml";
    assertThatThrownBy(
            () -> DemoStory.load(path -> bundled.text(path.equals(after) ? before : path)))
        .hasMessage("sample file " + after + ": says the same as the edition before it");
  }

  private static SampleFiles withFile(
      String name, java.util.function.UnaryOperator<String> change) {
    SampleFiles bundled = SampleFiles.bundled();
    return path -> path.equals(name) ? bundled.text(path).map(change) : bundled.text(path);
  }

  private Stream<Unit> units() {
    return story.parts().stream().flatMap(part -> part.units().stream());
  }

  private Unit unit(String identifier) {
    return units().filter(unit -> unit.identifier().equals(identifier)).findFirst().orElseThrow();
  }

  private static LocalDate firstReadableOn(LocalDate issuedOn) {
    LocalDate day = issuedOn.plusDays(1);
    while (!FederalHolidays.isBusinessDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static String lettersOf(Edition edition) {
    return text(edition.xml().orElseThrow()).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static String text(String xml) {
    return SampleXml.text(SampleXml.parse("edition", xml).getDocumentElement());
  }
}
