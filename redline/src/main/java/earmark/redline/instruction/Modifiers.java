package earmark.redline.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands around the units of a clause: the series, the place among its like, where words are,
 * how often, and what is left out.
 */
final class Modifiers {
  private final Cursor cursor;
  private final Units units;
  private final List<Target> locations = new ArrayList<>();
  private final List<Target> except = new ArrayList<>();
  private Optional<String> order = Optional.empty();
  private Optional<String> where = Optional.empty();
  private Optional<String> anchor = Optional.empty();
  private Optional<String> under = Optional.empty();
  private Optional<String> table = Optional.empty();
  private Optional<Target> neighbour = Optional.empty();
  private boolean isInPlace;

  Modifiers(Cursor cursor, Units units, List<Target> except) {
    this.cursor = cursor;
    this.units = units;
    this.except.addAll(except);
  }

  /** The heading the units stand under, if it is said behind them. */
  Optional<String> under() {
    return under;
  }

  Optional<String> order() {
    return order;
  }

  Optional<String> where() {
    return where;
  }

  Optional<String> anchor() {
    return anchor;
  }

  List<Target> locations() {
    return locations;
  }

  List<Target> except() {
    return except;
  }

  /** Whether "in its place" was said. */
  boolean isInPlace() {
    return isInPlace;
  }

  /** Reads as many as there are. */
  void read() {
    while (one()) {
      // Each says something else.
    }
  }

  /** Reads only what says where: before "is revised". */
  void readPlace() {
    int place = cursor.place();
    cursor.accept(",");
    if (!extent() && !series()) {
      cursor.backTo(place);
    }
  }

  private boolean one() {
    int place = cursor.place();
    cursor.accept(",");
    if (inPlace() || series() || extent() || end() || beside() || location() || exceptions()) {
      return true;
    }
    cursor.backTo(place);
    return false;
  }

  private boolean inPlace() {
    if (cursor.accept("in", "its", "place")
        || cursor.accept("in", "their", "place")
        || cursor.accept("in", "their", "places")
        || cursor.accept("in", "place", "thereof")
        || cursor.accept("in", "lieu", "thereof")) {
      isInPlace = true;
      cursor.accept(",");
      return true;
    }
    return false;
  }

  private boolean series() {
    if (!Series.isAt(cursor)) {
      return false;
    }
    order = Series.read(cursor);
    cursor.accept(",");
    return true;
  }

  private boolean extent() {
    int place = cursor.place();
    if (cursor.accept("wherever")
        && (cursor.accept("it", "appears")
            || cursor.accept("they", "appear")
            || cursor.accept("it", "occurs")
            || cursor.accept("they", "occur")
            || cursor.accept("that", "term", "appears")
            || cursor.accept("the", "term", "appears"))) {
      where = Optional.of("wherever it appears");
      return true;
    }
    cursor.backTo(place);
    if (cursor.acceptAny("each", "every") && cursor.acceptAny("place", "time")) {
      cursor.acceptAny("that", "where");
      if (cursor.acceptAny("it", "they")) {
        cursor.acceptAny("appears", "appear", "occurs", "occur");
      }
      where = Optional.of("each place");
      return true;
    }
    cursor.backTo(place);
    if (cursor.accept("in", "each", "instance", "in", "which", "it", "appears")
        || cursor.accept("in", "each", "place", "it", "appears")
        || cursor.accept("in", "every", "place", "it", "appears")
        || cursor.accept("in", "each", "instance")) {
      where = Optional.of("each place");
      return true;
    }
    if (cursor.accept("the", "first", "time")
        || cursor.accept("the", "first", "place")
        || cursor.accept("in", "the", "first", "place")) {
      cursor.accept("it", "appears");
      where = Optional.of("first");
      return true;
    }
    if (cursor.accept("in")
        && Ordinals.isCount(cursor.peek())
        && (cursor.peek(1).is("places") || cursor.peek(1).is("locations"))) {
      where = Optional.of(number(cursor.take().lower()));
      cursor.take();
      return true;
    }
    cursor.backTo(place);
    return false;
  }

  private static String number(String count) {
    List<String> words =
        List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve");
    int value = words.indexOf(count);
    return value < 0 ? count : Integer.toString(value);
  }

