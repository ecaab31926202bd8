package earmark.index.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into the signs and words of the query language. */
final class QueryLexer {
  /** What a token is. */
  enum Lexeme {
    WORD,
    /** A word with a sign of truncation behind it; the text is without the sign. */
    PREFIX,
    /** "*" alone. */
    ANY,
    QUOTED,
    /** A name with a colon behind it; the text is without the colon. */
    FIELD,
    /** What stands between brackets behind a field, with the brackets. */
    RANGE,
    OPEN,
    CLOSE,
    MINUS,
    AND,
    OR,
    NOT
  }

  /** A piece of the text, {@code [from, until)}. */
  record Token(Lexeme lexeme, String text, int from, int until) {}

  private static final Pattern FIELD = Pattern.compile("(\\p{Alpha}[\\p{Alpha}-]*):(?!//)");
  private static final Pattern RANGE = Pattern.compile("[\\[{][^\\[\\]{}]*[\\]}]");
  private static final Pattern OPENED_RANGE = Pattern.compile("[\\[{]\\s*\\S+\\s+TO\\b");
  private static final Pattern MARKERS = Pattern.compile("(?:\\([^()\\s\"]{1,20}\\))+");
  private static final Pattern SHORT_MARKERS = Pattern.compile("(?:\\(\\p{Alnum}{1,5}\\))+");
  private static final Pattern CONNECTOR =
      Pattern.compile("(?:w|pre)/\\d*|/[sp]", Pattern.CASE_INSENSITIVE);

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  /** A lexer of {@code text}, whose quotation marks may be curly. */
  QueryLexer(String text) {
    this.text = straight(text);
  }

  /** Whether {@code text} is exactly one word that is no sign of the language. */
  static boolean isWord(String text) {
    try {
      List<Token> tokens = new QueryLexer(text).tokens();
      return tokens.size() == 1
          && tokens.getFirst().lexeme() == Lexeme.WORD
          && tokens.getFirst().text().equals(text);
    } catch (QueryException e) {
      return false;
    }
  }

  List<Token> tokens() {
    int at = 0;
    while (at < text.length()) {
      at = isBlank(text.charAt(at)) ? at + 1 : token(at);
    }
    return tokens;
  }

  private int token(int at) {
    return switch (text.charAt(at)) {
      case '"' -> quoted(at);
      case '(' ->
          paragraphOf(at)
              ? add(Lexeme.WORD, at, end(SHORT_MARKERS, at))
              : add(Lexeme.OPEN, at, at + 1);
      case ')' -> add(Lexeme.CLOSE, at, at + 1);
      case '-' -> startsOperand(at + 1) ? add(Lexeme.MINUS, at, at + 1) : word(at);
      case '*' -> star(at);
      default -> name(at);
    };
  }

  private int quoted(int at) {
    int end = text.indexOf('"', at + 1);
    if (end < 0) {
      throw new QueryException(
          "A quotation mark is opened here but not closed.", at, text.substring(at).strip() + '"');
    }
    tokens.add(new Token(Lexeme.QUOTED, text.substring(at + 1, end), at, end + 1));
    return end + 1;
  }

  /** Whether parentheses here are markers behind the word "paragraph", as in "paragraph (a)(1)". */
  private boolean paragraphOf(int at) {
    return !tokens.isEmpty()
        && tokens.getLast().lexeme() == Lexeme.WORD
        && tokens.getLast().text().equalsIgnoreCase("paragraph")
        && end(SHORT_MARKERS, at) > at;
  }

  private int star(int at) {
    if (startsOperand(at + 1) && text.charAt(at + 1) != '(' && text.charAt(at + 1) != '"') {
      throw new QueryException("A * may only end a word; here it begins one.", at);
    }
    return add(Lexeme.ANY, at, at + 1);
  }

  /** A field's name, a range behind one, an operator or a word. */
  private int name(int at) {
    boolean value = !tokens.isEmpty() && tokens.getLast().lexeme() == Lexeme.FIELD;
    if (value && (text.charAt(at) == '[' || text.charAt(at) == '{')) {
      int end = end(RANGE, at);
      if (end > at && text.substring(at, end).contains(" TO ")) {
        return add(Lexeme.RANGE, at, end);
      }
      if (end == at && matcher(OPENED_RANGE, at).lookingAt()) {
        throw new QueryException("A bracket is opened here but not closed.", at);
      }
    }
    Matcher field = matcher(FIELD, at);
    if (field.lookingAt()) {
      tokens.add(new Token(Lexeme.FIELD, field.group(1), at, field.end()));
      return field.end();
    }
    return word(at);
  }

  private int word(int at) {
    int end = wordEnd(at);
    String word = text.substring(at, end);
    char sign = end < text.length() ? text.charAt(end) : ' ';
    if (sign == '*' || sign == '!') {
      return prefix(at, end);
    }
    if (CONNECTOR.matcher(word).matches()) {
      throw new QueryException(
          "Connectors such as " + word + " are not understood; put words side by side in quotes.",
          at);
    }
    Lexeme lexeme =
        switch (word) {
          case "AND" -> Lexeme.AND;
          case "OR" -> Lexeme.OR;
          case "NOT" -> Lexeme.NOT;
          default -> Lexeme.WORD;
        };
    return add(lexeme, at, end);
  }

  private int prefix(int at, int end) {
    if (end + 1 < text.length() && !isBoundary(text.charAt(end + 1))) {
      throw new QueryException("A * may only end a word; here it stands inside one.", end);
    }
    if (end - at < Query.Prefix.MIN_LENGTH) {
      throw new QueryException(
          "At least "
              + Query.Prefix.MIN_LENGTH
              + " characters must stand before "
              + text.charAt(end)
              + ".",
          end);
    }
    tokens.add(new Token(Lexeme.PREFIX, text.substring(at, end), at, end + 1));
    return end + 1;
  }

  /**
   * Where the word that begins at {@code at} ends: at a blank, a quotation mark, a parenthesis or a
   * sign.
   */
  private int wordEnd(int at) {
    boolean figure = false;
    int i = at;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '(' && figure && end(MARKERS, i) > i) {
        i = end(MARKERS, i);
        continue;
      }
      if (isBoundary(c) || c == '*' || truncates(i, at)) {
        break;
      }
      figure |= Character.isDigit(c);
      i++;
    }
    return i;
  }

  private boolean truncates(int i, int at) {
    return text.charAt(i) == '!'
        && i > at
        && (i + 1 == text.length() || isBoundary(text.charAt(i + 1)));
  }

  private boolean startsOperand(int at) {
    return at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != ')';
  }

  private int add(Lexeme lexeme, int from, int until) {
    tokens.add(new Token(lexeme, text.substring(from, until), from, until));
    return until;
  }

  private int end(Pattern pattern, int at) {
    Matcher matcher = matcher(pattern, at);
    return matcher.lookingAt() ? matcher.end() : at;
  }

  private Matcher matcher(Pattern pattern, int at) {
    return pattern.matcher(text).region(at, text.length());
  }

  private static boolean isBoundary(char c) {
    return isBlank(c) || c == '"' || c == '(' || c == ')';
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /** Curly and low double quotation marks as straight ones; nothing moves. */
  static String straight(String text) {
    return text.replace('\u201C', '"')
        .replace('\u201D', '"')
        .replace('\u201E', '"')
        .replace('\u201F', '"');
  }
}
