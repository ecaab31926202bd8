package earmark.bench.redline;

import earmark.redline.comparison.ChangeClass;
import earmark.redline.comparison.Operation;
import earmark.redline.comparison.Redline;
import earmark.redline.comparison.Span;
import earmark.redline.text.LegalText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads a redline of Earmark as marks over {@link Words}, so that it is scored like the peers. */
final class Engine {
  private static final int CHANGED = -1;
  private static final int STYLE = -2;

  private Engine() {}

  static Marks marks(Redline redline, LegalText before, LegalText after) {
    Vocabulary vocabulary = new Vocabulary();
    String was = before.plain();
    String is = after.plain();
    Words x = Words.of(was, vocabulary);
    Words y = Words.of(is, vocabulary);
    int[] kept = new int[was.length()];
    int[] moved = new int[was.length()];
    int[] stays = new int[is.length()];
    Arrays.fill(kept, CHANGED);
    Arrays.fill(moved, CHANGED);
    Arrays.fill(stays, CHANGED);
    Map<Integer, int[]> movesOut = new HashMap<>();
    Map<Integer, int[]> movesIn = new HashMap<>();
    for (Operation operation : redline.operations()) {
      Span struck = operation.before();
      Span added = operation.after();
      switch (operation) {
        case Operation.Kept _ -> {
          for (int k = 0; k < struck.length(); k++) {
            kept[struck.from() + k] = added.from() + k;
            stays[added.from() + k] = STYLE;
          }
        }
        case Operation.MovedOut(_, _, int move) ->
            movesOut.merge(move, letters(was, struck), Engine::joined);
        case Operation.MovedIn(_, _, int move) ->
            movesIn.merge(move, letters(is, added), Engine::joined);
        case Operation.Deleted(_, _, ChangeClass c) -> style(c, kept, struck, stays, added);
        case Operation.Inserted(_, _, ChangeClass c) -> style(c, kept, struck, stays, added);
        case Operation.Replaced(_, _, ChangeClass c) -> style(c, kept, struck, stays, added);
        case Operation.Redesignated _ ->
            style(ChangeClass.TYPOGRAPHICAL, kept, struck, stays, added);
      }
    }
    movesOut.forEach(
        (move, from) -> {
          int[] to = movesIn.getOrDefault(move, new int[0]);
          for (int k = 0; k < Math.min(from.length, to.length); k++) {
            moved[from[k]] = to[k];
            stays[to[k]] = STYLE;
          }
        });
    return marks(x, y, kept, moved, stays);
  }

  private static void style(ChangeClass c, int[] kept, Span struck, int[] stays, Span added) {
    if (c == ChangeClass.TYPOGRAPHICAL) {
      Arrays.fill(kept, struck.from(), struck.until(), STYLE);
      Arrays.fill(stays, added.from(), added.until(), STYLE);
    }
  }

  private static Marks marks(Words x, Words y, int[] kept, int[] moved, int[] stays) {
    Marks marks = new Marks(x, y);
    int[] places = new int[stays.length];
    Arrays.fill(places, -1);
    for (int j = 0; j < y.size; j++) {
      Arrays.fill(places, y.from[j], y.until[j], j);
      for (int at = y.from[j]; at < y.until[j]; at++) {
        marks.added[j] |= stays[at] == CHANGED;
      }
    }
    for (int i = 0; i < x.size; i++) {
      for (int at = x.from[i]; at < x.until[i]; at++) {
        marks.struck[i] |= kept[at] == CHANGED && moved[at] == CHANGED;
      }
      int stay = kept[x.from[i]];
      int move = moved[x.from[i]];
      if (!marks.struck[i] && stay >= 0) {
        marks.kept[i] = places[stay];
      }
      if (!marks.struck[i] && move >= 0) {
        marks.moved[i] = places[move];
      }
    }
    return marks;
  }

  private static int[] letters(String text, Span span) {
    return java.util.stream.IntStream.range(span.from(), span.until())
        .filter(i -> !Character.isWhitespace(text.charAt(i)))
        .toArray();
  }

  private static int[] joined(int[] some, int[] more) {
    int[] joined = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, joined, some.length, more.length);
    return joined;
  }
}
