package earmark.api.rendering;

import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A legal text for a terminal: wrapped, indented by level, table rows as "column: words" lines.
 * Whatever would act on a terminal is replaced.
 */
public final class TextPlain {
  private static final int MAX_INDENT = 6;

  private TextPlain() {}

  /**
   * The whole text.
   *
   * @param width longest line in characters; longer words stand alone. At least 20
   */
  public static String page(LegalText text, int width) {
    Wrapped out = new Wrapped(width);
    List<String> columns = List.of();
    int table = 0;
    for (var block : text.blocks()) {
      switch (block) {
        case Passage passage -> {
          passage(out, passage);
          table = 0;
        }
        case Row row -> {
          if (row.table() != table) {
            table = row.table();
            columns = List.of();
          }
          if (row.place() == Row.Place.HEAD) {
            columns = row.cells().stream().map(Cell::text).map(TextPlain::oneLine).toList();
          } else {
            row(out, columns, row);
          }
        }
      }
    }
    return out.toString();
  }

  private static void passage(Wrapped out, Passage passage) {
    String text = Markup.printable(passage.text());
    int depth = Math.min(MAX_INDENT, Math.max(0, passage.path().depth() - 1));
    switch (passage.kind()) {
      case HEADING, SUBHEADING -> {
        out.paragraph("", text);
        out.line("");
      }
      case GRAPHIC -> out.paragraph("", "[Picture: " + text + "]");
      default -> {
        out.paragraph("  ".repeat(depth), text);
        if (passage.kind() != PassageKind.LIST_ITEM) {
          out.line("");
        }
      }
    }
  }

  private static void row(Wrapped out, List<String> columns, Row row) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String words = oneLine(row.cells().get(i).text());
      if (i == 0 && words.isEmpty()) {
        words = oneLine(row.group());
      }
      if (!words.isEmpty()) {
        String name = i < columns.size() ? columns.get(i) : "";
        lines.add(name.isEmpty() ? words : name + ": " + words);
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      out.paragraph(i == 0 ? "- " : "  ", "    ", lines.get(i));
    }
  }

  private static String oneLine(String text) {
    return Markup.printable(text).replace('\n', ' ').strip();
  }
}
