package earmark.crawler.parse;

/** What is done where an inline mark and the words beside it meet without a blank. */
enum Seams {
  /** Nothing: the source is right. */
  AS_WRITTEN,
  /** A blank is put between words that would run together: the source has lost it. */
  RESTORE
}
