package earmark.api.demo;

import earmark.api.demo.SamplePart.Edition;
import earmark.api.demo.SamplePart.Kind;
import earmark.api.demo.SamplePart.Opening;
import earmark.api.demo.SamplePart.Unit;
import earmark.api.demo.SamplePart.Weight;
import earmark.archive.calendar.FederalHolidays;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sample and its story, read and checked: Federal Register documents, dated texts of title 15,
 * pages of BIS, and the days on which they appear. Immutable once loaded.
 *
 * <p>The checks are those that a visitor of the demo would trip over: every file is there, is
 * well-formed, says that it is an illustration, and each edition of a text differs from the one
 * before it.
 */
public final class DemoStory {

  /** What every file of the sample says about itself. */
  public static final String LABEL = "Illustration written for Earmark, not law.";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<StoryDay> days;
  private final List<SampleDocument> documents;
  private final List<SamplePart> parts;
  private final SamplePages pages;

  private DemoStory(
      List<StoryDay> days,
      List<SampleDocument> documents,
      List<SamplePart> parts,
      SamplePages pages) {
    this.days = List.copyOf(days);
    this.documents = List.copyOf(documents);
    this.parts = List.copyOf(parts);
    this.pages = pages;
  }

  /**
   * Loads the sample bundled with the program.
   *
   * @throws BrokenSampleException if a file is missing or wrong
   */
  public static DemoStory load() {
    return load(SampleFiles.bundled());
  }

  static DemoStory load(SampleFiles files) {
    return new Loader(files).load();
  }

  /** The days on which something happens, in order. */
  public List<StoryDay> days() {
    return days;
  }

  /** The documents, newest first. */
  List<SampleDocument> documents() {
    return documents;
  }

  List<SamplePart> parts() {
    return parts;
  }

  SamplePages pages() {
    return pages;
  }

  /** Reads the files one after another and stops at the first that is wrong. */
  private static final class Loader {
    private final SampleFiles files;

    Loader(SampleFiles files) {
      this.files = files;
    }

    DemoStory load() {
      List<StoryDay> days = days();
      List<SampleDocument> documents = documents();
      List<SamplePart> parts = parts();
      return new DemoStory(days, documents, parts, pages());
    }

    private List<StoryDay> days() {
      List<StoryDay> days = new ArrayList<>();
      for (JsonNode day : array("story.json", json("story.json"), "days")) {
        LocalDate date = date("story.json", day, "date");
        if (!FederalHolidays.isBusinessDay(date)) {
          throw new BrokenSampleException("story.json", date + " is not a business day");
        }
        if (!days.isEmpty() && !days.getLast().date().isBefore(date)) {
          throw new BrokenSampleException("story.json", date + " does not follow the day before");
        }
        days.add(new StoryDay(date, string("story.json", day, "headline")));
      }
      if (days.isEmpty()) {
        throw new BrokenSampleException("story.json", "has no days");
      }
      return days;
    }

    private List<SampleDocument> documents() {
      String index = "federal-register/index.json";
      List<SampleDocument> documents = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (JsonNode number : array(index, json(index), "documents")) {
        if (!seen.add(number.stringValue())) {
          throw new BrokenSampleException(index, "names " + number.stringValue() + " twice");
        }
        documents.add(document(number.stringValue()));
      }
      documents.sort(
          Comparator.comparing(SampleDocument::publishedOn)
              .thenComparing(SampleDocument::number)
              .reversed());
      return documents;
    }

    private SampleDocument document(String number) {
      String recordFile = "federal-register/" + number + ".json";
      ObjectNode record = json(recordFile);
      if (!number.equals(string(recordFile, record, "document_number"))) {
        throw new BrokenSampleException(recordFile, "is of another document than its name says");
      }
      string(recordFile, record, "title");
      string(recordFile, record, "type");
      LocalDate publishedOn = date(recordFile, record, "publication_date");
      if (!FederalHolidays.isBusinessDay(publishedOn)) {
        throw new BrokenSampleException(recordFile, publishedOn + " is not a business day");
      }
      Set<Integer> parts = new HashSet<>();
      for (JsonNode reference : array(recordFile, record, "cfr_references")) {
        parts.add(Integer.parseInt(string(recordFile, reference, "part")));
      }
      String xmlFile = "federal-register/" + number + ".xml";
      String xml = labelled(xmlFile);
      var document = SampleXml.parse(xmlFile, xml);
      if (!SampleXml.textOfFirst(document, "FRDOC").contains("FR Doc. " + number + " ")) {
        throw new BrokenSampleException(xmlFile, "FRDOC does not name " + number);
      }
      return new SampleDocument(number, publishedOn, record, parts, xml);
    }

    private List<SamplePart> parts() {
      String index = "ecfr/title-15.json";
      List<SamplePart> parts = new ArrayList<>();
      for (JsonNode part : array(index, json(index), "parts")) {
        String number = string(index, part, "part");
        List<Opening> openings = new ArrayList<>();
        for (JsonNode head : array(index, part, "heads")) {
          String file = string(index, head, "file");
          String xml = labelled(file);
          requireRoot(file, SampleXml.parse(file, xml).getDocumentElement(), "DIV5", number);
          openings.add(new Opening(date(index, head, "issued"), xml));
        }
        if (openings.isEmpty()) {
          throw new BrokenSampleException(index, "part " + number + " has no opening");
        }
        List<Unit> units = new ArrayList<>();
        for (JsonNode unit : array(index, part, "units")) {
          units.add(unit(index, unit));
        }
        parts.add(new SamplePart(number, openings, units));
      }
      return parts;
    }

