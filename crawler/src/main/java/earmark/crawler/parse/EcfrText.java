package earmark.crawler.parse;

import earmark.redline.text.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything an eCFR answer says.
 *
 * @param parts its parts in the order of print; none if it could not be read at all
 * @param findings what is unusual about the answer as a whole
 */
public record EcfrText(List<EcfrPart> parts, List<Finding> findings) {
  public EcfrText {
    parts = List.copyOf(parts);
    findings = List.copyOf(findings);
  }

  /** The units of all parts, in the order of print. */
  public List<EcfrUnit> units() {
    return parts.stream().flatMap(part -> part.units().stream()).toList();
  }

  /** The findings of the answer and of all its parts. */
  public List<Finding> allFindings() {
    return Stream.concat(
            findings.stream(), parts.stream().flatMap(part -> part.findings().stream()))
        .toList();
  }
}
