package earmark.redline.citation;

import earmark.redline.text.ParagraphPath;

/**
 * A section, such as {@code 15 CFR 744.21(a)(2)}.
 *
 * @param section the section number as printed, with its part: {@code 744.21}, {@code 1.367(a)-3},
 *     or a reserved run {@code 744.12-744.14}
 */
public record SectionCitation(int title, String part, String section, ParagraphPath path)
    implements ProvisionCitation {
  public SectionCitation {
    CitationForms.requireTitle(title);
    CitationForms.requirePart(part);
    if (!section.startsWith(part + ".")) {
      throw new IllegalArgumentException(
          "Section \"" + section + "\" is not in part \"" + part + "\"");
    }
  }

  public SectionCitation(int title, String part, String section) {
    this(title, part, section, ParagraphPath.ROOT);
  }

  @Override
  public SectionCitation provision() {
    return new SectionCitation(title, part, section, ParagraphPath.ROOT);
  }

  @Override
  public String toString() {
    return title + " CFR " + section + path;
  }
}
