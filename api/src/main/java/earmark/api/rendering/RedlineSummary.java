package earmark.api.rendering;

import earmark.redline.comparison.ChangeClass;
import earmark.redline.comparison.Redline;
import earmark.redline.comparison.Statistics;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a redline amounts to, in one line: how many changes of which class, and the first of them.
 */
public final class RedlineSummary {
  private static final int QUOTE_LIMIT = 70;

  private RedlineSummary() {}

  /**
   * The counts in words, such as {@code 2 changes of substance, 1 conforming reference; 14
   * typographical differences, not marked}.
   */
  public static String counts(Redline redline) {
    Statistics s = redline.statistics();
    List<String> parts = new ArrayList<>();
    part(parts, s.substantive(), "change of substance", "changes of substance");
    part(parts, s.moved(), "passage moved", "passages moved");
    part(parts, s.redesignated(), "redesignation", "redesignations");
    part(parts, s.conforming(), "conforming reference", "conforming references");
    part(parts, s.rowsAdded(), "row added", "rows added");
    part(parts, s.rowsRemoved(), "row removed", "rows removed");
    part(parts, s.rowsChanged(), "row changed", "rows changed");
    part(parts, s.punctuation(), "change of punctuation", "changes of punctuation");
    String typography =
        s.typographical() == 0
            ? ""
            : plural(s.typographical(), "typographical difference", "typographical differences")
                + ", not marked";
    if (parts.isEmpty()) {
      return typography.isEmpty() ? "no change" : "no change of words; " + typography;
    }
    return String.join(", ", parts) + (typography.isEmpty() ? "" : "; " + typography);
  }

  /**
   * The first change of substance and how many more there are, such as {@code (a)(2): “30 days” →
   * “60 days”, and 3 more changes}; empty where nothing of substance changed, or where one of the
   * texts is empty.
   */
  public static Optional<String> substance(Redline redline, LegalText before, LegalText after) {
    if (before.blocks().isEmpty() || after.blocks().isEmpty()) {
      return Optional.empty();
    }
    MarkedText text = MarkedText.of(redline, before, after, false);
    return Optional.of(describe(text)).filter(line -> !line.isEmpty());
  }

  private static String describe(MarkedText text) {
    List<String> lines = new ArrayList<>();
    int more = 0;
    int lastChange = 0;
    for (MarkedBlock block : text.blocks()) {
      if (block.isRow() && (block.isAdded() || block.isRemoved())) {
        if (lines.isEmpty()) {
          lines.add((block.isAdded() ? "row added: " : "row removed: ") + rowName(block));
        } else {
          more++;
        }
        continue;
      }
      for (List<Mark> cell : block.cells()) {
        for (int i = 0; i < cell.size(); i++) {
          Mark mark = cell.get(i);
          if (mark.change() == 0 || mark.change() == lastChange || !isOfSubstance(mark)) {
            continue;
          }
          lastChange = mark.change();
          if (lines.isEmpty()) {
            lines.add(where(block) + quote(cell.subList(i, cell.size()), lastChange));
          } else {
            more++;
          }
        }
      }
    }
    if (lines.isEmpty()) {
      return "";
    }
    return lines.getFirst()
        + (more == 0 ? "" : ", and " + plural(more, "more change", "more changes"));
  }

  private static boolean isOfSubstance(Mark mark) {
    return mark.changeClass() == ChangeClass.SUBSTANTIVE
        || mark.changeClass() == ChangeClass.CONFORMING;
  }

  private static String rowName(MarkedBlock block) {
    Row row = (Row) block.shown();
    List<String> names = new ArrayList<>();
    if (!row.group().isEmpty()) {
      names.add(row.group());
    }
    row.cells().stream()
        .map(cell -> cell.text().strip())
        .filter(text -> !text.isEmpty())
        .limit(row.group().isEmpty() ? 2 : 1)
        .forEach(names::add);
    return clip(String.join(", ", names));
  }

  private static String where(MarkedBlock block) {
    ParagraphPath path = block.path();
    if (block.shown() instanceof Row row) {
      String name = row.cells().isEmpty() ? "" : rowName(block);
      return name.isEmpty() ? "" : name + ": ";
    }
    return path.depth() == 0 ? "" : path + ": ";
  }

  private static String quote(List<Mark> marks, int change) {
    StringBuilder old = new StringBuilder();
    StringBuilder now = new StringBuilder();
    String redesignation = "";
    boolean moved = false;
    for (Mark mark : marks) {
      if (mark.change() != change) {
        break;
      }
      moved |= mark.move() > 0;
      if (mark.kind() == Mark.Kind.REDESIGNATED) {
        redesignation = mark.was() + " redesignated as " + mark.text().strip();
      } else if (mark.kind().isOnlyBefore()) {
        old.append(mark.text());
      } else {
        now.append(mark.text());
      }
    }
    if (!redesignation.isEmpty()) {
      return redesignation;
    }
    if (moved) {
      return "moved: " + quoted(old.isEmpty() ? now : old);
    }
    if (now.isEmpty()) {
      return quoted(old) + " struck";
    }
    return old.isEmpty() ? quoted(now) + " added" : quoted(old) + " → " + quoted(now);
  }

  private static String quoted(CharSequence words) {
    return "“" + clip(words.toString()) + "”";
  }

  /** At most {@link #QUOTE_LIMIT} characters in one line, ended by "…" between two words. */
  static String clip(String words) {
    String line = words.strip().replaceAll("\\s+", " ");
    if (line.length() <= QUOTE_LIMIT) {
      return line;
    }
    int blank = line.lastIndexOf(' ', QUOTE_LIMIT);
    int end = blank > QUOTE_LIMIT / 2 ? blank : QUOTE_LIMIT;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end)
        + " …";
  }

  private static void part(List<String> parts, int count, String one, String many) {
    if (count > 0) {
      parts.add(plural(count, one, many));
    }
  }

  private static String plural(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
