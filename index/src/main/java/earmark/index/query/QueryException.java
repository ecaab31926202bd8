package earmark.index.query;

import java.util.Optional;

/**
 * A text is not a query: what is wrong, where, and what would do.
 *
 * <p>The message is one sentence for the person who typed the text.
 */
public final class QueryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int position;
  private final String suggestion;

  QueryException(String message, int position, String suggestion) {
    super(message);
    this.position = position;
    this.suggestion = suggestion;
  }

  QueryException(String message, int position) {
    this(message, position, "");
  }

  /** Where it is wrong: UTF-16 units from the beginning of the text, 0 for the first. */
  public int position() {
    return position;
  }

  /** What was probably meant, to be put in place of what stands at the position; often empty. */
  public Optional<String> suggestion() {
    return suggestion.isEmpty() ? Optional.empty() : Optional.of(suggestion);
  }
}
