package earmark.crawler.source;

import earmark.crawler.fetch.Judge;
import earmark.crawler.parse.Expected;
import earmark.crawler.parse.HtmlText;
import earmark.crawler.parse.PdfText;
import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/**
 * What a page or file of a site says: HTML, PDF or a table with commas.
 *
 * @param statedOn the day that a press release states in its head, or a file in its name
 * @param links what its text links to, as written
 * @param parser name and version of the reader
 * @param refusal why there is no text; empty if there is
 */
record PageText(
    String title,
    LegalText text,
    Optional<LocalDate> statedOn,
    List<String> links,
    String parser,
    List<Finding> findings,
    Optional<Finding> refusal) {
  private static final String HTML = "page-1";
  private static final String CSV = "page-table-1";

  /** All readers of this class. */
  static final Set<String> PARSERS = Set.of(HTML, CSV, PdfText.PARSER);

  private static final Pattern RELEASED =
      Pattern.compile(
          "FOR IMMEDIATE RELEASE.{0,60}?"
              + "((?:January|February|March|April|May|June|July|August|September|October|November"
              + "|December) \\d{1,2}, \\d{4})",
          Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter IN_WORDS =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

  /** Only the head of a release states its day. */
  private static final int HEAD_BLOCKS = 4;

  private static final Pattern DAY_IN_NAME = Pattern.compile("_(\\d{2})(\\d{2})(20\\d{2})\\.csv$");

  PageText {
    links = List.copyOf(links);
    findings = List.copyOf(findings);
  }

  private static boolean isPdf(URI page) {
    return page.getPath().toLowerCase(Locale.ROOT).endsWith(".pdf");
  }

  private static boolean isTable(URI page) {
    return page.getPath().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /** Tells a page from what is sent in its place, by what its address says that it is. */
  static Judge judge(URI page) {
    if (isPdf(page)) {
      Judge otherwise = Reading.judge(new Expected.Html(""));
      return (capture, body) ->
          PdfText.isPdf(body)
              ? Optional.empty()
              : otherwise
                  .refuse(capture, body)
                  .or(
                      () ->
                          Optional.of(
                              new Finding(
                                  "WRONG_ROOT",
                                  Finding.Severity.REFUSED,
                                  capture.url().toString(),
                                  "It does not begin as a PDF does")));
    }
    return Reading.judge(isTable(page) ? new Expected.Plain() : new Expected.Html(""));
  }

  static PageText read(URI page, byte[] bytes, PageRules rules) {
    return isPdf(page) ? pdf(page, bytes) : isTable(page) ? table(page, bytes) : html(bytes, rules);
  }

  static PageText html(byte[] bytes, PageRules rules) {
    HtmlText.Page page = HtmlText.read(bytes, rules.elements());
    List<Block> blocks =
        page.text().blocks().stream()
            .filter(
                block ->
                    rules.lines().stream().noneMatch(line -> line.matcher(block.text()).matches()))
            .toList();
    String heading =
        blocks.stream()
            .filter(b -> b instanceof Passage p && p.kind() == PassageKind.HEADING)
            .map(Block::text)
            .findFirst()
            .orElse(page.title());
    Optional<Finding> refusal =
        blocks.isEmpty()
            ? Optional.of(refusal("EMPTY", "There are no words in its text: " + page.title()))
            : Optional.empty();
    return new PageText(
        heading,
        new LegalText(blocks),
        released(blocks),
        page.links(),
        HTML,
        page.findings(),
        refusal);
  }

  private static Optional<LocalDate> released(List<Block> blocks) {
    for (Block block : blocks.subList(0, Math.min(HEAD_BLOCKS, blocks.size()))) {
      Matcher matcher = RELEASED.matcher(block.text());
      // A list of releases names several days, and none is its own.
      if (matcher.lookingAt()) {
        try {
          return Optional.of(LocalDate.parse(matcher.group(1), IN_WORDS));
        } catch (DateTimeParseException _) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static PageText pdf(URI page, byte[] bytes) {
    PdfText.File file = PdfText.read(bytes);
    return new PageText(
        file.title().isEmpty() ? name(page) : file.title(),
        file.text(),
        Optional.empty(),
        List.of(),
        PdfText.PARSER,
        file.findings(),
        file.refusal());
  }

  private static PageText table(URI page, byte[] bytes) {
    Csv rows = new Csv(new String(bytes, StandardCharsets.UTF_8));
    List<Block> blocks = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    int columns = 0;
    while (rows.hasNext()) {
      List<String> cells = rows.next();
      boolean head = blocks.isEmpty();
      if (head) {
        columns = cells.size();
      } else if (cells.size() != columns) {
        findings.add(
            new Finding(
                "BAD_ROW",
                Finding.Severity.WARNING,
                "row " + blocks.size(),
                cells.size() + " fields, not " + columns + ": " + String.join(",", cells)));
      }
      blocks.add(
          new Row(
              ParagraphPath.ROOT,
              1,
              head ? Row.Place.HEAD : Row.Place.BODY,
              cells.stream().map(PageText::fold).map(Cell::of).toList(),
              ""));
    }
    Optional<Finding> refusal =
        rows.endedOpen()
            ? Optional.of(refusal("TRUNCATED", "It ends inside quotation marks"))
            : blocks.size() < 2
                ? Optional.of(refusal("EMPTY_LIST", "It has no rows"))
                : Optional.empty();
    return new PageText(
        name(page), new LegalText(blocks), day(page), List.of(), CSV, findings, refusal);
  }

  private static Optional<LocalDate> day(URI page) {
    Matcher name = DAY_IN_NAME.matcher(page.getPath());
    return name.find()
        ? Json.date(name.group(3) + "-" + name.group(1) + "-" + name.group(2))
        : Optional.empty();
  }

  /** The addresses in a sitemap. */
  static List<String> locations(byte[] bytes) {
    return Jsoup.parse(new String(bytes, StandardCharsets.UTF_8), "", Parser.xmlParser())
        .select("url > loc")
        .eachText();
  }

  private static String name(URI page) {
    return page.getPath().substring(page.getPath().lastIndexOf('/') + 1);
  }

  private static String fold(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  private static Finding refusal(String code, String why) {
    return new Finding(code, Finding.Severity.REFUSED, "whole document", why);
  }
}
