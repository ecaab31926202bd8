package earmark.archive;

/**
 * The database could not be opened, read or written: a full disk, a broken file, a lost connection.
 */
public final class ArchiveFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ArchiveFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  public ArchiveFailedException(String message) {
    super(message);
  }
}
