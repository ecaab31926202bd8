package earmark.redline.instruction;

import java.util.List;
import java.util.Optional;

/**
 * What an instruction, or the lead-ins it stands under, has already said: "Amend § 744.11 by:".
 *
 * @param part the part of the document's heading
 * @param focus what is amended: at least one, the part if nothing else was said
 * @param under the country or heading in force
 * @param action what the lead-in ordered, for units that follow without a verb
 * @param document the earlier document that is corrected
 */
record Scope(
    Place part,
    List<Target> focus,
    Optional<String> under,
    Optional<Action> action,
    Optional<String> document) {
  Scope {
    focus = List.copyOf(focus);
  }

  static Scope of(Place part) {
    return new Scope(
        part,
        List.of(Target.of(part, Unit.PART)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Scope on(List<Target> targets) {
    return new Scope(part, targets, under, action, document);
  }

  Scope under(String heading) {
    return new Scope(part, focus, Optional.of(heading), action, document);
  }

  Scope doing(Action ordered) {
    return new Scope(part, focus, under, Optional.of(ordered), document);
  }

  Scope correcting(String number) {
    return new Scope(part, focus, under, action, Optional.of(number));
  }

  /** Where bare labels belong. */
  Place place() {
    return focus.getFirst().place().orElse(part);
  }

  Optional<String> within() {
    return focus.getFirst().within();
  }
}
