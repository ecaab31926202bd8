package earmark.redline.comparison;

/** The half-open range {@code [from, until)} of UTF-16 units of a text; empty if both are equal. */
public record Span(int from, int until) {
  public Span {
    if (from < 0 || until < from) {
      throw new IllegalArgumentException("Not a range: [" + from + ", " + until + ")");
    }
  }

  public int length() {
    return until - from;
  }

  public boolean isEmpty() {
    return from == until;
  }

  /** The words it covers in {@code text}. */
  public String of(String text) {
    return text.substring(from, until);
  }
}
