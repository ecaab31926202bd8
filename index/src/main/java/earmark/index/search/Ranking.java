package earmark.index.search;

import earmark.index.internal.Fields;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/**
 * How much a result counts by itself: what it is, and, mildly, how new it is.
 *
 * <p>What it is was decided when it was indexed. Newness adds at most {@value #NEWNESS} of that,
 * half of it after a year, a third after two.
 */
final class Ranking extends DoubleValuesSource {
  private static final double NEWNESS = 0.2;
  private static final double DAYS_OF_YEAR = 365.25;

  private final LocalDate today;

  Ranking(LocalDate today) {
    this.today = today;
  }

  @Override
  public DoubleValues getValues(LeafReaderContext leaf, DoubleValues scores) throws IOException {
    NumericDocValues weights = DocValues.getNumeric(leaf.reader(), Fields.WEIGHT);
    NumericDocValues days = DocValues.getNumeric(leaf.reader(), Fields.DATE);
    return new DoubleValues() {
      @Override
      public double doubleValue() throws IOException {
        double age = Math.max(0, today.toEpochDay() - days.longValue()) / DAYS_OF_YEAR;
        return Float.intBitsToFloat((int) weights.longValue()) * (1 + NEWNESS / (1 + age));
      }

      @Override
      public boolean advanceExact(int document) throws IOException {
        return weights.advanceExact(document) && days.advanceExact(document);
      }
    };
  }

  @Override
  public boolean needsScores() {
    return false;
  }

  @Override
  public DoubleValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean isCacheable(LeafReaderContext leaf) {
    return false;
  }

  @Override
  public int hashCode() {
    return today.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ranking that && today.equals(that.today);
  }

  @Override
  public String toString() {
    return "what it is, and how new on " + today;
  }
}
