package earmark.index.query;

import earmark.index.query.QueryLexer.Lexeme;
import earmark.index.query.QueryLexer.Token;
import earmark.redline.citation.Citation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the query language by recursive descent; one method for each rule of the grammar. */
final class QueryParser {
  /** Most words of a citation: "Supplement No. 4 to 15 CFR part 744, paragraph (a)". */
  private static final int LONGEST_CITATION = 10;

  private final String text;
  private List<Token> tokens = List.of();
  private int next;
  private int depth;
  private int opened;
  private int terms;

  /** The field whose value is being read, if any. */
  private Optional<QueryField> field = Optional.empty();

  QueryParser(String text) {
    this.text = QueryLexer.straight(text);
  }

  Query parse() {
    if (text.length() > Query.MAX_LENGTH) {
      throw new QueryException(
          "A query has at most "
              + Query.MAX_LENGTH
              + " characters, but this one has "
              + text.length()
              + ".",
          Query.MAX_LENGTH);
    }
    tokens = new QueryLexer(text).tokens();
    if (tokens.isEmpty()) {
      return new Query.MatchAll();
    }
    Query query = or();
    if (next < tokens.size()) {
      throw notOpened(tokens.get(next));
    }
    return query;
  }

  private static QueryException notOpened(Token close) {
    return new QueryException("This closing parenthesis has no opening one.", close.from());
  }

  private Query or() {
    List<Query> clauses = new ArrayList<>();
    do {
      clauses.add(and());
    } while (take(Lexeme.OR));
    return clauses.size() == 1 ? clauses.getFirst() : new Query.Or(clauses);
  }

  private Query and() {
    int begin = position();
    refuseOperator();
    List<Query> clauses = new ArrayList<>();
    while (!at(Lexeme.OR) && !at(Lexeme.CLOSE) && next < tokens.size()) {
      not().ifPresent(clauses::add);
      if (take(Lexeme.AND)) {
        if (next == tokens.size() || at(Lexeme.OR) || at(Lexeme.CLOSE) || at(Lexeme.AND)) {
          throw needsBothSides(tokens.get(next - 1));
        }
      }
    }
    if (clauses.isEmpty()) {
      throw new QueryException("There is no word to search for here.", begin);
    }
    return clauses.size() == 1 ? clauses.getFirst() : new Query.And(clauses);
  }

  /** An operand must come now; an operator, an end or a parenthesis does not do. */
  private void refuseOperator() {
    if (at(Lexeme.CLOSE) && opened == 0) {
      throw notOpened(tokens.get(next));
    }
    if (at(Lexeme.AND) || at(Lexeme.OR)) {
      throw needsBothSides(tokens.get(next));
    }
    if (next > 0
        && tokens.get(next - 1).lexeme() == Lexeme.OR
        && (next == tokens.size() || at(Lexeme.CLOSE))) {
      throw needsBothSides(tokens.get(next - 1));
    }
  }

  private static QueryException needsBothSides(Token operator) {
    return new QueryException(
        operator.text() + " needs something to search for on both sides.", operator.from());
  }

  private Optional<Query> not() {
    if (!at(Lexeme.NOT) && !at(Lexeme.MINUS)) {
      return primary();
    }
    Token sign = tokens.get(next++);
    if (next == tokens.size() || at(Lexeme.AND) || at(Lexeme.OR) || at(Lexeme.CLOSE)) {
      throw nothingFollows(sign.text(), sign.from());
    }
    deeper(sign);
    Query clause = not().orElseThrow(() -> nothingFollows(sign.text(), sign.from()));
    depth--;
    return Optional.of(new Query.Not(clause));
  }

  private static QueryException nothingFollows(String sign, int position) {
    return new QueryException("Nothing to search for follows " + sign + ".", position);
  }

  /** Empty where there is only a mark of punctuation, which is not searched for. */
  private Optional<Query> primary() {
    Token token = tokens.get(next);
    return switch (token.lexeme()) {
      case OPEN -> Optional.of(group(token));
      case FIELD -> Optional.of(field(token));
      case ANY -> {
        next++;
        if (field.isPresent()) {
          throw nothingFollows(field.get().key() + ":", token.from());
        }
        yield Optional.of(new Query.MatchAll());
      }
      case QUOTED -> {
        next++;
        yield hasWord(token.text()) ? Optional.of(leaf(token)) : Optional.empty();
      }
      case PREFIX -> {
        next++;
        yield Optional.of(leaf(token));
      }
      case WORD -> word(token);
      case RANGE, CLOSE, MINUS, AND, OR, NOT ->
          throw new QueryException("\"" + token.text() + "\" cannot stand here.", token.from());
    };
  }

