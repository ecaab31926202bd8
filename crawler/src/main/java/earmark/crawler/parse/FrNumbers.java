package earmark.crawler.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Document numbers as the Federal Register prints them: {@code [FR Doc. 2024-02930 Filed …]}. */
public final class FrNumbers {
  /** The number of the document itself comes last: its text may cite others. */
  private static final Pattern PRINTED =
      Pattern.compile(
          "FR\\s+Doc\\.?\\s*(?:No\\.?:?\\s*)?(?<number>(?:[A-Z]\\d?\\s?[-–—]\\s?)?[A-Z]?\\d{1,4}\\s?[-–—]\\s?\\d{1,6})");

  private static final Pattern ELEMENT =
      Pattern.compile("<FRDOC>(?<words>[^<]*(?:<[^/][^<]*)*)", Pattern.CASE_INSENSITIVE);

  private static final int SHORTEST_PADDED = 4;
  private static final int LONGEST_PADDED = 6;

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
  public static boolean same(String one, String other) {
    return withoutZeros(one).equals(withoutZeros(other));
  }

  /** The ways in which a number may be written: with a hyphen, and with or without zeros. */
  public static List<String> spellings(String number) {
    String plain = withoutZeros(number);
    int dash = plain.lastIndexOf('-');
    String second = plain.substring(dash + 1);
    return Stream.concat(
            Stream.of(normal(number), plain),
            IntStream.rangeClosed(SHORTEST_PADDED, LONGEST_PADDED)
                .filter(length -> dash > 0 && length > second.length())
                .mapToObj(
                    length ->
                        plain.substring(0, dash + 1)
                            + "0".repeat(length - second.length())
                            + second))
        .distinct()
        .toList();
  }

  /**
   * What two ways of writing the same number have in common, for telling them apart from others.
   */
  static String key(String number) {
    return withoutZeros(number);
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
