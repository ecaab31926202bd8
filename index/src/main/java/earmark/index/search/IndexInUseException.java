package earmark.index.search;

import java.nio.file.Path;

/** Another process, or another part of this one, has the index folder open. */
public final class IndexInUseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  IndexInUseException(Path folder, Throwable cause) {
    super(
        "The index " + folder + " is open in another Earmark; stop that one, or ask it instead",
        cause);
  }
}
