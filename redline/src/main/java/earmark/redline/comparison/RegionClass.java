package earmark.redline.comparison;

/** Says what a changed region means: the least serious class that explains all of it. */
final class RegionClass {
  private final Lexicon lexicon;
  private final Redesignations redesignations;

  RegionClass(Lexicon lexicon, Redesignations redesignations) {
    this.lexicon = lexicon;
    this.redesignations = redesignations;
  }

  /** The class of the change from {@code a[from, until)} to {@code b[other, end)}. */
  ChangeClass of(String a, int from, int until, String b, int other, int end) {
    if (Typography.isStyle(a, from, until, b, other, end)) {
      return ChangeClass.TYPOGRAPHICAL;
    }
    Tokens before = lexicon.tokens(a, from, until);
    Tokens after = lexicon.tokens(b, other, end);
    if (sameWords(before, after)) {
      return ChangeClass.PUNCTUATION;
    }
    return followsRedesignation(before, after) ? ChangeClass.CONFORMING : ChangeClass.SUBSTANTIVE;
  }

  /** The class of a text that only one side has. */
  ChangeClass ofAlone(String text) {
    if (Typography.isStyle(text, 0, text.length(), "", 0, 0)) {
      return ChangeClass.TYPOGRAPHICAL;
    }
    return lexicon.hasWords(text) ? ChangeClass.SUBSTANTIVE : ChangeClass.PUNCTUATION;
  }

  private boolean sameWords(Tokens before, Tokens after) {
    int i = skipMarks(before, 0);
    int j = skipMarks(after, 0);
    while (i < before.size && j < after.size) {
      if (before.id[i] != after.id[j]) {
        return false;
      }
      i = skipMarks(before, i + 1);
      j = skipMarks(after, j + 1);
    }
    return i == before.size && j == after.size;
  }

  private int skipMarks(Tokens tokens, int from) {
    int i = from;
    while (i < tokens.size && lexicon.isPunctuation(tokens.id[i])) {
      i++;
    }
    return i;
  }

  private boolean followsRedesignation(Tokens before, Tokens after) {
    if (redesignations.isEmpty() || before.size != after.size) {
      return false;
    }
    for (int i = 0; i < before.size; i++) {
      int x = before.id[i];
      int y = after.id[i];
      if (x != y
          && (lexicon.kind(x) != Scanner.Kind.REFERENCE
              || lexicon.kind(y) != Scanner.Kind.REFERENCE
              || !redesignations.follows(lexicon.word(x), lexicon.word(y)))) {
        return false;
      }
    }
    return true;
  }
}
