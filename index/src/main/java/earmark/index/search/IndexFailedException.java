package earmark.index.search;

/** The index could not be read or written: a full disk, a folder without permission. */
public final class IndexFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public IndexFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
