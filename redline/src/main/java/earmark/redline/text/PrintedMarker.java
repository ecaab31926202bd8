package earmark.redline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph marker as printed, such as {@code (a)}; {@code until} is where it ends in its text.
 */
record PrintedMarker(String marker, boolean italic, int from, int until) {
  private static final Pattern MARKER =
      Pattern.compile("\\((\\d{1,3}|[a-z]{1,7}|[A-Z]{1,2})\\)(?![\\p{L}\\p{N}])");
  private static final Pattern RANGE_SIGN = Pattern.compile("\\s?[-\u2010-\u2015]\\s?(?=\\()");
  private static final int LONGEST_HEADING = 200;

  /** The markers that {@code text} begins with; empty if it begins with none. */
  static List<PrintedMarker> leading(String text, List<Emphasis> emphases) {
    List<PrintedMarker> markers = new ArrayList<>();
    int at = 0;
    while (true) {
      PrintedMarker next = at(text, at, emphases);
      if (next == null && at > 0 && at < text.length() && text.charAt(at) == ' ') {
        next = at(text, at + 1, emphases);
        next = next != null && next.isFirst() ? next : null;
      }
      if (next == null) {
        return markers;
      }
      markers.add(next);
      at = next.until;
    }
  }

  /** The last marker of "(c)-(e) [Reserved]", which begins with {@code first}; or null. */
  static @Nullable PrintedMarker rangeEnd(
      String text, PrintedMarker first, List<Emphasis> emphases) {
    Matcher sign = RANGE_SIGN.matcher(text).region(first.until, text.length());
    return sign.lookingAt() ? at(text, sign.end(), emphases) : null;
  }

  /**
   * The first marker of the next level that stands behind a heading, as in "(a) General—(1) Scope",
   * or null. A heading is printed in italics, or ends with a dash.
   */
  static @Nullable PrintedMarker afterHeading(String text, int from, List<Emphasis> emphases) {
    int limit = Math.min(text.length(), from + LONGEST_HEADING);
    int open = text.indexOf('(', from + 1);
    while (open > 0 && open < limit) {
      PrintedMarker marker = at(text, open, emphases);
      if (marker != null && marker.isFirst() && endsHeading(text, from, open, emphases)) {
        return marker;
      }
      open = text.indexOf('(', open + 1);
    }
    return null;
  }

  private static boolean endsHeading(String text, int from, int open, List<Emphasis> emphases) {
    int end = open;
    while (end > from && " .\u2014-:".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    String between = text.substring(end, open);
    if (between.contains("\u2014")) {
      return text.substring(from, end).indexOf(';') < 0;
    }
    int start = from;
    while (start < end && text.charAt(start) == ' ') {
      start++;
    }
    return italic(emphases, start, between.contains(".") ? end : end + 1, open);
  }

  private static boolean italic(List<Emphasis> emphases, int from, int until, int limit) {
    return emphases.stream()
        .anyMatch(
            e ->
                e.style() == Emphasis.Style.ITALIC
                    && e.from() <= from
                    && e.until() >= until
                    && e.until() <= limit);
  }

  /** Whether it is the first of a series: a, 1, i or A. */
  boolean isFirst() {
    return marker.equals("1") || marker.equals("i") || marker.equals("A") || marker.equals("a");
  }

  private static @Nullable PrintedMarker at(String text, int from, List<Emphasis> emphases) {
    if (from >= text.length() || text.charAt(from) != '(') {
      return null;
    }
    Matcher matcher = MARKER.matcher(text).region(from, text.length()).useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return null;
    }
    int until = matcher.end();
    boolean italic =
        emphases.stream()
            .anyMatch(
                e ->
                    e.style() == Emphasis.Style.ITALIC
                        && (e.from() == from || e.from() == from + 1)
                        && (e.until() == until || e.until() == until - 1));
    PrintedMarker marker = new PrintedMarker(matcher.group(1), italic, from, until);
    for (MarkerForm form : MarkerForm.values()) {
      if (form.value(marker.marker) > 0) {
        return marker;
      }
    }
    return null;
  }
}
