package earmark.crawler.parse;

import earmark.redline.text.PassageKind;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * What an element of the Government Publishing Office's XML means for the text; one table for the
 * Federal Register and the CFR, whose names do not contradict each other. Names are compared
 * without regard to case, since HTML tables stand among them.
 *
 * <p>Source: the publisher's XML user guides for the Federal Register, the CFR and the eCFR, and
 * every element met in the real files.
 *
 * @param kind what its passages are; of interest for the forms that make passages only
 */
record Meaning(Form form, PassageKind kind) {
  /** How an element takes part in the text. */
  enum Form {
    /** Part of a line of words, without a style. */
    INLINE,
    ITALIC,
    BOLD,
    RAISED,
    LOWERED,
    /** A fraction, {@code 1/2}, which the sources set directly behind the whole number. */
    FRACTION,
    /** {@code E}: an inline mark whose attribute T tells the style. */
    EMPHASIS,
    LINE_BREAK,
    /** A mark of the printed page or of a footnote's place, which is no part of the text. */
    PAGE_MARK,
    /** One passage, of the kind of what surrounds it. */
    PARAGRAPH,
    /** One passage of its own kind. */
    PASSAGE,
    /** Section number: begins the passage that the subject ends. */
    NUMBER,
    /** Subject or "[Reserved]": ends the passage that a section number began. */
    SUBJECT,
    /** Holds blocks and makes its paragraphs passages of its kind. */
    CONTAINER,
    /** Holds blocks, of the kind of what surrounds it. */
    TRANSPARENT,
    /** Holds a label, such as "Authority:", which runs into its first paragraph. */
    LABELLED,
    TABLE,
    GRAPHIC,
    STARS,
    UNKNOWN
  }

  private static final Meaning PARAGRAPH = new Meaning(Form.PARAGRAPH, PassageKind.PARAGRAPH);
  private static final Meaning SUBHEADING = new Meaning(Form.PASSAGE, PassageKind.SUBHEADING);
  private static final Meaning UNKNOWN = new Meaning(Form.UNKNOWN, PassageKind.PARAGRAPH);
  private static final Map<String, Meaning> KNOWN = new HashMap<>();

  static {
    put(Form.INLINE, PassageKind.PARAGRAPH, "span a u q abbr small font sc tt");
    put(Form.ITALIC, PassageKind.PARAGRAPH, "i em cite var");
    put(Form.BOLD, PassageKind.PARAGRAPH, "b strong");
    put(Form.RAISED, PassageKind.PARAGRAPH, "su sup");
    put(Form.LOWERED, PassageKind.PARAGRAPH, "sub");
    put(Form.FRACTION, PassageKind.PARAGRAPH, "fr");
    put(Form.EMPHASIS, PassageKind.PARAGRAPH, "e");
    put(Form.LINE_BREAK, PassageKind.PARAGRAPH, "br");
    put(Form.PAGE_MARK, PassageKind.PARAGRAPH, "prtpage ftref hrule volume");

    put(Form.PARAGRAPH, PassageKind.PARAGRAPH, "p pspace frp para flushp appro");
    put(
        Form.PASSAGE,
        PassageKind.SUBHEADING,
        "head hd hed subhed sechd caption ttitle tdesc title3 proc pres");
    put(Form.PASSAGE, PassageKind.LIST_ITEM, "li");
    put(Form.CONTAINER, PassageKind.EXTRACT, "extract blockquote");
    put(Form.CONTAINER, PassageKind.FOOTNOTE, "ftnt eftnt");
    put(Form.LABELLED, PassageKind.NOTE, "note notes crossref");
    put(Form.LABELLED, PassageKind.EXTRACT, "example");
    put(Form.LABELLED, PassageKind.AUTHORITY, "auth secauth parauth");
    put(Form.LABELLED, PassageKind.SOURCE, "source");
    put(Form.LABELLED, PassageKind.CITATION, "cita");
    put(Form.LABELLED, PassageKind.EDITORIAL_NOTE, "ednote xref");
    put(Form.LABELLED, PassageKind.EFFECTIVE_DATE_NOTE, "effdnot effdnotp");
    put(
        Form.TRANSPARENT,
        PassageKind.PARAGRAPH,
        "div div1 div2 div3 div4 div5 div6 div7 div8 div9 scol2 scol3 ul ol");
    put(Form.TABLE, PassageKind.PARAGRAPH, "table gpotable");
    put(Form.GRAPHIC, PassageKind.GRAPHIC, "gph math img");
    put(Form.STARS, PassageKind.STARS, "stars");

    // The Federal Register only.
    put(
        Form.TRANSPARENT,
        PassageKind.PARAGRAPH,
        "rule prorule notice presdocu procla execord exorder determ detnot prmemo prnotice prorder"
            + " preamb suplinf regtext lstsub priact part subpart subjgrp section appendix chapter"
            + " subchap contents examples");
    put(
        Form.LABELLED,
        PassageKind.PREAMBLE,
        "agy act sum dates effdate add furinf preamhd comdate hrgdate");
    put(Form.PASSAGE, PassageKind.PREAMBLE, "agency subagy cfr depdoc rin date");
    put(Form.PASSAGE, PassageKind.INSTRUCTION, "amdpar");
    put(Form.CONTAINER, PassageKind.SIGNATURE, "sig");
    put(Form.PASSAGE, PassageKind.SIGNATURE, "dated name title psig place frdoc filed bilcod");
    put(Form.NUMBER, PassageKind.SUBHEADING, "sectno");
    put(Form.SUBJECT, PassageKind.SUBHEADING, "subject reserved");

    // Web pages only.
    put(Form.PASSAGE, PassageKind.HEADING, "document-heading");
    put(
        Form.TRANSPARENT,
        PassageKind.PARAGRAPH,
        "main article header aside figure details fieldset form dl body html hgroup center menu");
    put(Form.PARAGRAPH, PassageKind.PARAGRAPH, "address pre figcaption summary legend dt");
    put(Form.PASSAGE, PassageKind.LIST_ITEM, "dd");
    put(
        Form.INLINE,
        PassageKind.PARAGRAPH,
        "label time code mark ins del s strike kbd samp data dfn bdi bdo nobr wbr big acronym");
    put(Form.PAGE_MARK, PassageKind.PARAGRAPH, "hr");
  }

  static Meaning of(Element element) {
    return of(element.normalName());
  }

  /** The meaning of an element name in lower case. */
  static Meaning of(String name) {
    Meaning known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    if (name.startsWith("fp") || name.matches("p-\\d")) {
      return PARAGRAPH;
    }
    return name.matches("hd\\d|h[1-6]") ? SUBHEADING : UNKNOWN;
  }

  /** Whether the element stands in a line of words. */
  boolean isInline() {
    return switch (form) {
      case INLINE, ITALIC, BOLD, RAISED, LOWERED, FRACTION, EMPHASIS, LINE_BREAK, PAGE_MARK -> true;
      case PARAGRAPH,
          PASSAGE,
          NUMBER,
          SUBJECT,
          CONTAINER,
          TRANSPARENT,
          LABELLED,
          TABLE,
          GRAPHIC,
          STARS,
          UNKNOWN ->
          false;
    };
  }

  private static void put(Form form, PassageKind kind, String names) {
    for (String name : names.split(" ", -1)) {
      KNOWN.put(name, new Meaning(form, kind));
    }
  }
}
