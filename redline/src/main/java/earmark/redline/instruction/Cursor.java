package earmark.redline.instruction;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in the tokens of one instruction. Each step forward accounts for a token: it is either
 * taken, that is understood, or given up, that is reported.
 */
final class Cursor {
  private static final Token END = new Token(Token.Kind.MARK, "", Integer.MAX_VALUE, 0);

  private final String text;
  private final List<Token> tokens;
  private final List<Token> unknown = new ArrayList<>();
  private int at;

  Cursor(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  String text() {
    return text;
  }

  boolean isAtEnd() {
    return at >= tokens.size();
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
  }

  Token first() {
    return tokens.isEmpty() ? END : tokens.getFirst();
  }

  /** The token before the place. */
  Token last() {
    return at == 0 ? END : tokens.get(at - 1);
  }

  Token take() {
    Token token = peek();
    at++;
    return token;
  }

  int place() {
    return at;
  }

  void backTo(int place) {
    at = place;
    unknown.removeIf(token -> tokens.indexOf(token) >= place);
  }

  void giveUp() {
    unknown.add(take());
  }

  /** The tokens that no rule accounted for, in order. */
  List<Token> unknown() {
    return List.copyOf(unknown);
  }

  boolean isAt(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Takes these words if they come next. */
  boolean accept(String... words) {
    if (!isAt(words)) {
      return false;
    }
    at += words.length;
    return true;
  }

  /** Takes one of these words if it comes next. */
  boolean acceptAny(String... words) {
    for (String word : words) {
      if (accept(word)) {
        return true;
      }
    }
    return false;
  }

  boolean isAtAny(String... words) {
    for (String word : words) {
      if (peek().is(word)) {
        return true;
      }
    }
    return false;
  }

  /** What is written from one place up to another, both places of tokens. */
  String written(int from, int to) {
    return from >= to ? "" : text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }
}
