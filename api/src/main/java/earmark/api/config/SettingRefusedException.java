package earmark.api.config;

/**
 * A setting is unknown or has a value that cannot be used; the message says which and what would
 * do.
 */
public final class SettingRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  SettingRefusedException(String message) {
    super(message);
  }

  public SettingRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
