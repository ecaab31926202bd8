package earmark.redline.instruction;

import java.util.List;
import java.util.Optional;

/** Reads what stands around the orders: where, when, under which heading, as amended by what. */
final class Preludes {
  private final Cursor cursor;
  private final Frame frame;
  private final Units units;
  private Optional<String> asAmendedBy = Optional.empty();
  private Optional<String> effective = Optional.empty();
  private List<Target> except = List.of();
  private boolean isPlaceSaid;

  Preludes(Frame frame, Units units) {
    this.cursor = frame.cursor();
    this.frame = frame;
    this.units = units;
  }

  /** The earlier rule on whose result the instruction builds. */
  Optional<String> asAmendedBy() {
    return asAmendedBy;
  }

  /** The day the instruction itself states, as written. */
  Optional<String> effective() {
    return effective;
  }

  /** What is left out of everything that follows. */
  List<Target> except() {
    return except;
  }

  /** Whether a place was said since the last question. */
  boolean takePlaceSaid() {
    boolean said = isPlaceSaid;
    isPlaceSaid = false;
    return said;
  }

  /** Takes one of the phrases that say where, when and for what; false if none comes next. */
  boolean take() {
    return separator()
        || label()
        || tail()
        || date()
        || page()
        || printed()
        || under()
        || exceptionInFront()
        || in();
  }

  boolean separator() {
    return cursor.acceptAny(",", ";", ":", ".", "—", "–", "and", "then", "by", "also", "or");
  }

  /** "...; and v. Revising ...": two instructions that were run together. */
  boolean label() {
    Token token = cursor.peek();
    boolean isLabel =
        token.is(Token.Kind.WORD)
            && token.text().matches("[ivx]{1,5}|[a-z]")
            && cursor.peek(1).is(".")
            && cursor.place() > 0
            && Verbs.isVerb(cursor.peek(2));
    if (isLabel) {
      cursor.take();
      cursor.take();
    }
    return isLabel;
  }

  /** Words that announce text and order nothing. */
  boolean tail() {
    if (cursor.accept("under", "the", "heading", "set", "forth", "above")
        || cursor.accept("to", "read", "as", "set", "forth", "above")
        || cursor.accept("set", "forth", "above")
        || cursor.accept("to", "read", "as", "follows")
        || cursor.accept("to", "read", "as", "set", "forth", "below")
        || cursor.accept("as", "set", "forth", "above")
        || cursor.accept("as", "set", "forth", "below")
        || cursor.accept("as", "follows")
        || cursor.accept("to", "read")
        || cursor.accept("reads", "as", "follows")
        || cursor.accept("read", "as", "follows")
        || cursor.accept("in", "its", "entirety")
        || cursor.accept("in", "their", "entirety")) {
      return true;
    }
    int place = cursor.place();
    cursor.accept("the");
    boolean isAnnouncement = false;
    while (cursor.acceptAny(
        "revision",
        "revisions",
        "addition",
        "additions",
        "amendment",
        "amendments",
        "republication",
        "redesignation",
        "and",
        ",",
        "correction",
        "corrections")) {
      isAnnouncement = true;
    }
    if (isAnnouncement
        && (cursor.accept("read", "as", "follows")
            || cursor.accept("reads", "as", "follows")
            || cursor.accept("to", "read", "as", "follows"))) {
      return true;
    }
    cursor.backTo(place);
    return false;
  }

  /** "Effective September 16, 2024,". */
  boolean date() {
    if (!cursor.isAt("effective")) {
      return false;
    }
    int place = cursor.place();
    cursor.take();
    int start = cursor.place();
    if (cursor.peek().isCapitalised()
        && cursor.peek(1).is(Token.Kind.NUMBER)
        && cursor.peek(2).is(",")
        && cursor.peek(3).is(Token.Kind.NUMBER)) {
      for (int i = 0; i < 4; i++) {
        cursor.take();
      }
      effective = Optional.of(cursor.written(start, cursor.place()));
      return true;
    }
    cursor.backTo(place);
    return false;
  }

  /** "On page 30705, in the first column,": the place in print of what is corrected. */
  boolean page() {
    if (!cursor.isAt("on", "page")) {
      return false;
    }
    cursor.take();
    cursor.take();
    if (cursor.peek().is(Token.Kind.NUMBER)) {
      cursor.take();
    }
    return true;
  }

  /** "in the first column, in the twentieth line". */
  boolean printed() {
    int place = cursor.place();
    if (cursor.accept("in", "the")
        && !Ordinals.read(cursor).isEmpty()
        && cursor.acceptAny("column", "line", "columns", "lines")) {
      return true;
    }
    cursor.backTo(place);
    return false;
  }

  /** "Except in the definition of “X”, removing ...". */
  boolean exceptionInFront() {
    int place = cursor.place();
    if (!cursor.accept("except")) {
      return false;
    }
    cursor.acceptAny("in", "for");
    List<Target> spared = focus();
    if (spared.isEmpty()) {
      cursor.backTo(place);
      return false;
    }
    except = spared;
    return true;
  }

  boolean under() {
    if (!cursor.accept("under")) {
      return false;
    }
    if (cursor.isAt("section")
        && cursor.peek(1).is(Token.Kind.SECTION)
        && cursor.peek(2).is("—")
        && isInterpretation()) {
      // The heading of a block of comments; the comment's own number says the same.
      while (!cursor.isAtEnd() && !cursor.isAt(":") && !cursor.isAt(",")) {
        cursor.take();
      }
      amendedBy();
      return true;
    }
    if (isInterpretation() && commentHeading()) {
      return true;
    }
    String heading = Names.heading(cursor);
    if (heading.isEmpty()) {
      cursor.backTo(cursor.place() - 1);
      return false;
    }
    units.enter(frame.scope().under(heading));
    return true;
  }

