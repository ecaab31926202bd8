package earmark.crawler.parse;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reader of text without mark-up: paragraphs are parted by blank lines, lines within are joined.
 */
public final class PlainText {
  /** Name and version of this reader. */
  public static final String PARSER = "plain-1";

  private static final Pattern BLANK_LINE = Pattern.compile("(?:\\R[\\t ]*){2,}|\\f");

  private PlainText() {}

  /** Reads {@code text}; if it numbers paragraphs as a provision does, they get their paths. */
  static LegalText read(String text) {
    List<Block> blocks = new ArrayList<>();
    for (String paragraph : BLANK_LINE.split(text, -1)) {
      ProseBuilder prose = new ProseBuilder(Seams.AS_WRITTEN);
      prose.append(paragraph.replaceAll("\\R", " "), ProseBuilder.Level.ON_LINE);
      Prose folded = prose.take();
      if (!folded.isBlank()) {
        blocks.add(Passage.of(PassageKind.PARAGRAPH, folded.text()));
      }
    }
    return new LegalText(Layout.PROVISION.number(blocks));
  }
}
