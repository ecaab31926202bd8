package earmark.redline.comparison;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A run of blocks that hold changes, with some unchanged blocks around it: what to show of a long
 * text when only the changes are shown.
 *
 * @param path the innermost paragraph that holds all changed blocks; the root if none does
 * @param before what it covers of the text before: whole blocks, without the separator at either
 *     end
 * @param after the same for the text after
 * @param operations the operations between, tiling both spans; their offsets are those of the whole
 *     texts
 */
public record Hunk(ParagraphPath path, Span before, Span after, List<Operation> operations) {
  public Hunk {
    operations = List.copyOf(operations);
  }

  /**
   * The hunks of a redline in order; empty if nothing that is to be shown differs.
   *
   * @param least the least serious class that counts as a change; moves and redesignations always
   *     do
   * @param context how many unchanged blocks to add on either side, at least 0; hunks that would
   *     touch are one
   */
  public static List<Hunk> of(
      Redline redline, LegalText before, LegalText after, ChangeClass least, int context) {
    if (context < 0) {
      throw new IllegalArgumentException("Context must be 0 or more, was " + context);
    }
    return new Cutting(redline, before, after, least).hunks(context);
  }

  /** What lies between two block ends that both texts share. */
  private record Piece(Span before, Span after, boolean changed) {}

  private static final class Cutting {
    private final Redline redline;
    private final LegalText before;
    private final LegalText after;
    private final ChangeClass least;
    private final int[] starts;
    private final int[] otherStarts;
    private final List<Piece> pieces = new ArrayList<>();
    private int from;
    private int other;
    private boolean changed;

    Cutting(Redline redline, LegalText before, LegalText after, ChangeClass least) {
      this.redline = redline;
      this.before = before;
      this.after = after;
      this.least = least;
      starts = before.starts();
      otherStarts = after.starts();
    }

    List<Hunk> hunks(int context) {
      int until = 0;
      int otherUntil = 0;
      for (Operation operation : redline.operations()) {
        if (operation instanceof Operation.Kept kept) {
          cut(kept);
        }
        changed |= isShown(operation);
        until = operation.before().until();
        otherUntil = operation.after().until();
      }
      pieces.add(new Piece(new Span(from, until), new Span(other, otherUntil), changed));
      List<Hunk> hunks = new ArrayList<>();
      for (int i = nextChanged(0); i < pieces.size(); ) {
        int last = i;
        int next = nextChanged(last + 1);
        while (next < pieces.size() && next - last - 1 <= 2 * context) {
          last = next;
          next = nextChanged(last + 1);
        }
        hunks.add(hunk(i, last, context));
        i = next;
      }
      return hunks;
    }

    /** Ends a piece at each separator between blocks that the kept text holds on both sides. */
    private void cut(Operation.Kept kept) {
      int shift = kept.after().from() - kept.before().from();
      int length = LegalText.BLOCK_SEPARATOR.length();
      int block = Arrays.binarySearch(starts, kept.before().from() + length);
      for (block = block < 0 ? -block - 1 : block; block < starts.length - 1; block++) {
        int start = starts[block];
        if (start > kept.before().until()) {
          return;
        }
        if (Arrays.binarySearch(otherStarts, start + shift) >= 0) {
          Span piece = new Span(from, start - length);
          pieces.add(new Piece(piece, new Span(other, start + shift - length), changed));
          from = start;
          other = start + shift;
          changed = false;
        }
      }
    }

    private boolean isShown(Operation operation) {
      return switch (operation) {
        case Operation.Kept _ -> false;
        case Operation.Deleted(_, _, ChangeClass c) -> c.compareTo(least) <= 0;
        case Operation.Inserted(_, _, ChangeClass c) -> c.compareTo(least) <= 0;
        case Operation.Replaced(_, _, ChangeClass c) -> c.compareTo(least) <= 0;
        case Operation.Redesignated _ -> true;
        case Operation.MovedOut _, Operation.MovedIn _ -> true;
      };
    }

    private int nextChanged(int piece) {
      int next = piece;
      while (next < pieces.size() && !pieces.get(next).changed) {
        next++;
      }
      return next;
    }

    private Hunk hunk(int first, int last, int context) {
      Piece start = pieces.get(Math.max(0, first - context));
      Piece end = pieces.get(Math.min(pieces.size() - 1, last + context));
      Span struck = new Span(start.before.from(), end.before.until());
      Span added = new Span(start.after.from(), end.after.until());
      return new Hunk(path(first, last), struck, added, clipped(struck, added));
    }

    /** What all changed blocks from the first to the last piece have in common. */
    private ParagraphPath path(int first, int last) {
      Optional<ParagraphPath> path = Optional.empty();
      for (Piece piece : pieces.subList(first, last + 1)) {
        if (piece.changed) {
          path = joined(path, before, starts, piece.before);
          path = joined(path, after, otherStarts, piece.after);
        }
      }
      return path.orElse(ParagraphPath.ROOT);
    }

    private static Optional<ParagraphPath> joined(
        Optional<ParagraphPath> path, LegalText text, int[] starts, Span span) {
      Optional<ParagraphPath> joined = path;
      int block = Arrays.binarySearch(starts, span.from());
      for (block = block < 0 ? -block - 2 : block;
          block >= 0 && block < starts.length - 1 && starts[block] < span.until();
          block++) {
        Block next = text.blocks().get(block);
        joined = Optional.of(joined.map(p -> common(p, next.path())).orElse(next.path()));
      }
      return joined;
    }

    private static ParagraphPath common(ParagraphPath path, ParagraphPath other) {
      ParagraphPath common = path;
      while (!other.startsWith(common)) {
        common = common.parent();
      }
      return common;
    }

    private List<Operation> clipped(Span struck, Span added) {
      List<Operation> operations = new ArrayList<>();
      for (Operation operation : redline.operations()) {
        if (operation instanceof Operation.Kept kept) {
          int from = Math.max(kept.before().from(), struck.from());
          int until = Math.min(kept.before().until(), struck.until());
          if (from < until) {
            int shift = kept.after().from() - kept.before().from();
            operations.add(
                new Operation.Kept(new Span(from, until), new Span(from + shift, until + shift)));
          }
        } else if (isWithin(operation.before(), struck) && isWithin(operation.after(), added)) {
          operations.add(operation);
        }
      }
      return operations;
    }

    private static boolean isWithin(Span span, Span whole) {
      return span.from() >= whole.from() && span.until() <= whole.until();
    }
  }
}
