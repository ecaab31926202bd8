package earmark.redline.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what is acted on: "the last sentence of paragraph (a)(2) and paragraphs (b)(1) and (2)".
 *
 * <p>This class reads lists and finds out which kind of unit comes next; each kind has its reader,
 * with one method per word. A method that is called stands at the first word of its unit.
 */
final class Units {
  /** Words before a unit that say nothing about which one it is. */
  private static final Set<String> DETERMINERS =
      Set.of(
          ("the a an new existing current following remaining both all its such undesignated"
                  + " additional corresponding")
              .split(" "));

  final ParagraphUnits paragraphs;
  final CountedUnits counts;
  final ProvisionUnits provisions;
  final NamedUnits names;
  final WordUnits quotes;

  private final Cursor cursor;
  private final Frame frame;

  Units(Frame frame) {
    this.cursor = frame.cursor();
    this.frame = frame;
    this.paragraphs = new ParagraphUnits(frame, this);
    this.counts = new CountedUnits(frame, this);
    this.provisions = new ProvisionUnits(frame, this);
    this.names = new NamedUnits(frame, this);
    this.quotes = new WordUnits(frame, this);
  }

  void enter(Scope other) {
    frame.scope(other);
    frame.around(other.place());
    frame.before(frame.around().path());
  }

  /** A list of units; empty if none begins here. */
  List<Phrase> list() {
    List<Phrase> list = new ArrayList<>();
    frame.around(frame.scope().place());
    frame.before(frame.around().path());
    while (true) {
      boolean isBehindComma = cursor.last().is(",");
      List<Phrase> some = one();
      if (isBehindComma && !list.isEmpty() && isInside(list.getLast(), some)) {
        // "§ 744.11, paragraph (a)": one address, not two
        list.removeLast();
      }
      list.addAll(some);
      if (some.isEmpty() || !goesOn()) {
        return list;
      }
    }
  }

  private static boolean isInside(Phrase outer, List<Phrase> inner) {
    return isContainer(outer.target().unit())
        && !inner.isEmpty()
        && inner.stream()
            .allMatch(
                phrase ->
                    phrase.target().place().map(Place::whole).equals(outer.target().place())
                        && !phrase.target().place().equals(outer.target().place()));
  }

  static boolean isContainer(Unit unit) {
    return unit == Unit.SECTION || unit == Unit.SUPPLEMENT || unit == Unit.APPENDIX;
  }

  /** Takes the separator if another unit follows it. */
  private boolean goesOn() {
    int place = cursor.place();
    boolean isSeparated = false;
    while (cursor.acceptAny(",", ";", "and", "or", "&") || cursor.accept("as", "well", "as")) {
      isSeparated = true;
    }
    if (isSeparated && starts()) {
      return true;
    }
    cursor.backTo(place);
    return false;
  }

  /** Whether a unit begins at the cursor. */
  boolean starts() {
    int place = cursor.place();
    determiners();
    Token token = cursor.peek();
    boolean starts =
        switch (token.kind()) {
          case PATH, SECTION, SIGN, ECCN, QUOTE -> true;
          case NUMBER -> Ordinals.startCount(cursor);
          case MARK -> false;
          case WORD -> startsWithWord(token);
        };
    cursor.backTo(place);
    return starts;
  }

  private boolean startsWithWord(Token token) {
    if (Ordinals.isOrdinal(token) || Ordinals.startCount(cursor)) {
      return true;
    }
    return switch (token.lower()) {
      case "paragraph",
          "paragraphs",
          "introductory",
          "section",
          "sections",
          "heading",
          "headings",
          "note",
          "notes",
          "footnote",
          "footnotes",
          "sentence",
          "sentences",
          "entry",
          "entries",
          "definition",
          "definitions",
          "supplement",
          "supplements",
          "appendix",
          "appendices",
          "subpart",
          "subparts",
          "part",
          "parts",
          "authority",
          "eccn",
          "eccns",
          "table",
          "tables",
          "row",
          "rows",
          "column",
          "columns",
          "comment",
          "comments",
          "category",
          "subject",
          "source",
          "export",
          "amendatory",
          "omb",
          "parenthetical",
          "instruction" ->
          true;
      case "chapter", "commodities", "listing", "listings" -> true;
      case "country" -> cursor.peek(1).lower().matches("listings?|entr(?:y|ies)");
      default -> WordUnits.starts(token);
    };
  }

  private boolean determiners() {
    boolean reserved = false;
    while (true) {
      Token token = cursor.peek();
      if (token.is("newly")) {
        cursor.take();
        cursor.acceptAny("redesignated", "designated", "added", "revised", "re-designated");
      } else if (token.is("reserved")) {
        cursor.take();
        reserved = true;
      } else if (token.is(Token.Kind.WORD) && DETERMINERS.contains(token.lower())) {
        cursor.take();
      } else {
        return reserved;
      }
    }
  }

