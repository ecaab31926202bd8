package earmark.redline.citation;

/** A page of the Federal Register, such as {@code 90 FR 4544}. Not unique to one document. */
public record FrPage(int volume, int page) implements Citation {
  public FrPage {
    if (volume < 1 || page < 1) {
      throw new IllegalArgumentException("Not a Federal Register page: " + volume + " FR " + page);
    }
  }

  @Override
  public String toString() {
    return volume + " FR " + page;
  }
}
