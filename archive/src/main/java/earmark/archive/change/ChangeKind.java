package earmark.archive.change;

import java.util.Locale;

/** What happened to a work. */
public enum ChangeKind {
  /** It is there for the first time. */
  PUBLISHED,
  /** New law: the text of a provision changed with a new amendment date. */
  AMENDED,
  /** Printed anew without a change of words: no new law. */
  EDITORIAL,
  REMOVED,
  REDESIGNATED,
  /** The official source changed words, or stated facts, without a new legal date. */
  CORRECTED,
  /** Text as it will read, made by Earmark: not official. */
  COMPUTED,
  /** The official text arrived for what was computed. */
  RECONCILED,
  PAGE_CHANGED,
  ENTRY_ADDED,
  ENTRY_REVISED,
  ENTRY_REMOVED;

  /** The name in JSON and in queries: lower case with hyphens. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
