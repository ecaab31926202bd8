package earmark.crawler.parse;

import earmark.redline.text.Finding;
import java.util.List;

/**
 * One part of the CFR as the eCFR prints it.
 *
 * @param title the CFR title
 * @param part the part as printed, {@code 744}; a run of reserved parts is one, {@code 302–303}
 * @param units the head of the part, then its sections and attachments in the order of print; none
 *     if the part has no citable number, which is then a finding
 * @param findings what is unusual about it, in order
 */
public record EcfrPart(int title, String part, List<EcfrUnit> units, List<Finding> findings) {
  public EcfrPart {
    units = List.copyOf(units);
    findings = List.copyOf(findings);
  }
}
