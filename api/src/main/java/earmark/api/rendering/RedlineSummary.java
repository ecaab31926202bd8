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
    return counts(redline, "not marked");
  }

  private static String counts(Redline redline, String typographyIs) {
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
                + ", "
                + typographyIs;
    if (parts.isEmpty()) {
      return typography.isEmpty() ? "no change" : "no change of words; " + typography;
    }
    return String.join(", ", parts) + (typography.isEmpty() ? "" : "; " + typography);
  }

  /** Said in every rendering of a redline whose comparison reached a work limit. */
  public static final String COARSE =
      "Compared coarsely: a work limit was reached, so that some parts are marked more widely than"
          + " needed.";

  /** What a file says above a redline: the counts, the engine, and whether it was coarse. */
  static List<String> heading(Redline redline) {
    return heading(redline, "not marked");
  }

  /**
   * The same, for a form that has its own way with differences of typography alone.
   *
   * @param typographyIs what it does with them, such as {@code tracked, too}
   */
  static List<String> heading(Redline redline, String typographyIs) {
    List<String> lines = new ArrayList<>();
    lines.add(counts(redline, typographyIs) + ".");
    if (redline.coarse()) {
      lines.add(COARSE);
    }
    lines.add("Compared by Earmark (" + redline.engine() + "); not an official edition.");
    return lines;
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

  /** Rows that came or went first, then the first change within a paragraph or row. */
  private static String describe(MarkedText text) {
    List<String> added = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> within = new ArrayList<>();
    for (MarkedBlock block : text.blocks()) {
      if (block.isRow() && block.isAdded()) {
        added.add(rowName(block));
      } else if (block.isRow() && block.isRemoved()) {
        removed.add(rowName(block));
      } else {
        within(block, within);
      }
    }
    List<String> parts = new ArrayList<>();
    rows(parts, added, "added");
    rows(parts, removed, "removed");
    int told = 0;
    if (parts.isEmpty() && !within.isEmpty()) {
      parts.add(within.getFirst());
      told = 1;
    }
    int more = within.size() - told;
    if (more > 0) {
      parts.add("and " + plural(more, "more change", "more changes"));
    }
    return String.join(added.isEmpty() && removed.isEmpty() ? ", " : "; ", parts);
  }

  private static void rows(List<String> parts, List<String> names, String what) {
    if (!names.isEmpty()) {
      String others =
          names.size() == 1 ? "" : " and " + plural(names.size() - 1, "other", "others");
      parts.add((names.size() == 1 ? "row " : "rows ") + what + ": " + names.getFirst() + others);
    }
  }

  private static void within(MarkedBlock block, List<String> lines) {
    int last = 0;
    for (List<Mark> cell : block.cells()) {
      for (int i = 0; i < cell.size(); i++) {
        Mark mark = cell.get(i);
        if (mark.change() > 0 && mark.change() != last && isOfSubstance(mark)) {
          last = mark.change();
          lines.add(where(block) + quote(cell.subList(i, cell.size()), last));
        }
      }
    }
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
        .map(RedlineSummary::name)
        .forEach(names::add);
    return clip(String.join(", ", names));
  }

  /** The name in a cell that goes on with aliases and addresses. */
  private static String name(String cell) {
    return cell.split(",? a\\.k\\.a|[;\n]", 2)[0];
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
