package earmark.redline.comparison;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How one text became another.
 *
 * @param engine name and version of the comparison that made it; another engine may mark the same
 *     pair otherwise, so a redline that is quoted names its engine
 * @param statistics counts over {@code operations}
 * @param operations in the order of the text after; see {@link Operation} for how they tile both
 *     texts
 * @param coarse whether a work limit was reached, so that some part is marked more widely than
 *     needed
 */
public record Redline(
    String engine, Statistics statistics, List<Operation> operations, boolean coarse) {
  public Redline {
    operations = List.copyOf(operations);
  }

  /** The text after: what accepting every operation gives. */
  public String accept(String after) {
    return operations.stream().map(o -> o.after().of(after)).collect(Collectors.joining());
  }

  /** The text before: what rejecting every operation gives. */
  public String reject(String before) {
    return operations.stream().map(o -> o.before().of(before)).collect(Collectors.joining());
  }

  /** Whether the two texts are the same, character by character. */
  public boolean isEmpty() {
    return operations.stream().allMatch(o -> o instanceof Operation.Kept);
  }

  /**
   * Whether words, figures or designations differ. Punctuation, dash and quotation-mark style, and
   * white space alone are no change of law.
   */
  public boolean isSubstantive() {
    return statistics.substantive() > 0
        || statistics.conforming() > 0
        || statistics.moved() > 0
        || statistics.redesignated() > 0;
  }
}
