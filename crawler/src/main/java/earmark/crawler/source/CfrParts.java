package earmark.crawler.source;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A part of the CFR, or a run of parts of one title: {@code 10 CFR 810}, {@code 15 CFR 730-774}.
 *
 * @param title 1 to 50
 * @param first first part; digits, with a letter only if it is the only one ({@code 101a})
 * @param last last part, the same as {@code first} for a single part
 */
public record CfrParts(int title, String first, String last) {
  /** The most parts in one run; title 48 has the most, about 500. */
  private static final int MOST_PARTS = 1000;

  private static final int LAST_TITLE = 50;
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{1,2})\\s*CFR\\s*(?:parts?\\s*)?(\\d{1,4}[a-z]?)(?:\\s*[-\\u2010-\\u2015]\\s*(\\d{1,4}[a-z]?))?",
          Pattern.CASE_INSENSITIVE);

  public CfrParts {
    if (title < 1 || title > LAST_TITLE) {
      throw new IllegalArgumentException("CFR titles are 1 to 50, not " + title);
    }
    if (!first.equals(last)) {
      if (!first.matches("\\d+") || !last.matches("\\d+")) {
        throw new IllegalArgumentException(
            "A run of parts has plain numbers at both ends, not \"" + first + "-" + last + "\"");
      }
      int count = Integer.parseInt(last) - Integer.parseInt(first) + 1;
      if (count < 1 || count > MOST_PARTS) {
        throw new IllegalArgumentException(
            "A run of parts goes upwards over at most "
                + MOST_PARTS
                + " parts, not \""
                + first
                + "-"
                + last
                + "\"");
      }
    }
  }

  /**
   * Reads {@code 15 CFR 730-774} or {@code 10 CFR part 810}.
   *
   * @throws IllegalArgumentException if it is neither; the message quotes it
   */
  public static CfrParts parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text.strip()
              + "\" names no part of the CFR; write \"10 CFR 810\" or \"15 CFR 730-774\"");
    }
    String last = m.group(3);
    return new CfrParts(Integer.parseInt(m.group(1)), m.group(2), last == null ? m.group(2) : last);
  }

  /** Whether this is one part and no run. */
  public boolean isSingle() {
    return first.equals(last);
  }

  /** Every part number of the run in order, whether or not the CFR has such a part. */
  public List<String> parts() {
    return isSingle()
        ? List.of(first)
        : IntStream.rangeClosed(Integer.parseInt(first), Integer.parseInt(last))
            .mapToObj(Integer::toString)
            .toList();
  }

  /** The part, or the run as {@code 730-774}: the form that the Federal Register asks for. */
  public String range() {
    return isSingle() ? first : first + "-" + last;
  }

  @Override
  public String toString() {
    return title + " CFR " + range();
  }
}
