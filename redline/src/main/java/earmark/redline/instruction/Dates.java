package earmark.redline.instruction;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days on which a document's instructions take effect, as its DATES say.
 *
 * @param general the day of all instructions that are not named
 * @param byNumber the days of the instructions that are, by their number
 */
record Dates(Optional<LocalDate> general, Map<String, LocalDate> byNumber) {
  private static final String DAY =
      "((?:January|February|March|April|May|June|July|August|September|October|November|December)"
          + " \\d{1,2}, \\d{4})";
  private static final Pattern EFFECTIVE =
      Pattern.compile(
          "(?:effective(?: date)?(?: is| of| on|:)*|takes effect on) " + DAY,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "except (?:for |that )?(?:the )?(?:amendatory )?instructions? (?:nos?\\."
              + " ?)?([\\d.a-z]+(?:(?:, and |, | and )[\\d.a-z]+)*),? (?:which |that"
              + " )?(?:is|are|will be|takes?|shall be)? ?(?:effective|effect)(?: on)? "
              + DAY,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BETWEEN = Pattern.compile(",| and ");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

  Dates {
    byNumber = Map.copyOf(byNumber);
  }

  /** Reads the days out of a document's head. */
  static Dates of(String head) {
    int from = Math.max(0, head.toUpperCase(Locale.ROOT).indexOf("DATES:"));
    int next = head.toUpperCase(Locale.ROOT).indexOf("ADDRESSES:", from);
    int contact = head.toUpperCase(Locale.ROOT).indexOf("FOR FURTHER INFORMATION", from);
    int end = Math.min(next < 0 ? head.length() : next, contact < 0 ? head.length() : contact);
    String dates = head.substring(from, Math.max(from, end));
    Map<String, LocalDate> byNumber = new HashMap<>();
    Matcher exception = EXCEPTION.matcher(dates);
    while (exception.find()) {
      Optional<LocalDate> day = day(exception.group(2));
      for (String number : BETWEEN.split(exception.group(1), -1)) {
        String label = number.strip();
        day.filter(_ -> !label.isEmpty()).ifPresent(found -> byNumber.put(label, found));
      }
    }
    Matcher effective = EFFECTIVE.matcher(dates);
    return new Dates(effective.find() ? day(effective.group(1)) : Optional.empty(), byNumber);
  }

  /**
   * The day of the instruction with this label: its own, that of the one it is part of, or all's.
   */
  Optional<LocalDate> ofInstruction(String label) {
    String at = label;
    while (!at.isEmpty()) {
      LocalDate day = byNumber.get(at);
      if (day != null) {
        return Optional.of(day);
      }
      at = at.substring(0, Math.max(0, at.lastIndexOf('.')));
    }
    return general;
  }

  private static Optional<LocalDate> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written, FORMAT));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
