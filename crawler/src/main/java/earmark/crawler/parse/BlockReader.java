package earmark.crawler.parse;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reads the publisher's XML into blocks, in the order of print.
 *
 * <p>Nothing is left out but the marks of the printed page: words that stand where none are
 * expected become a passage, and an element that is not known is kept as a passage and counted.
 */
final class BlockReader {
  /** A label that waits for the passage it runs into. */
  private record Label(PassageKind kind, Prose prose) {}

  private static final Label NO_LABEL = new Label(PassageKind.PARAGRAPH, Prose.EMPTY);

  private final Oddities oddities;
  private final InlineReader inline;
  private final List<Block> blocks = new ArrayList<>();
  private Label label = NO_LABEL;
  private int tables;

  BlockReader(Oddities oddities) {
    this(oddities, Seams.AS_WRITTEN);
  }

  BlockReader(Oddities oddities, Seams seams) {
    this.oddities = oddities;
    this.inline = new InlineReader(oddities, seams);
  }

  /** One element as one passage of the given kind. */
  void passage(Element element, PassageKind kind) {
    add(kind, inline.read(element));
  }

  /** What stands inside {@code container}. */
  void contents(Element container) {
    children(container, PassageKind.PARAGRAPH);
  }

  /** {@code element} itself, wherever it is found. */
  void element(Element element) {
    block(element, PassageKind.PARAGRAPH);
  }

  /** Words that stand between elements. */
  void loose(Node node) {
    inline.add(node);
    flush(PassageKind.PARAGRAPH);
  }

  /** All that was read, numbered as {@code layout} says. */
  LegalText text(Layout layout) {
    settleLabel();
    inline.finish();
    return new LegalText(layout.number(blocks));
  }

  private void children(Element container, PassageKind kind) {
    for (Node node : container.childNodes()) {
      switch (node) {
        case TextNode text -> inline.add(text);
        case Element child when isInline(child, container) -> inline.add(child);
        case Element child -> {
          flush(kind);
          block(child, kind);
        }
        default -> {}
      }
    }
    flush(kind);
  }

  /** An unknown element in the middle of a paragraph belongs to its line of words. */
  private boolean isInline(Element child, Element container) {
    Meaning meaning = Meaning.of(child);
    if (meaning.form() == Meaning.Form.UNKNOWN) {
      return switch (Meaning.of(container).form()) {
        case PARAGRAPH, PASSAGE -> !holdsBlocks(child);
        default -> false;
      };
    }
    return meaning.isInline() && !holdsBlocks(child);
  }

  private static boolean holdsBlocks(Element element) {
    for (Element child : element.children()) {
      Meaning meaning = Meaning.of(child);
      boolean line = meaning.isInline() || meaning.form() == Meaning.Form.UNKNOWN;
      if (!line || holdsBlocks(child)) {
        return true;
      }
    }
    return false;
  }

  private void block(Element element, PassageKind around) {
    Meaning meaning = Meaning.of(element);
    switch (meaning.form()) {
      case PARAGRAPH -> children(element, around);
      case PASSAGE -> children(element, isTitle(element) ? PassageKind.HEADING : meaning.kind());
      case CONTAINER -> {
        settleLabel();
        children(element, meaning.kind());
      }
      case TRANSPARENT -> children(element, around);
      case LABELLED -> labelled(element, meaning.kind());
      case NUMBER -> label(numberKind(element), inline.read(element));
      case SUBJECT -> children(element, subjectKind(element));
      case TABLE -> table(element);
      case GRAPHIC -> graphic(element);
      case STARS -> {
        settleLabel();
        blocks.add(Passage.of(PassageKind.STARS, Graphics.stars(element)));
      }
      case UNKNOWN -> {
        InlineReader.unknown(oddities, element);
        children(element, around);
      }
      case INLINE, ITALIC, BOLD, RAISED, LOWERED, FRACTION, EMPHASIS, LINE_BREAK ->
          children(element, around);
      case PAGE_MARK -> {}
    }
  }

  /** In a table of contents, numbers and subjects are entries of a list. */
  private static PassageKind numberKind(Element element) {
    Element parent = element.parent();
    return parent != null && parent.normalName().equals("contents")
        ? PassageKind.LIST_ITEM
        : PassageKind.SUBHEADING;
  }

  /** The subject in the head of a document is its heading. */
  private static PassageKind subjectKind(Element element) {
    Element parent = element.parent();
    return parent != null && parent.normalName().equals("preamb")
        ? PassageKind.HEADING
        : numberKind(element);
  }

  /** A presidential document has no subject; its first heading is its title. */
  private static boolean isTitle(Element element) {
    Element parent = element.parent();
    return isLabel(element)
        && parent != null
        && switch (parent.normalName()) {
          case "procla", "execord", "exorder", "determ", "prmemo", "presdocu", "prnotice" -> true;
          default -> false;
        };
  }

  private void labelled(Element element, PassageKind kind) {
    settleLabel();
    Element first = element.firstElementChild();
    for (Node node : element.childNodes()) {
      switch (node) {
        case TextNode text -> inline.add(text);
        case Element child when child.equals(first) && isLabel(child) ->
            label(kind, inline.read(child));
        case Element child when isInline(child, element) -> inline.add(child);
        case Element child -> {
          flush(kind);
          block(child, kind);
        }
        default -> {}
      }
    }
    flush(kind);
    settleLabel();
  }

  private static boolean isLabel(Element element) {
    return element.normalName().equals("hed")
        || (element.normalName().equals("hd") && element.attr("SOURCE").equals("HED"));
  }

  private void label(PassageKind kind, Prose prose) {
    settleLabel();
    label = new Label(kind, prose);
  }

  /** A label that found no passage to run into stands alone. */
  private void settleLabel() {
    if (!label.prose.isBlank()) {
      Label alone = label;
      label = NO_LABEL;
      put(alone.kind, alone.prose);
    }
  }

  private void table(Element table) {
    settleLabel();
    for (Element title : table.children()) {
      if (TableReader.isTitle(title)) {
        add(PassageKind.SUBHEADING, inline.read(title));
      }
    }
    List<Row> rows = TableReader.rows(table, tables + 1, ParagraphPath.ROOT, inline, oddities);
    if (!rows.isEmpty()) {
      tables++;
      blocks.addAll(rows);
    }
  }

  private void graphic(Element element) {
    settleLabel();
    String name = Graphics.name(element);
    if (!name.isEmpty()) {
      blocks.add(Passage.of(PassageKind.GRAPHIC, name));
    }
  }

  private void flush(PassageKind kind) {
    add(kind, inline.take());
  }

  private void add(PassageKind kind, Prose prose) {
    if (prose.isBlank()) {
      return;
    }
    if (label.kind == kind && !label.prose.isBlank()) {
      Prose whole = label.prose.then(prose);
      label = NO_LABEL;
      put(kind, whole);
    } else {
      settleLabel();
      put(kind, prose);
    }
  }

  private void put(PassageKind kind, Prose prose) {
    blocks.add(new Passage(kind, ParagraphPath.ROOT, "", prose.text(), prose.emphases()));
  }
}