    private Unit unit(String index, JsonNode node) {
      String identifier = string(index, node, "identifier");
      Kind kind =
          string(index, node, "type").equals(Kind.SECTION.type()) ? Kind.SECTION : Kind.APPENDIX;
      List<Edition> editions = new ArrayList<>();
      for (JsonNode edition : array(index, node, "editions")) {
        editions.add(edition(index, identifier, kind, edition, editions));
      }
      if (editions.isEmpty()) {
        throw new BrokenSampleException(index, identifier + " has no edition");
      }
      return new Unit(identifier, kind, editions);
    }

    private Edition edition(
        String index, String identifier, Kind kind, JsonNode node, List<Edition> before) {
      LocalDate amendedOn = date(index, node, "amended");
      LocalDate issuedOn = date(index, node, "issued");
      if (issuedOn.isBefore(amendedOn)) {
        throw new BrokenSampleException(index, identifier + " is issued before it is amended");
      }
      if (!before.isEmpty() && !before.getLast().issuedOn().isBefore(issuedOn)) {
        throw new BrokenSampleException(
            index, identifier + " has two editions out of order at " + issuedOn);
      }
      Weight weight =
          node.path("substantive").booleanValue() ? Weight.SUBSTANTIVE : Weight.EDITORIAL;
      if (node.path("removed").booleanValue(false)) {
        String name = before.isEmpty() ? identifier : before.getLast().name();
        return new Edition(amendedOn, issuedOn, weight, name, Optional.empty());
      }
      String file = string(index, node, "file");
      String xml = labelled(file);
      var document = SampleXml.parse(file, xml);
      requireRoot(file, document.getDocumentElement(), kind.element(), identifier);
      if (!before.isEmpty() && before.getLast().xml().equals(Optional.of(xml))) {
        throw new BrokenSampleException(file, "says the same as the edition before it");
      }
      String name = nameOf(kind, SampleXml.textOfFirst(document, "HEAD"));
      return new Edition(amendedOn, issuedOn, weight, name, Optional.of(xml));
    }

    /** Section names hold three spaces after the number, as in the eCFR's list of versions. */
    private static String nameOf(Kind kind, String head) {
      return switch (kind) {
        case SECTION -> head.replaceFirst("^(§+ \\S+) ", "$1   ");
        case APPENDIX -> head;
      };
    }

    private SamplePages pages() {
      String file = "bis/pages.json";
      ObjectNode root = json(file);
      List<SamplePages.PressRelease> releases = new ArrayList<>();
      for (JsonNode node : array(file, root, "pressReleases")) {
        releases.add(
            new SamplePages.PressRelease(
                date(file, node, "date"),
                string(file, node, "slug"),
                string(file, node, "title"),
                strings(file, node, "paragraphs")));
      }
      List<SamplePages.Guidance> guidance = new ArrayList<>();
      for (JsonNode node : array(file, root, "guidance")) {
        List<SamplePages.Edition> editions = new ArrayList<>();
        for (JsonNode edition : array(file, node, "editions")) {
          editions.add(
              new SamplePages.Edition(
                  date(file, edition, "from"), strings(file, edition, "paragraphs")));
        }
        guidance.add(
            new SamplePages.Guidance(
                string(file, node, "path"), string(file, node, "title"), editions));
      }
      return new SamplePages(releases, guidance);
    }

    private static void requireRoot(String file, Element root, String name, String identifier) {
      if (!root.getTagName().equals(name) || !root.getAttribute("N").equals(identifier)) {
        throw new BrokenSampleException(
            file,
            "must be <" + name + " N=\"" + identifier + "\">, is <" + root.getTagName() + ">");
      }
    }

    private String text(String file) {
      return files
          .text(file)
          .orElseThrow(() -> new BrokenSampleException(file, "is not in the program"));
    }

    private String labelled(String file) {
      String text = text(file);
      if (!text.contains("<!-- " + LABEL + " -->")) {
        throw new BrokenSampleException(file, "does not say \"" + LABEL + "\"");
      }
      return text;
    }

    private ObjectNode json(String file) {
      try {
        JsonNode root = JSON.readTree(text(file));
        if (root instanceof ObjectNode object) {
          return object;
        }
        throw new BrokenSampleException(file, "is not a JSON object");
      } catch (JacksonException e) {
        throw new BrokenSampleException(file, "is not JSON: " + e.getOriginalMessage(), e);
      }
    }

    private static JsonNode array(String file, JsonNode node, String name) {
      JsonNode found = node.path(name);
      if (!found.isArray()) {
        throw new BrokenSampleException(file, "\"" + name + "\" must be a list");
      }
      return found;
    }

    private static String string(String file, JsonNode node, String name) {
      JsonNode found = node.path(name);
      if (!found.isString() || found.stringValue().isBlank()) {
        throw new BrokenSampleException(file, "\"" + name + "\" must be a text");
      }
      return found.stringValue();
    }

    private static List<String> strings(String file, JsonNode node, String name) {
      List<String> strings = new ArrayList<>();
      for (JsonNode item : array(file, node, name)) {
        strings.add(item.stringValue());
      }
      return strings;
    }

    private static LocalDate date(String file, JsonNode node, String name) {
      String text = string(file, node, name);
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw new BrokenSampleException(
            file, "\"" + name + "\" must be a date YYYY-MM-DD, is \"" + text + "\"", e);
      }
    }
  }
}
