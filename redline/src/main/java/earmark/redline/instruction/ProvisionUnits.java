package earmark.redline.instruction;

import earmark.redline.instruction.InstructionFinding.Code;
import java.util.ArrayList;
import java.util.List;

/** Reads sections, parts, subparts and what is attached to a part. */
final class ProvisionUnits {
  private final Cursor cursor;
  private final Frame frame;
  private final Units units;

  ProvisionUnits(Frame frame, Units units) {
    this.cursor = frame.cursor();
    this.frame = frame;
    this.units = units;
  }

  List<Phrase> sections() {
    boolean isNamed = cursor.isAtAny("section", "sections");
    if (isNamed) {
      cursor.take();
    }
    while (cursor.peek().is(Token.Kind.SIGN)) {
      cursor.take();
    }
    if (isNamed && (cursor.accept("heading") || cursor.accept("headings"))) {
      return List.of(Phrase.of(Target.of(frame.scope().place().whole(), Unit.HEADING)));
    }
    if (!cursor.peek().is(Token.Kind.SECTION)) {
      return cursor.peek().is(Token.Kind.PATH)
          ? units.paragraphs.path()
          : List.of(Phrase.of(Target.of(frame.scope().place().whole(), Unit.SECTION)));
    }
    List<Phrase> read = new ArrayList<>();
    String first = cursor.take().text();
    if (cursor.isAtAny("through", "–", "-") && sectionFollows()) {
      cursor.take();
      cursor.accept("section");
      while (cursor.peek().is(Token.Kind.SIGN)) {
        cursor.take();
      }
      String last = cursor.take().text();
      List<String> range = sectionRange(first, last);
      if (range.isEmpty()) {
        frame.report(Code.AMBIGUOUS_TARGET, cursor.place() - 1);
      }
      for (String section : range) {
        read.add(Phrase.of(Target.of(place(section), Unit.SECTION)));
      }
      return read;
    }
    Place place = place(first);
    frame.around(place);
    if (cursor.isAt("—") && cursor.peek(1).isCapitalised()) {
      gloss();
    }
    if (cursor.peek().is(Token.Kind.PATH)) {
      Place paragraph = place.at(cursor.take().text());
      frame.before(paragraph.path());
      return units.paragraphs.suffix(List.of(Phrase.of(Target.of(paragraph, Unit.PARAGRAPH))));
    }
    frame.before("");
    Phrase section = Phrase.of(Target.of(place, Unit.SECTION));
    if (cursor.accept("introductory", "text")) {
      return Frame.as(List.of(section), Unit.INTRODUCTORY_TEXT);
    }
    if (cursor.accept("section", "heading") || cursor.accept("heading")) {
      return Frame.as(List.of(section), Unit.HEADING);
    }
    return List.of(section);
  }

  private boolean sectionFollows() {
    int ahead = cursor.peek(1).is("section") ? 2 : 1;
    if (cursor.peek(ahead).is(Token.Kind.SIGN)) {
      ahead++;
    }
    return cursor.peek(ahead).is(Token.Kind.SECTION);
  }

  private static List<String> sectionRange(String first, String last) {
    int stop = first.indexOf('.');
    if (!last.startsWith(first.substring(0, stop + 1))
        || !first.substring(stop + 1).matches("\\d+")
        || !last.substring(stop + 1).matches("\\d+")) {
      return List.of();
    }
    int from = Integer.parseInt(first.substring(stop + 1));
    int to = Integer.parseInt(last.substring(stop + 1));
    List<String> all = new ArrayList<>();
    for (int n = from; n <= to && all.size() < 500; n++) {
      all.add(first.substring(0, stop + 1) + n);
    }
    return all;
  }

  private Place place(String section) {
    Place place = Place.section(frame.scope().part().title(), section);
    if (!place.part().equals(frame.scope().part().part())) {
      frame.report(
          new InstructionFinding(
              Code.PART_MISMATCH, false, cursor.last().start(), cursor.last().text()));
    }
    return place;
  }

