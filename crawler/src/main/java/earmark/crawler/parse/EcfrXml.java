package earmark.crawler.parse;

import earmark.redline.citation.AttachmentCitation;
import earmark.redline.citation.Citation;
import earmark.redline.citation.PartCitation;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.citation.SectionCitation;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.PassageKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Elements;

/**
 * Reader of eCFR XML in its three dialects: a part as the versioner service slices it ({@code
 * DIV5}), a whole title of the same service ({@code ECFR}), and GPO's bulk file ({@code
 * DLPSTEXTCLASS}).
 *
 * <p>The same text reads the same from all three. Attributes that say nothing about the law
 * (VOLUME, NODE, hierarchy_metadata) do not enter the text. What stands outside of the parts, as
 * the headings of the title, its chapters and its tables of contents, is not read.
 */
public final class EcfrXml {
  /** Name and version of this reader. */
  public static final String PARSER = "ecfr-1";

  private static final int EAR_TITLE = 15;
  private static final int HEAD_BYTES = 1 << 14;
  private static final Pattern AMENDED = Pattern.compile("<AMDDATE>(?<words>[^<]{1,60})</AMDDATE>");
  private static final Pattern TITLE_IN_METADATA = Pattern.compile("/title-(\\d{1,2})(?:/|\\b)");
  private static final Pattern ATTACHMENT =
      Pattern.compile(
          "(?<kind>Supplement|Appendi(?:x|xes|ces))(?:\\s+Nos?\\.)?\\s*(?<designation>.*?)\\s*"
              + "(?:\\b(?:to|of)\\s+(?:Part|Chapter|Title)\\s+\\S+)?");

  private EcfrXml() {}

  /**
   * Reads an answer whose title is stated in it: in {@code DIV1}, or in the metadata of a slice. If
   * none is, title 15 is meant and a finding {@code TITLE_UNKNOWN} says so.
   */
  public static EcfrText read(byte[] bytes) {
    return read(bytes, OptionalInt.empty(), _ -> true);
  }

  /** Reads an answer that was asked for as part of CFR title {@code title}. */
  public static EcfrText read(byte[] bytes, int title) {
    return read(bytes, OptionalInt.of(title), _ -> true);
  }

  /** Reads those parts of an answer whose numbers are wanted. */
  public static EcfrText read(byte[] bytes, int title, Predicate<String> wanted) {
    return read(bytes, OptionalInt.of(title), wanted);
  }

  /** The number of a whole title that a file states, without reading the rest of it. */
  public static OptionalInt titleOf(byte[] bytes) {
    String number = Judge.titleNumber(head(bytes));
    return number.matches("[1-9]|[1-4]\\d|50")
        ? OptionalInt.of(Integer.parseInt(number))
        : OptionalInt.empty();
  }

  private static String head(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
  }

  /**
   * The day of the latest amendment in the whole title, as a bulk file states it; empty if there is
   * none. It is the day of the file only if nothing but amendments was issued.
   */
  public static Optional<LocalDate> amendedOn(byte[] bytes) {
    Matcher stated = AMENDED.matcher(head(bytes));
    return stated.find() ? PrintedDay.inWords(stated.group("words")) : Optional.empty();
  }

  private static EcfrText read(byte[] bytes, OptionalInt asked, Predicate<String> wanted) {
    XmlSource source = XmlSource.xml(bytes);
    List<Finding> findings = new ArrayList<>(source.findings());
    if (source.root().isEmpty()) {
      return new EcfrText(List.of(), findings);
    }
    Element root = source.root().get();
    OptionalInt stated = statedTitle(root);
    if (asked.isPresent() && stated.isPresent() && asked.getAsInt() != stated.getAsInt()) {
      findings.add(
          new Finding(
              Judgement.WRONG_DOCUMENT,
              Finding.Severity.WARNING,
              "<" + root.tagName() + ">",
              "title " + stated.getAsInt() + ", asked for title " + asked.getAsInt()));
    }
    if (asked.isEmpty() && stated.isEmpty()) {
      findings.add(
          new Finding(
              "TITLE_UNKNOWN",
              Finding.Severity.WARNING,
              "<" + root.tagName() + ">",
              "no CFR title is stated; read as title " + EAR_TITLE));
    }
    int title = stated.orElse(asked.orElse(EAR_TITLE));
    List<EcfrPart> parts = new ArrayList<>();
    Elements divisions = root.getElementsByTag("DIV5");
    for (Element part : divisions) {
      if (wanted.test(part.attr("N").strip())) {
        parts.add(new PartReader(title, part).read());
      }
    }
    if (divisions.isEmpty()) {
      findings.add(
          new Finding(
              "NO_PART", Finding.Severity.REFUSED, "<" + root.tagName() + ">", "holds no DIV5"));
    }
    return new EcfrText(parts, findings);
  }

  private static OptionalInt statedTitle(Element root) {
    for (Element division : root.getElementsByTag("DIV1")) {
      String number = division.attr("N");
      if (number.matches("[1-9]|[1-4]\\d|50")) {
        return OptionalInt.of(Integer.parseInt(number));
      }
    }
    Matcher metadata = TITLE_IN_METADATA.matcher(root.attr("hierarchy_metadata"));
    if (metadata.find()) {
      int title = Integer.parseInt(metadata.group(1));
      return title >= 1 && title <= 50 ? OptionalInt.of(title) : OptionalInt.empty();
    }
    return OptionalInt.empty();
  }

