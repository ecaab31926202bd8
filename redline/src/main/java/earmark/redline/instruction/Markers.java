package earmark.redline.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paragraph paths in lists: what "(2)" means behind "(c)(1)", and what lies between two paths. */
final class Markers {
  private static final Pattern MARKER = Pattern.compile("\\(([^()]+)\\)");
  private static final Pattern PLAIN = Pattern.compile("(?:\\([^()]+\\))+");
  private static final String ROMANS = "ivxlc";
  private static final int LONGEST_RANGE = 60;

  private Markers() {}

  private enum Form {
    NUMBER,
    LETTER,
    CAPITAL,
    ROMAN,
    CAPITAL_ROMAN
  }

  static List<String> of(String path) {
    List<String> markers = new ArrayList<>();
    Matcher matcher = MARKER.matcher(path);
    while (matcher.find()) {
      markers.add(matcher.group(1));
    }
    return markers;
  }

  private static String path(List<String> markers) {
    StringBuilder path = new StringBuilder();
    for (String marker : markers) {
      path.append('(').append(marker).append(')');
    }
    return path.toString();
  }

  private static boolean isPlain(String path) {
    return PLAIN.matcher(path).matches();
  }

  /**
   * The full path of one written in a list: a path that begins with a deeper form takes what is
   * before it from the path written before, or from the paragraph the instruction is about.
   */
  static String complete(String written, String before) {
    int bracket = before.indexOf('(');
    if (bracket > 0 && isPlain(written) && isPlain(before.substring(bracket))) {
      // "B(2), (6)": the capital stands outside of the parentheses and is said once.
      return before.substring(0, bracket) + complete(written, before.substring(bracket));
    }
    if (!isPlain(written) || before.isEmpty() || !isPlain(before)) {
      return written;
    }
    List<String> markers = of(written);
    List<String> previous = of(before);
    int best = -1;
    int nearest = Integer.MAX_VALUE;
    for (int level = previous.size() - 1; level >= 0; level--) {
      int distance = distance(previous.get(level), markers.getFirst());
      if (distance >= 0 && distance < nearest && (distance > 0 || markers.size() > 1)) {
        nearest = distance;
        best = level;
      }
    }
    if (best < 0) {
      // Deeper than what is before: "(1)" behind "(c)" is (c)(1); a letter begins anew.
      boolean isLetter = forms(markers.getFirst()).getFirst() == Form.LETTER;
      best = isLetter ? 0 : previous.size();
    }
    List<String> full = new ArrayList<>(previous.subList(0, best));
    full.addAll(markers);
    return path(full);
  }

  /**
   * Everything from the first path through the second, both included; empty if they are not
   * siblings in this order.
   */
  static Optional<List<String>> range(String from, String to) {
    if (!isPlain(from) || !isPlain(to)) {
      return Optional.empty();
    }
    List<String> first = of(from);
    List<String> last = of(complete(to, from));
    if (first.size() != last.size()
        || !first.subList(0, first.size() - 1).equals(last.subList(0, last.size() - 1))) {
      return Optional.empty();
    }
    for (Form form : forms(first.getLast())) {
      int start = value(form, first.getLast());
      int end = value(form, last.getLast());
      if (end >= start && start > 0 && end - start <= LONGEST_RANGE) {
        List<String> all = new ArrayList<>();
        for (int value = start; value <= end; value++) {
          List<String> one = new ArrayList<>(first.subList(0, first.size() - 1));
          one.add(written(form, value));
          all.add(path(one));
        }
        return Optional.of(all);
      }
    }
    return Optional.empty();
  }

  /** How far behind {@code before} the marker comes in a form both have; -1 if in none. */
  private static int distance(String before, String marker) {
    int nearest = -1;
    for (Form form : forms(before)) {
      int a = value(form, before);
      int b = value(form, marker);
      if (b > 0 && b >= a && (nearest < 0 || b - a < nearest)) {
        nearest = b - a;
      }
    }
    return nearest;
  }

  private static List<Form> forms(String marker) {
    char first = marker.charAt(0);
    if (Character.isDigit(first)) {
      return List.of(Form.NUMBER);
    }
    boolean isCapital = Character.isUpperCase(first);
    Form letter = isCapital ? Form.CAPITAL : Form.LETTER;
    Form roman = isCapital ? Form.CAPITAL_ROMAN : Form.ROMAN;
    boolean canBeRoman =
        marker.toLowerCase(java.util.Locale.ROOT).chars().allMatch(c -> ROMANS.indexOf(c) >= 0)
            && value(roman, marker) > 0;
    boolean canBeLetter = value(letter, marker) > 0;
    if (canBeRoman && canBeLetter) {
      return marker.equalsIgnoreCase("i") ? List.of(roman, letter) : List.of(letter, roman);
    }
    return List.of(canBeRoman ? roman : letter);
  }

  /** The place of a marker in the series of a form, from 1; 0 if it is not of it. */
  private static int value(Form form, String marker) {
    return switch (form) {
      case NUMBER -> marker.matches("\\d{1,4}") ? Integer.parseInt(marker) : 0;
      case LETTER -> letter(marker, 'a');
      case CAPITAL -> letter(marker, 'A');
      case ROMAN -> roman(marker);
      case CAPITAL_ROMAN ->
          marker.chars().allMatch(Character::isUpperCase)
              ? roman(marker.toLowerCase(java.util.Locale.ROOT))
              : 0;
    };
  }

  private static int letter(String marker, char first) {
    int place = marker.charAt(0) - first;
    if (place < 0 || place >= 26 || marker.length() > 2) {
      return 0;
    }
    if (marker.length() == 1) {
      return place + 1;
    }
    return marker.charAt(1) == marker.charAt(0) ? 26 + place + 1 : 0;
  }

  private static int roman(String marker) {
    for (int value = 1; value < 100; value++) {
      if (written(Form.ROMAN, value).equals(marker)) {
        return value;
      }
    }
    return 0;
  }

  private static String written(Form form, int value) {
    return switch (form) {
      case NUMBER -> Integer.toString(value);
      case LETTER -> letters(value, 'a');
      case CAPITAL -> letters(value, 'A');
      case ROMAN -> roman(value);
      case CAPITAL_ROMAN -> roman(value).toUpperCase(java.util.Locale.ROOT);
    };
  }

  private static String letters(int value, char first) {
    String one = Character.toString(first + (value - 1) % 26);
    return value > 26 ? one + one : one;
  }

  private static String roman(int value) {
    String[] tens = {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"};
    String[] ones = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    return tens[value / 10] + ones[value % 10];
  }
}
