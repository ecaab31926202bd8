package earmark.redline.comparison;

/**
 * The words that came and the words that went, for searching: a standing query asks whether a
 * change concerns a word, not whether the provision holds it somewhere.
 *
 * <p>Holds the words of substantive and conforming regions, and of what moved, which both came and
 * went. Punctuation, typography and designations are left out.
 *
 * @param added the words that came, in the order of the text after, a blank between regions
 * @param removed the words that went, in the order of the text before, a blank between regions
 */
public record ChangedWords(String added, String removed) {

  /** The changed words of {@code redline} over the two plain texts it was made of. */
  public static ChangedWords of(Redline redline, String before, String after) {
    StringBuilder added = new StringBuilder();
    StringBuilder removed = new StringBuilder();
    for (Operation operation : redline.operations()) {
      if (counts(operation)) {
        append(added, operation.after().of(after));
        append(removed, operation.before().of(before));
      }
    }
    return new ChangedWords(added.toString(), removed.toString());
  }

  private static boolean counts(Operation operation) {
    return switch (operation) {
      case Operation.Deleted(_, _, ChangeClass c) -> c.changesWords();
      case Operation.Inserted(_, _, ChangeClass c) -> c.changesWords();
      case Operation.Replaced(_, _, ChangeClass c) -> c.changesWords();
      case Operation.MovedOut _, Operation.MovedIn _ -> true;
      case Operation.Kept _, Operation.Redesignated _ -> false;
    };
  }

  private static void append(StringBuilder words, String region) {
    String stripped = region.strip();
    if (!stripped.isEmpty()) {
      words.append(words.isEmpty() ? "" : " ").append(stripped);
    }
  }
}
