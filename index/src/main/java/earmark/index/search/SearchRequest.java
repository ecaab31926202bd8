package earmark.index.search;

import earmark.index.query.HitKind;
import earmark.index.query.Query;
import earmark.index.query.QueryException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked for, when, and which part of the results is wanted.
 *
 * @param kinds kinds of things to find; empty for all, where a change that only says that something
 *     is there for the first time is left out, since the thing itself is found
 * @param asOf Washington day on which provisions and pages are to be in force, and by which
 *     documents are to be published and changes to have taken effect; empty for what is in force
 *     today, and all documents and changes
 * @param knownAt what Earmark knew then; empty for what it knows now. Without {@code asOf}, the day
 *     of that instant in Washington is meant
 * @param limit most results, 0 to {@value #MAX_LIMIT}
 * @param offset results to leave out before the first
 */
public record SearchRequest(
    Query query,
    Set<HitKind> kinds,
    Optional<LocalDate> asOf,
    Optional<Instant> knownAt,
    int limit,
    int offset,
    Order order) {
  public static final int DEFAULT_LIMIT = 20;
  public static final int MAX_LIMIT = 1_000;

  /** The last result that can be reached, counted from 1. */
  public static final int MAX_REACH = 10_000;

  /** In which order results come. */
  public enum Order {
    RELEVANCE,
    /** By the day of publication, amendment or change. */
    NEWEST,
    OLDEST
  }

  public SearchRequest {
    kinds = Set.copyOf(kinds);
    if (limit < 0 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "A search gives 0 to " + MAX_LIMIT + " results at a time, not " + limit);
    }
    if (offset < 0 || offset + limit > MAX_REACH) {
      throw new IllegalArgumentException(
          "A search reaches to result " + MAX_REACH + ", not from " + offset + " on " + limit);
    }
  }

  /** The first results for a query, today, of every kind. */
  public static SearchRequest of(Query query) {
    return new SearchRequest(
        query, Set.of(), Optional.empty(), Optional.empty(), DEFAULT_LIMIT, 0, Order.RELEVANCE);
  }

  /**
   * Like {@link #of(Query)}.
   *
   * @throws QueryException if {@code text} is not a query
   */
  public static SearchRequest of(String text) {
    return of(Query.parse(text));
  }

  public SearchRequest withKinds(Set<HitKind> kinds) {
    return new SearchRequest(query, kinds, asOf, knownAt, limit, offset, order);
  }

  public SearchRequest withAsOf(LocalDate day) {
    return new SearchRequest(query, kinds, Optional.of(day), knownAt, limit, offset, order);
  }

  public SearchRequest withKnownAt(Instant instant) {
    return new SearchRequest(query, kinds, asOf, Optional.of(instant), limit, offset, order);
  }

  public SearchRequest withLimit(int limit) {
    return new SearchRequest(query, kinds, asOf, knownAt, limit, offset, order);
  }

  public SearchRequest withOffset(int offset) {
    return new SearchRequest(query, kinds, asOf, knownAt, limit, offset, order);
  }

  public SearchRequest withOrder(Order order) {
    return new SearchRequest(query, kinds, asOf, knownAt, limit, offset, order);
  }
}
