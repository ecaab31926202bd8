package earmark.archive.version;

/** Where a text comes from. */
public enum Status {
  /** From the official source. */
  OFFICIAL,
  /** Made by Earmark by carrying out instructions: not official text. */
  COMPUTED,
  /** From a proposal: never law by itself. */
  PROPOSED
}
