package earmark.redline.citation;

import earmark.redline.text.ParagraphPath;

/** An address in the Code of Federal Regulations. */
public sealed interface ProvisionCitation extends Citation
    permits PartCitation, SectionCitation, AttachmentCitation {
  /** The CFR title, 1 to 50. */
  int title();

  /** The part, such as {@code 744}; a string, because letters occur ({@code 101a}). */
  String part();

  /** The paragraph within the provision; {@link ParagraphPath#ROOT} for the whole. */
  ParagraphPath path();

  /** The same address without its paragraph: the provision whose versions are tracked. */
  ProvisionCitation provision();
}
