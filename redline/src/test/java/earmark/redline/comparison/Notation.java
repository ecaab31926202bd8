package earmark.redline.comparison;

import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphNumbering;
import earmark.redline.text.ParagraphNumbering.Numbered;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Texts and redlines as plain lines.
 *
 * <p>A line is a block. {@code = } begins a heading, {@code - } a list item, {@code ~ } an
 * amendment history, {@code |! } a row of a table's head, {@code | } a row of its body; cells end
 * at {@code |}. {@code @CHINA} is no block: it names the group of the rows after it that leave
 * their first cell empty. Other lines are paragraphs, numbered by their markers. {@code \} is a
 * printed line break.
 *
 * <p>In a redline, {@code [-words-]} went and {@code {+words+}} came; a letter before the sign
 * tells the class: {@code c} conforming, {@code p} punctuation, {@code t} typographical. {@code
 * <(b)=>(c)>} is a redesignation; {@code «1-words-»} moved away, {@code «1+words+»} moved here.
 */
final class Notation {
  private Notation() {}

  static LegalText text(String... lines) {
    return text(Arrays.asList(lines));
  }

  static LegalText text(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    var numbering = new ParagraphNumbering();
    ParagraphPath path = ParagraphPath.ROOT;
    String group = "";
    int table = 0;
    boolean inTable = false;
    for (String line : lines) {
      String words = line.length() < 2 ? "" : line.substring(2).replace('\\', '\n');
      boolean isRow = line.startsWith("|");
      table += isRow && !inTable ? 1 : 0;
      inTable = isRow || (inTable && line.startsWith("@"));
      if (line.startsWith("@")) {
        group = line.substring(1);
      } else if (line.startsWith("|! ")) {
        blocks.add(row(path, table, Row.Place.HEAD, line.substring(3), ""));
      } else if (isRow) {
        blocks.add(row(path, table, Row.Place.BODY, line.substring(2), group));
      } else if (line.startsWith("= ")) {
        blocks.add(Passage.of(PassageKind.HEADING, words));
      } else if (line.startsWith("- ")) {
        blocks.add(new Passage(PassageKind.LIST_ITEM, path, "", words, List.of()));
      } else if (line.startsWith("~ ")) {
        blocks.add(Passage.of(PassageKind.CITATION, words));
      } else {
        String paragraph = line.replace('\\', '\n');
        Numbered numbered = numbering.next(paragraph, List.of());
        path = numbered.path();
        blocks.add(Passage.paragraph(path, numbered.designation(), paragraph));
      }
    }
    return new LegalText(blocks);
  }

  private static Row row(
      ParagraphPath path, int table, Row.Place place, String line, String group) {
    List<Cell> cells =
        Arrays.stream(line.split("\\|", -1))
            .map(cell -> Cell.of(cell.strip().replace('\\', '\n')))
            .toList();
    boolean printed = !cells.getFirst().text().isEmpty();
    return new Row(path, table, place, cells, printed ? "" : group);
  }

  /** The redline of two texts, after checking that it tiles both. */
  static String redline(LegalText before, LegalText after) {
    return redline(Comparison.between(before, after), before.plain(), after.plain());
  }

  static String redline(Redline redline, String before, String after) {
    StringBuilder out = new StringBuilder();
    for (Operation operation : redline.operations()) {
      String struck = operation.before().of(before);
      String added = operation.after().of(after);
      switch (operation) {
        case Operation.Kept _ -> out.append(added);
        case Operation.Deleted(_, _, ChangeClass c) -> out.append(struck(struck, c));
        case Operation.Inserted(_, _, ChangeClass c) -> out.append(added(added, c));
        case Operation.Replaced(_, _, ChangeClass c) ->
            out.append(struck(struck, c)).append(added(added, c));
        case Operation.Redesignated _ ->
            out.append("<").append(struck).append("=>").append(added).append(">");
        case Operation.MovedOut(_, _, int move) ->
            out.append("«").append(move).append("-").append(struck).append("-»");
        case Operation.MovedIn(_, _, int move) ->
            out.append("«").append(move).append("+").append(added).append("+»");
      }
    }
    return out.toString().replace('\t', '|');
  }

  private static String struck(String words, ChangeClass changeClass) {
    return "[" + letter(changeClass) + "-" + words + "-]";
  }

  private static String added(String words, ChangeClass changeClass) {
    return "{" + letter(changeClass) + "+" + words + "+}";
  }

  private static String letter(ChangeClass changeClass) {
    return changeClass == ChangeClass.SUBSTANTIVE
        ? ""
        : changeClass.name().substring(0, 1).toLowerCase(Locale.ROOT);
  }
}
