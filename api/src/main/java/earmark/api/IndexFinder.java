package earmark.api;

import earmark.api.reading.Finder;
import earmark.archive.version.Work;
import earmark.index.query.HitKind;
import earmark.index.query.Query;
import earmark.index.query.QueryException;
import earmark.index.query.QueryField;
import earmark.index.search.SearchRequest;
import earmark.index.search.SearchResult;
import earmark.index.search.Snippet;
import earmark.redline.comparison.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Search for the pages, by the index. */
final class IndexFinder implements Finder {
  private final Earmark earmark;

  IndexFinder(Earmark earmark) {
    this.earmark = earmark;
  }

  @Override
  public Found search(Asked asked) {
    SearchRequest request =
        SearchRequest.of(query(asked))
            .withKinds(kinds(asked.kinds()))
            .withLimit(asked.limit())
            .withOffset(asked.offset());
    if (asked.asOf().isPresent()) {
      request = request.withAsOf(asked.asOf().get());
    }
    SearchResult result = earmark.index().search(request);
    Optional<Hit> exact =
        result.citation().flatMap(cited -> cited.works().stream().findFirst()).flatMap(this::exact);
    List<Hit> hits =
        result.hits().stream()
            .map(IndexFinder::hit)
            .filter(hit -> exact.isEmpty() || !isSame(hit, exact.get()))
            .toList();
    return new Found(exact, hits, result.total());
  }

  @Override
  public void check(String query) {
    parse(query);
  }

  private static Query query(Asked asked) {
    Query query = parse(asked.query());
    if (asked.from().isEmpty() && asked.until().isEmpty()) {
      return query;
    }
    Query dates = new Query.DateRange(QueryField.PUBLISHED, asked.from(), asked.until());
    return query instanceof Query.MatchAll ? dates : new Query.And(List.of(query, dates));
  }

  private static Query parse(String query) {
    try {
      return Query.parse(query);
    } catch (QueryException e) {
      throw Desks.refused(e);
    }
  }

  private static Set<HitKind> kinds(Set<String> keys) {
    Set<HitKind> kinds = new LinkedHashSet<>();
    keys.forEach(key -> kinds.add(HitKind.of(key)));
    return kinds;
  }

  private static boolean isSame(Hit hit, Hit exact) {
    return hit.work().equals(exact.work()) && hit.change().isEmpty();
  }

  private Optional<Hit> exact(Work work) {
    return earmark
        .archive()
        .versions()
        .latest(work.id())
        .map(
            version ->
                new Hit(
                    HitKind.of(work.kind()).key(),
                    work.id(),
                    Optional.empty(),
                    work.citation(),
                    work.title(),
                    version.inForceFrom(),
                    List.of()));
  }

  private static Hit hit(earmark.index.search.Hit hit) {
    return new Hit(
        hit.kind().key(),
        hit.work(),
        hit.change(),
        hit.citation(),
        hit.title(),
        hit.date(),
        pieces(hit.snippet()));
  }

  private static List<Piece> pieces(Snippet snippet) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (Span span : snippet.highlights()) {
      if (span.from() > from) {
        pieces.add(new Piece(snippet.text().substring(from, span.from()), false));
      }
      pieces.add(new Piece(span.of(snippet.text()), true));
      from = span.until();
    }
    if (from < snippet.text().length()) {
      pieces.add(new Piece(snippet.text().substring(from), false));
    }
    return pieces;
  }
}
