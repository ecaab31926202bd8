package earmark.redline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The place of a paragraph inside its section or supplement, such as {@code (a)(1)(i)}.
 *
 * <p>Markers are strings, outermost first, without parentheses: {@code (i)} may be a letter or a
 * numeral, and only its level tells which. Levels 5 and 6 repeat the forms of levels 2 and 3 (1 CFR
 * 21.11(h)). The empty path is the provision itself.
 */
public record ParagraphPath(List<String> markers) {
  /** The provision itself: no paragraph. */
  public static final ParagraphPath ROOT = new ParagraphPath(List.of());

  private static final Pattern MARKER = Pattern.compile("\\(([^()\\s]{1,20})\\)");

  public ParagraphPath {
    markers = List.copyOf(markers);
    for (String marker : markers) {
      if (marker.isBlank()) {
        throw new IllegalArgumentException("Empty paragraph marker in " + markers);
      }
    }
  }

  public static ParagraphPath of(String... markers) {
    return new ParagraphPath(List.of(markers));
  }

  /**
   * Reads {@code (a)(1)(i)}; the empty string is {@link #ROOT}.
   *
   * @throws IllegalArgumentException if {@code text} is not a run of markers; the message quotes it
   */
  public static ParagraphPath parse(String text) {
    List<String> markers = new ArrayList<>();
    Matcher matcher = MARKER.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      markers.add(matcher.group(1));
      end = matcher.end();
    }
    if (end != text.length()) {
      throw new IllegalArgumentException("Not a paragraph path: \"" + text + "\"");
    }
    return new ParagraphPath(markers);
  }

  /** The number of levels: 0 for the provision itself. */
  public int depth() {
    return markers.size();
  }

  /** Whether this is {@code ancestor} or lies below it. */
  public boolean startsWith(ParagraphPath ancestor) {
    return depth() >= ancestor.depth()
        && markers.subList(0, ancestor.depth()).equals(ancestor.markers);
  }

  public ParagraphPath child(String marker) {
    List<String> longer = new ArrayList<>(markers);
    longer.add(marker);
    return new ParagraphPath(longer);
  }

  /** The path one level up; {@link #ROOT} is its own parent. */
  public ParagraphPath parent() {
    return markers.isEmpty() ? this : new ParagraphPath(markers.subList(0, markers.size() - 1));
  }

  /** {@code (a)(1)(i)}; empty for {@link #ROOT}. */
  @Override
  public String toString() {
    return markers.stream().map(marker -> "(" + marker + ")").collect(Collectors.joining());
  }
}
