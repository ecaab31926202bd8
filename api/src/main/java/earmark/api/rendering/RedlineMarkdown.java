package earmark.api.rendering;

import earmark.redline.text.Cell;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.List;

/**
 * A redline in Markdown (GitHub's form, for its tables and strikes): {@code ~~struck~~} before
 * {@code **added**}, moves and redesignations told in words.
 *
 * <p>Characters of the law that mean something in Markdown are escaped. Where a mark would not be
 * read as one because a letter touches it, an empty comment stands between.
 */
public final class RedlineMarkdown {
  private static final String APART = "<!-- -->";
  private static final String ESCAPED = "\\`*_[]<>&|~#";

  private final StringBuilder out = new StringBuilder();
  private final List<Excerpt.Item<MarkedBlock>> items;
  private int table;
  private int columns;

  private RedlineMarkdown(List<Excerpt.Item<MarkedBlock>> items) {
    this.items = items;
  }

  /** The redline as a text of its own, with its title and counts. */
  public static String document(Exhibit exhibit, Context context) {
    MarkedText text = MarkedText.of(exhibit.redline(), exhibit.before(), exhibit.after(), false);
    RedlineMarkdown markdown = new RedlineMarkdown(Excerpt.of(text.blocks(), context).items());
    markdown.out.append("# ").append(escaped(exhibit.title())).append("\n\n");
    RedlineSummary.heading(exhibit.redline())
        .forEach(line -> markdown.out.append(escaped(line)).append("  \n"));
    markdown.write();
    return markdown.out.toString();
  }

  private void write() {
    for (int i = 0; i < items.size(); i++) {
      switch (items.get(i)) {
        case Excerpt.Item.Gap<MarkedBlock> gap -> gap(gap);
        case Excerpt.Item.Shown<MarkedBlock>(MarkedBlock block, boolean _) -> {
          switch (block.shown()) {
            case Row row -> row(block, row, i);
            case Passage passage -> passage(block, passage);
          }
        }
      }
    }
  }

  private void gap(Excerpt.Item.Gap<MarkedBlock> gap) {
    if (gap.rows() && table > 0) {
      out.append("| _")
          .append(gap.words(true))
          .append("_ |")
          .append(" |".repeat(columns - 1))
          .append('\n');
    } else {
      table = 0;
      out.append("\n_").append(gap.words(false)).append("_\n");
    }
  }

  private void passage(MarkedBlock block, Passage passage) {
    table = 0;
    out.append('\n');
    out.append(
        passage.kind() == PassageKind.HEADING
            ? "## "
            : passage.kind() == PassageKind.SUBHEADING
                ? "### "
                : passage.kind() == PassageKind.EXTRACT ? "> " : "");
    out.append(atStart(words(block.cells().getFirst()))).append('\n');
  }

  private void row(MarkedBlock block, Row row, int index) {
    if (table == 0 || (block.after().isPresent() && table != row.table())) {
      table = row.table();
      columns = columns(index);
      out.append('\n');
      if (!block.isHeadRow()) {
        out.append('|').append("  |".repeat(columns)).append('\n').append(rule());
      }
      cells(block, row);
      out.append(block.isHeadRow() ? rule() : "");
    } else {
      cells(block, row);
    }
  }

  private String rule() {
    return "|" + " --- |".repeat(columns) + "\n";
  }

  private void cells(MarkedBlock block, Row row) {
    int used = 0;
    for (int i = 0; i < block.cells().size(); i++) {
      String state =
          i > 0
              ? ""
              : block.isRemoved() ? "_row removed:_ " : block.isAdded() ? "_row added:_ " : "";
      int span = i < row.cells().size() ? row.cells().get(i).columns() : 1;
      out.append("| ")
          .append(state)
          .append(words(block.cells().get(i)).strip())
          .append(' ')
          .append("| ".repeat(span - 1));
      used += span;
    }
    out.append("| ".repeat(Math.max(0, columns - used))).append("|\n");
  }

  /** The widest row of the table that begins at {@code from}. */
  private int columns(int from) {
    int widest = 1;
    for (int i = from; i < items.size(); i++) {
      if (items.get(i) instanceof Excerpt.Item.Shown<MarkedBlock>(MarkedBlock block, boolean _)) {
        if (!(block.shown() instanceof Row row)) {
          break;
        }
        widest =
            Math.max(
                widest,
                Math.max(block.cells().size(), row.cells().stream().mapToInt(Cell::columns).sum()));
      }
    }
    return widest;
  }

  private static String words(List<Mark> marks) {
    StringBuilder words = new StringBuilder();
    for (Mark mark : marks) {
      switch (mark.kind()) {
        case KEPT -> append(words, escaped(mark.text()));
        case DELETED -> marked(words, "~~", mark.text());
        case INSERTED -> marked(words, "**", mark.text());
        case MOVED_OUT -> {
          marked(words, "~~", mark.text());
          note(words, "move " + mark.move() + ": from here");
        }
        case MOVED_IN -> {
          marked(words, "**", mark.text());
          note(words, "move " + mark.move() + ": to here");
        }
        case JOINED -> marked(words, "~~", "¶");
        case PARTED -> marked(words, "**", "¶");
        case REDESIGNATED -> {
          append(words, escaped(mark.text()));
          note(words, mark.was() + " redesignated as " + mark.text().strip());
        }
      }
    }
    return words.toString();
  }

  private static void note(StringBuilder words, String note) {
    words.append(" _\\[").append(escaped(note)).append("\\]_ ");
  }

  /** Blanks at the edges stay outside of the mark, because a mark must touch a word. */
  private static void marked(StringBuilder words, String mark, String text) {
    String inside = text.strip();
    if (inside.isEmpty()) {
      append(words, escaped(text));
      return;
    }
    int from = text.indexOf(inside);
    append(words, escaped(text.substring(0, from)));
    String escaped = escaped(inside);
    boolean touches = !words.isEmpty() && isWord(words.charAt(words.length() - 1));
    boolean sameMark = words.toString().endsWith(mark);
    if ((touches && !isWord(inside.charAt(0))) || sameMark) {
      words.append(APART);
    }
    words.append(mark).append(escaped).append(mark);
    words.append(escaped(text.substring(from + inside.length())));
  }

  /** Appends words; apart from a mark that ended with a sign and would not end before a letter. */
  private static void append(StringBuilder words, String text) {
    if (text.isEmpty()) {
      return;
    }
    int end = words.length();
    boolean afterMark =
        end > 2
            && (words.charAt(end - 1) == '~' || words.charAt(end - 1) == '*')
            && words.charAt(end - 2) == words.charAt(end - 1);
    if (afterMark && isWord(text.charAt(0)) && !isWord(words.charAt(end - 3))) {
      words.append(APART);
    }
    words.append(text);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  /** What would begin a list or a rule at the start of a paragraph. */
  private static String atStart(String text) {
    String words = text.stripLeading();
    int digits = 0;
    while (digits < words.length() && words.charAt(digits) >= '0' && words.charAt(digits) <= '9') {
      digits++;
    }
    if (digits > 0 && digits < words.length() && ".)".indexOf(words.charAt(digits)) >= 0) {
      return words.substring(0, digits) + "\\" + words.substring(digits);
    }
    return !words.isEmpty() && "+-=".indexOf(words.charAt(0)) >= 0 ? "\\" + words : words;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (char c : Markup.printable(text).toCharArray()) {
      if (c == '\n') {
        escaped.append("<br>");
      } else if (c == '\t') {
        escaped.append(' ');
      } else {
        escaped.append(ESCAPED.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return escaped.toString();
  }
}
