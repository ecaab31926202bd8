package earmark.crawler.source;

/** A public service that is read in rounds. */
public interface Source {
  /** Its lasting name, such as {@code ecfr}: the key of its captures, checkpoints and state. */
  String name();

  /**
   * Works through what is new. What goes wrong is told to {@code tally}; one bad item does not keep
   * the others from being worked through.
   *
   * @throws earmark.archive.ArchiveFailedException if the archive cannot be read or written
   */
  void run(Tally tally);
}
