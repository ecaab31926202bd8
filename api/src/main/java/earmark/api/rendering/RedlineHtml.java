package earmark.api.rendering;

import earmark.redline.comparison.ChangeClass;
import earmark.redline.comparison.Redline;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A redline as HTML, in one column: what is struck before what replaces it, at the place where it
 * happens.
 *
 * <p>On a page each change is a stop for the keyboard with the id {@code c1}, {@code c2}, … and is
 * announced in words to a screen reader. Differences of typography alone are not marked unless
 * asked for; {@link RedlineSummary} counts them always.
 */
public final class RedlineHtml {
  /** Class of the element that holds a redline on a page. */
  public static final String CLASS = "redline";

  private static final int MAX_INDENT = 6;

  private final StringBuilder out = new StringBuilder();
  private final Look look;
  private final Set<Integer> stopped = new HashSet<>();
  private final Set<String> anchors = new HashSet<>();
  private int openTable;
  private int tableColumns;

  private RedlineHtml(Look look) {
    this.look = look;
  }

  /** The redline for a page with Earmark's stylesheet; typography unmarked. */
  public static String page(Redline redline, LegalText before, LegalText after, Context context) {
    return page(redline, before, after, context, false);
  }

  /**
   * The redline for a page with Earmark's stylesheet.
   *
   * @param typography whether differences of typography alone are marked too
   */
  public static String page(
      Redline redline, LegalText before, LegalText after, Context context, boolean typography) {
    return page(redline, before, after, Showing.inline(context), typography);
  }

  /**
   * The redline for a page with Earmark's stylesheet, in one column or two.
   *
   * @param typography whether differences of typography alone are marked too; where they are not,
   *     both columns show the text after there
   */
  public static String page(
      Redline redline, LegalText before, LegalText after, Showing showing, boolean typography) {
    MarkedText text = MarkedText.of(redline, before, after, typography);
    return new RedlineHtml(Look.PAGE).write(redline, text, showing);
  }

  private String write(Redline redline, MarkedText text, Showing showing) {
    Excerpt<MarkedBlock> excerpt = Excerpt.of(text.blocks(), showing.context());
    return switch (showing.view()) {
      case INLINE -> write(redline, excerpt);
      case SIDE_BY_SIDE -> columns(redline, excerpt);
    };
  }

  /**
   * The changes for an HTML mail: inline styles only, nothing loaded from anywhere.
   *
   * @param limit most changed paragraphs and rows to show; what is left out is counted in the last
   *     line. 0 for no limit
   */
  public static String mail(Redline redline, LegalText before, LegalText after, int limit) {
    MarkedText text = MarkedText.of(redline, before, after, false);
    return new RedlineHtml(Look.MAIL).write(redline, Excerpt.changes(text.blocks(), 0, limit));
  }