  List<Phrase> attachments(Place.Kind kind) {
    Unit unit = kind == Place.Kind.SUPPLEMENT ? Unit.SUPPLEMENT : Unit.APPENDIX;
    int start = cursor.place();
    cursor.take();
    List<String> names = new ArrayList<>();
    while (true) {
      if (cursor.isAtAny("no", "nos", "number", "numbers")) {
        cursor.take();
        cursor.accept(".");
      }
      Token token = cursor.peek();
      if (isDesignation(token)) {
        names.add(cursor.take().text());
      } else {
        break;
      }
      int place = cursor.place();
      boolean isSeparated = false;
      while (cursor.acceptAny(",", "and")) {
        isSeparated = true;
      }
      boolean isAnother = cursor.isAt("no") || isDesignation(cursor.peek());
      if (!isSeparated || !isAnother) {
        cursor.backTo(place);
        break;
      }
    }
    if (names.isEmpty()) {
      Place here = frame.scope().place().whole();
      return List.of(Phrase.of(Target.of(here, unit)));
    }
    Place part = toPart();
    gloss();
    List<Phrase> read = new ArrayList<>();
    for (String name : names) {
      read.add(Phrase.of(Target.of(part.of(kind, name), unit)));
    }
    frame.around(part.of(kind, names.getLast()));
    frame.before("");
    if (start == cursor.place()) {
      return List.of();
    }
    if (cursor.peek().is(Token.Kind.PATH)) {
      String path = cursor.take().text();
      frame.before(path);
      return units.paragraphs.suffix(
          read.stream()
              .map(
                  phrase ->
                      Phrase.of(
                          Target.of(phrase.target().place().orElse(part).at(path), Unit.PARAGRAPH)))
              .toList());
    }
    if (cursor.accept("introductory", "text")) {
      return Frame.as(read, Unit.INTRODUCTORY_TEXT);
    }
    return read;
  }

  private static boolean isDesignation(Token token) {
    return token.is(Token.Kind.NUMBER)
        || (token.is(Token.Kind.WORD) && token.text().matches("[IVX]+|[A-Z]{1,2}\\d?(?:-\\d+)?"));
  }

  /** "to part 744", "to 15 CFR part 744", "of part 744"; the part in force if it is not said. */
  private Place toPart() {
    int place = cursor.place();
    if (cursor.acceptAny("to", "of", "in")) {
      int title = frame.scope().part().title();
      if (cursor.peek().is(Token.Kind.NUMBER) && cursor.peek(1).is("CFR")) {
        title = Integer.parseInt(cursor.take().text());
        cursor.take();
      }
      if (cursor.accept("subpart") && cursor.peek().text().matches("[A-Z]{1,2}")) {
        cursor.take();
        if (!cursor.accept("of")) {
          return frame.scope().part();
        }
      }
      if (cursor.acceptAny("part", "parts") && isPartNumber(cursor.peek())) {
        return partNamed(title, cursor.take());
      }
    }
    cursor.backTo(place);
    return frame.scope().part();
  }

  private static boolean isPartNumber(Token token) {
    return token.text().matches("\\d{1,4}[a-z]?");
  }

  private Place partNamed(int title, Token token) {
    Place part = Place.part(title, token.text());
    if (!part.equals(frame.scope().part())) {
      frame.report(new InstructionFinding(Code.PART_MISMATCH, false, token.start(), token.text()));
    }
    return part;
  }

  /** What a supplement is called, in parentheses or behind a dash: says nothing new. */
  private void gloss() {
    if (cursor.isAt("(")) {
      int place = cursor.place();
      int depth = 0;
      while (!cursor.isAtEnd()) {
        Token token = cursor.take();
        if (token.is("(")) {
          depth++;
        } else if (token.is(")") && --depth == 0) {
          return;
        }
      }
      cursor.backTo(place);
    } else if (cursor.isAt("—") && cursor.peek(1).isCapitalised()) {
      while (!cursor.isAtEnd()
          && !cursor.isAtAny(":", ",", "is", "are", "by", "under", "as", "amend")
          && !Verbs.isAt(cursor)) {
        cursor.take();
      }
    }
  }

