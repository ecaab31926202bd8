package earmark.redline.instruction;

import earmark.redline.instruction.InstructionFinding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes operations out of a verb and its units. Each names the widest unit its words allow, never a
 * wider one.
 */
final class Orders {
  private final Cursor cursor;
  private final Frame frame;
  private final Units units;
  private final List<Operation> operations = new ArrayList<>();

  Orders(Frame frame, Units units) {
    this.cursor = frame.cursor();
    this.frame = frame;
    this.units = units;
  }

  List<Operation> operations() {
    return operations;
  }

  /** One action on each of some units, whole. */
  void add(Action action, List<Phrase> phrases) {
    phrases.forEach(phrase -> operations.add(Operation.of(action, phrase.target())));
  }

  /** The units with the heading or table that was said behind them. */
  List<Phrase> placed(List<Phrase> phrases, Modifiers modifiers) {
    return phrases.stream()
        .map(
            phrase -> {
              Target target = beside(phrase.target(), modifiers);
              Optional<String> table =
                  modifiers.table().map(name -> "table \"" + name + "\"").or(target::within);
              return phrase.with(target.under(modifiers.under().or(target::under)).within(table));
            })
        .toList();
  }

  /** "a sentence after the second sentence of paragraph (a)": in (a), too. */
  private Target beside(Target target, Modifiers modifiers) {
    Optional<Target> neighbour = modifiers.neighbour();
    boolean isBare = target.place().equals(Optional.of(frame.scope().place()));
    return neighbour.isPresent() && target.unit() == neighbour.get().unit() && isBare
        ? new Target(
            neighbour.get().place(),
            target.unit(),
            target.which(),
            target.name(),
            target.under(),
            neighbour.get().within(),
            target.document(),
            target.instruction())
        : target;
  }

  void carryOut(Action action, List<Phrase> phrases, Modifiers modifiers) {
    Action ordered =
        frame.scope().document().isPresent() && action == Action.REVISE ? Action.CORRECT : action;
    if (ordered == Action.REDESIGNATE
        || ordered == Action.TRANSFER
        || ordered == Action.DESIGNATE) {
      move(ordered, phrases, modifiers);
    } else if (phrases.stream().allMatch(phrase -> phrase.words().isPresent())) {
      words(ordered, phrases, modifiers);
    } else {
      for (Phrase phrase : phrases) {
        operations.add(operation(ordered, inPlace(phrase, modifiers), modifiers));
      }
    }
  }

  /** "Removing the 15 entries under “X” and adding 17 in their place": under “X", too. */
  private Phrase inPlace(Phrase phrase, Modifiers modifiers) {
    if (!modifiers.isInPlace() || operations.isEmpty()) {
      return phrase;
    }
    Target gone = operations.getLast().target();
    return gone.unit() == phrase.target().unit() && phrase.target().under().isEmpty()
        ? phrase.with(phrase.target().under(gone.under()).within(gone.within()))
        : phrase;
  }

  private Operation operation(Action action, Phrase phrase, Modifiers modifiers) {
    Target target =
        action == Action.CORRECT
            ? phrase.target().ofDocument(frame.scope().document())
            : phrase.target();
    Operation operation =
        Operation.of(phrase.isReserved() && action == Action.ADD ? Action.RESERVE : action, target)
            .words(phrase.words(), Optional.empty());
    return operation
        .placed(modifiers.where().or(phrase::where), modifiers.anchor().or(phrase::anchor))
        .ordered(modifiers.order().or(phrase::order))
        .except(modifiers.except());
  }

