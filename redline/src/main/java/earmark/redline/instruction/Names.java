package earmark.redline.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names of entries, definitions, tables and headings: quoted, or known by their capitals. */
final class Names {
  /** Words that end in a full stop of their own. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "ltd", "inc", "co", "corp", "pvt", "pte", "llc", "l.l.c", "s.a", "bros", "jr", "st", "no",
          "l.p", "b.v", "n.v", "a.s", "gmbh", "s.r.l", "s.l", "sdn", "bhd", "ind", "intl", "a.o",
          "u.s", "u.s.a", "p.o", "fz", "est", "mfg", "tech", "dept", "univ", "g.m.b.h", "k.k",
          "s.p.a", "e.g", "sti", "tic", "san", "as", "s.a.l", "s.a.r.l", "l.l.p", "d.o.o");

  private static final Set<String> SMALL = Set.of("of", "the", "for", "de", "la", "du");

  /** What follows the "and" that belongs to a country's own name. */
  private static final Set<String> SECOND_HALVES =
      Set.of(
          "herzegovina",
          "tobago",
          "barbuda",
          "nevis",
          "principe",
          "príncipe",
          "grenadines",
          "miquelon",
          "futuna",
          "caicos",
          "mcdonald");

  private Names() {}

  /** A list of names; empty if no name begins here. */
  static List<String> read(Cursor cursor) {
    List<String> names = new ArrayList<>();
    while (true) {
      int place = cursor.place();
      cursor.accept("the");
      if (cursor.peek().is(Token.Kind.QUOTE)) {
        Token token = cursor.take();
        names.add(clean(token.text(), isLast(cursor)));
      } else {
        Optional<String> name = capitalised(cursor);
        if (name.isEmpty()) {
          cursor.backTo(place);
          return names;
        }
        names.add(name.get());
      }
      int behind = cursor.place();
      boolean isSeparated = false;
      while (cursor.acceptAny(",", ";", "and", "or")) {
        isSeparated = true;
      }
      int next = cursor.place();
      cursor.accept("the");
      boolean isAnother =
          cursor.peek().is(Token.Kind.QUOTE)
              || (isSeparated && isName(cursor) && !Verbs.isAt(cursor));
      cursor.backTo(next);
      if (!isAnother || !(isSeparated || cursor.peek().is(Token.Kind.QUOTE))) {
        cursor.backTo(behind);
        return names;
      }
    }
  }

  /** Whether nothing but marks and "and" is left: a full stop then ends the sentence. */
  private static boolean isLast(Cursor cursor) {
    for (int ahead = 0; cursor.peek(ahead).end() > 0; ahead++) {
      Token token = cursor.peek(ahead);
      if (!token.is(Token.Kind.MARK) && !token.is("and")) {
        return false;
      }
    }
    return true;
  }

  private static String clean(String name, boolean isLast) {
    String stripped = name.strip();
    if (stripped.endsWith(";") || stripped.endsWith(",")) {
      stripped = stripped.substring(0, stripped.length() - 1).strip();
    }
    if (isLast && stripped.endsWith(".") && !isAbbreviated(stripped)) {
      stripped = stripped.substring(0, stripped.length() - 1);
    }
    return stripped;
  }

  private static boolean isAbbreviated(String name) {
    String last =
        name.substring(name.lastIndexOf(' ') + 1, name.length() - 1)
            .toLowerCase(java.util.Locale.ROOT);
    return ABBREVIATIONS.contains(last) || last.length() == 1 || last.indexOf('.') > 0;
  }

  private static boolean isName(Cursor cursor) {
    Token token = cursor.peek();
    return token.isCapitalised() && !token.is("ECCN") && !token.is("ECCNs");
  }

  /** Words with capitals, beside each other: "Country Group D", "United Arab Emirates". */
  static Optional<String> capitalised(Cursor cursor) {
    int start = cursor.place();
    int end = start;
    while (isName(cursor)
        || (cursor.place() > start
            && (SMALL.contains(cursor.peek().lower()) || cursor.peek().is(Token.Kind.NUMBER))
            && cursor.peek(1).isCapitalised())
        || (cursor.place() > start && isSecondHalf(cursor))) {
      if (cursor.place() == start && Verbs.isAt(cursor)) {
        break;
      }
      cursor.take();
      end = cursor.place();
    }
    return end == start ? Optional.empty() : Optional.of(cursor.written(start, end));
  }

  private static boolean isSecondHalf(Cursor cursor) {
    int ahead = cursor.peek(1).is("the") ? 2 : 1;
    return cursor.isAt("and") && SECOND_HALVES.contains(cursor.peek(ahead).lower());
  }

  /** What stands behind "under": a country or heading, up to a verb or the end of the lead-in. */
  static String heading(Cursor cursor) {
    if (cursor.peek().is(Token.Kind.QUOTE)) {
      return clean(cursor.take().text(), false);
    }
    cursor.accept("the");
    cursor.acceptAny("heading", "country", "entry");
    cursor.accept("for");
    if (cursor.peek().is(Token.Kind.QUOTE)) {
      return clean(cursor.take().text(), false);
    }
    int start = cursor.place();
    int end = start;
    while (!cursor.isAtEnd() && !cursor.isAtAny(":", "by", "—") && !Verbs.isAt(cursor)) {
      Token token = cursor.peek();
      if (token.is(";")
          || (token.is(",")
              && (cursor.peek(1).is("by")
                  || cursor.peek(1).is("in")
                  || cursor.peek(1).is("under")
                  || Verbs.isVerb(cursor.peek(1))))) {
        break;
      }
      cursor.take();
      end = cursor.place();
    }
    return cursor.written(start, end).replaceAll("[,;]$", "");
  }
}