  List<Phrase> subparts() {
    cursor.take();
    List<Phrase> read = new ArrayList<>();
    if (cursor.peek().text().matches("[A-Z]{1,4}") && cursor.peek(1).is("heading")) {
      String name = cursor.take().text();
      cursor.take();
      return List.of(
          Phrase.of(Target.of(frame.scope().part().of(Place.Kind.SUBPART, name), Unit.HEADING)));
    }
    while (cursor.peek().text().matches("[A-Z]{1,4}") && !cursor.peek().is(Token.Kind.QUOTE)) {
      String name = cursor.take().text();
      read.add(
          Phrase.of(Target.of(frame.scope().part().of(Place.Kind.SUBPART, name), Unit.SUBPART)));
      int place = cursor.place();
      boolean isSeparated = false;
      while (cursor.acceptAny(",", "and")) {
        isSeparated = true;
      }
      if (!isSeparated || !cursor.peek().text().matches("[A-Z]{1,4}")) {
        cursor.backTo(place);
        break;
      }
    }
    int place = cursor.place();
    if (cursor.accept(",")) {
      // "subpart X, consisting of §§ 390.440 through 390.447": the same thing said twice.
    }
    if (cursor.accept("consisting", "of")) {
      sections();
      return read;
    }
    cursor.backTo(place);
    if (cursor.acceptAny("of", "to") && cursor.accept("part") && isPartNumber(cursor.peek())) {
      Place part = partNamed(frame.scope().part().title(), cursor.take());
      return read.stream()
          .map(
              phrase ->
                  Phrase.of(
                      Target.of(
                          part.of(
                              Place.Kind.SUBPART,
                              phrase.target().place().map(Place::name).orElse("")),
                          Unit.SUBPART)))
          .toList();
    }
    cursor.backTo(place);
    return read;
  }

  List<Phrase> parts() {
    cursor.take();
    if (!isPartNumber(cursor.peek())) {
      return List.of(Phrase.of(Target.of(frame.scope().part(), Unit.PART)));
    }
    return List.of(
        Phrase.of(Target.of(partNamed(frame.scope().part().title(), cursor.take()), Unit.PART)));
  }

  List<Phrase> chapter() {
    cursor.take();
    String name = cursor.take().text();
    return List.of(
        Phrase.of(
            Target.of(
                new Place(frame.scope().part().title(), "", Place.Kind.CHAPTER, name, ""),
                Unit.PART)));
  }

  List<Phrase> authority() {
    cursor.take();
    cursor.acceptAny("citation", "citations");
    Place part = frame.scope().part();
    int place = cursor.place();
    if (cursor.acceptAny("for", "of", "to")) {
      int title = part.title();
      if (cursor.peek().is(Token.Kind.NUMBER) && cursor.peek(1).is("CFR")) {
        title = Integer.parseInt(cursor.take().text());
        cursor.take();
      }
      if (cursor.acceptAny("subpart")) {
        String subpart = cursor.take().text();
        cursor.acceptAny("of", "to");
        cursor.accept("part");
        if (isPartNumber(cursor.peek())) {
          part = partNamed(title, cursor.take());
        }
        part = part.of(Place.Kind.SUBPART, subpart);
      } else if ((cursor.accept("part") || isPartNumber(cursor.peek()))
          && isPartNumber(cursor.peek())) {
        part = partNamed(title, cursor.take());
      } else {
        cursor.backTo(place);
      }
    }
    return List.of(Phrase.of(Target.of(part, Unit.AUTHORITY)));
  }
}