  private void words(Action action, List<Phrase> phrases, Modifiers modifiers) {
    if (action == Action.REMOVE || action == Action.REVISE) {
      Optional<List<Phrase>> others = inTheirPlace(action, modifiers);
      if (others.isPresent()) {
        substitute(phrases, others.get(), modifiers);
        return;
      }
    }
    Action ordered = action == Action.ADD ? Action.INSERT : action;
    if (ordered == Action.INSERT
        && modifiers.where().isEmpty()
        && phrases.stream().allMatch(phrase -> phrase.where().isEmpty())) {
      // Words are added somewhere: where was not said.
      frame.refuse(Code.AMBIGUOUS_TARGET, cursor.place() - 1);
      return;
    }
    for (Phrase phrase : phrases) {
      for (Target location : locations(modifiers)) {
        Operation operation = Operation.of(ordered, location);
        operations.add(
            (ordered == Action.INSERT
                    ? operation.words(Optional.empty(), phrase.words())
                    : operation.words(phrase.words(), Optional.empty()))
                .placed(modifiers.where().or(phrase::where), modifiers.anchor())
                .except(modifiers.except()));
      }
    }
  }

  /** "and adding in its place “Y”", "to read “Y”". */
  private Optional<List<Phrase>> inTheirPlace(Action action, Modifiers modifiers) {
    int place = cursor.place();
    if (action == Action.REVISE && cursor.accept("to", "read")) {
      List<Phrase> others = units.list();
      if (isWords(others)) {
        modifiers.read();
        return Optional.of(others);
      }
      cursor.backTo(place);
      return Optional.empty();
    }
    while (cursor.acceptAny(",", ";", "and", "by")) {
      // Between the two halves of one substitution.
    }
    if (cursor.acceptAny("adding", "add", "inserting", "insert", "added", "inserted")) {
      modifiers.read();
      boolean isThere = modifiers.isInPlace();
      List<Phrase> others = units.list();
      modifiers.read();
      if (isWords(others) && (isThere || modifiers.isInPlace())) {
        return Optional.of(others);
      }
    }
    cursor.backTo(place);
    return Optional.empty();
  }

  static boolean isWords(List<Phrase> phrases) {
    return !phrases.isEmpty() && phrases.stream().allMatch(phrase -> phrase.words().isPresent());
  }

  private void substitute(List<Phrase> olds, List<Phrase> news, Modifiers modifiers) {
    if (news.size() != 1 && news.size() != olds.size()) {
      frame.refuse(Code.COUNT_MISMATCH, cursor.place() - 1);
      return;
    }
    for (int i = 0; i < olds.size(); i++) {
      Phrase replacement = news.get(news.size() == 1 ? 0 : i);
      for (Target location : locations(modifiers)) {
        operations.add(
            Operation.of(Action.SUBSTITUTE, location)
                .words(olds.get(i).words(), replacement.words())
                .placed(modifiers.where().or(olds.get(i)::where), modifiers.anchor())
                .except(modifiers.except()));
      }
    }
  }

  /** Where words stand: what the clause says, else what is amended. */
  private List<Target> locations(Modifiers modifiers) {
    List<Target> places =
        modifiers.locations().isEmpty()
            ? frame.scope().focus()
            : modifiers.locations().stream().map(Preludes::narrowed).flatMap(List::stream).toList();
    if (places.stream().anyMatch(this::isTooWide)) {
      frame.refuse(Code.NO_TARGET, 0);
      return List.of();
    }
    return places.stream()
        .map(
            target ->
                Target.of(target.place().orElse(frame.scope().part()), Unit.WORDS)
                    .under(target.under().or(frame.scope()::under))
                    .within(target.within()))
        .toList();
  }

  /** A whole part is never meant unless it is said. */
  private boolean isTooWide(Target target) {
    return target.place().filter(place -> place.kind() == Place.Kind.PART).isPresent()
        && target.equals(Target.of(frame.scope().part(), Unit.PART))
        && !cursor.text().contains("part " + frame.scope().part().part());
  }

