package earmark.crawler.parse;

import earmark.redline.text.Finding;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A daily issue of the Federal Register in the publisher's XML: {@code FEDREG}, whose documents
 * stand in RULES, PRORULES, NOTICES and PRESDOCS, and once more so in every NEWPART.
 *
 * <p>What a document says of itself is read at once, its text only when it is asked for. The
 * issue's own table of contents says on which pages a document is printed, and which documents
 * there must be: one that it names and that is not there is a finding.
 *
 * @param date the day that the issue prints; empty if it prints none
 * @param volume the volume of the Federal Register, which begins each year
 * @param documents in the order of print, with and without a number
 */
public record FrIssue(
    Optional<LocalDate> date,
    Optional<Integer> volume,
    List<FrIssueDocument> documents,
    List<Finding> findings) {
  /** Name and version of this reader: the mark of what is known from an issue alone. */
  public static final String PARSER = "fr-issue-1";

  /** The name of the root element. */
  static final String ROOT = "FEDREG";

  private static final int HEAD_BYTES = 1 << 16;
  private static final Set<String> UNITS = Set.of("rule", "prorule", "notice", "presdocu");

  public FrIssue {
    documents = List.copyOf(documents);
    findings = List.copyOf(findings);
  }

  /** The day that an issue prints, without reading the rest of it. */
  public static Optional<LocalDate> printedDay(byte[] bytes) {
    return Judge.issueDay(
        new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.UTF_8));
  }

  public static FrIssue read(byte[] bytes) {
    XmlSource source = XmlSource.xml(bytes);
    if (source.root().isEmpty()) {
      return new FrIssue(Optional.empty(), Optional.empty(), List.of(), source.findings());
    }
    Element root = source.root().get();
    List<Finding> findings = new ArrayList<>(source.findings());
    if (!root.tagName().equals(ROOT)) {
      findings.add(
          new Finding(
              Judgement.WRONG_ROOT,
              Finding.Severity.REFUSED,
              "<" + root.tagName() + ">",
              "no daily issue of the Federal Register"));
      return new FrIssue(Optional.empty(), Optional.empty(), List.of(), findings);
    }
    Optional<Integer> volume =
        Optional.ofNullable(root.selectFirst("> VOL"))
            .map(Element::text)
            .filter(text -> text.matches("\\d{1,4}"))
            .map(Integer::valueOf);
    Reader reader = new Reader(volume, contents(root));
    reader.walk(root);
    findings.addAll(reader.missing());
    return new FrIssue(
        Optional.ofNullable(root.selectFirst("> DATE"))
            .map(Element::text)
            .flatMap(PrintedDay::inWords),
        volume,
        reader.documents,
        findings);
  }

  /** An entry of the table of contents: a number as it is written there, and its own pages. */
  private record Contained(String number, Optional<String> pages) {}

  /** Each document that the table of contents names, with its pages where they are its own. */
  private static Map<String, Contained> contents(Element root) {
    Map<String, Contained> contents = new LinkedHashMap<>();
    for (Element table : root.getElementsByTag("CNTNTS")) {
      for (Element pages : table.getElementsByTag("PGS")) {
        List<String> numbers = new ArrayList<>();
        Element next = pages.nextElementSibling();
        while (next != null && next.normalName().equals("frdocbp")) {
          numbers.add(next.text().strip());
          next = next.nextElementSibling();
        }
        // Pages before several numbers are those of all of them together.
        Optional<String> own =
            numbers.size() == 1 ? Optional.of(pages.text()) : Optional.<String>empty();
        numbers.forEach(
            number -> contents.putIfAbsent(FrNumbers.key(number), new Contained(number, own)));
      }
    }
    return contents;
  }

  /** Goes through the issue once, counting its pages. */
  private static final class Reader {
    private final Optional<Integer> volume;
    private final Map<String, Contained> contents;
    private final List<FrIssueDocument> documents = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int page;

    Reader(Optional<Integer> volume, Map<String, Contained> contents) {
      this.volume = volume;
      this.contents = contents;
    }

    void walk(Element element) {
      if (UNITS.contains(element.normalName())) {
        unit(element);
        return;
      }
      turn(element);
      for (Element child : element.children()) {
        walk(child);
      }
    }

    private void unit(Element unit) {
      int first = startsPage(unit).orElse(page);
      unit.getElementsByTag("PRTPAGE").forEach(this::turn);
      int last = Math.max(first, page);
      Optional<String> number = FrIssueDocument.number(unit);
      Optional<String> stated =
          number
              .flatMap(n -> Optional.ofNullable(contents.get(FrNumbers.key(n))))
              .flatMap(Contained::pages);
      if (stated.isPresent() && stated.get().matches("\\d+(?:\\s*[-–]\\s*\\d+)?")) {
        String[] pages = stated.get().split("\\s*[-–]\\s*", -1);
        first = Integer.parseInt(pages[0]);
        last = Integer.parseInt(pages[pages.length - 1]);
      }
      number.ifPresent(n -> counts.merge(FrNumbers.key(n), 1, Integer::sum));
      documents.add(new FrIssueDocument(unit, number, volume, first, Math.max(first, last)));
    }

    private void turn(Element element) {
      if (element.normalName().equals("prtpage") && element.attr("P").matches("\\d{1,7}")) {
        page = Integer.parseInt(element.attr("P"));
      }
    }

    /** The page whose mark stands before the first word, if there is one. */
    private static Optional<Integer> startsPage(Element unit) {
      for (Node node : (Iterable<Node>) unit.nodeStream()::iterator) {
        if (node instanceof TextNode text && !text.isBlank()) {
          return Optional.empty();
        }
        if (node instanceof Element mark
            && mark.normalName().equals("prtpage")
            && mark.attr("P").matches("\\d{1,7}")) {
          return Optional.of(Integer.valueOf(mark.attr("P")));
        }
      }
      return Optional.empty();
    }

    private List<Finding> missing() {
      List<Finding> findings = new ArrayList<>();
      List<String> named =
          contents.entrySet().stream()
              .filter(entry -> !counts.containsKey(entry.getKey()))
              .map(entry -> entry.getValue().number())
              .sorted()
              .toList();
      if (!named.isEmpty()) {
        findings.add(
            new Finding(
                "CONTENTS_DIFFER",
                Finding.Severity.WARNING,
                "CNTNTS",
                "The issue's contents name documents that are not in it: "
                    + String.join(", ", named)));
      }
      List<String> twice =
          counts.entrySet().stream()
              .filter(entry -> entry.getValue() > 1)
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      if (!twice.isEmpty()) {
        findings.add(
            new Finding(
                "DUPLICATE_DOCUMENT",
                Finding.Severity.WARNING,
                "<" + ROOT + ">",
                "These numbers are there more than once, and the first counts: "
                    + String.join(", ", twice)));
      }
      return findings;
    }
  }
}
