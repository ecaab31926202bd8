package earmark.api.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A reader of Word documents with tracked changes, as a word processor understands them; it knows
 * nothing of how ours are written.
 */
final class WordDocument {
  private static final Set<String> GONE_WHEN_ACCEPTED = Set.of("w:del", "w:moveFrom");
  private static final Set<String> GONE_WHEN_REJECTED = Set.of("w:ins", "w:moveTo");

  private final Map<String, String> parts = new TreeMap<>();
  private final Element body;

  WordDocument(byte[] bytes) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        parts.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
      Document document = null;
      for (Map.Entry<String, String> part : parts.entrySet()) {
        Document parsed = parse(part.getValue());
        if (part.getKey().equals("word/document.xml")) {
          document = parsed;
        }
      }
      assertThat(document).as("word/document.xml").isNotNull();
      body = children(document.getDocumentElement()).getFirst();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Document parse(String xml) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new AssertionError(xml, e);
    }
  }

  String part(String name) {
    return parts.getOrDefault(name, "");
  }

  /** The text when every change is accepted. */
  String accepted() {
    return text(GONE_WHEN_ACCEPTED);
  }

  /** The text when every change is rejected. */
  String rejected() {
    return text(GONE_WHEN_REJECTED);
  }

  /**
   * What a schema and a word processor ask for: ids that are unique, ranges that end, moves whose
   * two ends have one name.
   */
  void checkMarks() {
    Set<String> ids = new HashSet<>();
    Map<String, Set<String>> names = new HashMap<>();
    Set<String> started = new HashSet<>();
    Set<String> ended = new HashSet<>();
    for (Element e : all(body)) {
      String id = e.getAttribute("w:id");
      if (e.getTagName().endsWith("RangeEnd")) {
        assertThat(ended.add(e.getTagName().replace("End", "") + id)).as("ends once").isTrue();
      } else if (!id.isEmpty()) {
        assertThat(ids.add(id)).as("id %s is used once", id).isTrue();
      }
      if (e.getTagName().endsWith("RangeStart")) {
        started.add(e.getTagName().replace("Start", "") + id);
        boolean fresh =
            names
                .computeIfAbsent(e.getTagName(), _ -> new HashSet<>())
                .add(e.getAttribute("w:name"));
        assertThat(fresh).as("a name stands for one range").isTrue();
      }
    }
    assertThat(ended).isEqualTo(started);
    assertThat(names.getOrDefault("w:moveFromRangeStart", Set.of()))
        .isEqualTo(names.getOrDefault("w:moveToRangeStart", Set.of()));
  }

  private String text(Set<String> gone) {
    List<String> blocks = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (Element e : children(body)) {
      switch (e.getTagName()) {
        case "w:p" -> {
          words(e, gone, open);
          if (!isMarked(e, "w:pPr", "w:rPr", gone)) {
            blocks.add(open.toString());
            open.setLength(0);
          }
        }
        case "w:tbl" -> {
          assertThat(open).as("words that would run on into a table").isEmpty();
          rows(e, gone, blocks);
        }
        default -> assertThat(e.getTagName()).matches("w:sectPr|w:move(From|To)RangeEnd");
      }
    }
    assertThat(blocks.getLast()).as("the paragraph behind the text").isEmpty();
    return String.join("\n", blocks.subList(0, blocks.size() - 1));
  }

  private static void rows(Element table, Set<String> gone, List<String> blocks) {
    for (Element row : named(table, "w:tr")) {
      if (isMarked(row, "w:trPr", "", gone)) {
        continue;
      }
      List<String> cells = new ArrayList<>();
      for (Element cell : named(row, "w:tc")) {
        List<Element> paragraphs = named(cell, "w:p");
        assertThat(paragraphs).hasSize(1);
        StringBuilder words = new StringBuilder();
        words(paragraphs.getFirst(), gone, words);
        cells.add(words.toString());
      }
      blocks.add(String.join("\t", cells));
    }
  }

  private static boolean isMarked(Element e, String outer, String inner, Set<String> gone) {
    return named(e, outer).stream()
        .flatMap(p -> inner.isEmpty() ? List.of(p).stream() : named(p, inner).stream())
        .flatMap(p -> children(p).stream())
        .anyMatch(mark -> gone.contains(mark.getTagName()));
  }

  private static void words(Element e, Set<String> gone, StringBuilder out) {
    for (Element child : children(e)) {
      switch (child.getTagName()) {
        case "w:t", "w:delText" -> {
          boolean isDeleted =
              ((Element) child.getParentNode().getParentNode()).getTagName().equals("w:del");
          assertThat(child.getTagName()).isEqualTo(isDeleted ? "w:delText" : "w:t");
          out.append(child.getTextContent());
        }
        case "w:br" -> out.append('\n');
        case "w:tab" -> out.append('\t');
        case "w:pPr", "w:rPr" -> {}
        default -> {
          if (!gone.contains(child.getTagName())) {
            words(child, gone, out);
          }
        }
      }
    }
  }

  private static List<Element> named(Element e, String name) {
    return children(e).stream().filter(child -> child.getTagName().equals(name)).toList();
  }

  private static List<Element> children(Node node) {
    List<Element> children = new ArrayList<>();
    for (Node n = node.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e) {
        children.add(e);
      }
    }
    return children;
  }

  private static List<Element> all(Element e) {
    List<Element> all = new ArrayList<>(List.of(e));
    children(e).forEach(child -> all.addAll(all(child)));
    return all;
  }
}
