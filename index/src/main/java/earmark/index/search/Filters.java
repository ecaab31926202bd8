package earmark.index.search;

import earmark.archive.change.ChangeKind;
import earmark.archive.version.Status;
import earmark.index.internal.Fields;
import earmark.index.internal.Times;
import earmark.index.query.HitKind;
import earmark.index.query.Query;
import earmark.index.query.QueryField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Which versions and changes a search is over: of each work what was law on the day asked for, as
 * it was known at the instant asked for.
 */
final class Filters {
  /** Where a legal day begins and ends. */
  static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  /** "Now", as far as recorded time goes: before an open end, after everything else. */
  private static final long NOW = Fields.NEVER - 1;

  private Filters() {}

  static org.apache.lucene.search.Query of(SearchRequest request, LocalDate today) {
    BooleanQuery.Builder either =
        new BooleanQuery.Builder()
            .add(versions(request, today), Occur.SHOULD)
            .add(changes(request), Occur.SHOULD);
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(either.build(), Occur.FILTER);
    if (!request.kinds().isEmpty()) {
      BooleanQuery.Builder kinds = new BooleanQuery.Builder();
      request.kinds().forEach(kind -> kinds.add(is(Fields.KIND, kind.key()), Occur.SHOULD));
      all.add(kinds.build(), Occur.FILTER);
    }
    return all.build();
  }

  /** The day by which things must be law; empty if nobody asked for one. */
  private static Optional<LocalDate> day(SearchRequest request) {
    return request
        .asOf()
        .or(() -> request.knownAt().map(instant -> LocalDate.ofInstant(instant, WASHINGTON)));
  }

  private static org.apache.lucene.search.Query versions(SearchRequest request, LocalDate today) {
    Optional<LocalDate> asked = day(request);
    long day = asked.orElse(today).toEpochDay();
    long known = request.knownAt().map((Instant t) -> Times.micros(t)).orElse(NOW);
    BooleanQuery.Builder force =
        new BooleanQuery.Builder()
            .add(atMost(Fields.RECORDED, known), Occur.FILTER)
            .add(above(Fields.SUPERSEDED, known), Occur.FILTER)
            .add(
                new BooleanQuery.Builder()
                    .add(above(Fields.LEGAL_UNTIL, day), Occur.SHOULD)
                    .add(above(Fields.UNTIL_RECORDED, known), Occur.SHOULD)
                    .build(),
                Occur.FILTER);
    org.apache.lucene.search.Query begun = atMost(Fields.LEGAL_FROM, day);
    if (asked.isPresent()) {
      force.add(begun, Occur.FILTER);
    } else {
      // What is published ahead of its day is there to be read; law ahead of its day is no law.
      force.add(
          new BooleanQuery.Builder()
              .add(begun, Occur.SHOULD)
              .add(is(Fields.KIND, HitKind.DOCUMENT.key()), Occur.SHOULD)
              .build(),
          Occur.FILTER);
    }
    if (!asksFor(request.query(), Set.of(QueryField.STATUS))) {
      force.add(
          new BooleanQuery.Builder()
              .add(is(Fields.KIND, HitKind.PROVISION.key()), Occur.FILTER)
              .add(is(Fields.STATUS, Status.PROPOSED.name().toLowerCase(Locale.ROOT)), Occur.FILTER)
              .build(),
          Occur.MUST_NOT);
    }
    return force.build();
  }

  private static org.apache.lucene.search.Query changes(SearchRequest request) {
    BooleanQuery.Builder changes =
        new BooleanQuery.Builder().add(is(Fields.KIND, HitKind.CHANGE.key()), Occur.FILTER);
    day(request)
        .ifPresent(day -> changes.add(atMost(Fields.LEGAL_FROM, day.toEpochDay()), Occur.FILTER));
    request
        .knownAt()
        .ifPresent(
            known -> changes.add(atMost(Fields.RECORDED, Times.micros(known)), Occur.FILTER));
    boolean wanted =
        request.kinds().contains(HitKind.CHANGE)
            || asksFor(
                request.query(),
                Set.of(
                    QueryField.KIND,
                    QueryField.CHANGE,
                    QueryField.ADDED,
                    QueryField.REMOVED,
                    QueryField.CHANGED,
                    QueryField.OCCASION));
    if (!wanted) {
      changes.add(is(Fields.CHANGE, ChangeKind.PUBLISHED.key()), Occur.MUST_NOT);
    }
    return changes.build();
  }

  /** Whether one of {@code fields} is named anywhere in a query. */
  private static boolean asksFor(Query query, Set<QueryField> fields) {
    return switch (query) {
      case Query.Field field -> fields.contains(field.field());
      case Query.And and -> anyAsksFor(and.clauses(), fields);
      case Query.Or or -> anyAsksFor(or.clauses(), fields);
      case Query.Not not -> asksFor(not.clause(), fields);
      case Query.MatchAll _,
          Query.Word _,
          Query.Prefix _,
          Query.Phrase _,
          Query.CitationQuery _,
          Query.DateRange _,
          Query.NumberRange _ ->
          false;
    };
  }

  private static boolean anyAsksFor(List<Query> clauses, Set<QueryField> fields) {
    return clauses.stream().anyMatch(clause -> asksFor(clause, fields));
  }

  private static org.apache.lucene.search.Query is(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  private static org.apache.lucene.search.Query atMost(String field, long value) {
    return NumericDocValuesField.newSlowRangeQuery(field, Long.MIN_VALUE, value);
  }

  private static org.apache.lucene.search.Query above(String field, long value) {
    return NumericDocValuesField.newSlowRangeQuery(field, value + 1, Long.MAX_VALUE);
  }
}
