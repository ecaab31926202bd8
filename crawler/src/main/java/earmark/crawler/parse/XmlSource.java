package earmark.crawler.parse;

import earmark.redline.text.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/**
 * A source read as a tree of elements.
 *
 * @param root its root element; empty if it has none, or was refused
 */
record XmlSource(Optional<Element> root, List<Finding> findings) {
  /** Deepest nesting that is read; the deepest real source is about 20. */
  static final int MAX_DEPTH = 200;

  XmlSource {
    findings = List.copyOf(findings);
  }

  /** Reads XML. Entities of a DTD are not resolved: the parser knows none. */
  static XmlSource xml(byte[] bytes) {
    return read(bytes, Parser.xmlParser());
  }

  /** Reads HTML as a browser would. */
  static XmlSource html(byte[] bytes) {
    return read(bytes, Parser.htmlParser());
  }

  private static XmlSource read(byte[] bytes, Parser parser) {
    Decoded decoded = Decoded.of(bytes);
    List<Finding> findings = new ArrayList<>(decoded.findings());
    Document document = parser.parseInput(decoded.text(), "");
    Optional<Element> root = document.children().stream().findFirst();
    if (root.isEmpty()) {
      findings.add(new Finding("EMPTY", Finding.Severity.REFUSED, "whole document", ""));
    } else if (depth(document) > MAX_DEPTH) {
      findings.add(
          new Finding(
              "TOO_DEEP",
              Finding.Severity.REFUSED,
              "whole document",
              "elements nest deeper than " + MAX_DEPTH));
      root = Optional.empty();
    }
    return new XmlSource(root, findings);
  }

  /** Walks without recursion, so that no nesting can exhaust the stack. */
  private static int depth(Document document) {
    int deepest = 0;
    int depth = 0;
    Node node = document;
    while (true) {
      if (node.childNodeSize() > 0) {
        node = node.childNode(0);
        depth++;
        deepest = Math.max(deepest, depth);
      } else {
        Node next = node.nextSibling();
        while (next == null) {
          Node parent = node.parent();
          if (parent == null) {
            return deepest;
          }
          node = parent;
          depth--;
          next = node.nextSibling();
        }
        node = next;
      }
    }
  }
}
