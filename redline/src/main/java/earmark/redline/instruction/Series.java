package earmark.redline.instruction;

import java.util.Optional;

/** The series something is added in: "in alphabetical order". */
final class Series {
  private Series() {}

  static boolean isAt(Cursor cursor) {
    return cursor.isAt("in") && word(cursor.peek(1)).isPresent();
  }

  /** Reads the series; empty if none stands here. */
  static Optional<String> read(Cursor cursor) {
    if (!isAt(cursor)) {
      return Optional.empty();
    }
    cursor.take();
    Optional<String> series = word(cursor.take());
    cursor.acceptAny("order", "sequence");
    return series;
  }

  private static Optional<String> word(Token token) {
    return switch (token.lower()) {
      case "alphabetical", "alphabetic" -> Optional.of("alphabetical");
      case "numerical", "numeric" -> Optional.of("numerical");
      case "alphanumerical", "alphanumeric", "alpha-numeric", "alpha-numerical" ->
          Optional.of("alphanumerical");
      case "chronological" -> Optional.of("chronological");
      default -> Optional.empty();
    };
  }
}
