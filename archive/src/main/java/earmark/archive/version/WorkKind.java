package earmark.archive.version;

/** What kind of thing a work is. */
public enum WorkKind {
  /** A section, supplement or appendix of the CFR, or the head of a part. */
  PROVISION,
  /** A Federal Register document. */
  DOCUMENT,
  /** A document on public inspection: filed, on display, not yet published. */
  FILING,
  /** A web page or file. */
  PAGE,
  /** An entry of a list: a listed entity, an ECCN. */
  LIST_ENTRY
}
