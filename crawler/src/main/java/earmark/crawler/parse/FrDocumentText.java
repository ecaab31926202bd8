package earmark.crawler.parse;

import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import java.util.List;
import java.util.Optional;

/**
 * The text of one Federal Register document.
 *
 * @param number the document number it prints about itself, with hyphens; empty if it prints none
 * @param root the root element, such as {@code RULE}; empty for raw text, and for what could not be
 *     read
 * @param instructions how many amendatory instructions it holds
 */
public record FrDocumentText(
    LegalText text,
    Optional<String> number,
    Optional<String> root,
    int instructions,
    List<Finding> findings) {
  public FrDocumentText {
    findings = List.copyOf(findings);
  }
}
