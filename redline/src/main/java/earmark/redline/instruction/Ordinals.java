package earmark.redline.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Ordinals and counts as instructions write them. */
final class Ordinals {
  private static final Set<String> ORDINALS =
      Set.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth",
          "twentieth",
          "last",
          "final",
          "penultimate");
  private static final Set<String> COUNTS =
      Set.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty");

  private Ordinals() {}

  static boolean isOrdinal(Token token) {
    return token.is(Token.Kind.WORD)
        && (ORDINALS.contains(token.lower()) || token.lower().matches("\\d+(?:st|nd|rd|th)"));
  }

  static boolean isCount(Token token) {
    return token.is(Token.Kind.NUMBER)
        || (token.is(Token.Kind.WORD) && COUNTS.contains(token.lower()));
  }

  /** Whether the words at the cursor are a count of units: "three sentences", "15 new entries". */
  static boolean startCount(Cursor cursor) {
    if (!isCount(cursor.peek())) {
      return false;
    }
    int next = cursor.peek(1).is("new") || cursor.peek(1).is("additional") ? 2 : 1;
    Token unit = cursor.peek(next);
    // "five Turkish entities": the country tells which, and the count how many.
    return isCounted(unit) || (unit.isCapitalised() && isCounted(cursor.peek(next + 1)));
  }

  private static boolean isCounted(Token token) {
    return switch (token.is(Token.Kind.WORD) ? token.lower() : "") {
      case "sentence",
          "sentences",
          "entry",
          "entries",
          "entities",
          "rows",
          "columns",
          "definitions",
          "paragraphs",
          "notes",
          "footnotes" ->
          true;
      default -> false;
    };
  }

  /**
   * Reads "first and last", "second to last", "last two", "third through fifth"; empty if there is
   * none.
   */
  static List<String> read(Cursor cursor) {
    List<String> ordinals = new ArrayList<>();
    while (isOrdinal(cursor.peek())) {
      String ordinal = cursor.take().lower();
      if (cursor.accept("to", "last") || cursor.accept("to", "the", "last")) {
        ordinal = ordinal + " to last";
      } else if (isCount(cursor.peek())) {
        ordinal = ordinal + " " + cursor.take().lower();
      }
      ordinals.add(ordinal);
      int place = cursor.place();
      cursor.accept(",");
      cursor.acceptAny("and", "or");
      cursor.accept("the");
      if (!isOrdinal(cursor.peek()) || cursor.place() == place) {
        cursor.backTo(place);
        break;
      }
    }
    return ordinals;
  }

  /** "3 and 4", "1 through 3". */
  static List<String> numbers(Cursor cursor) {
    List<String> numbers = new ArrayList<>();
    while (cursor.peek().is(Token.Kind.NUMBER)) {
      String number = cursor.take().text();
      if (cursor.isAt("through") && cursor.peek(1).is(Token.Kind.NUMBER)) {
        cursor.take();
        int last = Integer.parseInt(cursor.take().text());
        for (int n = Integer.parseInt(number); n <= last && numbers.size() < 100; n++) {
          numbers.add(Integer.toString(n));
        }
      } else {
        numbers.add(number);
      }
      int place = cursor.place();
      boolean isSeparated = false;
      while (cursor.acceptAny(",", "and")) {
        isSeparated = true;
      }
      if (!isSeparated || !cursor.peek().is(Token.Kind.NUMBER)) {
        cursor.backTo(place);
        break;
      }
    }
    return numbers;
  }
}
