package earmark.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * One document of a daily issue: what it prints of itself, in its own words. What only the
 * register's record of it says is not here: topics, the day it takes effect, whether it is
 * significant.
 */
public final class FrIssueDocument {
  private static final int MOST_PARTS_OF_A_RUN = 100;
  private static final String PART_NUMBER = "\\d{1,4}[a-z]?";
  private static final Pattern TITLE = Pattern.compile("(?<title>\\d{1,2})\\s*CFR\\b");
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<first>" + PART_NUMBER + ")(?:\\s*[-–—]\\s*(?<last>" + PART_NUMBER + "))?");
  private static final Pattern NO_PART =
      Pattern.compile("(?i)\\b(?:chapters?|ch\\.|subtitles?|subchapters?)\\s+[A-Z0-9]+");

  private final Element unit;
  private final Optional<String> number;
  private final Optional<Integer> volume;
  private final int firstPage;
  private final int lastPage;

  FrIssueDocument(
      Element unit,
      Optional<String> number,
      Optional<Integer> volume,
      int firstPage,
      int lastPage) {
    this.unit = unit;
    this.number = number;
    this.volume = volume;
    this.firstPage = firstPage;
    this.lastPage = lastPage;
  }

  static Optional<String> number(Element unit) {
    return FrXml.number(unit);
  }

  /** The document number with hyphens; empty if none is printed. */
  public Optional<String> number() {
    return number;
  }

  /** Rule, Proposed Rule, Notice or Presidential Document. */
  public String type() {
    return switch (unit.normalName()) {
      case "rule" -> "Rule";
      case "prorule" -> "Proposed Rule";
      case "presdocu" -> "Presidential Document";
      default -> "Notice";
    };
  }

  /** Kind of a presidential document; empty for others, and where it is none of the usual. */
  public Optional<String> subtype() {
    return unit.children().stream()
        .flatMap(
            child ->
                switch (child.normalName()) {
                  case "procla" -> Stream.of("Proclamation");
                  case "execord", "execordr" -> Stream.of("Executive Order");
                  default -> Stream.empty();
                })
        .findFirst();
  }

  /** Its first page as {@code 89 FR 9776}; empty where the issue does not say it. */
  public Optional<String> citation() {
    return firstPage > 0 ? volume.map(number -> number + " FR " + firstPage) : Optional.empty();
  }

  /** Its last page; empty where the issue does not say it. */
  public Optional<Integer> lastPage() {
    return firstPage > 0 ? Optional.of(lastPage) : Optional.empty();
  }

  /** What it is about; of a presidential document its first heading. Empty if there is none. */
  public String title() {
    return preamble("SUBJECT").stream()
        .findFirst()
        .or(
            () ->
                unit.normalName().equals("presdocu")
                    ? unit.getElementsByTag("HD").stream().map(FrIssueDocument::words).findFirst()
                    : Optional.empty())
        .orElse("");
  }

  /** Departments and their agencies in the order of print. */
  public List<String> agencies() {
    List<String> agencies = new ArrayList<>();
    for (Element child :
        preamble().map(Element::children).stream().flatMap(List::stream).toList()) {
      if (child.normalName().equals("agency") || child.normalName().equals("subagy")) {
        agencies.add(words(child));
      }
    }
    return unit.normalName().equals("presdocu")
        ? List.of("Executive Office of the President")
        : agencies.stream().filter(name -> !name.isEmpty()).distinct().toList();
  }

  /**
   * Parts of the CFR that its head says it affects, as {@code 15 CFR part 744}; where the head
   * names none, those that its amendments are marked with.
   */
  public List<String> parts() {
    List<String> stated =
        preamble("CFR").stream().flatMap(words -> parts(words).stream()).distinct().toList();
    return stated.isEmpty()
        ? unit.getElementsByTag("REGTEXT").stream()
            .filter(text -> text.attr("TITLE").matches("\\d{1,2}"))
            .filter(text -> text.attr("PART").matches(PART_NUMBER))
            .map(text -> text.attr("TITLE") + " CFR part " + text.attr("PART"))
            .distinct()
            .toList()
        : stated;
  }

  /** The parts in words such as {@code 40 CFR Parts 52 and 70}. */
  public static List<String> parts(String words) {
    List<String> parts = new ArrayList<>();
    Matcher titles = TITLE.matcher(words);
    boolean more = titles.find();
    while (more) {
      String title = titles.group("title");
      int from = titles.end();
      more = titles.find();
      String of = words.substring(from, more ? titles.start() : words.length());
      Matcher named = PARTS.matcher(NO_PART.matcher(of).replaceAll(" "));
      while (named.find()) {
        for (String part : run(named.group("first"), Optional.ofNullable(named.group("last")))) {
          parts.add(title + " CFR part " + part);
        }
      }
    }
    return parts;
  }

  /** Every number of a run; of one that is no run, or a very long one, its ends. */
  private static List<String> run(String first, Optional<String> last) {
    if (last.isEmpty()) {
      return List.of(first);
    }
    if (first.matches("\\d+") && last.get().matches("\\d+")) {
      int from = Integer.parseInt(first);
      int to = Integer.parseInt(last.get());
      if (from < to && to - from < MOST_PARTS_OF_A_RUN) {
        return Stream.iterate(from, part -> part <= to, part -> part + 1)
            .map(part -> Integer.toString(part))
            .toList();
      }
    }
    return List.of(first, last.get());
  }

  /** Docket numbers, without their brackets. */
  public List<String> dockets() {
    return preamble("DEPDOC").stream()
        .map(words -> words.replaceAll("^\\[|\\]$", "").strip())
        .filter(words -> !words.isEmpty())
        .toList();
  }

  /** Regulation identifier numbers, as {@code 0694-AI02}. */
  public List<String> rins() {
    return preamble("RIN").stream()
        .map(words -> words.replaceFirst("^(?i)RINs?\\s*", "").strip())
        .flatMap(words -> Stream.of(words.split("\\s*(?:,|;|\\band\\b)\\s*", -1)))
        .filter(rin -> !rin.isBlank())
        .toList();
  }

  public Optional<String> action() {
    return paragraphs("ACT");
  }

  public Optional<String> summary() {
    return paragraphs("SUM");
  }

  /** What it says of dates, in its own words. */
  public Optional<String> dates() {
    return paragraphs("EFFDATE").or(() -> paragraphs("DATES"));
  }

  /** Reads its text. */
  public FrDocumentText text() {
    return FrXml.read(unit);
  }

  /** All words of it, for a search; without an order that could be shown. */
  public String plain() {
    StringBuilder words = new StringBuilder();
    unit.nodeStream(TextNode.class).forEach(text -> words.append(text.getWholeText()).append(' '));
    return words.toString();
  }

  private Optional<Element> preamble() {
    return unit.children().stream().filter(e -> e.normalName().equals("preamb")).findFirst();
  }

  private List<String> preamble(String tag) {
    return preamble().map(Element::children).stream()
        .flatMap(List::stream)
        .filter(child -> child.normalName().equals(tag.toLowerCase(Locale.ROOT)))
        .map(FrIssueDocument::words)
        .filter(words -> !words.isEmpty())
        .toList();
  }

  /** The paragraphs of a part of the preamble, joined; without its heading. */
  private Optional<String> paragraphs(String tag) {
    List<String> paragraphs =
        preamble().map(Element::children).stream()
            .flatMap(List::stream)
            .filter(child -> child.normalName().equals(tag.toLowerCase(Locale.ROOT)))
            .flatMap(part -> part.children().stream())
            .filter(child -> !child.normalName().equals("hd"))
            .map(FrIssueDocument::words)
            .filter(words -> !words.isEmpty())
            .toList();
    return paragraphs.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", paragraphs));
  }

  private static String words(Element element) {
    return element.text().replaceAll("[\\s\\u00a0\\u2009]+", " ").strip();
  }
}
