package earmark.index.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Makes the words of the index out of legal text, and the words to look for out of questions. */
public final class LegalAnalyzer extends Analyzer {
  private final LegalTokenizer.Purpose purpose;

  private LegalAnalyzer(LegalTokenizer.Purpose purpose) {
    this.purpose = purpose;
  }

  /** For text that is to be found: citations come with what they begin with. */
  public static LegalAnalyzer forText() {
    return new LegalAnalyzer(LegalTokenizer.Purpose.TEXT);
  }

  /** For what is looked for: a citation is itself only. */
  public static LegalAnalyzer forQuestions() {
    return new LegalAnalyzer(LegalTokenizer.Purpose.QUESTION);
  }

  /**
   * A word of a text.
   *
   * @param text as the index spells it
   * @param position which word it is, counted from 0; several may share one, and gaps mark
   *     paragraphs
   * @param from where it begins in the text, in UTF-16 units
   * @param until where it ends, exclusive
   */
  public record Word(String text, int position, int from, int until) {}

  /** The words of {@code text}, in order. */
  public List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = tokenStream("", text)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
      int position = -1;
      stream.reset();
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        words.add(new Word(term.toString(), position, offset.startOffset(), offset.endOffset()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from a string cannot fail", e);
    }
    return words;
  }

  @Override
  public int getPositionIncrementGap(String field) {
    return LegalTokenizer.PARAGRAPH_GAP;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new LegalTokenizer(purpose));
  }
}