  /** One unit, or the several that one word names; empty if none begins here. */
  List<Phrase> one() {
    if (!starts()) {
      return List.of();
    }
    boolean isReserved = determiners();
    List<Phrase> read = unit();
    return isReserved ? read.stream().map(Phrase::reserved).toList() : read;
  }

  List<Phrase> unit() {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case PATH -> paragraphs.path();
      case SECTION, SIGN -> provisions.sections();
      case ECCN -> names.eccns();
      case QUOTE -> quotes.words();
      case NUMBER -> counts.counted();
      case MARK -> List.of();
      case WORD -> {
        if (Ordinals.startCount(cursor)) {
          yield counts.counted();
        }
        if (Ordinals.isOrdinal(token)) {
          yield counts.ordinal();
        }
        yield word(token.lower());
      }
    };
  }

  private List<Phrase> word(String word) {
    return switch (word) {
      case "paragraph", "paragraphs" -> paragraphs.paragraphs();
      case "introductory" -> paragraphs.introductory();
      case "section", "sections" -> provisions.sections();
      case "heading", "headings", "subject" -> paragraphs.headings();
      case "note", "notes" -> counts.notes();
      case "footnote", "footnotes" -> counts.footnotes();
      case "sentence", "sentences" -> {
        cursor.take();
        yield in(Unit.SENTENCE, List.of());
      }
      case "entry", "entries", "listing", "listings" -> names.entries(List.of());
      case "country" -> {
        cursor.take();
        yield names.entries(List.of());
      }
      case "commodities" -> names.entries(List.of());
      case "definition", "definitions" -> names.definitions();
      case "supplement", "supplements" -> provisions.attachments(Place.Kind.SUPPLEMENT);
      case "appendix", "appendices" -> provisions.attachments(Place.Kind.APPENDIX);
      case "subpart", "subparts" -> provisions.subparts();
      case "part", "parts" -> provisions.parts();
      case "chapter" -> provisions.chapter();
      case "authority" -> provisions.authority();
      case "source" -> {
        cursor.take();
        cursor.accept("citation");
        cursor.accept("note");
        yield in(Unit.SOURCE, List.of());
      }
      case "eccn", "eccns", "export" -> names.eccns();
      case "category" -> names.category();
      case "table", "tables" -> names.tables();
      case "row", "rows" -> {
        cursor.take();
        yield names.entries(List.of(), Unit.ROW);
      }
      case "column", "columns" -> {
        cursor.take();
        yield names.entries(List.of(), Unit.COLUMN);
      }
      case "comment", "comments" -> paragraphs.comments();
      case "omb", "parenthetical" -> quotes.parenthetical();
      case "amendatory", "instruction" -> quotes.instruction();
      default -> quotes.words();
    };
  }

  /** What follows "of": a list if the noun is plural, else one unit. */
  List<Phrase> listOf() {
    int place = cursor.place();
    determiners();
    boolean isPlural =
        cursor.isAtAny("paragraphs", "sections", "subparts", "supplements")
            || cursor.peek().text().equals("§§");
    cursor.backTo(place);
    if (!isPlural) {
      return one();
    }
    List<Phrase> all = new ArrayList<>(one());
    while (true) {
      int here = cursor.place();
      boolean isSeparated = false;
      while (cursor.acceptAny(",", ";", "and", "or")) {
        isSeparated = true;
      }
      if (!isSeparated
          || !(cursor.peek().is(Token.Kind.PATH) || cursor.peek().is(Token.Kind.SECTION))) {
        cursor.backTo(here);
        return all;
      }
      all.addAll(unit());
    }
  }

  /**
   * A unit inside another: "... of paragraph (a) introductory text"; else inside what is amended.
   */
  List<Phrase> in(Unit unit, List<String> which) {
    int place = cursor.place();
    Optional<String> where = Optional.empty();
    if (cursor.accept("at", "the", "end")
        || cursor.accept("to", "the", "end")
        || cursor.accept("at", "end")
        || cursor.accept("to", "end")) {
      where = Optional.of("end");
    } else if (cursor.accept("at", "the", "beginning") || cursor.accept("to", "the", "beginning")) {
      where = Optional.of("start");
    }
    List<Phrase> of = List.of();
    int behind = cursor.place();
    if (cursor.isAtAny("of", "in", "to", "under", "from", "for") && !cursor.isAt("to", "read")) {
      cursor.take();
      of = listOf();
      if (of.isEmpty()) {
        cursor.backTo(where.isEmpty() ? place : behind);
      }
    }
    List<Phrase> read = new ArrayList<>();
    for (Target inner :
        of.isEmpty() ? frame.scope().focus() : of.stream().map(Phrase::target).toList()) {
      Target target =
          Target.of(inner.place().orElse(frame.scope().part()), unit)
              .which(which)
              .within(Smaller.of(inner))
              .under(inner.under().or(frame.scope()::under));
      read.add(Phrase.of(target).placed(where, Optional.empty()));
    }
    return read;
  }
}
