package earmark.redline.comparison;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what a redline holds. */
final class Counting {
  private final Sheet before;
  private final Sheet after;
  private final Lexicon lexicon;
  int moved;
  int rowsAdded;
  int rowsRemoved;
  int rowsChanged;
  private int redesignated;
  private int wordsAdded;
  private int wordsRemoved;
  private final Map<ChangeClass, Integer> regions = new EnumMap<>(ChangeClass.class);

  Counting(Sheet before, Sheet after, Lexicon lexicon) {
    this.before = before;
    this.after = after;
    this.lexicon = lexicon;
  }

  Statistics of(List<Operation> operations, int split, int merged) {
    operations.forEach(this::count);
    return new Statistics(
        regions.getOrDefault(ChangeClass.SUBSTANTIVE, 0),
        regions.getOrDefault(ChangeClass.CONFORMING, 0),
        regions.getOrDefault(ChangeClass.PUNCTUATION, 0),
        regions.getOrDefault(ChangeClass.TYPOGRAPHICAL, 0),
        moved,
        redesignated,
        split,
        merged,
        rowsAdded,
        rowsRemoved,
        rowsChanged,
        wordsAdded,
        wordsRemoved);
  }

  /** Whether words, figures or references changed in one of the operations. */
  static boolean changesWords(List<Operation> operations) {
    return operations.stream().anyMatch(Counting::changesWords);
  }

  private static boolean changesWords(Operation operation) {
    return switch (operation) {
      case Operation.Deleted(_, _, ChangeClass c) -> c.changesWords();
      case Operation.Inserted(_, _, ChangeClass c) -> c.changesWords();
      case Operation.Replaced(_, _, ChangeClass c) -> c.changesWords();
      case Operation.Kept _, Operation.Redesignated _ -> false;
      case Operation.MovedOut _, Operation.MovedIn _ -> false;
    };
  }

  private void count(Operation operation) {
    switch (operation) {
      case Operation.Deleted(_, _, ChangeClass c) -> region(operation, c);
      case Operation.Inserted(_, _, ChangeClass c) -> region(operation, c);
      case Operation.Replaced(_, _, ChangeClass c) -> region(operation, c);
      case Operation.Redesignated _ -> redesignated++;
      case Operation.Kept _, Operation.MovedOut _, Operation.MovedIn _ -> {}
    }
  }

  private void region(Operation operation, ChangeClass changeClass) {
    regions.merge(changeClass, 1, Integer::sum);
    if (changeClass.changesWords()) {
      Span struck = operation.before();
      Span added = operation.after();
      wordsRemoved += words(before, struck);
      wordsAdded += words(after, added);
    }
  }

  private int words(Sheet sheet, Span span) {
    if (span.isEmpty()) {
      return 0;
    }
    String text = sheet.slice(span.from(), span.until());
    return lexicon.words(text, 0, text.length());
  }
}
