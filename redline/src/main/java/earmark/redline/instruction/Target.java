package earmark.redline.instruction;

import java.util.List;
import java.util.Optional;

/**
 * What an operation acts on, or what it makes of it.
 *
 * @param place where it stands; empty only for an instruction of an earlier document
 * @param which ordinals as words ({@code second to last}), numbers of notes, or a count ({@code
 *     three}); empty if the unit is named otherwise
 * @param name name of an entry, definition, table or ECCN, without quotes
 * @param under the heading or country the unit stands under, as written
 * @param within a smaller scope, larger before smaller: {@code introductory text, fourth sentence}
 * @param document the earlier document a correction or withdrawal acts on
 * @param instruction the label of its instruction
 */
public record Target(
    Optional<Place> place,
    Unit unit,
    List<String> which,
    Optional<String> name,
    Optional<String> under,
    Optional<String> within,
    Optional<String> document,
    Optional<String> instruction) {
  public Target {
    which = List.copyOf(which);
  }

  /** A whole unit at a place. */
  public static Target of(Place place, Unit unit) {
    return new Target(
        Optional.of(place),
        unit,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Target which(List<String> ordinals) {
    return new Target(place, unit, ordinals, name, under, within, document, instruction);
  }

  Target named(Optional<String> other) {
    return new Target(place, unit, which, other, under, within, document, instruction);
  }

  Target under(Optional<String> heading) {
    return new Target(place, unit, which, name, heading, within, document, instruction);
  }

  Target within(Optional<String> smaller) {
    return new Target(place, unit, which, name, under, smaller, document, instruction);
  }

  Target ofDocument(Optional<String> number) {
    return new Target(place, unit, which, name, under, within, number, instruction);
  }
}