  private void move(Action action, List<Phrase> first, Modifiers modifiers) {
    List<Phrase> from = new ArrayList<>(first);
    List<Phrase> last = List.of();
    boolean isMoved = false;
    // "Note 3 as Note 4, Note 5 as Note 6": what is left over of a list begins the next pair.
    while (cursor.accept("as") || (action != Action.REDESIGNATE && into())) {
      List<Phrase> to = new ArrayList<>(units.list());
      modifiers.read();
      int place = cursor.place();
      cursor.accept(",");
      if (!cursor.accept("respectively")) {
        cursor.backTo(place);
      }
      List<Phrase> left = List.of();
      if (cursor.isAt("as") && to.size() > from.size()) {
        left = List.copyOf(to.subList(from.size(), to.size()));
        to = new ArrayList<>(to.subList(0, from.size()));
      }
      pair(action, from, to);
      isMoved = true;
      last = to;
      from = new ArrayList<>(left);
    }
    if (!isMoved) {
      stay(action, from, modifiers);
    }
    transferred(last);
  }

  private boolean into() {
    return cursor.acceptAny("to", "into", "under");
  }

  /** A unit moved within its section: "transfer the note to the end of paragraph (b)". */
  private void stay(Action action, List<Phrase> from, Modifiers modifiers) {
    if (modifiers.where().isEmpty()) {
      frame.refuse(Code.NO_TARGET, cursor.place() - 1);
      return;
    }
    for (Phrase phrase : from) {
      operations.add(operation(action, phrase, modifiers));
    }
  }

  private void pair(Action action, List<Phrase> from, List<Phrase> to) {
    boolean isOneGoal = action != Action.REDESIGNATE && to.size() == 1;
    if (to.isEmpty() || (to.size() != from.size() && !isOneGoal)) {
      frame.refuse(Code.COUNT_MISMATCH, cursor.place() - 1);
      return;
    }
    for (int i = 0; i < from.size(); i++) {
      Phrase goal = to.get(isOneGoal ? 0 : i);
      operations.add(Operation.of(action, from.get(i).target()).to(goal.target()));
    }
  }

  /** "Redesignate § 22.75 as § 22.325 and transfer to subpart E". */
  private void transferred(List<Phrase> moved) {
    int place = cursor.place();
    cursor.accept("and");
    if (cursor.acceptAny("transfer", "transferring", "transferred")
        && cursor.acceptAny("to", "into")) {
      List<Phrase> goal = units.list();
      if (goal.size() == 1) {
        for (Phrase phrase : moved) {
          operations.add(
              Operation.of(Action.TRANSFER, phrase.target()).to(goal.getFirst().target()));
        }
        return;
      }
    }
    cursor.backTo(place);
  }

  void shouldRead(List<Phrase> phrases, Modifiers modifiers) {
    List<Phrase> others = units.list();
    if (!isWords(others) || others.size() != phrases.size()) {
      frame.refuse(Code.COUNT_MISMATCH, cursor.place() - 1);
      return;
    }
    for (int i = 0; i < phrases.size(); i++) {
      for (Target location : locations(modifiers)) {
        operations.add(
            Operation.of(Action.CORRECT, location.ofDocument(frame.scope().document()))
                .words(phrases.get(i).words(), others.get(i).words()));
      }
    }
  }

  /** A paragraph, sentence or entry of a part is none: its section was said nowhere. */
  void refuseWhatHasNoProvision() {
    for (Operation operation : operations) {
      Target target = operation.target();
      boolean isLost =
          target
              .place()
              .filter(place -> place.kind() == Place.Kind.PART)
              .filter(place -> !place.path().isEmpty() || !isOfParts(target.unit()))
              .isPresent();
      if (isLost) {
        frame.report(
            new InstructionFinding(
                Code.NO_TARGET,
                true,
                cursor.first().start(),
                cursor.text().substring(cursor.first().start())));
        return;
      }
    }
  }

  private static boolean isOfParts(Unit unit) {
    return switch (unit) {
      case PART, SUBPART, SECTION, HEADING, AUTHORITY, SOURCE, SUPPLEMENT, APPENDIX, WORDS -> true;
      case PARAGRAPH,
          INTRODUCTORY_TEXT,
          SENTENCE,
          NOTE,
          FOOTNOTE,
          DEFINITION,
          TABLE,
          ROW,
          ENTRY,
          COLUMN,
          ECCN,
          COMMENT,
          PARENTHETICAL,
          INSTRUCTION ->
          false;
    };
  }
}
