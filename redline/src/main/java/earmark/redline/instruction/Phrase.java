package earmark.redline.instruction;

import java.util.Optional;

/**
 * A unit as named in a list.
 *
 * @param words the quoted words it consists of, for {@link Unit#WORDS}
 * @param where its place among its like, if said here
 * @param anchor what that place is told by
 * @param order the series it is added in, if said here
 * @param isReserved whether it is only a designation kept for later
 */
record Phrase(
    Target target,
    Optional<String> words,
    Optional<String> where,
    Optional<String> anchor,
    Optional<String> order,
    boolean isReserved) {
  static Phrase of(Target target) {
    return new Phrase(
        target, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  static Phrase words(Target target, String words) {
    return new Phrase(
        target, Optional.of(words), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  Phrase with(Target other) {
    return new Phrase(other, words, where, anchor, order, isReserved);
  }

  Phrase placed(Optional<String> place, Optional<String> beside) {
    return new Phrase(target, words, place, beside, order, isReserved);
  }

  Phrase ordered(Optional<String> series) {
    return new Phrase(target, words, where, anchor, series, isReserved);
  }

  Phrase reserved() {
    return new Phrase(target, words, where, anchor, order, true);
  }
}
