package earmark.api.demo;

import earmark.archive.calendar.FederalHolidays;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Plain and HTML renderings of a document's XML, in the shapes of the real site. */
final class DocumentText {

  private static final DateTimeFormatter LONG_DATE =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.ENGLISH);
  private static final int WIDTH = 72;
  private static final Set<String> BLOCKS =
      Set.of(
          "P", "FP", "HD", "AMDPAR", "SECTNO", "SUBJECT", "AGENCY", "SUBAGY", "CFR", "DEPDOC",
          "RIN", "FRDOC", "BILCOD", "STARS", "TTITLE", "ROW", "NAME", "TITLE", "PRTPAGE");

  private DocumentText() {}

  /** A block of the document in reading order. */
  private record Block(String element, String text) {}

  /** The number of the daily issue within its year, from 1. */
  private static int issueNumber(LocalDate day) {
    return FederalHolidays.businessDays(LocalDate.of(day.getYear() - 1, 12, 31), day);
  }

  /** The raw text as the site sends it: HTML around a {@code pre}, under the type text/plain. */
  static String rawText(SampleDocument document) {
    LocalDate day = document.publishedOn();
    String issue =
        "Volume "
            + (day.getYear() - 1935)
            + ", Number "
            + issueNumber(day)
            + " ("
            + LONG_DATE.format(day)
            + ")";
    StringBuilder body = new StringBuilder();
    for (Block block : blocks(document)) {
      body.append(rawBlock(block));
    }
    return "<html>\n<head>\n<title>Federal Register, "
        + issue.replace(", Number", " Issue")
        + "</title>\n</head>\n<body><pre>\n[Federal Register "
        + issue
        + "]\n["
        + issueSection(document)
        + "]\n[Pages "
        + document.record().path("start_page").intValue()
        + "-"
        + document.record().path("end_page").intValue()
        + "]\n["
        + DemoStory.LABEL
        + "]\n[FR Doc No: "
        + document.number()
        + "]\n\n\n\n"
        + SampleXml.escape(body.toString())
        + "\n\n\n</pre></body>\n</html>";
  }

  /** The body as the site sends it: a fragment without html and body elements. */
  static String bodyHtml(SampleDocument document) {
    List<String> lines = new ArrayList<>();
    String page = "";
    int paragraphs = 0;
    int headings = 0;
    int instructions = 0;
    lines.add("<!-- " + DemoStory.LABEL + " -->");
    for (Block block : blocks(document)) {
      String text = SampleXml.escape(block.text());
      switch (block.element()) {
        case "PRTPAGE" -> {
          page = text;
          lines.add(
              "<span class=\"printed-page-inline unprinted-element\" data-page=\""
                  + text
                  + "\"></span>");
        }
        case "AMDPAR" ->
            lines.add(
                "<p class=\"amendment-part\" id=\"p-amd-" + ++instructions + "\">" + text + "</p>");
        case "HD", "SUBJECT", "SECTNO", "AGENCY", "SUBAGY", "TTITLE" ->
            lines.add("<h1 id=\"h-" + ++headings + "\">" + text + "</h1>");
        default ->
            lines.add(
                "<p id=\"p-" + ++paragraphs + "\" data-page=\"" + page + "\">" + text + "</p>");
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String issueSection(SampleDocument document) {
    return switch (document.record().path("type").stringValue("")) {
      case "Rule" -> "Rules and Regulations";
      case "Proposed Rule" -> "Proposed Rules";
      default -> "Notices";
    };
  }

  private static String rawBlock(Block block) {
    String text = typewriter(block.text());
    return switch (block.element()) {
      case "PRTPAGE" -> "\n\n[[Page " + text + "]]\n\n";
      case "AMDPAR" -> "0\n" + fill(text, "") + "\n\n";
      case "P", "FP" -> fill(text, "    ") + "\n";
      default -> "\n" + fill(text, "") + "\n\n";
    };
  }

  private static String typewriter(String text) {
    return text.replace("§§", "Sec. Sec. ")
        .replace("§", "Sec. ")
        .replace("—", "--")
        .replace("–", "-")
        .replace("“", "``")
        .replace("”", "''")
        .replace("‘", "`")
        .replace("’", "'")
        .replaceAll("\\s+", " ");
  }

  private static String fill(String text, String indent) {
    StringBuilder out = new StringBuilder();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      if (!line.toString().isBlank() && line.length() + 1 + word.length() > WIDTH) {
        out.append(line).append('\n');
        line.setLength(0);
      }
      if (!line.isEmpty() && !line.toString().isBlank()) {
        line.append(' ');
      }
      line.append(word);
    }
    return out.append(line).toString();
  }

  private static List<Block> blocks(SampleDocument document) {
    List<Block> blocks = new ArrayList<>();
    collect(
        SampleXml.parse(document.number() + ".xml", document.xml()).getDocumentElement(), blocks);
    return blocks;
  }

  private static void collect(Element element, List<Block> blocks) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        if (child.getTagName().equals("PRTPAGE")) {
          blocks.add(new Block("PRTPAGE", child.getAttribute("P")));
        } else if (child.getTagName().equals("STARS")) {
          blocks.add(new Block("STARS", "* * * * *"));
        } else if (BLOCKS.contains(child.getTagName())) {
          blocks.add(new Block(child.getTagName(), SampleXml.text(child)));
        } else {
          collect(child, blocks);
        }
      }
    }
  }
}
