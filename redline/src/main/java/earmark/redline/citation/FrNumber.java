package earmark.redline.citation;

/**
 * A Federal Register document number, such as {@code 2025-00636}, {@code E9-5927} or {@code
 * C1-2010-31877}; dashes are hyphens. Before 2016 a number alone is not unique.
 */
public record FrNumber(String number) implements Citation {
  public FrNumber {
    if (!CitationForms.isDocumentNumber(number)) {
      throw new IllegalArgumentException("Not a document number: \"" + number + "\"");
    }
  }

  @Override
  public String toString() {
    return number;
  }
}
