package earmark.redline.comparison;

/** What a difference means to a reader of law, from the most to the least serious. */
public enum ChangeClass {
  /** Words or figures differ. */
  SUBSTANTIVE,
  /** A cross-reference that follows a redesignation. */
  CONFORMING,
  /** Only punctuation marks differ. */
  PUNCTUATION,
  /** Only quotation-mark style, dash style or white space differs. */
  TYPOGRAPHICAL;

  /** Whether words, figures or references differ, not only marks or style. */
  public boolean changesWords() {
    return this == SUBSTANTIVE || this == CONFORMING;
  }
}
