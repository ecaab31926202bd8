package earmark.crawler.parse;

import earmark.crawler.parse.Judgement.Refused;
import earmark.crawler.parse.Judgement.Usable;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Strict check of XML beside the lenient reader: one root, every element closed, not too deep.
 *
 * <p>Document types and external entities are switched off, and a document that declares entities
 * is refused before it is read. Namespaces are not looked at: pieces of documents use prefixes that
 * are bound elsewhere.
 */
final class WellFormed {
  private static final Pattern DECLARES_ENTITIES =
      Pattern.compile("<!DOCTYPE[^>]*\\[|<!ENTITY", Pattern.CASE_INSENSITIVE);

  private WellFormed() {}

  static Judgement check(String text, Set<String> roots) {
    // Looked for at declarations alone: the pattern over megabytes costs as much as the parser.
    Matcher entities = DECLARES_ENTITIES.matcher(text);
    for (int from = text.indexOf("<!"); from >= 0; from = text.indexOf("<!", from + 2)) {
      if (entities.region(from, text.length()).lookingAt()) {
        return new Refused(
            Judgement.ENTITIES_DECLARED, text.substring(from, Math.min(text.length(), from + 120)));
      }
    }
    List<String> open = new ArrayList<>();
    Optional<String> root = Optional.empty();
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(body(text)));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            open.add(reader.getLocalName());
            if (root.isEmpty()) {
              root = Optional.of(reader.getLocalName());
              if (!roots.contains(reader.getLocalName())) {
                return new Refused(
                    Judgement.WRONG_ROOT,
                    "<"
                        + reader.getLocalName()
                        + ">, expected one of "
                        + roots.stream().sorted().toList());
              }
            }
            if (open.size() > XmlSource.MAX_DEPTH) {
              return new Refused(
                  Judgement.TOO_DEEP, "elements nest deeper than " + XmlSource.MAX_DEPTH);
            }
          }
          case XMLStreamConstants.END_ELEMENT -> open.removeLast();
          default -> {}
        }
      }
      return new Usable();
    } catch (XMLStreamException e) {
      String how = e.getMessage() == null ? "" : e.getMessage().replaceAll("\\s+", " ");
      boolean cut = root.isPresent() && !text.contains("</" + root.get() + ">") && !open.isEmpty();
      return new Refused(
          cut ? Judgement.TRUNCATED : Judgement.NOT_WELL_FORMED,
          (cut ? "ends inside <" + open.getLast() + ">: " + Judge.end(text) : how));
    }
  }

  /** Without the declaration: its encoding is about bytes, and these are characters already. */
  private static String body(String text) {
    String stripped = text.stripLeading();
    return stripped.startsWith("<?xml") && stripped.contains("?>")
        ? stripped.substring(stripped.indexOf("?>") + 2).stripLeading()
        : stripped;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    // The platform's own limit is lower than ours, and its message is not ours.
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    return factory;
  }
}
