package earmark.api.web;

import earmark.archive.version.WorkId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of provisions within a part as printed: its head, sections by number, then attachments.
 */
final class PartOrder {
  private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

  private PartOrder() {}

  static int compare(WorkId a, WorkId b) {
    int byGroup = Integer.compare(group(a), group(b));
    return byGroup != 0 ? byGroup : natural(a.value(), b.value());
  }

  private static int group(WorkId id) {
    String value = id.value();
    if (value.contains("/supplement") || value.contains("/appendix")) {
      return 2;
    }
    return value.chars().filter(c -> c == '/').count() == 2 ? 0 : 1;
  }

  /** Numbers by their size: 744.9 before 744.21. */
  private static int natural(String a, String b) {
    List<String> left = pieces(a);
    List<String> right = pieces(b);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      String x = left.get(i);
      String y = right.get(i);
      boolean numbers = Character.isDigit(x.charAt(0)) && Character.isDigit(y.charAt(0));
      int order =
          numbers && x.length() != y.length()
              ? Integer.compare(x.length(), y.length())
              : x.compareTo(y);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(text);
    while (matcher.find()) {
      pieces.add(matcher.group());
    }
    return pieces;
  }
}
