package earmark.index.query;

import earmark.index.query.QueryLexer.Lexeme;
import earmark.index.query.QueryLexer.Token;
import earmark.redline.citation.Citation;
import earmark.redline.citation.FrPage;
import earmark.redline.citation.PartCitation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the values of fields, each according to the field's form. */
final class FieldValues {
  private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
  private static final Pattern RANGE =
      Pattern.compile("([\\[{])\\s*(\\S+)\\s+TO\\s+(\\S+)\\s*([\\]}])");
  private static final Pattern PART = Pattern.compile("\\d{1,4}[a-zA-Z]?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private FieldValues() {}

  /** Whether a citation of that kind is a value of {@code field}. */
  static boolean takes(QueryField field, Citation citation) {
    return switch (field) {
      case PART -> citation instanceof PartCitation;
      case FR -> citation instanceof FrPage;
      default -> true;
    };
  }

  /** A word outside every field; markers of a paragraph are the words between their parentheses. */
  static Query plain(Token token) {
    if (!token.text().startsWith("(")) {
      return new Query.Word(token.text());
    }
    String inner = token.text().replaceAll("[()]+", " ").strip();
    return inner.indexOf(' ') < 0 ? new Query.Word(inner) : new Query.Phrase(inner);
  }

  static Query value(QueryField field, Token token) {
    return switch (field.form()) {
      case TEXT, KEY -> words(token);
      case CHOICE -> choice(field, token);
      case CITATION -> citation(field, token);
      case DATE -> date(field, token);
      case NUMBER -> part(token);
    };
  }

  private static Query words(Token token) {
    return switch (token.lexeme()) {
      case QUOTED -> new Query.Phrase(token.text());
      case PREFIX -> new Query.Prefix(token.text());
      default -> plain(token);
    };
  }

  private static Query choice(QueryField field, Token token) {
    String value = token.text().strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    boolean known =
        token.lexeme() == Lexeme.PREFIX
            ? field.choices().stream().anyMatch(choice -> choice.startsWith(value))
            : field.choices().contains(value);
    if (!known) {
      throw new QueryException(
          "\""
              + token.text()
              + "\" is no "
              + field.key()
              + "; there are "
              + String.join(", ", field.choices())
              + ".",
          token.from(),
          Nearest.to(value, field.choices().stream()));
    }
    return token.lexeme() == Lexeme.PREFIX ? new Query.Prefix(value) : new Query.Word(value);
  }

  private static Query citation(QueryField field, Token token) {
    Optional<Citation> citation =
        token.lexeme() == Lexeme.PREFIX ? Optional.empty() : Citation.find(token.text());
    if (citation.isPresent() && takes(field, citation.get())) {
      return new Query.CitationQuery(citation.get());
    }
    boolean part = field == QueryField.CITES && PART.matcher(token.text()).matches();
    throw new QueryException(
        "\""
            + token.text()
            + "\" is not "
            + (field == QueryField.FR
                ? "a Federal Register page such as 90 FR 4544."
                : "a citation such as 15 CFR 744.21 or 90 FR 4544."),
        token.from(),
        part ? "\"part " + token.text() + "\"" : "");
  }

  private static Query part(Token token) {
    Optional<Citation> citation = Citation.find(token.text());
    if (token.lexeme() == Lexeme.QUOTED
        && citation.isPresent()
        && citation.get() instanceof PartCitation) {
      return new Query.CitationQuery(citation.get());
    }
    String part = token.text().strip();
    if (!PART.matcher(part).matches()) {
      throw new QueryException(
          "\"" + token.text() + "\" is not a CFR part such as 744.", token.from());
    }
    return token.lexeme() == Lexeme.PREFIX ? new Query.Prefix(part) : new Query.Word(part);
  }

  private static Query date(QueryField field, Token token) {
    if (token.lexeme() == Lexeme.PREFIX) {
      throw notADay(token.text() + "*", token.from());
    }
    Days days = days(token.text().strip(), token.from());
    return new Query.DateRange(field, Optional.of(days.first()), Optional.of(days.last()));
  }

  /** Reads {@code [a TO b]} and its like. */
  static Query range(QueryField field, Token token) {
    Matcher range = RANGE.matcher(token.text());
    if (!range.matches()) {
      throw new QueryException(
          "A range looks like [2025-01-01 TO *], not " + token.text() + ".", token.from());
    }
    boolean after = range.group(1).equals("{");
    boolean before = range.group(4).equals("}");
    int fromAt = token.from() + range.start(2);
    int throughAt = token.from() + range.start(3);
    return switch (field.form()) {
      case DATE -> {
        @Nullable Days from = open(range.group(2)) ? null : days(range.group(2), fromAt);
        @Nullable Days through = open(range.group(3)) ? null : days(range.group(3), throughAt);
        yield ordered(
            new Query.DateRange(
                field,
                Optional.ofNullable(from).map(d -> after ? d.last().plusDays(1) : d.first()),
                Optional.ofNullable(through).map(d -> before ? d.first().minusDays(1) : d.last())),
            token);
      }
      case NUMBER -> {
        Optional<Integer> from = number(range.group(2), fromAt).map(n -> after ? n + 1 : n);
        Optional<Integer> through = number(range.group(3), throughAt).map(n -> before ? n - 1 : n);
        yield ordered(new Query.NumberRange(field, from, through), token);
      }
      case TEXT, KEY, CHOICE, CITATION ->
          throw new QueryException(
              field.key() + " takes no range; ranges are for " + ranged() + ".", token.from());
    };
  }

  private static Query ordered(Query.DateRange range, Token token) {
    if (range.from().isPresent()
        && range.through().isPresent()
        && range.from().get().isAfter(range.through().get())) {
      throw endsBeforeItBegins(token);
    }
    return range;
  }

  private static Query ordered(Query.NumberRange range, Token token) {
    if (range.from().isPresent()
        && range.through().isPresent()
        && range.from().get() > range.through().get()) {
      throw endsBeforeItBegins(token);
    }
    return range;
  }

  private static QueryException endsBeforeItBegins(Token token) {
    return new QueryException("This range ends before it begins.", token.from());
  }

  private static String ranged() {
    List<String> names =
        Arrays.stream(QueryField.values())
            .filter(f -> f.form() == QueryField.Form.DATE || f.form() == QueryField.Form.NUMBER)
            .map(QueryField::key)
            .collect(Collectors.toList());
    return String.join(", ", names);
  }

  private static boolean open(String bound) {
    return bound.equals("*");
  }

  private static Optional<Integer> number(String bound, int position) {
    if (open(bound)) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(bound).matches()) {
      throw new QueryException("\"" + bound + "\" is not a number.", position);
    }
    return Optional.of(Integer.valueOf(bound));
  }

  /** The days that a year, a month or a day has, both ends included. */
  private record Days(LocalDate first, LocalDate last) {}

  private static Days days(String text, int position) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      throw notADay(text, position);
    }
    try {
      int year = Integer.parseInt(date.group(1));
      if (date.group(2) == null) {
        return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
      }
      YearMonth month = YearMonth.of(year, Integer.parseInt(date.group(2)));
      if (date.group(3) == null) {
        return new Days(month.atDay(1), month.atEndOfMonth());
      }
      LocalDate day = month.atDay(Integer.parseInt(date.group(3)));
      return new Days(day, day);
    } catch (DateTimeException e) {
      throw notADay(text, position);
    }
  }

  private static QueryException notADay(String text, int position) {
    return new QueryException(
        "\"" + text + "\" is not a day, month or year such as 2025-01-31, 2025-01 or 2025.",
        position);
  }
}
