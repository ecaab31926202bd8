package earmark.redline.comparison;

import java.util.ArrayList;
import java.util.List;

/** Lays operations end to end, so that they tile both texts whatever is written. */
final class OperationWriter {
  private final List<Operation> operations = new ArrayList<>();
  private int before;
  private int after;

  OperationWriter(int before, int after) {
    this.before = before;
    this.after = after;
  }

  List<Operation> operations() {
    return operations;
  }

  int before() {
    return before;
  }

  int after() {
    return after;
  }

  /** The next {@code length} characters are the same in both; joined to kept text before them. */
  void keep(int length) {
    if (length > 0) {
      int from = before;
      int other = after;
      if (last() instanceof Operation.Kept kept) {
        operations.removeLast();
        from = kept.before().from();
        other = kept.after().from();
      }
      operations.add(
          new Operation.Kept(new Span(from, before + length), new Span(other, after + length)));
      before += length;
      after += length;
    }
  }

  /** Everything up to both ends changed: a deletion, an insertion, a replacement, or nothing. */
  void change(int beforeUntil, int afterUntil, ChangeClass changeClass) {
    Span struck = new Span(before, beforeUntil);
    Span added = new Span(after, afterUntil);
    if (!struck.isEmpty() && !added.isEmpty()) {
      operations.add(new Operation.Replaced(struck, added, changeClass));
    } else if (!struck.isEmpty()) {
      operations.add(new Operation.Deleted(struck, added, changeClass));
    } else if (!added.isEmpty()) {
      operations.add(new Operation.Inserted(struck, added, changeClass));
    }
    before = beforeUntil;
    after = afterUntil;
  }

  void redesignate(int beforeUntil, int afterUntil) {
    operations.add(
        new Operation.Redesignated(new Span(before, beforeUntil), new Span(after, afterUntil)));
    before = beforeUntil;
    after = afterUntil;
  }

  void moveOut(int beforeUntil, int move) {
    if (beforeUntil > before) {
      int from = before;
      if (last() instanceof Operation.MovedOut out && out.move() == move) {
        operations.removeLast();
        from = out.before().from();
      }
      Span out = new Span(from, beforeUntil);
      operations.add(new Operation.MovedOut(out, new Span(after, after), move));
      before = beforeUntil;
    }
  }

  void moveIn(int afterUntil, int move) {
    if (afterUntil > after) {
      int from = after;
      if (last() instanceof Operation.MovedIn in && in.move() == move) {
        operations.removeLast();
        from = in.after().from();
      }
      Span in = new Span(from, afterUntil);
      operations.add(new Operation.MovedIn(new Span(before, before), in, move));
      after = afterUntil;
    }
  }

  /**
   * A separator that only one side has, because only there something stands before it: it belongs
   * to the last operation if that is an insertion or deletion on that side.
   */
  void widen(int beforeUntil, int afterUntil) {
    ChangeClass changeClass = ChangeClass.TYPOGRAPHICAL;
    if (last() instanceof Operation.Inserted last && afterUntil > after && beforeUntil == before) {
      operations.removeLast();
      after = last.after().from();
      changeClass = last.changeClass();
    } else if (last() instanceof Operation.Deleted last
        && beforeUntil > before
        && afterUntil == after) {
      operations.removeLast();
      before = last.before().from();
      changeClass = last.changeClass();
    }
    change(beforeUntil, afterUntil, changeClass);
  }

  private Operation last() {
    return operations.isEmpty()
        ? new Operation.MovedOut(new Span(0, 0), new Span(0, 0), 0)
        : operations.getLast();
  }
}
