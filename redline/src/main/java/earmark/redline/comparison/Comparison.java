package earmark.redline.comparison;

import earmark.redline.text.LegalText;
import java.util.ArrayList;
import java.util.List;

/** Compares two texts. Stateless; the same two texts give the same redline on any machine. */
public final class Comparison {
  private static final String ENGINE = "earmark-0";

  private Comparison() {}

  /**
   * The redline that leads from {@code before} to {@code after}: one region, trimmed at both ends.
   */
  public static Redline between(LegalText before, LegalText after) {
    String old = before.plain();
    String fresh = after.plain();
    int shorter = Math.min(old.length(), fresh.length());
    int start = 0;
    while (start < shorter && old.charAt(start) == fresh.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && old.charAt(old.length() - 1 - end) == fresh.charAt(fresh.length() - 1 - end)) {
      end++;
    }
    Span struck = new Span(start, old.length() - end);
    Span added = new Span(start, fresh.length() - end);
    List<Operation> operations = new ArrayList<>();
    operations.add(new Operation.Kept(new Span(0, start), new Span(0, start)));
    if (!struck.isEmpty() || !added.isEmpty()) {
      operations.add(new Operation.Replaced(struck, added, ChangeClass.SUBSTANTIVE));
    }
    operations.add(
        new Operation.Kept(
            new Span(old.length() - end, old.length()),
            new Span(fresh.length() - end, fresh.length())));
    int regions = operations.size() - 2;
    return new Redline(
        ENGINE,
        new Statistics(regions, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        operations,
        regions > 0);
  }
}
