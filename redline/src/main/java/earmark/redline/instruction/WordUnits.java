package earmark.redline.instruction;

import earmark.redline.instruction.InstructionFinding.Code;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads quoted words, and the rare units that are neither text nor entry. */
final class WordUnits {
  private static final Map<String, String> MARKS =
      Map.of("period", ".", "semicolon", ";", "comma", ",", "colon", ":");

  private static final Set<String> NOUNS =
      Set.of(
          ("word words phrase phrases term terms reference references citation citations text"
                  + " number numbers date dates acronym abbreviation language figure amount symbol")
              .split(" "));

  private final Cursor cursor;
  private final Frame frame;
  private final Units units;

  WordUnits(Frame frame, Units units) {
    this.cursor = frame.cursor();
    this.frame = frame;
    this.units = units;
  }

  /** Whether a word announces words: "the phrase", "the period". */
  static boolean starts(Token token) {
    return NOUNS.contains(token.lower()) || MARKS.containsKey(token.lower());
  }

  List<Phrase> parenthetical() {
    int place = cursor.place();
    while (cursor.isAtAny("omb", "control", "number", "parenthetical", "(", ")", "statement")) {
      cursor.take();
    }
    if (cursor.place() == place) {
      return List.of();
    }
    return units.in(Unit.PARENTHETICAL, List.of());
  }

  List<Phrase> instruction() {
    cursor.accept("amendatory");
    cursor.accept("instruction");
    int start = cursor.place();
    while (!cursor.isAtEnd() && !cursor.isAtAny("is", "are", "to", "for", "on", "published")) {
      cursor.take();
    }
    String label = cursor.written(start, cursor.place()).replaceAll("\\.$", "");
    return List.of(
        Phrase.of(
            new Target(
                Optional.empty(),
                Unit.INSTRUCTION,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                frame.scope().document(),
                Optional.of(label))));
  }

  /** "the words “X”", "“X”", "the period". Where they stand is read by the clause. */
  List<Phrase> words() {
    Token token = cursor.peek();
    String mark = MARKS.get(token.lower());
    if (mark != null && !token.is(Token.Kind.QUOTE)) {
      cursor.take();
      return List.of(Phrase.words(frame.base(Unit.WORDS), mark));
    }
    while (!cursor.isAtEnd()
        && cursor.peek().is(Token.Kind.WORD)
        && NOUNS.contains(cursor.peek().lower())) {
      cursor.take();
    }
    if (cursor.isAt("to") && cursor.peek(1).is(Token.Kind.QUOTE)) {
      // "all references to “X”"
      cursor.take();
      return List.of(
          Phrase.words(frame.base(Unit.WORDS), cursor.take().text())
              .placed(Optional.of("wherever it appears"), Optional.empty()));
    }
    if (cursor.peek().is(Token.Kind.QUOTE)) {
      return List.of(Phrase.words(frame.base(Unit.WORDS), cursor.take().text()));
    }
    frame.report(Code.NO_TARGET, cursor.place() - 1);
    return List.of();
  }
}
