package earmark.api.rendering;

import earmark.redline.comparison.ChangeClass;
import earmark.redline.comparison.Operation;
import earmark.redline.comparison.Redline;
import earmark.redline.comparison.Span;
import earmark.redline.comparison.Statistics;
import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two texts and their redline, written as one marked text for tests.
 *
 * <p>{@code [-struck-]}, {@code {+added+}}, both in a row for a replacement, {@code [~-,~]{~+;~}}
 * for typography, {@code [=(c)=>(d)=]} for a redesignation, {@code [1-away-]} and {@code {1+here+}}
 * for move 1. Each line is a block: a heading if it begins with §, a row if it holds a tab (the
 * head row if its first cell is "Country"), otherwise a paragraph, addressed by what it begins
 * with.
 */
record Notation(LegalText before, LegalText after, Redline redline) {
  private static final Pattern MARK =
      Pattern.compile(
          "\\[=(?<was>.*?)=>(?<now>.*?)=]"
              + "|\\[(?<out>\\d)-(?<away>.*?)-]"
              + "|\\{(?<in>\\d)\\+(?<here>.*?)\\+}"
              + "|\\[~(?<told>.*?)~]\\{~(?<tnew>.*?)~}"
              + "|\\[-(?<rold>.*?)-]\\{\\+(?<rnew>.*?)\\+}"
              + "|\\[-(?<old>.*?)-]"
              + "|\\{\\+(?<new>.*?)\\+}",
          Pattern.DOTALL);
  private static final Pattern DESIGNATION = Pattern.compile("^(?:\\([^()\\s]{1,5}\\))+");

  static Notation parse(String marked) {
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    List<Operation> operations = new ArrayList<>();
    Matcher m = MARK.matcher(marked);
    int from = 0;
    while (m.find()) {
      keep(marked.substring(from, m.start()), before, after, operations);
      int b = before.length();
      int a = after.length();
      from = m.end();
      if (m.group("was") != null) {
        before.append(m.group("was"));
        after.append(m.group("now"));
        operations.add(new Operation.Redesignated(span(b, before), span(a, after)));
      } else if (m.group("out") != null) {
        before.append(m.group("away"));
        operations.add(
            new Operation.MovedOut(
                span(b, before), span(a, after), Integer.parseInt(m.group("out"))));
      } else if (m.group("in") != null) {
        after.append(m.group("here"));
        operations.add(
            new Operation.MovedIn(
                span(b, before), span(a, after), Integer.parseInt(m.group("in"))));
      } else if (m.group("told") != null) {
        before.append(m.group("told"));
        after.append(m.group("tnew"));
        operations.add(
            new Operation.Replaced(span(b, before), span(a, after), ChangeClass.TYPOGRAPHICAL));
      } else if (m.group("rold") != null) {
        before.append(m.group("rold"));
        after.append(m.group("rnew"));
        operations.add(
            new Operation.Replaced(span(b, before), span(a, after), ChangeClass.SUBSTANTIVE));
      } else if (m.group("old") != null) {
        before.append(m.group("old"));
        operations.add(
            new Operation.Deleted(span(b, before), span(a, after), ChangeClass.SUBSTANTIVE));
      } else {
        after.append(m.group("new"));
        operations.add(
            new Operation.Inserted(span(b, before), span(a, after), ChangeClass.SUBSTANTIVE));
      }
    }
    keep(marked.substring(from), before, after, operations);
    return built(before.toString(), after.toString(), operations);
  }

  private static void keep(
      String words, StringBuilder before, StringBuilder after, List<Operation> operations) {
    if (!words.isEmpty()) {
      int b = before.length();
      int a = after.length();
      before.append(words);
      after.append(words);
      operations.add(new Operation.Kept(span(b, before), span(a, after)));
    }
  }

  private static Span span(int from, StringBuilder text) {
    return new Span(from, text.length());
  }

  private static Notation built(String before, String after, List<Operation> operations) {
    Statistics statistics =
        new Statistics(
            (int) operations.stream().filter(Notation::isSubstantive).count(),
            0,
            0,
            (int)
                operations.stream()
                    .filter(
                        o ->
                            o instanceof Operation.Replaced r
                                && r.changeClass() == ChangeClass.TYPOGRAPHICAL)
                    .count(),
            (int) operations.stream().filter(Operation.MovedIn.class::isInstance).count(),
            (int) operations.stream().filter(Operation.Redesignated.class::isInstance).count(),
            0,
            0,
            0,
            0,
            0,
            0,
            0);
    return new Notation(
        text(before), text(after), new Redline("notation 1", statistics, operations, false));
  }

  private static boolean isSubstantive(Operation operation) {
    return switch (operation) {
      case Operation.Deleted _, Operation.Inserted _ -> true;
      case Operation.Replaced r -> r.changeClass() == ChangeClass.SUBSTANTIVE;
      default -> false;
    };
  }

  static LegalText text(String plain) {
    if (plain.isEmpty()) {
      return LegalText.EMPTY;
    }
    List<Block> blocks = new ArrayList<>();
    String group = "";
    for (String line : plain.split("\n", -1)) {
      Matcher designation = DESIGNATION.matcher(line);
      if (line.contains("\t")) {
        String[] cells = line.split("\t", -1);
        Row.Place place = cells[0].equals("Country") ? Row.Place.HEAD : Row.Place.BODY;
        if (place == Row.Place.BODY && !cells[0].isEmpty()) {
          group = cells[0];
        }
        blocks.add(
            new Row(
                ParagraphPath.ROOT,
                1,
                place,
                java.util.Arrays.stream(cells).map(Cell::of).toList(),
                cells[0].isEmpty() ? group : ""));
      } else if (line.startsWith("§")) {
        blocks.add(Passage.of(PassageKind.HEADING, line));
      } else if (designation.find()) {
        blocks.add(
            Passage.paragraph(ParagraphPath.parse(designation.group()), designation.group(), line));
      } else {
        blocks.add(Passage.of(PassageKind.PARAGRAPH, line));
      }
    }
    return new LegalText(blocks);
  }
}
