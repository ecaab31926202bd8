package earmark.redline.comparison;

import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Compares two versions of a text: first the blocks, then the words of the blocks that changed.
 *
 * <p>Blocks are paired by equal words, table rows by their key, the rest by likeness; pairs that
 * cross the order of print have moved. The words of unchanged blocks are never looked at.
 * Deterministic, and bounded by counted work: where the limit is reached, {@link Redline#coarse()}
 * says so.
 */
public final class Comparison {
  /** Name and version of the comparison, as it stands in {@link Redline#engine()}. */
  public static final String ENGINE = "earmark-3";

  private static final int NO_MOVE = 0;

  private final Sheet before;
  private final Sheet after;
  private final RowNames names;
  private final RowNames otherNames;
  private final Lexicon lexicon = new Lexicon();
  private final Pairing pairing;
  private final Counting counting;
  private final Marking marking;
  private final Joining joining;
  private final Redesignations redesignations;
  private final int[] moves;
  private final Map<Integer, List<Operation>> moved = new HashMap<>();
  private final OperationWriter writer = new OperationWriter(0, 0);

  private Comparison(LegalText before, LegalText after) {
    this.before = new Sheet(before);
    this.after = new Sheet(after);
    pairing = new Pairing(this.before, this.after);
    counting = new Counting(this.before, this.after, lexicon);
    names = new RowNames(this.before);
    otherNames = new RowNames(this.after);
    redesignations = new Redesignations(after.heading().orElse(""));
    marking = new Marking(this.before, names, this.after, otherNames, lexicon, redesignations);
    joining = new Joining(this.before, this.after, lexicon, pairing);
    moves = new int[this.before.size()];
  }

  /** How {@code before} became {@code after}. Safe for use by several threads. */
  public static Redline between(LegalText before, LegalText after) {
    if (Sheet.areSame(before, after)) {
      int length = Sheet.length(before);
      Span all = new Span(0, length);
      List<Operation> kept = length == 0 ? List.of() : List.of(new Operation.Kept(all, all));
      return new Redline(ENGINE, Statistics.NONE, kept, false);
    }
    return new Comparison(before, after).redline();
  }

  private Redline redline() {
    ExactPairing.pair(before, after, pairing);
    new RowPairing(before, names, after, otherNames, pairing).pair();
    partShortCrossings();
    LikePairing likeness = new LikePairing(before, names, after, otherNames, lexicon, pairing);
    BitSet exact = paired();
    likeness.pair();
    BitSet backbone = backbone(exact, likeness);
    joining.find(i -> backbone.get(i) && !exact.get(i));
    noteRedesignations();
    write(backbone);
    List<Operation> operations = writer.operations();
    return new Redline(
        ENGINE,
        counting.of(operations, joining.split(), joining.merged()),
        operations,
        likeness.coarse() || marking.coarse());
  }

  private BitSet paired() {
    BitSet paired = new BitSet(before.size());
    for (int i = 0; i < before.size(); i++) {
      paired.set(i, pairing.there(i) >= 0);
    }
    return paired;
  }

  /** A short block that stands elsewhere is another one that says the same, not a move. */
  private void partShortCrossings() {
    BitSet backbone = pairing.inOrder();
    for (int i = 0; i < before.size(); i++) {
      if (pairing.there(i) >= 0 && !backbone.get(i) && !before.isBodyRow(i) && isShort(i)) {
        pairing.part(i);
      }
    }
  }

  private boolean isShort(int i) {
    String text = before.text(i);
    int body = before.designation(i).length();
    return lexicon.words(text, body, text.length()) < LikePairing.FEWEST_UNITS;
  }

  /** The pairs in order; numbers the moves among the others, parts those that are none. */
  private BitSet backbone(BitSet exact, LikePairing likeness) {
    BitSet backbone = pairing.inOrder();
    int last = NO_MOVE;
    for (int i = 0; i < before.size(); i++) {
      moves[i] = NO_MOVE;
      if (pairing.there(i) >= 0 && !backbone.get(i)) {
        if (exact.get(i) || likeness.isRecognisable(i)) {
          boolean goesOn =
              i > 0 && moves[i - 1] > 0 && pairing.there(i) == pairing.there(i - 1) + 1;
          moves[i] = goesOn ? last : ++last;
        } else {
          pairing.part(i);
        }
      }
    }
    return backbone;
  }

  private void noteRedesignations() {
    eachDesignated(redesignations::add);
    eachDesignated(redesignations::addAbove);
  }

  private void eachDesignated(BiConsumer<ParagraphPath, ParagraphPath> consumer) {
    for (int i = 0; i < before.size(); i++) {
      int j = pairing.there(i);
      if (j >= 0 && !before.designation(i).isEmpty() && !after.designation(j).isEmpty()) {
        consumer.accept(before.blocks.get(i).path(), after.blocks.get(j).path());
      }
    }
  }

  private void write(BitSet backbone) {
    int i = 0;
    int j = 0;
    for (int k = backbone.nextSetBit(0); k >= 0; k = backbone.nextSetBit(k + 1)) {
      int start = joining.first(k);
      int otherStart = joining.otherFirst(k);
      writeGap(i, start, j, otherStart);
      writeSeparators(start, otherStart);
      int first = writer.operations().size();
      marking.mark(writer, start, joining.last(k), otherStart, joining.otherLast(k));
      List<Operation> marked = writer.operations();
      if (before.isRow(k) && Counting.changesWords(marked.subList(first, marked.size()))) {
        counting.rowsChanged++;
      }
      i = joining.last(k) + 1;
      j = joining.otherLast(k) + 1;
    }
    writeGap(i, before.size(), j, after.size());
  }

  private void writeSeparators(int i, int j) {
    int length = before.from(i) - writer.before();
    int other = after.from(j) - writer.after();
    if (length == other) {
      writer.keep(length);
    } else {
      writer.widen(before.from(i), after.from(j));
    }
  }

  private void writeGap(int from, int until, int otherFrom, int otherUntil) {
    for (int i = from; i < until; i++) {
      if (pairing.there(i) < 0) {
        writer.change(
            before.until(i),
            writer.after(),
            marking.classOf(before, writer.before(), before.until(i)));
        counting.rowsRemoved += before.isRow(i) ? 1 : 0;
      } else {
        moveOut(i);
      }
    }
    for (int j = otherFrom; j < otherUntil; j++) {
      if (pairing.back(j) < 0) {
        writer.change(
            writer.before(),
            after.until(j),
            marking.classOf(after, writer.after(), after.until(j)));
        counting.rowsAdded += after.isRow(j) ? 1 : 0;
      } else {
        moveIn(j);
      }
    }
  }

  /** The operations within a moved block, as if it stood in its place. */
  private List<Operation> moved(int i) {
    return moved.computeIfAbsent(
        i,
        _ -> {
          int j = pairing.there(i);
          OperationWriter inside = new OperationWriter(before.from(i), after.from(j));
          marking.mark(inside, i, j);
          boolean edited = Counting.changesWords(inside.operations());
          if (before.isRow(i) && edited) {
            counting.rowsChanged++;
          } else if (i == 0 || moves[i - 1] != moves[i]) {
            counting.moved++;
          }
          return inside.operations();
        });
  }

  private void moveOut(int i) {
    writer.moveOut(before.from(i), moves[i]);
    for (Operation operation : moved(i)) {
      int until = operation.before().until();
      switch (operation) {
        case Operation.Kept _ -> writer.moveOut(until, moves[i]);
        case Operation.Deleted(_, _, ChangeClass c) -> writer.change(until, writer.after(), c);
        case Operation.Replaced(_, _, ChangeClass c) -> writer.change(until, writer.after(), c);
        case Operation.Redesignated _ ->
            writer.change(until, writer.after(), ChangeClass.CONFORMING);
        case Operation.Inserted _, Operation.MovedOut _, Operation.MovedIn _ -> {}
      }
    }
  }

  private void moveIn(int j) {
    int move = moves[pairing.back(j)];
    writer.moveIn(after.from(j), move);
    for (Operation operation : moved(pairing.back(j))) {
      int until = operation.after().until();
      switch (operation) {
        case Operation.Kept _ -> writer.moveIn(until, move);
        case Operation.Inserted(_, _, ChangeClass c) -> writer.change(writer.before(), until, c);
        case Operation.Replaced(_, _, ChangeClass c) -> writer.change(writer.before(), until, c);
        case Operation.Redesignated _ ->
            writer.change(writer.before(), until, ChangeClass.CONFORMING);
        case Operation.Deleted _, Operation.MovedOut _, Operation.MovedIn _ -> {}
      }
    }
  }
}
