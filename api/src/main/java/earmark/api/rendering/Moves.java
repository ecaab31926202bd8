package earmark.api.rendering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Which moves of a tracked text can be told as moves: those whose paragraphs and cells are as many
 * where they came from as where they went. The others become deletions and insertions, because a
 * word processor ties both ends together by name.
 */
final class Moves {
  private Moves() {}

  static TrackedText checked(TrackedText text) {
    Map<Integer, Integer> balance = new HashMap<>();
    places(
        text,
        (fate, move) -> balance.merge(move, fate == Piece.Fate.MOVED_FROM ? 1 : -1, Integer::sum));
    if (balance.values().stream().allMatch(count -> count == 0)) {
      return text;
    }
    UnaryOperator<Piece> unmove =
        piece ->
            balance.getOrDefault(piece.move(), 0) == 0
                ? piece
                : new Piece(piece.fate().unmoved(), 0, piece.text(), piece.emphases());
    return new TrackedText(
        text.items().stream().map(item -> unmoved(item, balance, unmove)).toList());
  }

  /** Each place, a paragraph or cell, that holds words of a move, once for each such move. */
  private static void places(TrackedText text, BiConsumer<Piece.Fate, Integer> use) {
    for (TrackedText.Item item : text.items()) {
      List<List<Piece>> places =
          switch (item) {
            case TrackedText.Prose prose ->
                prose.paragraphs().stream().map(TrackedText.Paragraph::pieces).toList();
            case TrackedText.TrackedRow row -> row.cells();
          };
      for (List<Piece> place : places) {
        place.stream()
            .filter(piece -> piece.move() > 0)
            .map(piece -> List.of(piece.fate(), piece.move()))
            .distinct()
            .forEach(key -> use.accept((Piece.Fate) key.get(0), (Integer) key.get(1)));
      }
    }
  }

  private static TrackedText.Item unmoved(
      TrackedText.Item item, Map<Integer, Integer> balance, UnaryOperator<Piece> unmove) {
    return switch (item) {
      case TrackedText.Prose(List<TrackedText.Paragraph> paragraphs) -> {
        List<TrackedText.Paragraph> plain = new ArrayList<>();
        for (TrackedText.Paragraph p : paragraphs) {
          boolean stays = balance.getOrDefault(p.move(), 0) == 0;
          plain.add(
              new TrackedText.Paragraph(
                  p.shown(),
                  p.pieces().stream().map(unmove).toList(),
                  stays ? p.end() : p.end().unmoved(),
                  stays ? p.move() : 0));
        }
        yield new TrackedText.Prose(plain);
      }
      case TrackedText.TrackedRow row ->
          new TrackedText.TrackedRow(
              row.shown(),
              row.tableBefore(),
              row.tableAfter(),
              row.cells().stream().map(cell -> cell.stream().map(unmove).toList()).toList(),
              row.fate());
    };
  }
}
