package earmark.api.reading;

import java.util.Optional;

/** A query cannot be understood; the message says why, for the person who wrote it. */
public final class RefusedQueryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int position;
  private final String suggestion;

  public RefusedQueryException(String message, int position, String suggestion, Throwable cause) {
    super(message, cause);
    this.position = position;
    this.suggestion = suggestion;
  }

  /** Where it is wrong: UTF-16 units from the beginning, 0 for the first. */
  public int position() {
    return position;
  }

  /** What was probably meant. */
  public Optional<String> suggestion() {
    return suggestion.isEmpty() ? Optional.empty() : Optional.of(suggestion);
  }
}
