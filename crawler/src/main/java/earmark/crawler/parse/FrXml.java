package earmark.crawler.parse;

import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reader of one Federal Register document in the publisher's XML: {@code RULE}, {@code PRORULE},
 * {@code NOTICE} or {@code PRESDOCU}.
 *
 * <p>REGTEXT does not print and is no container: instructions, headings and new text are read in
 * the order in which they stand, whatever holds them. Page marks are dropped and the words around
 * them joined.
 *
 * <p><b>Lost blanks.</b> In documents before about 2016 the blanks around inline marks and page
 * marks are missing from the XML ({@code under<E T="03">Paragraph 34</E>is}), and the publisher's
 * own pages guess them. Where most such places of a document have none, a blank is put between
 * words that would run together, and a finding {@code WHITE_SPACE_RESTORED} says how often.
 */
public final class FrXml {
  /** Name and version of this reader. */
  public static final String PARSER = "fr-xml-1";

  private static final Set<String> UNITS = Set.of("rule", "prorule", "notice", "presdocu");

  private FrXml() {}

  public static FrDocumentText read(byte[] bytes) {
    XmlSource source = XmlSource.xml(bytes);
    if (source.root().isEmpty()) {
      return new FrDocumentText(
          LegalText.EMPTY, Optional.empty(), Optional.empty(), 0, source.findings());
    }
    FrDocumentText document = read(source.root().get());
    List<Finding> findings = new ArrayList<>(source.findings());
    findings.addAll(document.findings());
    return new FrDocumentText(
        document.text(), document.number(), document.root(), document.instructions(), findings);
  }

  /** Reads the element of one document. */
  static FrDocumentText read(Element root) {
    Oddities oddities = new Oddities("<" + root.tagName() + ">");
    if (!UNITS.contains(root.normalName())) {
      oddities.count(
          Judgement.WRONG_ROOT,
          Finding.Severity.WARNING,
          "<" + root.tagName() + ">",
          "no Federal Register document");
    }
    BlockReader reader =
        new BlockReader(oddities, blanksAreLost(root) ? Seams.RESTORE : Seams.AS_WRITTEN);
    reader.contents(root);
    LegalText text = reader.text(Layout.DOCUMENT);
    int instructions =
        (int)
            text.blocks().stream()
                .filter(block -> block instanceof Passage p && p.kind() == PassageKind.INSTRUCTION)
                .count();
    return new FrDocumentText(
        text, number(root), Optional.of(root.tagName()), instructions, oddities.findings());
  }

  /** The number that a document prints about itself; its text may cite others. */
  static Optional<String> number(Element root) {
    return root.getElementsByTag("FRDOC").stream()
        .flatMap(element -> FrNumbers.inWords(element.text()).stream())
        .reduce((_, last) -> last);
  }

  /** Whether words meet inline marks without a blank more often than with one. */
  private static boolean blanksAreLost(Element root) {
    int joined = 0;
    int apart = 0;
    for (Element mark : root.select("E, PRTPAGE")) {
      if (mark.attr("T").startsWith("5")) {
        continue;
      }
      Node before = mark.previousSibling();
      Node after = mark.nextSibling();
      if (before instanceof TextNode text && !text.isBlank()) {
        String words = text.getWholeText();
        char last = words.charAt(words.length() - 1);
        joined += Character.isLetter(last) ? 1 : 0;
        apart += Character.isWhitespace(last) ? 1 : 0;
      }
      if (after instanceof TextNode text && !text.isBlank()) {
        char first = text.getWholeText().charAt(0);
        joined += Character.isLetter(first) ? 1 : 0;
        apart += Character.isWhitespace(first) ? 1 : 0;
      }
    }
    return joined >= 3 && joined > apart;
  }
}
