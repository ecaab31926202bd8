package earmark.crawler.parse;

import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import java.util.List;

/**
 * What a file says, whatever its form.
 *
 * @param parser name and version of the reader, such as {@code ecfr-1}
 * @param text all of it; the units of eCFR XML one after the other
 * @param units the provisions of eCFR XML; none for all other kinds
 */
public record Parsed(
    Kind kind, String parser, LegalText text, List<EcfrUnit> units, List<Finding> findings) {
  /** The forms that are known. */
  public enum Kind {
    ECFR_XML,
    FR_XML,
    FR_RAW_TEXT,
    /** XML of another vocabulary: its words, with every unknown element reported. */
    OTHER_XML,
    HTML,
    PLAIN_TEXT
  }

  public Parsed {
    units = List.copyOf(units);
    findings = List.copyOf(findings);
  }
}
