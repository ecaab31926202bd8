package earmark.archive;

/** The right to do some work alone; closing it lets the next one begin. */
public interface Turn extends AutoCloseable {
  /**
   * Ends the turn.
   *
   * @throws ArchiveFailedException if the archive fails; the turn then ends with the process
   */
  @Override
  void close();
}
