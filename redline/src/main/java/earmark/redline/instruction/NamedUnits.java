package earmark.redline.instruction;

import earmark.redline.instruction.InstructionFinding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what has a name: entries, definitions, tables, ECCNs. */
final class NamedUnits {
  private final Cursor cursor;
  private final Frame frame;
  private final Units units;

  NamedUnits(Frame frame, Units units) {
    this.cursor = frame.cursor();
    this.frame = frame;
    this.units = units;
  }

  List<Phrase> entries(List<String> which) {
    cursor.take();
    return entries(which, Unit.ENTRY);
  }

  List<Phrase> entries(List<String> which, Unit unit) {
    return namesOrCount(which, unit);
  }

  List<Phrase> namesOrCount(List<String> which, Unit unit) {
    Optional<String> under = frame.scope().under();
    List<Target> owners = frame.scope().focus();
    Optional<String> order = Optional.empty();
    if (cursor.accept("under")) {
      under = Optional.of(Names.heading(cursor));
    } else if (cursor.isAtAny("in", "from", "of")
        && !cursor.peek(1).is(Token.Kind.QUOTE)
        && !Series.isAt(cursor)) {
      owners = table().map(List::of).orElse(owners);
    }
    if (Series.isAt(cursor)) {
      order = Series.read(cursor);
    }
    if (cursor.isAt("to") && !cursor.isAt("to", "read")) {
      owners = table().map(List::of).orElse(owners);
    }
    cursor.accept(",");
    cursor.accept(":");
    cursor.acceptAny("for", "of", "titled", "entitled", "named", "labeled");
    cursor.accept("the", "country", "of");
    cursor.accept("the", "entity");
    List<String> names = cursor.last().is(":") ? numbered() : List.of();
    if (names.isEmpty()) {
      names = Names.read(cursor);
    }
    if (names.isEmpty()) {
      if (cursor.last().is(",") || cursor.last().is(":")) {
        cursor.backTo(cursor.place() - 1);
      }
      if (which.isEmpty()) {
        // "the entry": which one was said nowhere.
        frame.report(Code.NO_TARGET, cursor.place() - 1);
        return List.of();
      }
      return named(which, Optional.empty(), unit, under, owners, order);
    }
    List<Phrase> read = new ArrayList<>();
    for (String name : names) {
      List<String> ordinals =
          !which.isEmpty() && !Ordinals.isCount(new Token(Token.Kind.WORD, which.getFirst(), 0, 0))
              ? which
              : List.of();
      read.addAll(named(ordinals, Optional.of(name), unit, under, owners, order));
    }
    return read;
  }

  /** The table, or whatever else holds the entries, behind a preposition. */
  private Optional<Target> table() {
    int place = cursor.place();
    cursor.take();
    List<Phrase> table = units.one();
    if (table.isEmpty()) {
      cursor.backTo(place);
      return Optional.empty();
    }
    return Optional.of(table.getFirst().target());
  }

  /** Rows that have a number for a name: "845710, 845811". */
  private List<String> numbered() {
    List<String> names = new ArrayList<>();
    while (cursor.peek().is(Token.Kind.NUMBER)) {
      names.add(cursor.take().text());
      if (!cursor.isAtAny(",", ";", "and")) {
        break;
      }
      while (cursor.acceptAny(",", ";", "and")) {
        // Between two numbers.
      }
    }
    return names;
  }

  private List<Phrase> named(
      List<String> which,
      Optional<String> name,
      Unit unit,
      Optional<String> under,
      List<Target> owners,
      Optional<String> order) {
    List<Phrase> read = new ArrayList<>();
    for (Target owner : owners) {
      Target target =
          Target.of(owner.place().orElse(frame.scope().part()), unit)
              .which(which)
              .named(name)
              .under(under)
              .within(Smaller.of(owner));
      read.add(Phrase.of(target).ordered(order));
    }
    return read;
  }

  List<Phrase> definitions() {
    cursor.take();
    return namesOrCount(List.of(), Unit.DEFINITION);
  }

  List<Phrase> eccns() {
    if (cursor.accept("export", "control", "classification")) {
      cursor.acceptAny("number", "numbers");
      if (cursor.accept("(")) {
        cursor.acceptAny("ECCN", "ECCNs");
        cursor.accept(")");
      }
    }
    cursor.acceptAny("ECCN", "ECCNs");
    List<Phrase> read = new ArrayList<>();
    while (cursor.peek().is(Token.Kind.ECCN)) {
      String name = cursor.take().text();
      read.add(
          Phrase.of(
              Target.of(frame.scope().place(), Unit.ECCN)
                  .named(Optional.of(name))
                  .under(frame.scope().under())));
      int place = cursor.place();
      boolean isSeparated = false;
      while (cursor.acceptAny(",", ";", "and")) {
        isSeparated = true;
      }
      cursor.acceptAny("ECCN", "ECCNs");
      if (!isSeparated || !cursor.peek().is(Token.Kind.ECCN)) {
        cursor.backTo(place);
        break;
      }
    }
    return read;
  }

  /** "Category 3, ECCN 3C001": the category tells where to look. */
  List<Phrase> category() {
    int start = cursor.place();
    cursor.take();
    if (cursor.peek().is(Token.Kind.NUMBER)) {
      cursor.take();
    }
    String category = cursor.written(start, cursor.place());
    Scope outer = frame.scope();
    frame.scope(frame.scope().under(category));
    cursor.accept(",");
    List<Phrase> read = units.starts() ? units.one() : List.of();
    if (read.isEmpty()) {
      return List.of();
    }
    frame.scope(outer);
    return read;
  }

  List<Phrase> tables() {
    int start = cursor.place();
    Token noun = cursor.take();
    Target target = frame.base(Unit.TABLE);
    Token next = cursor.peek();
    if (next.is(Token.Kind.QUOTE)) {
      return List.of(Phrase.of(target.named(Optional.of(cursor.take().text()))));
    }
    if (next.is(Token.Kind.NUMBER)) {
      cursor.take();
      if (cursor.isAt("to") && (cursor.peek(1).is("paragraph") || cursor.peek(1).is("§"))) {
        cursor.take();
        List<Phrase> of = units.one();
        String written = cursor.written(start, cursor.place());
        Place place =
            of.isEmpty()
                ? frame.scope().place()
                : of.getFirst().target().place().orElse(frame.scope().part());
        return List.of(
            Phrase.of(Target.of(place, Unit.TABLE).within(Optional.of(lowerFirst(written)))));
      }
      return List.of(Phrase.of(target.within(Optional.of(cursor.written(start, cursor.place())))));
    }
    if (next.is(Token.Kind.SECTION)) {
      cursor.take();
      return List.of(Phrase.of(target.within(Optional.of(cursor.written(start, cursor.place())))));
    }
    int place = cursor.place();
    if (cursor.acceptAny("in", "of", "to")) {
      List<Phrase> of = units.one();
      if (!of.isEmpty()) {
        return List.of(
            Phrase.of(
                Target.of(of.getFirst().target().place().orElse(frame.scope().part()), Unit.TABLE)
                    .within(Optional.of("table"))));
      }
      cursor.backTo(place);
    }
    if (next.isCapitalised() && !noun.is("tables")) {
      return Names.capitalised(cursor)
          .map(name -> List.of(Phrase.of(target.named(Optional.of(name)))))
          .orElseGet(() -> List.of(Phrase.of(target.within(Optional.of("table")))));
    }
    return List.of(Phrase.of(target.within(Optional.of("table"))));
  }

  private static String lowerFirst(String text) {
    return text.startsWith("Table ") ? "table " + text.substring(6) : text;
  }
}