  /** The redline as a page of its own: inline styles only, nothing loaded from anywhere. */
  public static String document(Exhibit exhibit, Showing showing) {
    StringBuilder title = new StringBuilder();
    Markup.attribute(title, exhibit.title());
    StringBuilder counts = new StringBuilder();
    Markup.text(counts, RedlineSummary.counts(exhibit.redline()));
    MarkedText text = MarkedText.of(exhibit.redline(), exhibit.before(), exhibit.after(), false);
    String head =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%TITLE%</title></head>
        <body style="max-width:%WIDTH%;margin:1rem auto;padding:0 1rem;font-family:Georgia,serif">
        <h1 style="font-size:1.2rem">%TITLE%</h1>
        <p>%COUNTS%</p>
        """;
    return head.replace("%TITLE%", title)
            .replace("%COUNTS%", counts)
            .replace("%WIDTH%", showing.view() == View.INLINE ? "48rem" : "80rem")
        + new RedlineHtml(Look.MAIL).write(exhibit.redline(), text, showing)
        + "</body>\n</html>\n";
  }

  private void open(Redline redline) {
    out.append("<div").append(look.attribute(CLASS)).append(">\n");
    if (redline.coarse()) {
      out.append("<p")
          .append(look.attribute("coarse"))
          .append('>')
          .append(RedlineSummary.COARSE)
          .append("</p>\n");
    }
  }

  private String write(Redline redline, Excerpt<MarkedBlock> excerpt) {
    open(redline);
    List<Excerpt.Item<MarkedBlock>> items = excerpt.items();
    for (int i = 0; i < items.size(); i++) {
      switch (items.get(i)) {
        case Excerpt.Item.Gap<MarkedBlock> gap -> gap(gap);
        case Excerpt.Item.Shown<MarkedBlock>(MarkedBlock block, boolean leadIn) -> {
          if (block.shown() instanceof Row row) {
            row(block, row, items, i);
          } else if (block.shown() instanceof Passage passage) {
            closeTable();
            passage(block, passage, leadIn);
          }
        }
      }
    }
    closeTable();
    if (excerpt.left() > 0) {
      out.append("<p")
          .append(look.attribute("gap"))
          .append(">… and ")
          .append(excerpt.left())
          .append(" more changed paragraphs or rows.</p>\n");
    }
    return out.append("</div>\n").toString();
  }

  // Two columns

  private String columns(Redline redline, Excerpt<MarkedBlock> excerpt) {
    open(redline);
    out.append("<table").append(look.attribute("columns"));
    out.append("><thead><tr><th scope=\"col\"")
        .append(look.attribute("column"))
        .append(">Before</th><th scope=\"col\"")
        .append(look.attribute("column"))
        .append(">After</th></tr></thead><tbody>\n");
    for (Excerpt.Item<MarkedBlock> item : excerpt.items()) {
      switch (item) {
        case Excerpt.Item.Gap<MarkedBlock> gap ->
            out.append("<tr")
                .append(look.attribute("gap-row"))
                .append("><td colspan=\"2\"")
                .append(look.attribute("gap"))
                .append('>')
                .append(gap.words(gap.rows()))
                .append("</td></tr>\n");
        case Excerpt.Item.Shown<MarkedBlock>(MarkedBlock block, boolean leadIn) -> {
          out.append("<tr>");
          column(block, leadIn, Side.BEFORE);
          column(block, leadIn, Side.AFTER);
          out.append("</tr>\n");
        }
      }
    }
    return out.append("</tbody></table>\n</div>\n").toString();
  }

  private enum Side {
    BEFORE,
    AFTER;

    boolean has(Mark.Kind kind) {
      return this == BEFORE ? !kind.isOnlyAfter() : !kind.isOnlyBefore();
    }

    /** The mark as this column has it: before, a designation is the old one. */
    Mark of(Mark mark) {
      if (this == AFTER || mark.kind() != Mark.Kind.REDESIGNATED) {
        return mark;
      }
      String blank = mark.text().substring(mark.text().stripTrailing().length());
      return new Mark(Mark.Kind.KEPT, mark.changeClass(), 0, 0, mark.was() + blank, List.of(), "");
    }
  }

  private void column(MarkedBlock block, boolean leadIn, Side side) {
    out.append("<td").append(look.attribute("column")).append('>');
    boolean isThere =
        block.cells().stream().flatMap(List::stream).anyMatch(mark -> side.has(mark.kind()));
    if (isThere) {
      String role = leadIn ? "lead-in" : block.isHeading() ? "heading" : "p";
      out.append("<p").append(look.attribute(role)).append('>');
      for (int i = 0; i < block.cells().size(); i++) {
        if (i > 0) {
          out.append("<span").append(look.attribute("cell-end")).append("> | </span>");
        }
        marks(block.cells().get(i).stream().filter(m -> side.has(m.kind())).map(side::of).toList());
      }
      out.append("</p>");
    } else {
      spoken(side == Side.BEFORE ? "not there before" : "not there any more");
    }
    out.append("</td>");
  }

  private void gap(Excerpt.Item.Gap<MarkedBlock> gap) {
    String words = gap.words(openTable > 0);
    if (gap.rows() && openTable > 0) {
      out.append("<tr")
          .append(look.attribute("gap-row"))
          .append("><td")
          .append(look.attribute("td"))
          .append(" colspan=\"")
          .append(tableColumns)
          .append("\">")
          .append(words)
          .append("</td></tr>\n");
    } else {
      closeTable();
      out.append("<p").append(look.attribute("gap")).append(">").append(words).append("</p>\n");
    }
  }

  /** The widest row of the run of rows that begins at {@code from}. */
  private static int columns(List<Excerpt.Item<MarkedBlock>> items, int from) {
    int widest = 1;
    for (int i = from; i < items.size(); i++) {
      if (items.get(i) instanceof Excerpt.Item.Shown<MarkedBlock>(MarkedBlock block, boolean _)) {
        if (!(block.shown() instanceof Row row)) {
          break;
        }
        widest = Math.max(widest, row.cells().stream().mapToInt(Cell::columns).sum());
      }
    }
    return widest;
  }

  private void row(MarkedBlock block, Row row, List<Excerpt.Item<MarkedBlock>> items, int index) {
    boolean differentTable = block.after().isPresent() && openTable > 0 && openTable != row.table();
    if (openTable == 0 || differentTable) {
      closeTable();
      openTable = row.table();
      tableColumns = columns(items, index);
      if (look == Look.PAGE) {
        out.append(
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">");
      }
      out.append("<table").append(look.attribute("table")).append(">\n");
    }
    String state =
        block.isRemoved()
            ? "row-removed"
            : block.isAdded() ? "row-added" : block.isChanged() ? "row-changed" : "row-kept";
    out.append("<tr").append(look == Look.PAGE ? look.attribute(state) : "").append(">");
    String tag = row.place() == Row.Place.HEAD ? "th" : "td";
    int used = 0;
    for (int i = 0; i < block.cells().size(); i++) {
      int span = i < row.cells().size() ? row.cells().get(i).columns() : 1;
      out.append('<').append(tag).append(look.attribute(tag));
      if (tag.equals("th")) {
        out.append(" scope=\"col\"");
      }
      if (span > 1) {
        out.append(" colspan=\"").append(span).append('"');
      }
      out.append('>');
      boolean carried = i == 0 && block.cells().getFirst().isEmpty() && !row.group().isEmpty();
      if (carried) {
        out.append("<span").append(look.attribute("note")).append('>');
        Markup.text(out, row.group());
        out.append("</span>");
      }
      if (i == 0 && (block.isRemoved() || block.isAdded())) {
        state(block);
      }
      marks(block.cells().get(i));
      out.append("</").append(tag).append('>');
      used += span;
    }
    if (used < tableColumns) {
      out.append('<')
          .append(tag)
          .append(look.attribute(tag))
          .append(" colspan=\"")
          .append(tableColumns - used)
          .append("\"></")
          .append(tag)
          .append('>');
    }
    out.append("</tr>\n");
  }

  private void state(MarkedBlock block) {
    String word = block.isRemoved() ? "row removed" : "row added";
    if (look == Look.PAGE) {
      out.append("<span class=\"vh\">").append(word).append(": </span>");
    } else {
      out.append("<span")
          .append(look.attribute("state"))
          .append(">[")
          .append(word)
          .append("] </span>");
    }
  }

  private void closeTable() {
    if (openTable > 0) {
      out.append("</table>").append(look == Look.PAGE ? "</div>" : "").append('\n');
      openTable = 0;
    }
  }

  private void passage(MarkedBlock block, Passage passage, boolean leadIn) {
    String role = leadIn ? "lead-in" : block.isHeading() ? "heading" : "p";
    out.append("<p");
    if (look == Look.PAGE) {
      out.append(" class=\"")
          .append(role)
          .append(" k-")
          .append(kind(passage.kind()))
          .append(" d")
          .append(Math.min(MAX_INDENT, passage.path().depth()))
          .append('"');
      anchor(block);
    } else {
      indentedMail(role, passage.path());
    }
    out.append('>');
    marks(block.cells().getFirst());
    out.append("</p>\n");
  }

  private void indentedMail(String role, ParagraphPath path) {
    String style = look.attribute(role);
    int indent = 18 * Math.min(MAX_INDENT, Math.max(0, path.depth() - 1));
    if (indent == 0 || style.isEmpty()) {
      out.append(style);
    } else {
      out.append(style, 0, style.length() - 1)
          .append(";padding-left:")
          .append(indent)
          .append("px\"");
    }
  }

  private void anchor(MarkedBlock block) {
    if (block.after().isPresent() && block.path().depth() > 0) {
      String id = Markup.anchor(block.path());
      if (anchors.add(id)) {
        out.append(" id=\"").append(id).append('"');
      }
    }
  }

  static String kind(PassageKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void marks(List<Mark> marks) {
    for (int i = 0; i < marks.size(); ) {
      int change = marks.get(i).change();
      int end = i + 1;
      while (end < marks.size() && change > 0 && marks.get(end).change() == change) {
        end++;
      }
      if (change == 0) {
        Markup.styled(out, marks.get(i).text(), marks.get(i).emphases());
      } else {
        change(change, marks.subList(i, end));
      }
      i = end;
    }
  }

  private void change(int change, List<Mark> marks) {
    if (look == Look.PAGE) {
      out.append("<span class=\"change ").append(changeClass(marks.getFirst())).append('"');
      if (stopped.add(change)) {
        out.append(" id=\"c").append(change).append("\" tabindex=\"0\"");
      }
      out.append('>');
    }
    marks.forEach(this::mark);
    if (look == Look.PAGE) {
      out.append("</span>");
    }
  }

  private static String changeClass(Mark mark) {
    return switch (mark.kind()) {
      case MOVED_OUT, MOVED_IN -> "moved";
      case REDESIGNATED -> "redesignation";
      default ->
          mark.changeClass() == ChangeClass.SUBSTANTIVE
              ? "substantive"
              : mark.changeClass().name().toLowerCase(Locale.ROOT);
    };
  }

  private void mark(Mark mark) {
    switch (mark.kind()) {
      case KEPT -> Markup.styled(out, mark.text(), mark.emphases());
      case DELETED -> element("del", "deleted", "deleted: ", " end of deletion. ", mark);
      case INSERTED -> element("ins", "inserted", "added: ", " end of addition. ", mark);
      case MOVED_OUT ->
          element("del", "moved-out", "moved away from here: ", " end of moved text. ", mark);
      case MOVED_IN -> element("ins", "moved-in", "moved to here: ", " end of moved text. ", mark);
      case JOINED -> pilcrow("del", "deleted", "paragraph end deleted");
      case PARTED -> pilcrow("ins", "inserted", "paragraph end added");
      case REDESIGNATED -> {
        out.append("<span").append(look.attribute("redesignated")).append('>');
        Markup.styled(out, mark.text(), mark.emphases());
        out.append("</span><span").append(look.attribute("note")).append("> [");
        Markup.text(out, mark.was());
        out.append(" redesignated as ");
        Markup.text(out, mark.text().strip());
        out.append("] </span>");
      }
    }
  }

  private void element(String tag, String role, String before, String after, Mark mark) {
    out.append('<').append(tag).append(look.attribute(role)).append('>');
    spoken(before);
    Markup.styled(out, mark.text(), mark.emphases());
    spoken(after);
    out.append("</").append(tag).append('>');
    if (mark.move() > 0) {
      moveNote(mark);
    }
  }

  /** Moved text says which move it belongs to, so that its other end can be found. */
  private void moveNote(Mark mark) {
    boolean away = mark.kind() == Mark.Kind.MOVED_OUT;
    if (look == Look.PAGE) {
      String own = (away ? "mo" : "mi") + mark.move();
      String other = (away ? "mi" : "mo") + mark.move();
      if (anchors.add(own)) {
        out.append("<a class=\"note move\" id=\"")
            .append(own)
            .append("\" href=\"#")
            .append(other)
            .append("\">")
            .append(away ? "moved, see where to" : "moved, see where from")
            .append("</a>");
      }
    } else {
      out.append("<span")
          .append(look.attribute("note"))
          .append("> [move ")
          .append(mark.move())
          .append(away ? ": from here" : ": to here")
          .append("] </span>");
    }
  }

  private void pilcrow(String tag, String role, String spoken) {
    out.append('<').append(tag).append(look.attribute(role)).append('>');
    if (look == Look.PAGE) {
      out.append("<span aria-hidden=\"true\">¶</span>");
      spoken(spoken + " ");
    } else {
      out.append('¶');
    }
    out.append("</").append(tag).append('>');
  }

  /** Words for a screen reader only. */
  private void spoken(String words) {
    if (look == Look.PAGE) {
      out.append("<span class=\"vh\">").append(words).append("</span>");
    }
  }
}
