package earmark.index.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes queries so that they parse back. */
final class QueryPrinter {
  private QueryPrinter() {}

  static String join(List<Query> clauses, String operator) {
    return clauses.stream().map(QueryPrinter::enclosed).collect(Collectors.joining(operator));
  }

  /** In parentheses where the tree would otherwise be read differently. */
  static String enclosed(Query query) {
    return switch (query) {
      case Query.And _, Query.Or _ -> "(" + query + ")";
      case Query.Not _,
          Query.MatchAll _,
          Query.Word _,
          Query.Prefix _,
          Query.Phrase _,
          Query.CitationQuery _,
          Query.Field _,
          Query.DateRange _,
          Query.NumberRange _ ->
          query.toString();
    };
  }

  static String value(Query query) {
    return switch (query) {
      case Query.CitationQuery citation -> '"' + citation.toString() + '"';
      case Query.And _, Query.Or _, Query.Not _ -> "(" + query + ")";
      case Query.MatchAll _,
          Query.Word _,
          Query.Prefix _,
          Query.Phrase _,
          Query.Field _,
          Query.DateRange _,
          Query.NumberRange _ ->
          query.toString();
    };
  }

  static String range(QueryField field, Optional<?> from, Optional<?> through) {
    return field.key() + ":[" + bound(from) + " TO " + bound(through) + "]";
  }

  private static String bound(Optional<?> bound) {
    return bound.map(Object::toString).orElse("*");
  }
}
