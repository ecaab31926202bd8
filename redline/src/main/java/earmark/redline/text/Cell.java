package earmark.redline.text;

import java.util.List;

/**
 * One cell of a table row.
 *
 * @param text the words; {@code \n} for a printed line break. Never holds a tab
 * @param columns how many columns it spans, at least 1
 * @param emphases printed styles within {@code text}
 */
public record Cell(String text, int columns, List<Emphasis> emphases) {
  public Cell {
    emphases = List.copyOf(emphases);
    if (columns < 1) {
      throw new IllegalArgumentException("A cell spans at least 1 column, was " + columns);
    }
    if (text.indexOf('\t') >= 0) {
      throw new IllegalArgumentException("A cell holds no tab: \"" + text + "\"");
    }
  }

  public static Cell of(String text) {
    return new Cell(text, 1, List.of());
  }
}
