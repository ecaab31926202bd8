package earmark.redline.comparison;

import earmark.redline.text.ParagraphPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which paragraph became which, so that a cross-reference that only follows is known as such. */
final class Redesignations {
  private final Map<ParagraphPath, ParagraphPath> paths = new HashMap<>();
  private final String heading;
  private boolean some;

  /**
   * @param heading of the provision, which names its section; empty if it has none
   */
  Redesignations(String heading) {
    this.heading = heading;
  }

  /** Notes that one paragraph became another, or stayed where it was. */
  void add(ParagraphPath before, ParagraphPath after) {
    paths.putIfAbsent(before, after);
    some |= !before.equals(after);
  }

  /** Notes the same of those above it, of which no other text is known: "(c)(1)" now "(d)(1)". */
  void addAbove(ParagraphPath before, ParagraphPath after) {
    ParagraphPath was = before;
    ParagraphPath is = after;
    while (was.depth() > 1
        && is.depth() > 1
        && was.markers().getLast().equals(is.markers().getLast())) {
      was = was.parent();
      is = is.parent();
      paths.putIfAbsent(was, is);
    }
  }

  boolean isEmpty() {
    return !some;
  }

  /** Whether {@code after} is what the reference {@code before}, such as "(c)(1)", has become. */
  boolean follows(String before, String after) {
    int open = before.indexOf('(');
    int other = after.indexOf('(');
    if (open < 0 || other < 0 || !before.substring(0, open).equals(after.substring(0, other))) {
      return false;
    }
    String head = before.substring(0, open);
    return (head.isEmpty() || heading.contains(section(head)))
        && path(ParagraphPath.parse(before.substring(open)))
            .equals(ParagraphPath.parse(after.substring(other)));
  }

  private static String section(String head) {
    return head.substring(head.lastIndexOf(' ') + 1);
  }

  /** Where {@code path} is now: it goes where the nearest redesignated paragraph above it went. */
  private ParagraphPath path(ParagraphPath path) {
    ParagraphPath above = path;
    while (above.depth() > 0) {
      ParagraphPath now = paths.get(above);
      if (now != null) {
        List<String> below = path.markers().subList(above.depth(), path.depth());
        for (String marker : below) {
          now = now.child(marker);
        }
        return now;
      }
      above = above.parent();
    }
    return path;
  }
}
