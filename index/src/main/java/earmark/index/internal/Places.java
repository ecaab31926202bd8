package earmark.index.internal;

import earmark.redline.comparison.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Where in a document the words of a query stand. */
public final class Places {
  /** Most places that are collected in one field of one document. */
  private static final int MOST = 2_000;

  private Places() {}

  /** Finds places for one query in several documents. */
  public static final class Finder {
    private final Weight weight;
    private final List<LeafReaderContext> leaves;

    public Finder(IndexSearcher searcher, Query query) throws IOException {
      this.weight =
          searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1f);
      this.leaves = searcher.getIndexReader().leaves();
    }

    /**
     * The places in each of {@code fields} that has any: in order, none touching another.
     *
     * @throws IOException if the index cannot be read
     */
    public Map<String, List<Span>> in(int document, List<String> fields) throws IOException {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
      Matches matches = weight.matches(leaf, document - leaf.docBase);
      Map<String, List<Span>> places = new HashMap<>();
      if (matches == null) {
        return places;
      }
      for (String field : fields) {
        List<Span> spans = spans(matches.getMatches(field));
        if (!spans.isEmpty()) {
          places.put(field, spans);
        }
      }
      return places;
    }

    private static List<Span> spans(@Nullable MatchesIterator iterator) throws IOException {
      List<Span> spans = new ArrayList<>();
      while (iterator != null && iterator.next() && spans.size() < MOST) {
        if (iterator.startOffset() >= 0) {
          spans.add(new Span(iterator.startOffset(), iterator.endOffset()));
        }
      }
      return merged(spans);
    }
  }

  /** The same places in order, those that overlap made one. */
  public static List<Span> merged(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt(Span::from).thenComparingInt(Span::until));
    for (Span span : sorted) {
      if (!merged.isEmpty() && span.from() < merged.getLast().until()) {
        Span last = merged.removeLast();
        merged.add(new Span(last.from(), Math.max(last.until(), span.until())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
