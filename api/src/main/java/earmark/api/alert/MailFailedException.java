package earmark.api.alert;

/**
 * A letter was not taken: the server cannot be reached or refuses it, or the folder cannot be
 * written.
 */
public final class MailFailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  public MailFailedException(String message, Throwable cause) {
    super(message, cause);
    this.reason = message;
  }

  public MailFailedException(String message) {
    super(message);
    this.reason = message;
  }

  /** The message: one sentence for an administrator. */
  public String reason() {
    return reason;
  }
}
