package earmark.redline.text;

/** One printed block of a text: a passage of prose, or a row of a table. */
public sealed interface Block permits Passage, Row {
  /** The words of the block as they stand in {@link LegalText#plain()}. */
  String text();

  /** The innermost paragraph the block is, or belongs to; {@link ParagraphPath#ROOT} if none. */
  ParagraphPath path();
}
