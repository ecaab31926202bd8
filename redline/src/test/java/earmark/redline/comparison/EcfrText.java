package earmark.redline.comparison;

import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A rough reader of eCFR XML for tests of the comparison: words and tables, first markers as path.
 */
final class EcfrText {
  private static final Pattern MARKERS = Pattern.compile("(?:\\([0-9a-zA-Z]{1,5}\\))+");

  private static final String RAISED =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

  private final List<Block> blocks = new ArrayList<>();
  private int tables;

  private EcfrText() {}

  /** The sections and supplements of a part, by their number. */
  static Map<String, LegalText> provisions(byte[] xml) throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml));
    Map<String, LegalText> provisions = new LinkedHashMap<>();
    for (String name : List.of("DIV8", "DIV9")) {
      NodeList found = document.getElementsByTagName(name);
      for (int i = 0; i < found.getLength(); i++) {
        EcfrText text = new EcfrText();
        text.read((Element) found.item(i));
        provisions.put(((Element) found.item(i)).getAttribute("N"), new LegalText(text.blocks));
      }
    }
    return provisions;
  }

  private void read(Element parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        switch (element.getTagName()) {
          case "HEAD" -> add(PassageKind.HEADING, element);
          case "P", "FP" -> paragraph(element);
          case "LI" -> add(PassageKind.LIST_ITEM, element);
          case "CITA" -> add(PassageKind.CITATION, element);
          case "HED", "HD1", "HD2" -> add(PassageKind.SUBHEADING, element);
          case "TABLE" -> table(element);
          default -> read(element);
        }
      }
    }
  }

  private void add(PassageKind kind, Element element) {
    blocks.add(Passage.of(kind, words(element)));
  }

  private void paragraph(Element element) {
    String text = words(element);
    Matcher matcher = MARKERS.matcher(text);
    String designation = matcher.lookingAt() ? matcher.group() : "";
    blocks.add(Passage.paragraph(ParagraphPath.parse(designation), designation, text));
  }

  private void table(Element table) {
    tables++;
    String group = "";
    NodeList rows = table.getElementsByTagName("TR");
    for (int i = 0; i < rows.getLength(); i++) {
      Element row = (Element) rows.item(i);
      List<Cell> cells = new ArrayList<>();
      for (Node node = row.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element cell) {
          cells.add(Cell.of(words(cell)));
        }
      }
      Row.Place place =
          switch (((Element) row.getParentNode()).getTagName()) {
            case "THEAD" -> Row.Place.HEAD;
            case "TFOOT" -> Row.Place.FOOT;
            default -> Row.Place.BODY;
          };
      boolean printed = cells.isEmpty() || !cells.getFirst().text().isEmpty();
      if (printed && !cells.isEmpty() && place == Row.Place.BODY) {
        group = cells.getFirst().text();
      }
      blocks.add(new Row(ParagraphPath.ROOT, tables, place, cells, printed ? "" : group));
    }
  }

  private static String words(Element element) {
    StringBuilder words = new StringBuilder();
    collect(element, words);
    return words
        .toString()
        .replaceAll("[ \\t\\r\\n\\u00a0]+", " ")
        .replaceAll(" ?\\u2028 ?", "\n")
        .strip();
  }

  private static void collect(Node node, StringBuilder words) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.TEXT_NODE) {
        words.append(child.getNodeValue());
      } else if (child instanceof Element element) {
        if (element.getTagName().equals("br")) {
          words.append('\u2028');
        } else if (element.getTagName().equals("sup")) {
          words.append(superscript(element.getTextContent()));
        } else {
          collect(element, words);
        }
      }
    }
  }

  private static String superscript(String digits) {
    return digits
        .chars()
        .mapToObj(
            c -> c >= '0' && c <= '9' ? RAISED.substring(c - '0', c - '0' + 1) : "" + (char) c)
        .collect(Collectors.joining());
  }
}
