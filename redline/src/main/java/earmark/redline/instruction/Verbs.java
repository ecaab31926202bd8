package earmark.redline.instruction;

import java.util.Map;
import java.util.Optional;

/** The verbs of instructions, in all their forms. */
final class Verbs {
  /** "Amend" says that something follows; it cannot stand alone. */
  enum Verb {
    AMEND(Optional.empty()),
    ADD(Action.ADD),
    REVISE(Action.REVISE),
    REPUBLISH(Action.REPUBLISH),
    REMOVE(Action.REMOVE),
    RESERVE(Action.RESERVE),
    REDESIGNATE(Action.REDESIGNATE),
    DESIGNATE(Action.DESIGNATE),
    TRANSFER(Action.TRANSFER),
    CORRECT(Action.CORRECT),
    SUSPEND(Action.SUSPEND),
    STAY(Action.STAY),
    LIFT(Action.LIFT),
    WITHDRAW(Action.WITHDRAW),
    DELAY(Action.DELAY);

    private final Optional<Action> action;

    Verb(Action action) {
      this(Optional.of(action));
    }

    Verb(Optional<Action> action) {
      this.action = action;
    }

    Optional<Action> action() {
      return action;
    }
  }

  private static final Map<String, Verb> FORMS =
      Map.ofEntries(
          Map.entry("amend", Verb.AMEND),
          Map.entry("amending", Verb.AMEND),
          Map.entry("amended", Verb.AMEND),
          Map.entry("add", Verb.ADD),
          Map.entry("adding", Verb.ADD),
          Map.entry("added", Verb.ADD),
          Map.entry("insert", Verb.ADD),
          Map.entry("inserting", Verb.ADD),
          Map.entry("inserted", Verb.ADD),
          Map.entry("revise", Verb.REVISE),
          Map.entry("revising", Verb.REVISE),
          Map.entry("revised", Verb.REVISE),
          Map.entry("change", Verb.REVISE),
          Map.entry("changing", Verb.REVISE),
          Map.entry("changed", Verb.REVISE),
          Map.entry("modify", Verb.REVISE),
          Map.entry("modifying", Verb.REVISE),
          Map.entry("modified", Verb.REVISE),
          Map.entry("republish", Verb.REPUBLISH),
          Map.entry("republishing", Verb.REPUBLISH),
          Map.entry("republished", Verb.REPUBLISH),
          Map.entry("remove", Verb.REMOVE),
          Map.entry("removing", Verb.REMOVE),
          Map.entry("removed", Verb.REMOVE),
          Map.entry("delete", Verb.REMOVE),
          Map.entry("deleting", Verb.REMOVE),
          Map.entry("deleted", Verb.REMOVE),
          Map.entry("reserve", Verb.RESERVE),
          Map.entry("reserving", Verb.RESERVE),
          Map.entry("reserved", Verb.RESERVE),
          Map.entry("redesignate", Verb.REDESIGNATE),
          Map.entry("redesignating", Verb.REDESIGNATE),
          Map.entry("redesignated", Verb.REDESIGNATE),
          Map.entry("designate", Verb.DESIGNATE),
          Map.entry("designating", Verb.DESIGNATE),
          Map.entry("designated", Verb.DESIGNATE),
          Map.entry("transfer", Verb.TRANSFER),
          Map.entry("transferring", Verb.TRANSFER),
          Map.entry("transferred", Verb.TRANSFER),
          Map.entry("move", Verb.TRANSFER),
          Map.entry("moving", Verb.TRANSFER),
          Map.entry("correct", Verb.CORRECT),
          Map.entry("correcting", Verb.CORRECT),
          Map.entry("corrected", Verb.CORRECT),
          Map.entry("suspend", Verb.SUSPEND),
          Map.entry("suspending", Verb.SUSPEND),
          Map.entry("suspended", Verb.SUSPEND),
          Map.entry("stay", Verb.STAY),
          Map.entry("staying", Verb.STAY),
          Map.entry("stayed", Verb.STAY),
          Map.entry("lift", Verb.LIFT),
          Map.entry("lifting", Verb.LIFT),
          Map.entry("lifted", Verb.LIFT),
          Map.entry("withdraw", Verb.WITHDRAW),
          Map.entry("withdrawing", Verb.WITHDRAW),
          Map.entry("withdrawn", Verb.WITHDRAW),
          Map.entry("delay", Verb.DELAY),
          Map.entry("delaying", Verb.DELAY),
          Map.entry("delayed", Verb.DELAY));

  private Verbs() {}

  static boolean isVerb(Token token) {
    return token.is(Token.Kind.WORD) && FORMS.containsKey(token.lower());
  }

  /** Whether a verb comes next that orders something: "adding", but not "added" alone. */
  static boolean isAt(Cursor cursor) {
    Token token = cursor.peek();
    return isVerb(token) && !isParticiple(token);
  }

  static boolean isParticiple(Token token) {
    String lower = token.lower();
    return lower.endsWith("ed") || lower.equals("withdrawn");
  }

  /** Whether "is revised", "are further amended" comes next. */
  static boolean isPassive(Cursor cursor) {
    if (!cursor.isAtAny("is", "are", "was", "were")) {
      return false;
    }
    int ahead = 1;
    while (cursor.peek(ahead).is("further")
        || cursor.peek(ahead).is("hereby")
        || cursor.peek(ahead).is("also")) {
      ahead++;
    }
    return isVerb(cursor.peek(ahead)) && isParticiple(cursor.peek(ahead));
  }

  /** Takes the verb that comes next, with what belongs to it: "remove and reserve". */
  static Verb take(Cursor cursor) {
    while (cursor.acceptAny("is", "are", "was", "were", "further", "hereby", "also")) {
      // Says only that the passive voice follows.
    }
    Verb verb = FORMS.getOrDefault(cursor.take().lower(), Verb.AMEND);
    int place = cursor.place();
    if (cursor.acceptAny("and", ",") && isVerb(cursor.peek())) {
      Verb second = FORMS.getOrDefault(cursor.peek().lower(), Verb.AMEND);
      boolean isPair =
          ((verb == Verb.REMOVE || verb == Verb.ADD) && second == Verb.RESERVE)
              || (verb == Verb.REVISE && second == Verb.REPUBLISH);
      if (isPair) {
        cursor.take();
        return second;
      }
    }
    cursor.backTo(place);
    return verb;
  }
}
