package earmark.redline.instruction;

import earmark.redline.instruction.InstructionFinding.Code;
import earmark.redline.instruction.Verbs.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one instruction clause by clause: what is amended, what is ordered, and for which units.
 */
final class Clauses {
  private final Cursor cursor;
  private final Frame frame;
  private final Units units;
  private final Preludes preludes;
  private final Orders orders;
  private boolean isLeadIn;

  Clauses(Frame frame) {
    this.cursor = frame.cursor();
    this.frame = frame;
    this.units = new Units(frame);
    this.preludes = new Preludes(frame, units);
    this.orders = new Orders(frame, units);
  }

  Scope scope() {
    return frame.scope();
  }

  List<Operation> operations() {
    return orders.operations();
  }

  Optional<String> asAmendedBy() {
    return preludes.asAmendedBy();
  }

  Optional<String> effective() {
    return preludes.effective();
  }

  /** Whether it ends in something others are to be read under. */
  boolean isLeadIn() {
    return isLeadIn;
  }

  void read() {
    int ordersBefore = 0;
    boolean isOpen = false;
    while (!cursor.isAtEnd()) {
      if (!clause()) {
        cursor.giveUp();
      }
      int count = orders.operations().size();
      isOpen = preludes.takePlaceSaid() || (isOpen && count == ordersBefore);
      ordersBefore = count;
    }
    orders.refuseWhatHasNoProvision();
    if (isOpen && ordersBefore > 0) {
      // "... and in the second sentence of (b)": a place for which nothing is ordered.
      frame.refuse(Code.NO_ACTION, 0);
    }
    Token last = cursor.last();
    isLeadIn = last.is(":") || last.is("by") || last.is("—");
  }

  private boolean clause() {
    return preludes.take() || active() || passive();
  }

  private boolean active() {
    if (!Verbs.isAt(cursor) && !isLoneParticiple()) {
      return false;
    }
    Verb verb = Verbs.take(cursor);
    if (verb == Verb.AMEND) {
      List<Target> focus = preludes.focus();
      if (!focus.isEmpty()) {
        preludes.amendedBy();
        units.enter(frame.scope().on(focus));
      }
      if (cursor.isAt("to") && Verbs.isVerb(cursor.peek(1))) {
        cursor.take();
      }
      return true;
    }
    order(verb.action().orElseThrow());
    return true;
  }

  /** "In § 52.385 amended Table 52.385 by": a slip for the imperative. */
  private boolean isLoneParticiple() {
    Token token = cursor.peek();
    return Verbs.isVerb(token)
        && Verbs.isParticiple(token)
        && !cursor.last().is("newly")
        && (token.is("amended") || token.is("corrected"));
  }

  private void order(Action action) {
    int start = cursor.place() - 1;
    Modifiers modifiers = new Modifiers(cursor, units, preludes.except());
    modifiers.read();
    cursor.accept(",");
    List<Phrase> named = units.list();
    modifiers.read();
    List<Phrase> phrases = orders.placed(named, modifiers);
    if (phrases.isEmpty()) {
      bare(action, start);
      return;
    }
    orders.carryOut(action, phrases, modifiers);
  }

  /** A verb whose units follow in the instructions below: "Revise:". */
  private void bare(Action action, int start) {
    if (cursor.isAt(":") || cursor.isAtEnd()) {
      units.enter(frame.scope().doing(action));
      return;
    }
    frame.refuse(Code.NO_TARGET, start);
  }

  private boolean passive() {
    if (!units.starts() && !startsComment()) {
      return false;
    }
    int start = cursor.place();
    List<Phrase> phrases = startsComment() ? comment() : units.list();
    if (phrases.isEmpty()) {
      return cursor.place() > start;
    }
    preludes.amendedBy();
    if (cursor.accept(",")) {
      // "Section 1026.35, ..., is amended".
    }
    if (cursor.accept("continues", "to", "read") || cursor.accept("continue", "to", "read")) {
      cursor.accept("as", "follows");
      orders.add(Action.KEEP, phrases);
      return true;
    }
    Modifiers modifiers = new Modifiers(cursor, units, preludes.except());
    modifiers.readPlace();
    if (Orders.isWords(phrases) && cursor.accept("should", "read")) {
      // A slip in print of the earlier document.
      orders.shouldRead(phrases, modifiers);
      return true;
    }
    if (Verbs.isPassive(cursor)) {
      Verb verb = Verbs.take(cursor);
      if (verb == Verb.AMEND
          || ((verb == Verb.CORRECT || verb == Verb.REVISE) && cursor.isAt("by"))) {
        amended(phrases);
        return true;
      }
      if (verb == Verb.CORRECT
          && cursor.accept("to", "read")
          && cursor.peek().is(Token.Kind.QUOTE)) {
        String replacement = cursor.take().text();
        phrases.forEach(
            phrase ->
                orders
                    .operations()
                    .add(
                        Operation.of(
                                Action.CORRECT,
                                phrase.target().ofDocument(frame.scope().document()))
                            .words(Optional.empty(), Optional.of(replacement))));
        return true;
      }
      modifiers.read();
      orders.carryOut(verb.action().orElseThrow(), phrases, modifiers);
      return true;
    }
    if (frame.scope().action().isPresent()) {
      modifiers.read();
      orders.carryOut(frame.scope().action().get(), phrases, modifiers);
      return true;
    }
    if (cursor.isAt(":") || (cursor.isAtEnd() && cursor.last().is(":"))) {
      units.enter(
          frame
              .scope()
              .on(
                  phrases.stream()
                      .map(p -> Preludes.narrowed(p.target()))
                      .flatMap(List::stream)
                      .toList()));
      return true;
    }
    if (cursor.accept("[", "corrected", "]")) {
      amended(phrases);
      return true;
    }
    if (cursor.isAt("by") || cursor.isAt("to", "read")) {
      amended(phrases);
      return true;
    }
    frame.refuse(Code.NO_ACTION, start);
    return true;
  }

  private boolean startsComment() {
    return preludes.isInterpretation()
        && cursor.peek().is(Token.Kind.PATH)
        && Character.isDigit(cursor.peek().text().charAt(0));
  }

  /** "35(e) Rules for Higher-Priced Mortgage Loans is added". */
  private List<Phrase> comment() {
    String path = cursor.take().text();
    while (!cursor.isAtEnd()
        && !Verbs.isPassive(cursor)
        && !cursor.isAt(":")
        && !cursor.isAt("and", "paragraph")
        && !cursor.isAt("and", "paragraphs")) {
      cursor.take();
    }
    Target comment = Target.of(frame.scope().place().whole().at(path), Unit.COMMENT);
    List<Phrase> read = new ArrayList<>(List.of(Phrase.of(comment)));
    if (cursor.isAt("and") && (cursor.peek(1).is("paragraph") || cursor.peek(1).is("paragraphs"))) {
      cursor.take();
      Scope outer = frame.scope();
      units.enter(frame.scope().on(List.of(comment)));
      read.addAll(units.one());
      units.enter(outer);
    }
    return read;
  }

  /** "is amended": by what follows, or "to read as follows" at once. */
  private void amended(List<Phrase> phrases) {
    if (cursor.accept("to", "read")) {
      cursor.accept("as", "follows");
      orders.add(Action.REVISE, phrases);
      return;
    }
    units.enter(
        frame
            .scope()
            .on(
                phrases.stream()
                    .map(p -> Preludes.narrowed(p.target()))
                    .flatMap(List::stream)
                    .toList()));
  }
}
