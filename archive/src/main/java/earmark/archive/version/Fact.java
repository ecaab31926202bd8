package earmark.archive.version;

import java.util.Locale;

/** The stable facts kept beside a text. What moves by itself, such as page views, is none. */
public enum Fact {
  /** Document type in the publisher's words: Rule, Proposed Rule, Notice. */
  TYPE,
  ACTION,
  AGENCY,
  /** CFR part affected, as {@code 15 CFR part 744}. */
  CFR,
  /**
   * Federal Register citation of the first page, {@code 90 FR 4544}; of a list entry, each notice
   * that the list names for it.
   */
  FR,
  /** Last page, a number. */
  END_PAGE,
  /** Document number. */
  NUMBER,
  DOCKET,
  RIN,
  /** ISO date of publication. */
  PUBLISHED,
  /** Instant at which it was put on public inspection, {@code 2026-08-18T20:15:00Z}. */
  FILED,
  /** Whether it was filed in the {@code regular} course or as a {@code special} filing. */
  FILING_TYPE,
  /** ISO date on which a filing is to be published. */
  EXPECTED,
  /** Number of pages of a filing. */
  PAGES,
  /** The editors' own words about a filing. */
  NOTE,
  /**
   * ISO date on which it takes effect, as the publisher states it: the first, if there are several.
   */
  EFFECTIVE,
  /** ISO date on which comments close. */
  COMMENTS_CLOSE,
  /** The publisher's own words on dates. */
  DATES,
  ABSTRACT,
  TOPIC,
  /**
   * Number of the document this one corrects, as the register or its own text says; where the text
   * names only a page, its citation.
   */
  CORRECTION_OF,
  /**
   * Title of a document as its record states it; a later change of it is a change of the record.
   */
  TITLE,
  /** Kind of a presidential document: Executive Order, Proclamation. */
  SUBTYPE,
  /** Number of an executive order. */
  EXECUTIVE_ORDER,
  /** ISO date on which a presidential document was signed. */
  SIGNED,
  /** {@code yes} or {@code no}: significant under Executive Order 12866. */
  SIGNIFICANT,
  /** ISO date of the latest amendment that the eCFR states. */
  AMENDED,
  SUBPART,
  /** Country of an address in a list entry, as the list codes it: {@code CN}. */
  COUNTRY,
  /** Address for people at the official publisher. */
  URL,
  PDF;

  /** The name in JSON and in queries: lower case with hyphens. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
