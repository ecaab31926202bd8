package earmark.api.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Places of a long text that hold matched words. */
final class Excerpts {
  private static final int CONTEXT = 160;

  private Excerpts() {}

  /**
   * The words as they stand in a text, whole words in any case; finds nothing if there are none.
   */
  static Pattern pattern(List<String> words) {
    if (words.isEmpty()) {
      return Pattern.compile("(?!)");
    }
    return Pattern.compile(
        words.stream()
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * At most {@code limit} stretches around matched words, in order, without overlap, each one line.
   */
  static List<String> around(String text, List<String> words, int limit) {
    List<String> excerpts = new ArrayList<>();
    Matcher matcher = pattern(words).matcher(text);
    int from = 0;
    while (excerpts.size() < limit && matcher.find(from)) {
      int start = wordStart(text, Math.max(from, matcher.start() - CONTEXT));
      int end = wordEnd(text, Math.min(text.length(), matcher.end() + CONTEXT));
      String words_ = text.substring(Math.min(start, matcher.start()), end);
      excerpts.add(
          (start > 0 ? "… " : "")
              + words_.replaceAll("\\s+", " ").strip()
              + (end < text.length() ? " …" : ""));
      from = end;
    }
    return excerpts;
  }

  private static int wordStart(String text, int at) {
    int start = at;
    while (start > 0 && start < text.length() && !Character.isWhitespace(text.charAt(start - 1))) {
      start++;
    }
    return start;
  }

  private static int wordEnd(String text, int at) {
    int end = at;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
