package earmark.redline.citation;

import earmark.redline.text.ParagraphPath;

/**
 * A supplement or appendix to a part, such as {@code Supplement No. 4 to 15 CFR part 744} or {@code
 * Appendix A to 10 CFR part 810}.
 *
 * @param designation {@code 4}, {@code A}; the empty string for the only, unnumbered one of its
 *     part
 */
public record AttachmentCitation(
    int title, String part, Kind kind, String designation, ParagraphPath path)
    implements ProvisionCitation {
  /** The word a part uses for its attachments. */
  public enum Kind {
    SUPPLEMENT,
    APPENDIX
  }

  public AttachmentCitation {
    CitationForms.requireTitle(title);
    CitationForms.requirePart(part);
  }

  public AttachmentCitation(int title, String part, Kind kind, String designation) {
    this(title, part, kind, designation, ParagraphPath.ROOT);
  }

  @Override
  public AttachmentCitation provision() {
    return new AttachmentCitation(title, part, kind, designation, ParagraphPath.ROOT);
  }

  @Override
  public String toString() {
    String name =
        switch (kind) {
          case SUPPLEMENT -> designation.isEmpty() ? "Supplement" : "Supplement No. " + designation;
          case APPENDIX -> designation.isEmpty() ? "Appendix" : "Appendix " + designation;
        };
    String paragraph = path.depth() == 0 ? "" : ", paragraph " + path;
    return name + " to " + title + " CFR part " + part + paragraph;
  }
}
