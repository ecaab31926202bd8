package earmark.crawler.parse;

import earmark.redline.text.Emphasis;
import earmark.redline.text.Finding;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads lines of words with their inline marks. */
final class InlineReader {
  static final String UNKNOWN_ELEMENT = "UNKNOWN_ELEMENT";

  private final ProseBuilder prose;
  private final Oddities oddities;

  InlineReader(Oddities oddities) {
    this(oddities, Seams.AS_WRITTEN);
  }

  InlineReader(Oddities oddities, Seams seams) {
    this.oddities = oddities;
    this.prose = new ProseBuilder(seams);
  }

  /** Reports what had to be done to the words. */
  void finish() {
    for (String place : prose.restored()) {
      oddities.count("WHITE_SPACE_RESTORED", Finding.Severity.NOTE, "lost blank", place);
    }
  }

  /** Everything in {@code element} as one piece; blocks inside begin lines of their own. */
  Prose read(Element element) {
    ProseBuilder.Level level = ProseBuilder.Level.ON_LINE;
    for (Node node : element.childNodes()) {
      add(node, level);
    }
    return prose.take();
  }

  /** What has been added since the last time. */
  Prose take() {
    return prose.take();
  }

  void add(Node node) {
    add(node, ProseBuilder.Level.ON_LINE);
  }

  private void add(Node node, ProseBuilder.Level level) {
    switch (node) {
      case TextNode text -> prose.append(text.getWholeText(), level);
      case Element element -> add(element, level);
      default -> {}
    }
  }

  private void add(Element element, ProseBuilder.Level level) {
    switch (Meaning.of(element).form()) {
      case PAGE_MARK -> prose.seam();
      case LINE_BREAK -> prose.lineBreak();
      case INLINE -> children(element, level);
      case ITALIC -> styled(element, level, Emphasis.Style.ITALIC);
      case BOLD -> styled(element, level, Emphasis.Style.BOLD);
      case RAISED -> {
        children(element, ProseBuilder.Level.RAISED);
        prose.seam();
      }
      case LOWERED -> children(element, ProseBuilder.Level.LOWERED);
      case FRACTION -> {
        if (Character.isDigit(prose.last()) || Character.isLetter(prose.last())) {
          prose.blank();
        }
        prose.seam();
        children(element, level);
        prose.seam();
      }
      case EMPHASIS -> emphasis(element, level);
      case GRAPHIC -> {
        prose.blank();
        prose.append(Graphics.name(element), ProseBuilder.Level.ON_LINE);
        prose.blank();
      }
      case STARS -> prose.append(" " + Graphics.stars(element) + " ", level);
      case UNKNOWN -> {
        unknown(oddities, element);
        children(element, level);
      }
      case PARAGRAPH, PASSAGE, NUMBER, SUBJECT, CONTAINER, TRANSPARENT, LABELLED, TABLE -> {
        prose.newLine();
        children(element, level);
        prose.newLine();
      }
    }
  }

  /**
   * The types seen in the real files; 01 is roman, as the letter in "paragraph (a)" of a heading.
   */
  private void emphasis(Element element, ProseBuilder.Level level) {
    switch (element.attr("T")) {
      case "03", "7462" -> styled(element, level, Emphasis.Style.ITALIC);
      case "02", "04" -> styled(element, level, Emphasis.Style.BOLD);
      case "51", "53" -> children(element, ProseBuilder.Level.RAISED);
      case "52", "54", "0132", "0735" -> children(element, ProseBuilder.Level.LOWERED);
      case "01" -> children(element, level);
      default -> {
        oddities.count(
            "UNKNOWN_EMPHASIS",
            Finding.Severity.NOTE,
            "E T=\"" + element.attr("T") + "\"",
            element.text());
        children(element, level);
      }
    }
  }

  private void styled(Element element, ProseBuilder.Level level, Emphasis.Style style) {
    prose.seam();
    int mark = prose.mark();
    children(element, level);
    prose.styled(mark, style);
    prose.seam();
  }

  private void children(Element element, ProseBuilder.Level level) {
    for (Node node : element.childNodes()) {
      add(node, level);
    }
  }

  static void unknown(Oddities oddities, Element element) {
    oddities.count(
        UNKNOWN_ELEMENT, Finding.Severity.WARNING, "<" + element.tagName() + ">", element.text());
  }
}
