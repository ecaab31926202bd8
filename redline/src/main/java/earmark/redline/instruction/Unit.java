package earmark.redline.instruction;

import java.util.Locale;

/** What kind of thing an operation acts on. */
public enum Unit {
  PART,
  SUBPART,
  SECTION,
  PARAGRAPH,
  INTRODUCTORY_TEXT,
  HEADING,
  SENTENCE,
  NOTE,
  FOOTNOTE,
  DEFINITION,
  TABLE,
  ROW,
  ENTRY,
  COLUMN,
  SUPPLEMENT,
  APPENDIX,
  ECCN,
  AUTHORITY,
  SOURCE,
  /** Quoted words; their address is that of the unit they stand in. */
  WORDS,
  /** A comment of an official interpretation. */
  COMMENT,
  /** Such as a control number at the end of a section. */
  PARENTHETICAL,
  /** An amendatory instruction of an earlier document. */
  INSTRUCTION;

  /** The word of the JSON form: {@code introductory text}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
