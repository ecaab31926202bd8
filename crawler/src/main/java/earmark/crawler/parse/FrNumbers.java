package earmark.crawler.parse;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Document numbers as the Federal Register prints them: {@code [FR Doc. 2024-02930 Filed …]}. */
final class FrNumbers {
  /** The number of the document itself comes last: its text may cite others. */
  private static final Pattern PRINTED =
      Pattern.compile(
          "FR\\s+Doc\\.?\\s*(?:No\\.?:?\\s*)?(?<number>(?:[A-Z]\\d?\\s?[-–—]\\s?)?[A-Z]?\\d{1,4}\\s?[-–—]\\s?\\d{1,6})");

  private static final Pattern ELEMENT =
      Pattern.compile("<FRDOC>(?<words>[^<]*(?:<[^/][^<]*)*)", Pattern.CASE_INSENSITIVE);

  private FrNumbers() {}

  /** The number of the document whose XML or raw text this is. */
  static Optional<String> find(String source) {
    Optional<String> last = Optional.empty();
    Matcher element = ELEMENT.matcher(source);
    while (element.find()) {
      Optional<String> found = inWords(element.group("words"));
      last = found.isPresent() ? found : last;
    }
    return last.isPresent() ? last : lastInWords(source);
  }

  /** The number in "[FR Doc. 2024-02930 Filed 2-8-24; 2:00 pm]", with hyphens. */
  static Optional<String> inWords(String words) {
    Matcher matcher = PRINTED.matcher(words);
    return matcher.find() ? Optional.of(normal(matcher.group("number"))) : Optional.empty();
  }

  private static Optional<String> lastInWords(String words) {
    Optional<String> last = Optional.empty();
    Matcher matcher = PRINTED.matcher(words);
    while (matcher.find()) {
      last = Optional.of(normal(matcher.group("number")));
    }
    return last;
  }

  /**
   * Dashes and leading zeros of the second half do not matter, as for the publisher's own search.
   */
  static boolean same(String one, String other) {
    return withoutZeros(one).equals(withoutZeros(other));
  }

  private static String withoutZeros(String number) {
    return normal(number).replaceFirst("-0+(\\d+)$", "-$1");
  }

  private static String normal(String number) {
    return number
        .replaceAll("\\s", "")
        .replaceAll("[\\u2010-\\u2015]", "-")
        .toUpperCase(Locale.ROOT);
  }
}
