package earmark.redline.instruction;

import java.util.List;
import java.util.Optional;

/**
 * One thing ordered, on one unit.
 *
 * @param to what the target becomes, or where it goes ({@code redesignate}, {@code designate},
 *     {@code transfer})
 * @param old words that go, exactly as quoted
 * @param replacement words that come, exactly as quoted
 * @param where {@code wherever it appears}, {@code each place}, {@code first}, {@code 2} (number of
 *     places), {@code end}, {@code start}, {@code after} or {@code before} with the anchor
 * @param anchor quoted words, an ordinal sentence, or the name of an entry
 * @param order {@code alphabetical}, {@code numerical}, {@code alphanumerical} or {@code
 *     chronological}
 * @param except targets left out
 */
public record Operation(
    Action action,
    Target target,
    Optional<Target> to,
    Optional<String> old,
    Optional<String> replacement,
    Optional<String> where,
    Optional<String> anchor,
    Optional<String> order,
    List<Target> except) {
  public Operation {
    except = List.copyOf(except);
  }

  /** The action on a unit as a whole. */
  public static Operation of(Action action, Target target) {
    return new Operation(
        action,
        target,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  Operation to(Target other) {
    return new Operation(
        action, target, Optional.of(other), old, replacement, where, anchor, order, except);
  }

  Operation words(Optional<String> before, Optional<String> after) {
    return new Operation(action, target, to, before, after, where, anchor, order, except);
  }

  Operation placed(Optional<String> place, Optional<String> beside) {
    return new Operation(action, target, to, old, replacement, place, beside, order, except);
  }

  Operation ordered(Optional<String> series) {
    return new Operation(action, target, to, old, replacement, where, anchor, series, except);
  }

  Operation except(List<Target> others) {
    return new Operation(action, target, to, old, replacement, where, anchor, order, others);
  }
}
