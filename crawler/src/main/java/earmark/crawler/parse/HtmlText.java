package earmark.crawler.parse;

import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Reader of web pages: headings, paragraphs, lists and tables, as people see them.
 *
 * <p>What does not belong to the text of a page is dropped by this rule, and nothing else is:
 *
 * <ul>
 *   <li>script, style, template, noscript, svg, iframe, canvas, object, video, audio, form
 *       controls;
 *   <li>nav, footer, and the roles navigation, search, contentinfo and banner; header and aside
 *       where they stand outside of the main text;
 *   <li>what is hidden: {@code hidden}, {@code aria-hidden="true"}, {@code display:none};
 *   <li>marks that do not print, as the Federal Register's pages have ({@code unprinted-element}).
 * </ul>
 *
 * <p>The main text is the {@code main} element, or the role main, if there is exactly one with
 * words in it; else the whole body. The first h1 is the heading.
 */
public final class HtmlText {
  /** Name and version of this reader. */
  public static final String PARSER = "html-1";

  private static final String NEVER_TEXT =
      "script, style, template, noscript, svg, iframe, canvas, object, embed, video, audio, button,"
          + " input, select, textarea, nav, footer, [role=navigation], [role=search],"
          + " [role=contentinfo], [role=banner], [hidden], [aria-hidden=true],"
          + " [style~=(?i)display\\s*:\\s*none], .unprinted-element";

  private HtmlText() {}

  /**
   * What a page says.
   *
   * @param title the words of its title element; empty if it has none
   * @param links what the links in its text lead to, as written, in order
   */
  public record Page(String title, LegalText text, List<String> links, List<Finding> findings) {
    public Page {
      links = List.copyOf(links);
      findings = List.copyOf(findings);
    }
  }

  public static Page read(byte[] bytes) {
    return read(bytes, List.of());
  }

  /**
   * Reads a page without some of its elements.
   *
   * @param leftOut CSS selectors of what a publisher puts around and into the text of its pages
   */
  public static Page read(byte[] bytes, List<String> leftOut) {
    XmlSource source = XmlSource.html(bytes);
    List<Finding> findings = new ArrayList<>(source.findings());
    if (source.root().isEmpty()) {
      return new Page("", LegalText.EMPTY, List.of(), findings);
    }
    Element html = source.root().get();
    String title =
        Optional.ofNullable(html.selectFirst("head > title")).map(Element::text).orElse("");
    Element body = Optional.ofNullable(html.selectFirst("body")).orElse(html);
    body.select(NEVER_TEXT).remove();
    if (!leftOut.isEmpty()) {
      body.select(String.join(", ", leftOut)).remove();
    }
    Optional<Element> main = main(body);
    if (main.isEmpty()) {
      body.select("header, aside").remove();
    }
    Element text = main.orElse(body);
    for (Element instruction : text.select("p.amendment-part, p.amend-part, .amendment-part > p")) {
      instruction.tagName("amdpar");
    }
    List<String> links = text.select("a[href]").eachAttr("href");
    // Elements of other vocabularies are everyday on pages; they are read through, not reported.
    BlockReader reader = new BlockReader(new Oddities(""));
    Element heading = text.selectFirst("h1");
    if (heading != null) {
      heading.tagName("document-heading");
    }
    reader.contents(text);
    return new Page(title, reader.text(Layout.UNNUMBERED), links, findings);
  }

  private static Optional<Element> main(Element body) {
    Elements candidates = body.select("main, [role=main]");
    candidates.removeIf(element -> !element.hasText() || !element.parents().is("body"));
    List<Element> outermost =
        candidates.stream()
            .filter(element -> element.parents().stream().noneMatch(candidates::contains))
            .toList();
    return outermost.size() == 1 ? Optional.of(outermost.getFirst()) : Optional.empty();
  }
}
