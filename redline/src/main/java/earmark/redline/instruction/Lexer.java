package earmark.redline.instruction;

import earmark.redline.instruction.InstructionFinding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the sentence of an instruction apart; quotations first, for inside them nothing is syntax.
 */
final class Lexer {
  private static final String MARKER =
      "\\(\\s?(?:\\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z]{1,2}|[IVXL]{1,6})\\s?\\)";

  /** A paragraph path, also with a blank inside, as italic markers are printed. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?:\\d{1,3}[A-Za-z]?(?=\\()|[A-Z](?=\\())?"
              + MARKER
              + "(?:\\s?"
              + MARKER
              + ")*(?:\\d{1,3}\\b)?(?:-\\d+(?:\\.[ivx]+)*)?");

  private static final Pattern COMMENT = Pattern.compile("\\d{1,3}[A-Z]?-\\d+(?:\\.[ivxA-Z]+)*");
  private static final Pattern SECTION =
      Pattern.compile(
          "\\d{1,4}[a-z]?\\.\\d+[A-Za-z]{0,2}\\d*(?:-\\d+)*(?:(?:\\([a-z0-9]\\))+-\\d+[A-Z]?)?(?![\\w%])");
  private static final Pattern ECCN = Pattern.compile("\\d[A-E]\\d{3}(?:\\.[a-z0-9]+)*(?!\\w)");

  /** {@code 2.ii}: a numbered paragraph of an official comment, and one inside it. */
  private static final Pattern NUMBERED = Pattern.compile("\\d{1,3}(?:\\.[ivxA-Z]{1,4})+(?!\\w)");

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:,\\d{3})*");
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}]+(?:[-'’/&][\\p{L}\\p{N}]+)*(?:[’'](?!\\p{L}))?");
  private static final Pattern SIGN = Pattern.compile("§+");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<InstructionFinding> findings = new ArrayList<>();
  private int at;

  private Lexer(String text, int from) {
    this.text = text;
    this.at = from;
  }

  record Result(List<Token> tokens, List<InstructionFinding> findings) {}

  /** The tokens from a place on. */
  static Result read(String text, int from) {
    Lexer lexer = new Lexer(text, from);
    lexer.run();
    return new Result(List.copyOf(lexer.tokens), List.copyOf(lexer.findings));
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '\u00a0' || c == '\u2009') {
        at++;
      } else if (c == '“') {
        quote('”', '“');
      } else if (c == '"') {
        quote('"', '\0');
      } else if (c == '”') {
        closedOnly();
      } else {
        plain();
      }
    }
  }

  private void quote(char close, char open) {
    int end = text.indexOf(close, at + 1);
    int again = open == '\0' ? -1 : text.indexOf(open, at + 1);
    if (end < 0 || (again >= 0 && again < end)) {
      findings.add(unbalanced(at, true));
      // What was meant cannot be known; the words are taken up to where the next quotation begins.
      int stop = end < 0 ? text.length() : Math.min(end, again < 0 ? end : again);
      tokens.add(new Token(Token.Kind.QUOTE, text.substring(at + 1, stop).strip(), at, stop));
      at = stop;
      return;
    }
    tokens.add(new Token(Token.Kind.QUOTE, text.substring(at + 1, end), at, end + 1));
    at = end + 1;
  }

  /** A quotation whose opening mark was forgotten begins behind the last quotation. */
  private void closedOnly() {
    int from = tokens.size();
    while (from > 0 && tokens.get(from - 1).kind() != Token.Kind.QUOTE) {
      from--;
    }
    while (from < tokens.size() && isBetweenNames(tokens.get(from))) {
      from++;
    }
    if (from == 0 || from == tokens.size()) {
      findings.add(unbalanced(at, true));
      at++;
      return;
    }
    int start = tokens.get(from).start();
    tokens.subList(from, tokens.size()).clear();
    tokens.add(new Token(Token.Kind.QUOTE, text.substring(start, at), start, at + 1));
    findings.add(
        new InstructionFinding(Code.QUOTE_UNBALANCED, false, start, text.substring(start, at + 1)));
    at++;
  }

  private static boolean isBetweenNames(Token token) {
    return token.is(",") || token.is(";") || token.is("and") || token.is("or");
  }

  private InstructionFinding unbalanced(int place, boolean isBlocking) {
    int from = Math.max(0, place - 20);
    while (from < place && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    int to = Math.min(text.length(), place + 40);
    return new InstructionFinding(
        Code.QUOTE_UNBALANCED, isBlocking, from, text.substring(from, to).strip());
  }

  private void plain() {
    if (take(Token.Kind.SIGN, SIGN)
        || take(Token.Kind.ECCN, ECCN)
        || take(Token.Kind.PATH, PATH)
        || take(Token.Kind.PATH, COMMENT)
        || take(Token.Kind.SECTION, SECTION)
        || take(Token.Kind.NUMBER, NUMBERED)
        || take(Token.Kind.WORD, WORD)
        || take(Token.Kind.NUMBER, NUMBER)) {
      return;
    }
    tokens.add(new Token(Token.Kind.MARK, text.substring(at, at + 1), at, at + 1));
    at++;
  }

  private boolean take(Token.Kind kind, Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    String found = matcher.group();
    Token.Kind read =
        kind == Token.Kind.WORD && NUMBER.matcher(found).matches() ? Token.Kind.NUMBER : kind;
    tokens.add(
        new Token(
            read,
            read == Token.Kind.PATH ? found.replaceAll("\\s", "") : found,
            at,
            matcher.end()));
    at = matcher.end();
    return true;
  }
}