  /** Reads one DIV5. */
  private static final class PartReader {
    private final int title;
    private final Element division;
    private final String part;
    private final List<EcfrUnit> units = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Oddities oddities;
    private final BlockReader head;
    private String partHeading = "";

    PartReader(int title, Element division) {
      this.title = title;
      this.division = division;
      this.part = fold(division.attr("N"));
      this.oddities = new Oddities(title + " CFR part " + part);
      this.head = new BlockReader(oddities);
    }

    EcfrPart read() {
      PartCitation citation;
      try {
        citation = new PartCitation(title, part);
      } catch (IllegalArgumentException e) {
        findings.add(
            new Finding(
                part.matches("\\d+\\s*[-–—]\\s*\\d+") ? "RESERVED_PARTS" : "UNKNOWN_PART",
                part.matches("\\d+\\s*[-–—]\\s*\\d+")
                    ? Finding.Severity.NOTE
                    : Finding.Severity.WARNING,
                title + " CFR part " + part,
                fold(division.text())));
        return new EcfrPart(title, part, List.of(), findings);
      }
      divisions(division, "");
      LegalText text = head.text(Layout.PROVISION);
      List<EcfrUnit> all = new ArrayList<>();
      all.add(new EcfrUnit(citation, part, partHeading, "", text));
      all.addAll(units);
      findings.addAll(0, oddities.findings());
      return new EcfrPart(title, part, all, findings);
    }

    /** Splits off the units; what is left belongs to the head of the part. */
    private void divisions(Element container, String subpart) {
      String current = subpart;
      for (Node node : container.childNodes()) {
        if (node instanceof Element child) {
          switch (child.normalName()) {
            case "div8", "div9" -> unit(child, current);
            case "div6", "div7" -> divisions(child, current);
            case "head" -> {
              boolean isPart = container.equals(division);
              head.passage(child, isPart ? PassageKind.HEADING : PassageKind.SUBHEADING);
              String heading = heading(child);
              if (isPart) {
                partHeading = heading;
              } else if (container.normalName().equals("div6")) {
                current = heading;
              }
            }
            default -> {
              if (child.getElementsByTag("DIV8").isEmpty()
                  && child.getElementsByTag("DIV9").isEmpty()) {
                head.element(child);
              } else {
                InlineReader.unknown(oddities, child);
                divisions(child, current);
              }
            }
          }
        } else {
          head.loose(node);
        }
      }
    }

    private void unit(Element division, String subpart) {
      String identifier = identifier(division.attr("N"));
      ProvisionCitation citation;
      try {
        citation =
            division.normalName().equals("div8") ? section(identifier) : attachment(identifier);
      } catch (IllegalArgumentException e) {
        findings.add(
            new Finding(
                "UNKNOWN_IDENTIFIER",
                Finding.Severity.WARNING,
                title + " CFR part " + part,
                "\"" + identifier + "\" is kept with the head of the part"));
        head.element(division);
        return;
      }
      Oddities inUnit = new Oddities(citation.toString());
      BlockReader reader = new BlockReader(inUnit);
      String heading = "";
      for (Node node : division.childNodes()) {
        if (node instanceof Element child) {
          switch (child.normalName()) {
            case "head" -> {
              reader.passage(child, PassageKind.HEADING);
              heading = heading.isEmpty() ? heading(child) : heading;
            }
            case "div8", "div9" -> unit(child, subpart);
            default -> reader.element(child);
          }
        } else {
          reader.loose(node);
        }
      }
      units.add(
          new EcfrUnit(citation, identifier, heading, subpart, reader.text(Layout.PROVISION)));
      findings.addAll(inUnit.findings());
    }

    private SectionCitation section(String identifier) {
      return new SectionCitation(title, part, identifier.replace(" ", ""));
    }

    /**
     * "Supplement No. 4 to Part 744", "Appendix A to Part 810", "Appendix to Part 5". What names
     * more than a part keeps those words: "Appendix A to Subpart B of Part 110" is A-to-Subpart-B.
     */
    private AttachmentCitation attachment(String identifier) {
      if (Citation.find(title + " CFR " + identifier).orElse(null)
              instanceof AttachmentCitation plain
          && plain.part().equals(part)) {
        return plain;
      }
      Matcher matcher = ATTACHMENT.matcher(identifier);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("Not an attachment: \"" + identifier + "\"");
      }
      return new AttachmentCitation(
          title,
          part,
          matcher.group("kind").equals("Supplement")
              ? AttachmentCitation.Kind.SUPPLEMENT
              : AttachmentCitation.Kind.APPENDIX,
          matcher.group("designation").replace(' ', '-'));
    }

    private static String identifier(String number) {
      return fold(number).replaceFirst("^§+\\s*", "");
    }

    private static String heading(Element head) {
      return new InlineReader(new Oddities("")).read(head).text();
    }

    private static String fold(String text) {
      return text.replaceAll("[\\s\\u00a0\\u2009]+", " ").strip();
    }
  }
}
