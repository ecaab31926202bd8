package earmark.redline.text;

/** What a passage is, in the words of the Federal Register and the CFR. */
public enum PassageKind {
  /** The heading of the provision or document itself. */
  HEADING,
  /** A heading inside it. */
  SUBHEADING,
  PARAGRAPH,
  LIST_ITEM,
  /** Text set apart from its paragraph, as a quotation or an extract. */
  EXTRACT,
  /** "Note 1 to paragraph (a)" and its text. */
  NOTE,
  FOOTNOTE,
  /** The statutes a part rests on. */
  AUTHORITY,
  /** The source note of a part. */
  SOURCE,
  /** The amendment history in brackets at the end of a section (CITA). */
  CITATION,
  /** A note by the editors (EDNOTE), such as "could not be incorporated". */
  EDITORIAL_NOTE,
  /** A note that text is delayed or stayed (EFFDNOT): part of the state of the law. */
  EFFECTIVE_DATE_NOTE,
  /** An amendatory instruction of a Federal Register document (AMDPAR). */
  INSTRUCTION,
  /** A labelled statement of a document's head: agency, action, summary, dates. */
  PREAMBLE,
  /** "* * * * *": text left as it is. */
  STARS,
  /** A picture, named by its file. */
  GRAPHIC,
  SIGNATURE
}
