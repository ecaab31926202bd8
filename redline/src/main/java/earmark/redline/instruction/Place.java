package earmark.redline.instruction;

import earmark.redline.citation.AttachmentCitation;
import earmark.redline.citation.PartCitation;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.citation.SectionCitation;
import java.util.Optional;

/**
 * An address in the CFR as an instruction names it.
 *
 * <p>Wider than a citation: instructions name subparts and chapters, and label paragraphs of
 * supplements in ways of their own ({@code B(2)}, {@code (b)29}, {@code 34(a)(5)(ii)-1}).
 *
 * @param title 1 to 50
 * @param part the part, such as {@code 744}; empty for a chapter
 * @param name what the kind needs beside the part: {@code 744.21}, {@code 4}, {@code A}; else empty
 * @param path the paragraph as written, without blanks; empty for the whole
 */
public record Place(int title, String part, Kind kind, String name, String path) {
  /** What the address ends in, its paragraph left out. */
  public enum Kind {
    CHAPTER,
    PART,
    SUBPART,
    SECTION,
    SUPPLEMENT,
    APPENDIX
  }

  public Place {
    if (title < 1 || title > 50) {
      throw new IllegalArgumentException("CFR title must be 1 to 50, was " + title);
    }
  }

  /** A whole part. */
  public static Place part(int title, String part) {
    return new Place(title, part, Kind.PART, "", "");
  }

  /** A whole section, such as {@code 744.21}; its part is what stands before the first stop. */
  public static Place section(int title, String section) {
    String part = section.substring(0, Math.max(0, section.indexOf('.')));
    return new Place(title, part, Kind.SECTION, section, "");
  }

  Place at(String paragraph) {
    return new Place(title, part, kind, name, paragraph);
  }

  Place of(Kind other, String otherName) {
    return new Place(title, part, other, otherName, "");
  }

  /** The address without its paragraph. */
  public Place whole() {
    return path.isEmpty() ? this : at("");
  }

  /** The provision whose versions are tracked; empty for subparts and chapters. */
  public Optional<ProvisionCitation> provision() {
    return switch (kind) {
      case CHAPTER, SUBPART -> Optional.empty();
      case PART -> Optional.of(new PartCitation(title, part));
      case SECTION -> Optional.of(new SectionCitation(title, part, name));
      case SUPPLEMENT ->
          Optional.of(
              new AttachmentCitation(title, part, AttachmentCitation.Kind.SUPPLEMENT, name));
      case APPENDIX ->
          Optional.of(new AttachmentCitation(title, part, AttachmentCitation.Kind.APPENDIX, name));
    };
  }

  /** {@code 15 CFR 744.21(a)(2)}, {@code 15 CFR part 744 supplement no. 4 (b)}. */
  @Override
  public String toString() {
    String cfr = title + " CFR ";
    return switch (kind) {
      case CHAPTER -> cfr + "chapter " + name;
      case PART -> cfr + "part " + part;
      case SUBPART -> cfr + "part " + part + " subpart " + name;
      case SECTION -> cfr + name + path;
      case SUPPLEMENT -> cfr + "part " + part + " supplement" + designation() + paragraph();
      case APPENDIX -> cfr + "part " + part + " appendix" + designation() + paragraph();
    };
  }

  private String designation() {
    if (name.isEmpty()) {
      return "";
    }
    boolean isNumber = name.chars().allMatch(c -> c >= '0' && c <= '9');
    return (isNumber ? " no. " : " ") + name;
  }

  private String paragraph() {
    return path.isEmpty() ? "" : " " + path;
  }
}
