package earmark.crawler.parse;

import earmark.redline.text.Block;
import earmark.redline.text.ParagraphNumbering;
import earmark.redline.text.ParagraphNumbering.Numbered;
import earmark.redline.text.ParagraphNumbering.Printed;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the paragraphs of a text are numbered, and so what each block belongs to.
 *
 * <p>Only running paragraphs number: what is quoted in an extract has numbers of its own. Lists,
 * extracts, footnotes, pictures and tables belong to the paragraph before them; a note belongs to
 * the paragraph or section that it names ("Note 1 to paragraph (a)(2):"), else to the one before
 * it. Headings, stars and what stands at the end, such as the amendment history, belong to the
 * provision itself.
 */
enum Layout {
  /** One provision: one series of numbers. */
  PROVISION,
  /** A document: only the text of its sections is numbered, each section on its own. */
  DOCUMENT,
  /** A page or file without legal numbers. */
  UNNUMBERED;

  private static final Pattern NOTE_TO_PARAGRAPH =
      Pattern.compile(
          "Note(?:\\s+\\d+)?\\s+to\\s+(?:introductory\\s+text\\s+of\\s+)?paragraph\\s+"
              + "(?<path>(?:\\([^()\\s]{1,20}\\))++)(?!\\s*(?:,|and|through|or|-|–)).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern NOTE_TO_WHOLE =
      Pattern.compile(
          "Notes?(?:\\s+\\d+)?\\s+to\\s+(?:§|section|this section|supplement|appendix|part).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The same blocks with their paths and designations. */
  List<Block> number(List<Block> blocks) {
    List<Block> numbered = new ArrayList<>();
    int from = 0;
    while (from < blocks.size()) {
      int until = from + 1;
      while (until < blocks.size() && !begins(blocks.get(until))) {
        until++;
      }
      List<Block> scope = blocks.subList(from, until);
      numbered.addAll(isNumbered(scope.getFirst()) ? scope(scope) : scope);
      from = until;
    }
    return numbered;
  }

  /** Whether a new series of numbers begins with this block. */
  private boolean begins(Block block) {
    return switch (this) {
      case PROVISION, UNNUMBERED -> false;
      case DOCUMENT ->
          block instanceof Passage passage
              && switch (passage.kind()) {
                case HEADING, SUBHEADING, INSTRUCTION, SIGNATURE, PREAMBLE, AUTHORITY -> true;
                case PARAGRAPH,
                    LIST_ITEM,
                    EXTRACT,
                    NOTE,
                    FOOTNOTE,
                    SOURCE,
                    CITATION,
                    EDITORIAL_NOTE,
                    EFFECTIVE_DATE_NOTE,
                    STARS,
                    GRAPHIC ->
                    false;
              };
    };
  }

  private boolean isNumbered(Block first) {
    return switch (this) {
      case PROVISION -> true;
      case DOCUMENT ->
          first instanceof Passage passage
              && passage.kind() == PassageKind.SUBHEADING
              && passage.text().startsWith("§");
      case UNNUMBERED -> false;
    };
  }

  private static List<Block> scope(List<Block> blocks) {
    List<Printed> paragraphs = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Passage passage && passage.kind() == PassageKind.PARAGRAPH) {
        paragraphs.add(new Printed(passage.text(), passage.emphases()));
      }
    }
    var numbers = ParagraphNumbering.of(paragraphs).iterator();
    List<Block> numbered = new ArrayList<>();
    ParagraphPath current = ParagraphPath.ROOT;
    for (Block block : blocks) {
      switch (block) {
        case Row row ->
            numbered.add(new Row(current, row.table(), row.place(), row.cells(), row.group()));
        case Passage passage when passage.kind() == PassageKind.PARAGRAPH -> {
          Numbered number = numbers.next();
          current = number.path();
          numbered.add(at(passage, current, number.designation()));
        }
        case Passage passage -> numbered.add(at(passage, place(passage, current), ""));
      }
    }
    return numbered;
  }

  private static ParagraphPath place(Passage passage, ParagraphPath current) {
    return switch (passage.kind()) {
      case PARAGRAPH, LIST_ITEM, EXTRACT, FOOTNOTE, GRAPHIC -> current;
      case NOTE -> {
        Matcher matcher = NOTE_TO_PARAGRAPH.matcher(passage.text());
        if (matcher.matches()) {
          yield ParagraphPath.parse(matcher.group("path"));
        }
        yield NOTE_TO_WHOLE.matcher(passage.text()).matches() ? ParagraphPath.ROOT : current;
      }
      case HEADING,
          SUBHEADING,
          AUTHORITY,
          SOURCE,
          CITATION,
          EDITORIAL_NOTE,
          EFFECTIVE_DATE_NOTE,
          INSTRUCTION,
          PREAMBLE,
          STARS,
          SIGNATURE ->
          ParagraphPath.ROOT;
    };
  }

  private static Passage at(Passage passage, ParagraphPath path, String designation) {
    return new Passage(passage.kind(), path, designation, passage.text(), passage.emphases());
  }
}
