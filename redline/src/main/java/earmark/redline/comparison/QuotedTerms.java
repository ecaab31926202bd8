package earmark.redline.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps quoted terms whole: where a word of “military end use” changed, the term changed, and is
 * struck and added from one quotation mark to the other. Quotation marks that came or went around
 * words that stay do not change the words.
 */
final class QuotedTerms {
  /** More units than this between two quotation marks are a quotation, not a term. */
  private static final int LONGEST = 8;

  /** Taking one term apart may reach into another one; texts made to do so for ever are left. */
  private static final int MOST_ROUNDS = 8;

  private static final int NONE = -1;

  private record Term(int from, int until) {}

  private QuotedTerms() {}

  /**
   * Gives up kept units of terms that did not stay as they were.
   *
   * @param kept for each unit before, the unit after that it stays as, or -1
   * @return whether anything was given up
   */
  static boolean part(Lexicon lexicon, Tokens before, Tokens after, int[] kept) {
    List<Term> terms = terms(lexicon, before);
    List<Term> others = terms(lexicon, after);
    if (terms.isEmpty() && others.isEmpty()) {
      return false;
    }
    int[] back = new int[after.size];
    Arrays.fill(back, NONE);
    for (int i = 0; i < before.size; i++) {
      if (kept[i] >= 0) {
        back[kept[i]] = i;
      }
    }
    boolean parted = false;
    boolean again = true;
    for (int round = 0; again && round < MOST_ROUNDS; round++) {
      again = part(lexicon, terms, before, kept, after, back);
      again |= part(lexicon, others, after, back, before, kept);
      parted |= again;
    }
    return parted;
  }

  private static boolean part(
      Lexicon lexicon, List<Term> terms, Tokens tokens, int[] there, Tokens others, int[] back) {
    boolean parted = false;
    for (Term term : terms) {
      if (isChanged(lexicon, term, tokens, there, others)) {
        for (int i = term.from(); i < term.until(); i++) {
          if (there[i] >= 0) {
            back[there[i]] = NONE;
            there[i] = NONE;
            parted = true;
          }
        }
      }
    }
    return parted;
  }

  /**
   * Whether a word of the term is not kept, or others stand between its words on the other side.
   */
  private static boolean isChanged(
      Lexicon lexicon, Term term, Tokens tokens, int[] there, Tokens others) {
    int last = NONE;
    for (int i = term.from() + 1; i < term.until() - 1; i++) {
      if (!lexicon.isPunctuation(tokens.id[i])) {
        if (there[i] < 0 || (last >= 0 && holdsWords(lexicon, others, last + 1, there[i]))) {
          return true;
        }
        last = there[i];
      }
    }
    return false;
  }

  private static boolean holdsWords(Lexicon lexicon, Tokens tokens, int from, int until) {
    for (int i = from; i < until; i++) {
      if (!lexicon.isPunctuation(tokens.id[i])) {
        return true;
      }
    }
    return false;
  }

  private static List<Term> terms(Lexicon lexicon, Tokens tokens) {
    List<Term> terms = new ArrayList<>();
    int open = NONE;
    for (int i = 0; i < tokens.size; i++) {
      if (lexicon.mark(tokens.id[i]) == '"') {
        if (open >= 0 && isTerm(lexicon, tokens, open + 1, i)) {
          terms.add(new Term(open, i + 1));
          open = NONE;
        } else {
          open = i;
        }
      }
    }
    return terms;
  }

  /** A few words, no sentence; not only "or" and "the", which stand between two terms. */
  private static boolean isTerm(Lexicon lexicon, Tokens tokens, int from, int until) {
    if (until - from > LONGEST) {
      return false;
    }
    boolean says = false;
    for (int i = from; i < until; i++) {
      char mark = lexicon.mark(tokens.id[i]);
      boolean isLast = i == until - 1;
      if (mark != Lexicon.NO_MARK && mark != '-' && mark != '\'' && !isLast) {
        return false;
      }
      says |= mark == Lexicon.NO_MARK && lexicon.weight(tokens.id[i]) > Lexicon.STOP_WORD;
    }
    return says;
  }
}
