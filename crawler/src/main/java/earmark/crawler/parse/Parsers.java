package earmark.crawler.parse;

import earmark.redline.text.Block;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Reads a file of any known form; which one it is shows in its first bytes, not in its name. */
public final class Parsers {
  private static final Set<String> FR_ROOTS = Set.of("rule", "prorule", "notice", "presdocu");
  private static final Set<String> ECFR_ROOTS =
      Set.of("ecfr", "dlpstextclass", "div1", "div2", "div3", "div4", "div5");
  private static final Pattern ROOT =
      Pattern.compile(
          "\\A\\s*(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*|<!DOCTYPE[^>\\[]*>\\s*)*<(?<name>[A-Za-z][\\w.:-]*)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Set<String> HTML_ROOTS =
      Set.of("html", "head", "body", "p", "div", "h1", "h2", "h3", "ul", "ol", "pre", "article");

  private Parsers() {}

  /**
   * Reads {@code bytes}.
   *
   * @param fileName decides only where the bytes leave it open: a fragment such as {@code <p>…} is
   *     HTML, unless the name ends in {@code .xml}
   */
  public static Parsed parse(String fileName, byte[] bytes) {
    Decoded decoded = Decoded.of(bytes);
    String text = decoded.text();
    if (FrRawText.isRawText(text)) {
      FrDocumentText document = FrRawText.read(bytes);
      return new Parsed(
          Parsed.Kind.FR_RAW_TEXT,
          FrRawText.PARSER,
          document.text(),
          List.of(),
          document.findings());
    }
    if (Judge.isHtml(text)) {
      return html(bytes);
    }
    Matcher root = ROOT.matcher(text.substring(0, Math.min(text.length(), 10_000)));
    if (!root.find()) {
      return new Parsed(
          Parsed.Kind.PLAIN_TEXT,
          PlainText.PARSER,
          PlainText.read(text),
          List.of(),
          decoded.findings());
    }
    String name = root.group("name").toLowerCase(Locale.ROOT);
    if (ECFR_ROOTS.contains(name)) {
      EcfrText ecfr = EcfrXml.read(bytes);
      return new Parsed(
          Parsed.Kind.ECFR_XML,
          EcfrXml.PARSER,
          joined(ecfr.units()),
          ecfr.units(),
          ecfr.allFindings());
    }
    if (FR_ROOTS.contains(name)) {
      FrDocumentText document = FrXml.read(bytes);
      return new Parsed(
          Parsed.Kind.FR_XML, FrXml.PARSER, document.text(), List.of(), document.findings());
    }
    boolean isNamedXml = fileName.toLowerCase(Locale.ROOT).endsWith(".xml");
    return HTML_ROOTS.contains(name) && !isNamedXml ? html(bytes) : other(bytes);
  }

  private static Parsed html(byte[] bytes) {
    HtmlText.Page page = HtmlText.read(bytes);
    return new Parsed(Parsed.Kind.HTML, HtmlText.PARSER, page.text(), List.of(), page.findings());
  }

  private static Parsed other(byte[] bytes) {
    XmlSource source = XmlSource.xml(bytes);
    List<Finding> findings = new ArrayList<>(source.findings());
    LegalText text = LegalText.EMPTY;
    if (source.root().isPresent()) {
      Element root = source.root().get();
      Oddities oddities = new Oddities("<" + root.tagName() + ">");
      BlockReader reader = new BlockReader(oddities);
      reader.contents(root);
      text = reader.text(Layout.UNNUMBERED);
      findings.addAll(oddities.findings());
    }
    return new Parsed(Parsed.Kind.OTHER_XML, "xml-1", text, List.of(), findings);
  }

  /** All units one after the other; tables are counted through. */
  private static LegalText joined(List<EcfrUnit> units) {
    List<Block> blocks = new ArrayList<>();
    int tables = 0;
    for (EcfrUnit unit : units) {
      int before = tables;
      for (Block block : unit.text().blocks()) {
        switch (block) {
          case Passage passage -> blocks.add(passage);
          case Row row -> {
            int number = before + row.table();
            tables = Math.max(tables, number);
            blocks.add(new Row(row.path(), number, row.place(), row.cells(), row.group()));
          }
        }
      }
    }
    return new LegalText(blocks);
  }
}
