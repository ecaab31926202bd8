package earmark.archive.warc;

import java.io.IOException;
import java.nio.file.Path;

/** A WARC file cannot be read any further. What was read before that is stored. */
public final class WarcDamagedException extends IOException {
  private static final long serialVersionUID = 1;

  private final long record;
  private final long offset;

  WarcDamagedException(Path file, long record, long offset, String why, Throwable cause) {
    super(
        file + " is damaged in record " + record + ", which begins at byte " + offset + ": " + why,
        cause);
    this.record = record;
    this.offset = offset;
  }

  /** The number of the record in the file, from 1. */
  public long record() {
    return record;
  }

  /** Where the record begins in the file as it lies on disk, in bytes from 0. */
  public long offset() {
    return offset;
  }
}
