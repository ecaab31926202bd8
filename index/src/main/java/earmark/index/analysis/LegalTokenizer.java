package earmark.index.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Cuts legal text into words; see the package for what counts as one.
 *
 * <p>Reads its whole input into memory: offsets are those of the text. One pass, linear in its
 * length.
 */
final class LegalTokenizer extends Tokenizer {
  /** What the words are for. */
  enum Purpose {
    /** To be found: a citation is followed by what it begins with and by its pieces. */
    TEXT,
    /** To find: a citation is itself only. */
    QUESTION
  }

  /** Positions between the words of two paragraphs, so that no phrase reaches across. */
  static final int PARAGRAPH_GAP = 20;

  /** Longest word, in UTF-16 units; what is longer becomes several. */
  static final int LONGEST_WORD = 255;

  private static final int MOST_PIECES = 8;
  private static final int BUFFER = 1 << 14;

  private record Token(String word, int from, int until, int step) {}

  private final Purpose purpose;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);

  private final ArrayDeque<Token> waiting = new ArrayDeque<>();
  private final StringBuilder word = new StringBuilder();
  private char[] text = new char[BUFFER];
  private int length;
  private int at;
  private int gap;

  LegalTokenizer(Purpose purpose) {
    this.purpose = purpose;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    waiting.clear();
    at = 0;
    gap = 0;
    length = 0;
    int read;
    while ((read = input.read(text, length, text.length - length)) >= 0) {
      length += read;
      if (length == text.length) {
        text = Arrays.copyOf(text, length * 2);
      }
    }
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (waiting.isEmpty()) {
      if (!skipToWord()) {
        return false;
      }
      read();
    }
    Token token = waiting.remove();
    term.append(token.word());
    offset.setOffset(correctOffset(token.from()), correctOffset(token.until()));
    position.setPositionIncrement(token.step());
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(length);
    offset.setOffset(end, end);
    position.setPositionIncrement(gap);
  }

  private boolean skipToWord() {
    while (at < length && !Folding.isWord(text[at])) {
      if (text[at] == '\n' || text[at] == '\t') {
        gap = PARAGRAPH_GAP;
      }
      at++;
    }
    return at < length;
  }

  /** Reads what begins here: a citation, a number, or words joined by hyphens. */
  private void read() {
    if (!Folding.isFigure(text[at]) || !(frPage() || eccn() || section())) {
      joined();
    }
  }

  // Citations

  /** "90 FR 4544". */
  private boolean frPage() {
    int volume = figures(at);
    int fr = skipBlanks(volume);
    if (volume - at > 3 || fr == volume || !isLetter(fr, 'F') || !isLetter(fr + 1, 'R')) {
      return false;
    }
    int page = skipBlanks(fr + 2);
    int end = figures(page);
    if (page == fr + 2 || end == page || isWord(end)) {
      return false;
    }
    String whole = spell(at, volume) + "fr" + spell(page, end);
    add(whole, at, end, 1);
    if (purpose == Purpose.TEXT) {
      add(spell(at, volume), at, volume, 0);
      add("fr", fr, fr + 2, 1);
      add(spell(page, end), page, end, 1);
    } else {
      gap += 2;
    }
    at = end;
    return true;
  }

  /** "3A090.a.1". */
  private boolean eccn() {
    if (at + 5 > length
        || !isEccnCategory(text[at + 1])
        || figures(at + 2) != at + 5
        || isWord(at + 5)) {
      return false;
    }
    int end = at + 5;
    int item = item(end);
    while (item > end) {
      end = item;
      item = item(end);
    }
    int begin = at;
    add(spell(begin, end), begin, end, 1);
    if (purpose == Purpose.TEXT) {
      for (int dot = lastDot(end); dot > begin; dot = lastDot(dot)) {
        add(spell(begin, dot), begin, dot, 0);
      }
      add(spell(begin, begin + 2), begin, begin + 2, 0);
    }
    at = end;
    return true;
  }

  /** The end of ".a" or ".1" or ".iii" at {@code dot}, or {@code dot} itself if there is none. */
  private int item(int dot) {
    if (!is(dot, '.')) {
      return dot;
    }
    int end = dot + 1;
    boolean figures = true;
    boolean roman = true;
    while (isWord(end)) {
      figures &= Folding.isFigure(text[end]);
      roman &= "ivxl".indexOf(text[end]) >= 0;
      end++;
    }
    int size = end - dot - 1;
    return size == 1 || (size > 1 && ((figures && size <= 3) || (roman && size <= 5))) ? end : dot;
  }

  private int lastDot(int before) {
    for (int i = before - 1; i > at; i--) {
      if (text[i] == '.') {
        return i;
      }
    }
    return at;
  }

  /** "744.21(a)(2)", "1.367(a)-3", "100.35T09-0208", and every number with a point in it. */
  private boolean section() {
    int begin = at;
    int part = figures(begin);
    if (part < length && Folding.isLetter(text[part]) && is(part + 1, '.')) {
      part++;
    }
    if (!is(part, '.') || part + 1 >= length || !Folding.isFigure(text[part + 1])) {
      return false;
    }
    int number = part;
    while (is(number, '.') && number + 1 < length && Folding.isFigure(text[number + 1])) {
      number = figures(number + 1);
    }
    number = suffix(number);
    int end = number;
    int marker = marker(end);
    while (marker > end) {
      end = marker;
      marker = marker(end);
    }
    if (end > number && isDash(end)) {
      end = suffix(end);
    }
    if (isWord(end)) {
      return false;
    }
    add(spell(begin, end), begin, end, 1);
    if (purpose == Purpose.TEXT) {
      for (int shorter = end - 1; shorter > number; shorter--) {
        if (text[shorter] == '(') {
          add(spell(begin, shorter), begin, shorter, 0);
        }
      }
      if (number < end) {
        add(spell(begin, number), begin, number, 0);
      }
      if (part - begin >= 3) {
        add(spell(begin, part), begin, part, 0);
      }
    }
    at = end;
    return true;
  }

  /** The end of what may stand behind the figures of a section number: "a", "T09-0208", "-7025". */
  private int suffix(int from) {
    int end = from;
    if (isWord(end) && Character.isLowerCase(text[end]) && !isWord(end + 1)) {
      end++;
    } else if (is(end, 'T') && figures(end + 1) > end + 1) {
      end = figures(end + 1);
    }
    if (isDash(end) && figures(end + 1) > end + 1) {
      int behind = figures(end + 1);
      boolean range = is(behind, '.') && figures(behind + 1) > behind + 1;
      if (!range && !isWord(behind)) {
        end = behind;
      }
    }
    return end;
  }

  /** The end of "(a)" at {@code from}, or {@code from} itself if there is none. */
  private int marker(int from) {
    if (!is(from, '(')) {
      return from;
    }
    int end = from + 1;
    while (isWord(end) && end - from <= 6) {
      end++;
    }
    return end > from + 1 && is(end, ')') ? end + 1 : from;
  }

  // Words

  /**
   * Words joined by hyphens; a chain with a figure in it is a word too, as document numbers are.
   */
  private void joined() {
    int begin = at;
    Token[] pieces = new Token[MOST_PIECES];
    int count = 0;
    boolean figure = false;
    int end;
    do {
      int from = at;
      String piece = piece();
      end = at;
      figure |= hasFigure(from, end);
      pieces[count++] = new Token(piece, from, end, 1);
      if (count < MOST_PIECES && isDash(at) && isWord(at + 1)) {
        at++;
      }
    } while (at > end);
    if (count == 1 || !figure) {
      for (int i = 0; i < count; i++) {
        add(pieces[i].word(), pieces[i].from(), pieces[i].until(), 1);
      }
      return;
    }
    StringBuilder whole = new StringBuilder(pieces[0].word());
    for (int i = 1; i < count; i++) {
      whole.append('-').append(pieces[i].word());
    }
    add(whole.toString(), begin, end, 1);
    if (purpose == Purpose.TEXT) {
      for (int i = 0; i < count; i++) {
        add(pieces[i].word(), pieces[i].from(), pieces[i].until(), i == 0 ? 0 : 1);
      }
    } else {
      gap += count - 1;
    }
  }

  /** Reads one word without hyphens: "chips", "China's", "U.S.", "1,596", "10³". */
  private String piece() {
    int begin = at;
    if (initials()) {
      return spell(begin, at).replace(".", "");
    }
    if (isIdeograph(text[at])) {
      at++;
      return spell(begin, at);
    }
    while (at < length && at - begin < LONGEST_WORD) {
      if (isWord(at) && !isIdeograph(text[at])) {
        at++;
      } else if (isThousands(begin)) {
        at += 4;
      } else if (Folding.isApostrophe(text[at])
          && at + 1 < length
          && Folding.isLetter(text[at + 1])) {
        at++;
      } else {
        break;
      }
    }
    String spelled = spell(begin, at);
    return spelled.endsWith("'s") && spelled.length() > 2
        ? spelled.substring(0, spelled.length() - 2)
        : spelled;
  }

  /** "U.S.", "a.k.a.": single letters, each with a point; the last point is left outside. */
  private boolean initials() {
    int i = at;
    while (isLetterAt(i) && is(i + 1, '.') && isLetterAt(i + 2) && !isWord(i + 3)) {
      i += 2;
    }
    if (i == at) {
      return false;
    }
    at = i + 1;
    return true;
  }

  /** Whether ",596" stands here behind one to three figures or another such group. */
  private boolean isThousands(int begin) {
    if (!is(at, ',') || figures(at + 1) != at + 4 || isWord(at + 4)) {
      return false;
    }
    for (int i = begin; i < at; i++) {
      if (!Folding.isFigure(text[i]) && text[i] != ',') {
        return false;
      }
    }
    int group = at - begin;
    return group <= 3 || text[at - 4] == ',';
  }

  private String spell(int from, int until) {
    word.setLength(0);
    for (int i = from; i < until; i++) {
      char c = text[i];
      if (Folding.isWord(c)) {
        Folding.append(word, c);
      } else if (Folding.isApostrophe(c)) {
        word.append('\'');
      } else if (Folding.isDash(c)) {
        word.append('-');
      } else if (c != ',') {
        word.append(c);
      }
    }
    return word.toString();
  }

  private void add(String spelled, int from, int until, int step) {
    if (spelled.isEmpty()) {
      return;
    }
    waiting.add(new Token(spelled, from, until, step == 0 ? 0 : step + pendingGap(step)));
  }

  /** Positions left out before this word; used up by the first word that moves on. */
  private int pendingGap(int step) {
    if (step == 0) {
      return 0;
    }
    int pending = gap;
    gap = 0;
    return pending;
  }

  private int figures(int from) {
    int end = from;
    while (end < length && Folding.isFigure(text[end])) {
      end++;
    }
    return end;
  }

  private int skipBlanks(int from) {
    int end = from;
    while (end < length && (text[end] == ' ' || text[end] == '\u00A0' || text[end] == '\u2009')) {
      end++;
    }
    return end;
  }

  private boolean hasFigure(int from, int until) {
    for (int i = from; i < until; i++) {
      if (Folding.isFigure(text[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean is(int i, char c) {
    return i < length && text[i] == c;
  }

  /** Whether a letter of the alphabet stands here in either case. */
  private boolean isLetter(int i, char capital) {
    return is(i, capital) || is(i, (char) (capital + ('a' - 'A')));
  }

  private static boolean isEccnCategory(char c) {
    return (c >= 'A' && c <= 'E') || (c >= 'a' && c <= 'e');
  }

  private boolean isWord(int i) {
    return i < length && Folding.isWord(text[i]);
  }

  private boolean isLetterAt(int i) {
    return i < length && Folding.isLetter(text[i]);
  }

  private boolean isDash(int i) {
    return i < length && Folding.isDash(text[i]);
  }

  private static boolean isIdeograph(char c) {
    return c >= '\u2E80' && Character.isIdeographic(c);
  }
}