  /**
   * "Paragraph 34(a)(4) Repayment ability for high-cost mortgages,": a comment with its heading.
   */
  private boolean commentHeading() {
    int place = cursor.place();
    cursor.accept("newly");
    cursor.acceptAny("designated", "redesignated", "revised", "new");
    cursor.acceptAny("paragraph", "comment");
    if (!cursor.peek().is(Token.Kind.PATH) || !Character.isDigit(cursor.peek().text().charAt(0))) {
      cursor.backTo(place);
      return false;
    }
    String path = cursor.take().text();
    units.enter(
        frame.scope().on(List.of(Target.of(frame.scope().place().whole().at(path), Unit.COMMENT))));
    while (!cursor.isAtEnd() && !cursor.isAt(":") && !endsHeading()) {
      cursor.take();
    }
    return true;
  }

  private boolean endsHeading() {
    return cursor.isAt(",")
        && (cursor.peek(1).is("paragraph")
            || cursor.peek(1).is("paragraphs")
            || cursor.peek(1).is("the")
            || cursor.peek(1).is("comment")
            || Verbs.isVerb(cursor.peek(1)));
  }

  boolean isInterpretation() {
    return frame.scope().place().kind() == Place.Kind.SUPPLEMENT
        && frame.scope().place().name().matches("[IVX]+");
  }

  /** "In § 740.9, ...", "in the table in paragraph (d)(4):". */
  boolean in() {
    int place = cursor.place();
    if (!cursor.acceptAny("in", "within", "throughout", "at")) {
      return false;
    }
    int behind = cursor.place();
    List<Target> focus = focus();
    if (focus.size() > 1 && Verbs.isPassive(cursor)) {
      // "In § 34.203, paragraph (b)(8) is revised": the comma does not continue a list.
      cursor.backTo(behind);
      units.enter(frame.scope());
      focus =
          units.one().stream()
              .map(phrase -> narrowed(phrase.target()))
              .flatMap(List::stream)
              .toList();
    }
    if (focus.isEmpty()) {
      cursor.backTo(place);
      return false;
    }
    amendedBy();
    units.enter(frame.scope().on(focus));
    isPlaceSaid = true;
    return true;
  }

  /** The units that what follows is about. */
  List<Target> focus() {
    int place = cursor.place();
    cursor.acceptAny("the", "both");
    if (cursor.peek().is(Token.Kind.QUOTE)) {
      List<String> names = Names.read(cursor);
      if (cursor.acceptAny("table", "tables")) {
        Place whole = whole().orElseGet(frame.scope()::place);
        return names.stream()
            .map(name -> Target.of(whole, Unit.TABLE).within(Optional.of("table \"" + name + "\"")))
            .toList();
      }
      if (cursor.acceptAny("entry", "entries", "definition", "definitions")) {
        String word = cursor.last().lower().startsWith("e") ? "entry" : "definition";
        return names.stream()
            .map(
                name ->
                    Target.of(frame.scope().place(), Unit.PARAGRAPH)
                        .within(Optional.of(word + " \"" + name + "\"")))
            .toList();
      }
    }
    cursor.backTo(place);
    List<Phrase> phrases = units.list();
    if (phrases.isEmpty() || phrases.stream().anyMatch(phrase -> phrase.words().isPresent())) {
      cursor.backTo(place);
      return List.of();
    }
    return phrases.stream().map(phrase -> narrowed(phrase.target())).flatMap(List::stream).toList();
  }

  /** "in supplement no. 1 to part 740", behind a table; empty if it is not said. */
  private Optional<Place> whole() {
    int place = cursor.place();
    if (cursor.acceptAny("in", "of", "to")) {
      List<Phrase> container = units.one();
      if (container.size() == 1 && container.getFirst().words().isEmpty()) {
        return container.getFirst().target().place();
      }
    }
    cursor.backTo(place);
    return Optional.empty();
  }

  /** A unit as what others stand in; one for each sentence it names. */
  static List<Target> narrowed(Target target) {
    if (target.unit() == Unit.SENTENCE && target.which().size() > 1) {
      return target.which().stream()
          .map(which -> narrowed(target.which(List.of(which))))
          .flatMap(List::stream)
          .toList();
    }
    if (target.place().isEmpty()) {
      return List.of(target);
    }
    Place place = target.place().get();
    Unit unit = target.unit() == Unit.TABLE ? Unit.TABLE : Unit.PARAGRAPH;
    boolean isWhole =
        switch (target.unit()) {
          case PART, SUBPART, SECTION, SUPPLEMENT, APPENDIX, COMMENT, PARAGRAPH -> true;
          default -> false;
        };
    return List.of(
        Target.of(place, isWhole ? target.unit() : unit)
            .under(target.under())
            .within(Smaller.of(target)));
  }

  /** ", as amended by the final rule published on ..., effective June 1, 2013,". */
  void amendedBy() {
    int place = cursor.place();
    cursor.accept(",");
    if (!cursor.isAt("as") || !isAsAmended()) {
      cursor.backTo(place);
      return;
    }
    int start = cursor.place();
    while (!cursor.isAtEnd() && !Verbs.isPassive(cursor) && !cursor.isAt(":")) {
      cursor.take();
    }
    asAmendedBy = Optional.of(cursor.written(start, cursor.place()).replaceAll(",$", ""));
  }

  private boolean isAsAmended() {
    return cursor.peek(1).is("amended")
        || cursor.peek(1).is("added")
        || cursor.peek(1).is("revised")
        || cursor.peek(1).is("proposed")
        || cursor.peek(1).is("corrected");
  }
}
