package earmark.archive.change;

/** Whether a change is told to people. */
public enum Occasion {
  /** Seen while following a source: watches run over it. */
  NEWS,
  /** Learned while loading the past: kept and searchable, but never alerts. */
  HISTORY
}
