package earmark.redline.instruction;

import earmark.redline.instruction.InstructionFinding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads paragraphs, their introductory text and headings, and comments numbered like them. */
final class ParagraphUnits {
  private final Cursor cursor;
  private final Frame frame;
  private final Units units;

  ParagraphUnits(Frame frame, Units units) {
    this.cursor = frame.cursor();
    this.frame = frame;
    this.units = units;
  }

  List<Phrase> paragraphs() {
    cursor.take();
    if (cursor.isAt("heading") || cursor.isAt("headings")) {
      cursor.take();
      return cursor.acceptAny("of", "for", "to")
          ? Frame.as(units.one(), Unit.HEADING)
          : List.of(Phrase.of(frame.base(Unit.HEADING)));
    }
    if (cursor.peek().is(Token.Kind.NUMBER)
        && frame.around().path().isEmpty()
        && frame.around().kind() == Place.Kind.SUPPLEMENT
        && !frame.around().name().matches("[IVX]+")) {
      // Supplements number their paragraphs without parentheses, too.
      return Ordinals.numbers(cursor).stream()
          .map(number -> Phrase.of(frame.base(Unit.PARAGRAPH, number)))
          .toList();
    }
    if (cursor.peek().is(Token.Kind.NUMBER) || isComment(cursor.peek())) {
      return commentNumbers();
    }
    if (cursor.peek().is(Token.Kind.PATH)) {
      return path();
    }
    return List.of(Phrase.of(frame.base(Unit.PARAGRAPH)));
  }

  private static boolean isComment(Token token) {
    return token.is(Token.Kind.WORD) && token.text().matches("[ivx]+|[A-Z]");
  }

  /** Paths beside each other: "(a), (b)(1) through (3) introductory text". */
  List<Phrase> path() {
    String first = Markers.complete(cursor.take().text(), frame.before());
    List<String> paths = List.of(first);
    if (isRange()) {
      int place = cursor.place();
      cursor.acceptAny("through", "to", "-", "–");
      cursor.accept("paragraph");
      String last = cursor.take().text();
      Optional<List<String>> range = Markers.range(first, last);
      if (range.isPresent()) {
        paths = range.get();
      } else {
        frame.report(Code.AMBIGUOUS_TARGET, place - 1);
      }
    }
    frame.before(paths.getLast());
    List<Phrase> read = new ArrayList<>();
    for (String path : paths) {
      read.add(Phrase.of(frame.base(Unit.PARAGRAPH, path)));
    }
    return suffix(read);
  }

  private boolean isRange() {
    return cursor.isAtAny("through", "–", "-")
        && (cursor.peek(1).is(Token.Kind.PATH)
            || (cursor.peek(1).is("paragraph") && cursor.peek(2).is(Token.Kind.PATH)));
  }

  /** What stands behind a path and makes it a smaller unit. */
  List<Phrase> suffix(List<Phrase> read) {
    if (cursor.accept("introductory", "text") || cursor.accept("introductory", "paragraph")) {
      return Frame.as(read, Unit.INTRODUCTORY_TEXT);
    }
    if (cursor.accept("paragraph", "heading")
        || cursor.accept("subject", "heading")
        || cursor.accept("heading")) {
      return Frame.as(read, Unit.HEADING);
    }
    int place = cursor.place();
    if (cursor.acceptAny("of", "to", "in") && isWhole(cursor)) {
      List<Phrase> whole = units.one();
      if (whole.size() == 1 && Units.isContainer(whole.getFirst().target().unit())) {
        Place outer = whole.getFirst().target().place().orElse(frame.scope().part());
        return read.stream()
            .map(
                phrase ->
                    phrase.with(
                        Target.of(
                            outer.at(phrase.target().place().map(Place::path).orElse("")),
                            phrase.target().unit())))
            .toList();
      }
      cursor.backTo(place);
    } else {
      cursor.backTo(place);
    }
    return read;
  }

  private static boolean isWhole(Cursor cursor) {
    return cursor.peek().is(Token.Kind.SIGN)
        || cursor.peek().is(Token.Kind.SECTION)
        || (cursor.isAtAny("section", "supplement", "appendix") && !cursor.peek(1).is("heading"));
  }

  List<Phrase> introductory() {
    cursor.take();
    cursor.acceptAny("text", "paragraph");
    if (cursor.isAtAny("of", "to", "in", "for")) {
      int place = cursor.place();
      cursor.take();
      List<Phrase> of = units.listOf();
      if (!of.isEmpty()) {
        return Frame.as(of, Unit.INTRODUCTORY_TEXT);
      }
      cursor.backTo(place);
    }
    return List.of(Phrase.of(frame.base(Unit.INTRODUCTORY_TEXT)));
  }

  List<Phrase> headings() {
    int start = cursor.place();
    if (cursor.accept("subject")) {
      cursor.accept("heading");
    } else {
      cursor.take();
    }
    Optional<String> name =
        cursor.peek().is(Token.Kind.QUOTE) && cursor.place() > start
            ? Optional.of(cursor.take().text())
            : Optional.empty();
    List<Phrase> read = List.of(Phrase.of(frame.base(Unit.HEADING)));
    if (cursor.isAtAny("of", "to", "for", "in") && !cursor.isAt("to", "read")) {
      int place = cursor.place();
      cursor.take();
      List<Phrase> of = units.listOf();
      if (of.isEmpty()) {
        cursor.backTo(place);
      } else {
        read = Frame.as(of, Unit.HEADING);
      }
    }
    return read.stream()
        .map(phrase -> name.isPresent() ? phrase.with(phrase.target().named(name)) : phrase)
        .toList();
  }

  private List<Phrase> commentNumbers() {
    List<Phrase> read = new ArrayList<>();
    Place place = frame.scope().place();
    String last = "";
    while (cursor.peek().is(Token.Kind.NUMBER) || isComment(cursor.peek())) {
      String number = cursor.take().text();
      String path =
          isDigits(number) || last.isEmpty() ? place.path() + "-" + number : last + "." + number;
      if (isDigits(number)) {
        last = path;
      }
      Target comment = Target.of(place.at(path), Unit.COMMENT);
      read.add(
          Phrase.of(
              cursor.accept("introductory", "text")
                  ? comment.within(Optional.of("introductory text"))
                  : comment));
      int here = cursor.place();
      boolean isSeparated = false;
      while (cursor.acceptAny(",", "and")) {
        isSeparated = true;
      }
      if (!isSeparated || !(cursor.peek().is(Token.Kind.NUMBER) || isComment(cursor.peek()))) {
        cursor.backTo(here);
        break;
      }
    }
    return read;
  }

  private static boolean isDigits(String text) {
    return Character.isDigit(text.charAt(0));
  }

  List<Phrase> comments() {
    cursor.take();
    List<Phrase> read = new ArrayList<>();
    while (cursor.peek().is(Token.Kind.PATH)) {
      read.add(Phrase.of(Target.of(frame.scope().place().at(cursor.take().text()), Unit.COMMENT)));
      int here = cursor.place();
      boolean isSeparated = false;
      while (cursor.acceptAny(",", "and")) {
        isSeparated = true;
      }
      if (!isSeparated || !cursor.peek().is(Token.Kind.PATH)) {
        cursor.backTo(here);
        break;
      }
    }
    return read;
  }
}
