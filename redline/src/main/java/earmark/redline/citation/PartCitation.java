package earmark.redline.citation;

import earmark.redline.text.ParagraphPath;

/**
 * A part of the CFR, such as {@code 15 CFR part 744}. As a provision it stands for what the part
 * says at its head: its heading, authority and source notes.
 */
public record PartCitation(int title, String part) implements ProvisionCitation {
  public PartCitation {
    CitationForms.requireTitle(title);
    CitationForms.requirePart(part);
  }

  @Override
  public ParagraphPath path() {
    return ParagraphPath.ROOT;
  }

  @Override
  public PartCitation provision() {
    return this;
  }

  @Override
  public String toString() {
    return title + " CFR part " + part;
  }
}
