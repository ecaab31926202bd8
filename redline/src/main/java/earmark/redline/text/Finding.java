package earmark.redline.text;

/**
 * Something unusual about the material, kept beside whatever could be read of it.
 *
 * @param code stable name of the kind of finding, such as {@code UNKNOWN_ELEMENT}
 * @param where place in the material: an address, an element path, or a line
 * @param excerpt the words concerned, at most {@value #EXCERPT_LIMIT} UTF-16 units
 */
public record Finding(String code, Severity severity, String where, String excerpt) {
  /** Longest excerpt that is kept; what is longer ends with "…". */
  public static final int EXCERPT_LIMIT = 300;

  /** How much a finding matters to somebody who relies on the text. */
  public enum Severity {
    /** Worth knowing; the text is complete. */
    NOTE,
    /** The text may be incomplete or wrongly addressed. */
    WARNING,
    /** The material was not used. */
    REFUSED
  }

  public Finding {
    if (excerpt.length() > EXCERPT_LIMIT) {
      excerpt = excerpt.substring(0, EXCERPT_LIMIT - 1) + "…";
    }
  }
}