  private Query group(Token open) {
    next++;
    deeper(open);
    if (at(Lexeme.CLOSE)) {
      throw new QueryException("There is no word to search for here.", open.from());
    }
    if (next == tokens.size()) {
      throw notClosed(open);
    }
    opened++;
    Query inner = or();
    opened--;
    if (!take(Lexeme.CLOSE)) {
      throw notClosed(open);
    }
    depth--;
    return inner;
  }

  private static QueryException notClosed(Token open) {
    return new QueryException("A parenthesis is opened here but not closed.", open.from());
  }

  private Query field(Token name) {
    next++;
    if (field.isPresent()) {
      throw new QueryException(
          "\"" + name.text() + ":\" cannot stand inside \"" + field.get().key() + ":\".",
          name.from());
    }
    QueryField named = QueryField.find(name.text()).orElseThrow(() -> unknown(name));
    if (next == tokens.size()
        || at(Lexeme.AND)
        || at(Lexeme.OR)
        || at(Lexeme.CLOSE)
        || at(Lexeme.FIELD)) {
      throw nothingFollows(named.key() + ":", name.until());
    }
    if (at(Lexeme.RANGE)) {
      return range(named, tokens.get(next++));
    }
    field = Optional.of(named);
    Query value = not().orElseThrow(() -> nothingFollows(named.key() + ":", name.until()));
    field = Optional.empty();
    return named.form() == QueryField.Form.DATE ? value : new Query.Field(named, value);
  }

  private static QueryException unknown(Token name) {
    return new QueryException(
        "No field is called \"" + name.text() + "\"; to search for the words, put them in quotes.",
        name.from(),
        Nearest.to(name.text(), Arrays.stream(QueryField.values()).map(QueryField::key)));
  }

  private Query range(QueryField named, Token range) {
    count(range);
    return FieldValues.range(named, range);
  }

  private Optional<Query> word(Token token) {
    boolean citations =
        field
            .map(f -> f.form() == QueryField.Form.CITATION || f.form() == QueryField.Form.NUMBER)
            .orElse(true);
    if (citations) {
      Optional<Query> citation = citation();
      if (citation.isPresent()) {
        return citation;
      }
    }
    next++;
    return hasWord(token.text()) ? Optional.of(leaf(token)) : Optional.empty();
  }

  /** The longest run of words from here that is a citation. */
  private Optional<Query> citation() {
    int run = 0;
    while (run < LONGEST_CITATION
        && next + run < tokens.size()
        && tokens.get(next + run).lexeme() == Lexeme.WORD) {
      run++;
    }
    Token first = tokens.get(next);
    for (int length = run; length > 0; length--) {
      Token last = tokens.get(next + length - 1);
      String words = text.substring(first.from(), last.until());
      Optional<Citation> found = Citation.find(words);
      if (found.isPresent() && (field.isEmpty() || FieldValues.takes(field.get(), found.get()))) {
        next += length;
        count(first);
        return Optional.of(new Query.CitationQuery(found.get()));
      }
    }
    return Optional.empty();
  }

  private Query leaf(Token token) {
    count(token);
    if (field.isPresent()) {
      return FieldValues.value(field.get(), token);
    }
    return switch (token.lexeme()) {
      case QUOTED -> new Query.Phrase(token.text());
      case PREFIX -> new Query.Prefix(token.text());
      default -> FieldValues.plain(token);
    };
  }

  private void count(Token token) {
    terms++;
    if (terms > Query.MAX_TERMS) {
      throw new QueryException(
          "A query has at most " + Query.MAX_TERMS + " words, phrases and field values.",
          token.from());
    }
  }

  private void deeper(Token token) {
    depth++;
    if (depth > Query.MAX_DEPTH) {
      throw new QueryException(
          "Parentheses and NOT may be nested at most " + Query.MAX_DEPTH + " deep.", token.from());
    }
  }

  private boolean take(Lexeme lexeme) {
    if (!at(lexeme)) {
      return false;
    }
    next++;
    return true;
  }

  private boolean at(Lexeme lexeme) {
    return next < tokens.size() && tokens.get(next).lexeme() == lexeme;
  }

  private int position() {
    return next < tokens.size() ? tokens.get(next).from() : text.length();
  }

  private static boolean hasWord(String text) {
    return text.codePoints()
        .anyMatch(
            c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_NUMBER);
  }
}
