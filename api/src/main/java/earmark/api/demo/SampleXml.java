package earmark.api.demo;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the sample's own XML. */
final class SampleXml {

  private SampleXml() {}

  /**
   * Parses one file.
   *
   * @throws BrokenSampleException if it is not well-formed, naming the line
   */
  static Document parse(String file, String xml) {
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(xml)));
    } catch (SAXParseException e) {
      throw new BrokenSampleException(
          file, "line " + e.getLineNumber() + " is not well-formed: " + e.getMessage(), e);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new BrokenSampleException(file, "cannot be parsed: " + e.getMessage(), e);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory;
  }

  /** The text of a node with white space folded. */
  static String text(Node node) {
    return node.getTextContent().strip().replaceAll("\\s+", " ");
  }

  /** The text of the first element of that name; empty if there is none. */
  static String textOfFirst(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : text(found.item(0));
  }

  /** Escapes text for XML and HTML, in content and in double-quoted attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Writes each character outside of ASCII as a numeric reference, as the eCFR's slices do. */
  static String ascii(String xml) {
    StringBuilder out = new StringBuilder(xml.length() + 256);
    xml.codePoints()
        .forEach(
            c -> {
              if (c < 128) {
                out.append((char) c);
              } else {
                out.append("&#x").append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
                out.append(';');
              }
            });
    return out.toString();
  }
}