  private boolean end() {
    int place = cursor.place();
    if (!cursor.acceptAny("at", "to")) {
      return false;
    }
    cursor.accept("the");
    Optional<String> said =
        cursor.accept("end")
            ? Optional.of("end")
            : cursor.acceptAny("beginning", "start") ? Optional.of("start") : Optional.empty();
    if (said.isEmpty()) {
      cursor.backTo(place);
      return false;
    }
    where = said;
    int behind = cursor.place();
    if (!cursor.acceptAny("of", "in") || !locate()) {
      cursor.backTo(behind);
    }
    return true;
  }

  /** "after “X”", "before the entry for “X”", "after the second sentence". */
  private boolean beside() {
    int place = cursor.place();
    cursor.accept("immediately");
    if (!cursor.acceptAny("after", "before", "following", "preceding")) {
      cursor.backTo(place);
      return false;
    }
    boolean isBehind = cursor.last().is("after") || cursor.last().is("following");
    List<Phrase> phrases = units.one();
    if (phrases.isEmpty()) {
      cursor.backTo(place);
      return false;
    }
    Phrase phrase = phrases.getFirst();
    Target target = phrase.target();
    where = Optional.of(isBehind ? "after" : "before");
    neighbour = target.unit() == Unit.SENTENCE ? Optional.of(target) : Optional.empty();
    anchor =
        phrase
            .words()
            .or(target::name)
            .or(
                () ->
                    target.unit() == Unit.SENTENCE
                        ? Optional.of(String.join(" and ", target.which()) + " sentence")
                        : target.place().map(Place::path));
    return true;
  }

  private boolean location() {
    int place = cursor.place();
    if (cursor.accept("under")) {
      String heading = Names.heading(cursor);
      under = heading.isEmpty() ? under : Optional.of(heading);
      return !heading.isEmpty();
    }
    if (namedTable()) {
      return true;
    }
    // "in paragraph (a) and in the second sentence of paragraph (b)"
    if (!locations.isEmpty() && (cursor.isAt("and", "in") || cursor.isAt("and", "from"))) {
      cursor.take();
    }
    if (!cursor.acceptAny("in", "from", "of", "to", "within") || !units.starts()) {
      cursor.backTo(place);
      return false;
    }
    if (!locate()) {
      cursor.backTo(place);
      return false;
    }
    return true;
  }

  /** "in the Commerce Country Chart". */
  private boolean namedTable() {
    int place = cursor.place();
    if (cursor.acceptAny("in", "to", "from") && cursor.accept("the")) {
      int start = cursor.place();
      Optional<String> name = Names.capitalised(cursor);
      boolean isTable = name.isPresent() && cursor.acceptAny("chart", "table", "list");
      String written =
          isTable && !cursor.last().is("table")
              ? cursor.written(start, cursor.place())
              : name.orElse("");
      if (isTable || written.endsWith("Chart") || written.endsWith("Table")) {
        table = Optional.of(written);
        return true;
      }
    }
    cursor.backTo(place);
    return false;
  }

  /** The sentence that is named as the place, with the unit it stands in. */
  Optional<Target> neighbour() {
    return neighbour;
  }

  /** The table named behind the units. */
  Optional<String> table() {
    return table;
  }

  private boolean locate() {
    List<Phrase> phrases = units.list();
    if (phrases.isEmpty() || phrases.stream().anyMatch(phrase -> phrase.words().isPresent())) {
      return false;
    }
    if (Verbs.isAt(cursor) || (cursor.isAt(",") && Verbs.isVerb(cursor.peek(1)))) {
      // "... and in paragraph (b), removing": it begins the next clause.
      return locations.isEmpty() && add(phrases);
    }
    return add(phrases);
  }

  private boolean add(List<Phrase> phrases) {
    phrases.forEach(phrase -> locations.add(phrase.target()));
    return true;
  }

  private boolean exceptions() {
    int place = cursor.place();
    if (!cursor.acceptAny("except")) {
      return false;
    }
    cursor.acceptAny("in", "for");
    List<Phrase> phrases = units.list();
    if (phrases.isEmpty()) {
      cursor.backTo(place);
      return false;
    }
    phrases.forEach(phrase -> except.add(phrase.target()));
    return true;
  }
}
