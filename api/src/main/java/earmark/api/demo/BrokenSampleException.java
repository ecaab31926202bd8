package earmark.api.demo;

import org.jspecify.annotations.Nullable;

/** A file of the bundled sample cannot be served: which one, and why. */
public final class BrokenSampleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;

  BrokenSampleException(String file, String reason) {
    this(file, reason, null);
  }

  BrokenSampleException(String file, String reason, @Nullable Throwable cause) {
    super("sample file " + file + ": " + reason, cause);
    this.file = file;
  }

  /** The file, as a path below {@code /demo}. */
  public String file() {
    return file;
  }
}
