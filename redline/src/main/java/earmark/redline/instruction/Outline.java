package earmark.redline.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rebuilds "7.b.ii" from labels that stand one after the other: 7., a., b., i., ii.
 *
 * <p>A single "i" is the ninth letter behind "h" and a roman one behind a lead-in; which one it is
 * follows from what was before it.
 */
final class Outline {
  private static final Pattern LABEL =
      Pattern.compile(
          "\\s*(?:Par\\.\\s+|Instruction\\s+)?\\(?(\\d{1,3}[a-z]?|[a-z]{1,2}|[ivxl]{1,6}|[A-Z]{1,2}|[IVXL]{1,6})[.)]\\s+");

  private record Level(Form form, int value, String written) {}

  private enum Form {
    NUMBER,
    LETTER,
    CAPITAL,
    ROMAN,
    CAPITAL_ROMAN
  }

  /**
   * A label with its place in the outline.
   *
   * @param full all levels; empty if the text bears none
   * @param above the labels it stands under, nearest first
   * @param end where the instruction's words begin
   */
  record Label(String full, List<String> above, int end) {}

  private final List<Level> levels = new ArrayList<>();
  private boolean wasLeadIn;

  void wasLeadIn(boolean isLeadIn) {
    wasLeadIn = isLeadIn;
  }

  Label next(String text) {
    Matcher matcher = LABEL.matcher(text);
    if (!matcher.lookingAt() || readings(matcher.group(1)).isEmpty()) {
      return new Label(written(levels.size()), above(levels.size()), 0);
    }
    place(matcher.group(1));
    return new Label(written(levels.size()), above(levels.size() - 1), matcher.end());
  }

  private void place(String label) {
    List<Level> readings = readings(label);
    if (wasLeadIn) {
      for (Level reading : readings) {
        if (reading.value() == 1 && !levels.isEmpty() && !isOpen(reading.form())) {
          levels.add(reading);
          return;
        }
      }
    }
    for (int depth = levels.size() - 1; depth >= 0; depth--) {
      for (Level reading : readings) {
        if (follows(levels.get(depth), reading, 1)) {
          cut(depth, reading);
          return;
        }
      }
    }
    for (int depth = levels.size() - 1; depth >= 0; depth--) {
      for (Level reading : readings) {
        if (follows(levels.get(depth), reading, 0)) {
          cut(depth, reading);
          return;
        }
      }
    }
    gap(readings);
  }

  /** A label that does not continue any series: some before it are missing. */
  private void gap(List<Level> readings) {
    for (int depth = levels.size() - 1; depth >= 0; depth--) {
      for (Level reading : readings) {
        if (levels.get(depth).form() == reading.form()
            && reading.value() > levels.get(depth).value()) {
          cut(depth, reading);
          return;
        }
      }
    }
    Level reading = readings.getFirst();
    if (reading.form() == Form.NUMBER) {
      levels.clear();
    }
    levels.removeIf(level -> level.form() == reading.form());
    levels.add(reading);
  }

  private boolean isOpen(Form form) {
    return levels.stream().anyMatch(level -> level.form() == form);
  }

  private static boolean follows(Level before, Level reading, int distance) {
    return before.form() == reading.form() && reading.value() - before.value() == distance;
  }

  private void cut(int depth, Level reading) {
    levels.subList(depth, levels.size()).clear();
    levels.add(reading);
  }

  private static List<Level> readings(String label) {
    List<Level> readings = new ArrayList<>();
    if (Character.isDigit(label.charAt(0))) {
      // "3b" stands beside "3", as a second instruction for a later day.
      readings.add(new Level(Form.NUMBER, Integer.parseInt(label.replaceAll("[a-z]", "")), label));
      return readings;
    }
    boolean isCapital = Character.isUpperCase(label.charAt(0));
    String lower = label.toLowerCase(java.util.Locale.ROOT);
    int letter = letter(lower);
    int roman = roman(lower);
    if (letter > 0) {
      readings.add(new Level(isCapital ? Form.CAPITAL : Form.LETTER, letter, label));
    }
    if (roman > 0) {
      Level level = new Level(isCapital ? Form.CAPITAL_ROMAN : Form.ROMAN, roman, label);
      if (roman == 1) {
        readings.addFirst(level);
      } else {
        readings.add(level);
      }
    }
    return readings;
  }

  private static int letter(String label) {
    int first = label.charAt(0) - 'a' + 1;
    if (label.length() == 1) {
      return first;
    }
    return label.length() == 2 && label.charAt(0) == label.charAt(1) ? 26 + first : 0;
  }

  private static int roman(String label) {
    String[] tens = {"", "x", "xx", "xxx", "xl", "l"};
    String[] ones = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    for (int value = 1; value < 60; value++) {
      if (label.equals(tens[value / 10] + ones[value % 10])) {
        return value;
      }
    }
    return 0;
  }

  private String written(int depth) {
    return String.join(".", levels.subList(0, depth).stream().map(Level::written).toList());
  }

  private List<String> above(int depth) {
    List<String> above = new ArrayList<>();
    for (int d = depth; d > 0; d--) {
      above.add(written(d));
    }
    return above;
  }
}
