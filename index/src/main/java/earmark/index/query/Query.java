package earmark.index.query;

import earmark.redline.citation.Citation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is asked. Its {@link Object#toString()} is a text that {@linkplain #parse parses} back to an
 * equal tree, for every tree that came from a text.
 */
public sealed interface Query {
  /** Longest text that is read as a query, in UTF-16 units. */
  int MAX_LENGTH = 4_000;

  /** Most words, phrases and field values in one query. */
  int MAX_TERMS = 128;

  /** Deepest nesting of parentheses and negations. */
  int MAX_DEPTH = 20;

  /**
   * Reads a query; see the package for the grammar.
   *
   * @throws QueryException if {@code text} is not a query: what is wrong, where, and what would do
   */
  static Query parse(String text) {
    return new QueryParser(text).parse();
  }

  /** Everything. */
  record MatchAll() implements Query {
    @Override
    public String toString() {
      return "*";
    }
  }

  /**
   * A word as typed. Marks inside it may make it several for the search, which then stand side by
   * side.
   */
  record Word(String text) implements Query {
    public Word {
      if (!QueryLexer.isWord(text)) {
        throw new IllegalArgumentException("Not a word of a query: \"" + text + "\"");
      }
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** All words that begin so: {@code chip*}. */
  record Prefix(String text) implements Query {
    /** Fewest characters before the sign. */
    public static final int MIN_LENGTH = 2;

    public Prefix {
      if (text.length() < MIN_LENGTH) {
        throw new IllegalArgumentException("Too short to truncate: \"" + text + "\"");
      }
    }

    @Override
    public String toString() {
      return text + "*";
    }
  }

  /** Words side by side, in this order. */
  record Phrase(String text) implements Query {
    public Phrase {
      if (text.isBlank() || text.indexOf('"') >= 0) {
        throw new IllegalArgumentException("Not a phrase: \"" + text + "\"");
      }
    }

    @Override
    public String toString() {
      return '"' + text + '"';
    }
  }

  /** The thing itself, what mentions it, and its citation as words. */
  record CitationQuery(Citation citation) implements Query {
    @Override
    public String toString() {
      return citation.toString();
    }
  }

  /** All of these; at least two. */
  record And(List<Query> clauses) implements Query {
    public And {
      clauses = several(clauses);
    }

    @Override
    public String toString() {
      return QueryPrinter.join(clauses, " AND ");
    }
  }

  /** Any of these; at least two. */
  record Or(List<Query> clauses) implements Query {
    public Or {
      clauses = several(clauses);
    }

    @Override
    public String toString() {
      return QueryPrinter.join(clauses, " OR ");
    }
  }

  /** What does not match. */
  record Not(Query clause) implements Query {
    @Override
    public String toString() {
      return "NOT " + QueryPrinter.enclosed(clause);
    }
  }

  /**
   * A query against one field.
   *
   * @param value words, phrases, prefixes and their combinations; a {@link CitationQuery} for
   *     fields that hold citations. Holds no field or range
   */
  record Field(QueryField field, Query value) implements Query {
    @Override
    public String toString() {
      return field.key() + ":" + QueryPrinter.value(value);
    }
  }

  /** A day within these days, both included; a side that is empty has no bound. */
  record DateRange(QueryField field, Optional<LocalDate> from, Optional<LocalDate> through)
      implements Query {
    @Override
    public String toString() {
      return QueryPrinter.range(field, from, through);
    }
  }

  /** A number within these numbers, both included; a side that is empty has no bound. */
  record NumberRange(QueryField field, Optional<Integer> from, Optional<Integer> through)
      implements Query {
    @Override
    public String toString() {
      return QueryPrinter.range(field, from, through);
    }
  }

  private static List<Query> several(List<Query> clauses) {
    if (clauses.size() < 2) {
      throw new IllegalArgumentException("At least two clauses are needed, not " + clauses);
    }
    return List.copyOf(clauses);
  }
}
