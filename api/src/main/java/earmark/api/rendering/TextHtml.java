package earmark.api.rendering;

import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A legal text as HTML for a page: each paragraph has an anchor ({@code #a-1-i}) that its printed
 * designation links to, tables are tables.
 */
public final class TextHtml {
  /** One line of an outline. */
  public record Entry(String anchor, String title) {}

  private static final int MAX_INDENT = 6;

  /**
   * How many rows make one body of a table, so that a browser can lay out long tables piece by
   * piece.
   */
  private static final int ROWS_PER_BODY = 50;

  private final StringBuilder out = new StringBuilder();
  private final Set<String> anchors = new HashSet<>();
  private final int headingLevel;
  private int subheadings;

  private TextHtml(int headingLevel) {
    this.headingLevel = headingLevel;
  }

  /**
   * The whole text.
   *
   * @param headingLevel level of the element for a subheading, 2 to 5; the heading of the work
   *     itself is left to the page
   */
  public static String page(LegalText text, int headingLevel) {
    return new TextHtml(headingLevel).write(text);
  }

  /** The subheadings of a text with the anchors that {@link #page} gives them. */
  public static List<Entry> outline(LegalText text) {
    List<Entry> entries = new ArrayList<>();
    for (Block block : text.blocks()) {
      if (block instanceof Passage p && p.kind() == PassageKind.SUBHEADING) {
        entries.add(new Entry("h." + (entries.size() + 1), p.text()));
      }
    }
    return entries;
  }

  private String write(LegalText text) {
    List<Block> blocks = text.blocks();
    for (int i = 0; i < blocks.size(); ) {
      switch (blocks.get(i)) {
        case Passage passage -> {
          passage(passage);
          i++;
        }
        case Row row -> {
          int end = i;
          while (end < blocks.size()
              && blocks.get(end) instanceof Row next
              && next.table() == row.table()) {
            end++;
          }
          table(blocks.subList(i, end).stream().map(Row.class::cast).toList());
          i = end;
        }
      }
    }
    return out.toString();
  }

  private void passage(Passage passage) {
    switch (passage.kind()) {
      case HEADING -> {}
      case SUBHEADING -> {
        String tag = "h" + headingLevel;
        out.append('<').append(tag).append(" id=\"h.").append(++subheadings).append("\">");
        Markup.styled(out, passage.text(), passage.emphases());
        out.append("</").append(tag).append(">\n");
      }
      case EXTRACT -> {
        out.append("<blockquote>");
        paragraph(passage);
        out.append("</blockquote>\n");
      }
      case STARS ->
          out.append("<p class=\"k-stars\"><span aria-hidden=\"true\">* * * * *</span>")
              .append("<span class=\"vh\">text left as it is</span></p>\n");
      case GRAPHIC -> {
        out.append("<p class=\"k-graphic\">[Picture: ");
        Markup.text(out, passage.text());
        out.append("]</p>\n");
      }
      case PARAGRAPH,
          LIST_ITEM,
          NOTE,
          FOOTNOTE,
          AUTHORITY,
          SOURCE,
          CITATION,
          EDITORIAL_NOTE,
          EFFECTIVE_DATE_NOTE,
          INSTRUCTION,
          PREAMBLE,
          SIGNATURE ->
          paragraph(passage);
    }
  }

  private void paragraph(Passage passage) {
    ParagraphPath path = passage.path();
    String id = Markup.anchor(path);
    boolean isAddressed = path.depth() > 0 && !passage.designation().isEmpty();
    out.append("<p class=\"k-")
        .append(RedlineHtml.kind(passage.kind()))
        .append(" d")
        .append(Math.min(MAX_INDENT, path.depth()))
        .append('"');
    if (isAddressed && anchors.add(id)) {
      out.append(" id=\"").append(id).append('"');
    }
    out.append('>');
    if (isAddressed) {
      ancestors(path);
      int end = passage.designation().length();
      out.append("<a class=\"designation\" href=\"#").append(id).append("\">");
      Markup.styled(out, passage.designation(), Markup.clip(passage.emphases(), 0, end));
      out.append("</a>");
      Markup.styled(
          out,
          passage.text().substring(end),
          Markup.clip(passage.emphases(), end, passage.text().length()));
    } else {
      Markup.styled(out, passage.text(), passage.emphases());
    }
    out.append("</p>\n");
  }

  /** "(a)(1)" on one line is the place of (a) too. */
  private void ancestors(ParagraphPath path) {
    for (ParagraphPath up = path.parent(); up.depth() > 0; up = up.parent()) {
      String id = Markup.anchor(up);
      if (anchors.add(id)) {
        out.append("<span id=\"").append(id).append("\"></span>");
      }
    }
  }

  private void table(List<Row> rows) {
    int columns =
        rows.stream()
            .mapToInt(row -> row.cells().stream().mapToInt(Cell::columns).sum())
            .max()
            .orElse(1);
    out.append("<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table ")
        .append(rows.getFirst().table())
        .append("\"><table class=\"legal\">\n");
    int head = 0;
    while (head < rows.size() && rows.get(head).place() == Row.Place.HEAD) {
      head++;
    }
    if (head > 0) {
      out.append("<thead>");
      rows.subList(0, head).forEach(row -> row(row, "th", columns));
      out.append("</thead>\n");
    }
    for (int from = head; from < rows.size(); from += ROWS_PER_BODY) {
      out.append("<tbody>");
      rows.subList(from, Math.min(rows.size(), from + ROWS_PER_BODY))
          .forEach(row -> row(row, row.place() == Row.Place.HEAD ? "th" : "td", columns));
      out.append("</tbody>\n");
    }
    out.append("</table></div>\n");
  }

  private void row(Row row, String tag, int columns) {
    out.append("<tr>");
    int used = 0;
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cells().get(i);
      out.append('<').append(tag);
      if (tag.equals("th")) {
        out.append(" scope=\"col\"");
      }
      if (cell.columns() > 1) {
        out.append(" colspan=\"").append(cell.columns()).append('"');
      }
      out.append('>');
      if (i == 0 && cell.text().isEmpty() && !row.group().isEmpty()) {
        out.append("<span class=\"carried\">");
        Markup.text(out, row.group());
        out.append("</span>");
      } else {
        Markup.styled(out, cell.text(), cell.emphases());
      }
      out.append("</").append(tag).append('>');
      used += cell.columns();
    }
    if (used < columns) {
      out.append("<td colspan=\"").append(columns - used).append("\"></td>");
    }
    out.append("</tr>\n");
  }
}
