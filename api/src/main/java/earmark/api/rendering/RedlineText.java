package earmark.api.rendering;

import earmark.redline.comparison.Redline;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A redline as plain text: {@code [-struck-]} and {@code {+added+}}, for terminals and for the text
 * part of mail.
 *
 * <p>Only the changes are shown, each paragraph under its address; long stretches without a change
 * are shortened to "…". Whatever would act on a terminal is replaced.
 */
public final class RedlineText {
  /** How many characters of unchanged words stay on each side of a change. */
  private static final int AROUND = 160;

  private static final int WIDTH = 100;

  private RedlineText() {}

  /**
   * The changes.
   *
   * @param width longest line in characters; longer words stand alone. At least 20
   */
  public static String changes(Redline redline, LegalText before, LegalText after, int width) {
    return changes(redline, before, after, width, 0, 0);
  }

  /**
   * The changes with context.
   *
   * @param context how many unchanged paragraphs or rows to show around each changed one
   * @param limit most changed paragraphs and rows to show; the last line counts what is left out. 0
   *     for no limit
   */
  public static String changes(
      Redline redline, LegalText before, LegalText after, int width, int context, int limit) {
    MarkedText text = MarkedText.of(redline, before, after, false);
    return write(redline, Excerpt.changes(text.blocks(), context, limit), width, Detail.CHANGES);
  }

  /** What is written of unchanged words. */
  private enum Detail {
    /** What stands near a change. */
    CHANGES,
    /** That, and the beginnings of paragraphs that lead into others. */
    LEAD_INS,
    /** All of them. */
    WHOLE
  }

  /** The redline as a text of its own, with its title and counts. */
  public static String document(Exhibit exhibit, Context context) {
    Redline redline = exhibit.redline();
    String head = Markup.printable(exhibit.title()) + "\n" + RedlineSummary.counts(redline) + "\n";
    if (redline.isEmpty() && context != Context.WHOLE) {
      return head;
    }
    MarkedText text = MarkedText.of(redline, exhibit.before(), exhibit.after(), false);
    return head
        + "\n"
        + write(
            redline,
            Excerpt.of(text.blocks(), context),
            WIDTH,
            context == Context.WHOLE ? Detail.WHOLE : Detail.LEAD_INS);
  }

  private static String write(
      Redline redline, Excerpt<MarkedBlock> excerpt, int width, Detail detail) {
    Wrapped out = new Wrapped(width);
    if (redline.coarse()) {
      out.paragraph("", "(" + RedlineSummary.COARSE + ")");
    }
    for (Excerpt.Item<MarkedBlock> item : excerpt.items()) {
      switch (item) {
        case Excerpt.Item.Gap<MarkedBlock> _ -> {}
        case Excerpt.Item.Shown<MarkedBlock>(MarkedBlock block, boolean leadIn) -> {
          if (block.isChanged()) {
            block(out, block, detail);
          } else if (detail == Detail.WHOLE) {
            out.paragraph("  ", oneLine(block));
          } else if (!leadIn || detail == Detail.LEAD_INS) {
            out.paragraph("  ", shorten(oneLine(block), false, false));
          }
        }
      }
    }
    if (excerpt.left() > 0) {
      out.paragraph("", "… and " + excerpt.left() + " more changed paragraphs or rows.");
    }
    return out.toString();
  }

  private static String oneLine(MarkedBlock block) {
    return Markup.printable(block.shown().text()).replace(Row.CELL_SEPARATOR, " | ");
  }

  private static void block(Wrapped out, MarkedBlock block, Detail detail) {
    out.line(address(block));
    switch (block.shown()) {
      case Passage _ -> out.paragraph("  ", words(block.cells().getFirst(), detail));
      case Row _ -> {
        List<String> cells = new ArrayList<>();
        for (List<Mark> cell : block.cells()) {
          cells.add(words(cell, detail));
        }
        out.paragraph("  ", String.join(" | ", cells));
      }
    }
  }

  private static String address(MarkedBlock block) {
    String state = block.isRemoved() ? ", gone" : block.isAdded() ? ", new" : "";
    return switch (block.shown()) {
      case Row row -> {
        String table = "table " + row.table();
        String group = row.group().isEmpty() ? "" : ", " + Markup.printable(row.group());
        yield "@ " + table + group + state;
      }
      case Passage passage -> {
        String place =
            passage.path().depth() == 0
                ? RedlineHtml.kind(passage.kind()).replace('-', ' ')
                : Markup.printable(passage.path().toString());
        yield "@ " + place + state;
      }
    };
  }

  private static String words(List<Mark> marks, Detail detail) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      String text = Markup.printable(mark.text());
      out.append(
          switch (mark.kind()) {
            case KEPT -> detail == Detail.WHOLE ? text : shorten(text, i > 0, i < marks.size() - 1);
            case DELETED -> "[-" + text + "-]";
            case INSERTED -> "{+" + text + "+}";
            case MOVED_OUT -> "[-moved " + mark.move() + " away: " + text + "-]";
            case MOVED_IN -> "{+moved " + mark.move() + " here: " + text + "+}";
            case JOINED -> "[-¶-]";
            case PARTED -> "{+¶+}";
            case REDESIGNATED -> text + " (was " + Markup.printable(mark.was()) + ")";
          });
    }
    return out.toString();
  }

  /** Unchanged words with their middle, or their far end, left out where they are long. */
  private static String shorten(String text, boolean changeBefore, boolean changeAfter) {
    int keepHead = changeBefore || !changeAfter ? AROUND : AROUND / 2;
    int keepTail = changeAfter ? AROUND : 0;
    if (text.length() <= keepHead + keepTail + 20) {
      return text;
    }
    int head = text.lastIndexOf(' ', keepHead);
    int tail = keepTail == 0 ? text.length() : text.indexOf(' ', text.length() - keepTail);
    if (head < 0 || tail < 0) {
      return text;
    }
    return text.substring(0, head) + " …" + text.substring(tail);
  }
}
