package earmark.index.analysis;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what a text names: ECCNs, citations, countries. */
public final class Mentions {
  private static final Pattern ECCN = Pattern.compile("\\d[a-e]\\d{3}(?:\\..+)?");
  private static final Pattern SECTION =
      Pattern.compile("\\d{1,4}[a-z]?\\.\\d+[a-z]?(?:t?[\\d-]+)?(?:\\(.+\\))?(?:-\\d+[a-z]?)?");
  private static final Pattern PART = Pattern.compile("\\d{1,4}[a-z]?");
  private static final Pattern FR_PAGE = Pattern.compile("\\d{1,3}fr\\d+");
  private static final Pattern FR_NUMBER = Pattern.compile("(?:[cr]\\d-)?\\d{4}-\\d{4,6}");
  private static final Set<String> ATTACHMENTS = Set.of("supplement", "supp", "appendix", "app");
  private static final int HIGHEST_TITLE = 50;
  private static final LegalAnalyzer ANALYZER = LegalAnalyzer.forQuestions();

  private Mentions() {}

  /**
   * What a text names, each once, in the order of the text.
   *
   * @param eccns in lower case, each with the entries it lies below: 3a090.a, 3a090, 3a
   * @param citations as {@link CitationKey}s, each with what it lies in
   * @param countries every known name of each country named
   */
  public record Seen(
      Collection<String> eccns, Collection<String> citations, Collection<String> countries) {}

  /**
   * Reads {@code text}.
   *
   * @param title the CFR title meant where a citation names none
   */
  public static Seen of(String text, int title) {
    return of(text, title, "");
  }

  /**
   * Like {@link #of(String, int)}, without what a thing says of itself.
   *
   * @param self key of the thing whose text it is; empty if it has none
   */
  public static Seen of(String text, int title, String self) {
    return new Reader(ANALYZER.words(text), title, self).read();
  }

  /** One pass over the words. */
  private static final class Reader {
    private final List<LegalAnalyzer.Word> words;
    private final int title;
    private final String self;
    private final Set<String> eccns = new LinkedHashSet<>();
    private final Set<String> citations = new LinkedHashSet<>();
    private final Set<String> countries = new LinkedHashSet<>();

    Reader(List<LegalAnalyzer.Word> words, int title, String self) {
      this.words = words;
      this.title = title;
      this.self = self;
    }

    Seen read() {
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i).text();
        countries.addAll(Countries.namesAt(words, i));
        char first = word.charAt(0);
        if (first >= '0' && first <= '9') {
          figure(word, i);
        } else if ((word.equals("part") || word.equals("parts")) && isPart(i + 1)) {
          cite(titleBefore(i) + "/" + word(i + 1));
        } else if (ATTACHMENTS.contains(word)) {
          attachment(i);
        }
      }
      return new Seen(eccns, citations, countries);
    }

    private void figure(String word, int i) {
      if (ECCN.matcher(word).matches()) {
        for (String key = word;
            !key.isEmpty();
            key = key.substring(0, Math.max(0, key.lastIndexOf('.')))) {
          eccns.add(key);
        }
        eccns.add(word.substring(0, 2));
      } else if (SECTION.matcher(word).matches()) {
        cite(titleBefore(i) + "/" + word);
      } else if (FR_PAGE.matcher(word).matches() || FR_NUMBER.matcher(word).matches()) {
        cite(word);
      } else if (isPart(i) && word(i - 1).equals("cfr") && isTitle(i - 2)) {
        cite(word(i - 2) + "/" + word);
      }
    }

    /** "supplement no. 4 to part 744", "appendix A to 10 CFR part 810", "supplement to part 1". */
    private void attachment(int i) {
      String kind = word(i).startsWith("s") ? "supplement" : "appendix";
      int next = word(i + 1).equals("no") ? i + 2 : i + 1;
      String designation = word(next).equals("to") ? "" : word(next);
      next = designation.isEmpty() ? next : next + 1;
      if (!word(next).equals("to")) {
        return;
      }
      int cfr = title;
      next++;
      if (isTitle(next) && word(next + 1).equals("cfr")) {
        cfr = Integer.parseInt(word(next));
        next += 2;
      }
      next = word(next).equals("part") ? next + 1 : next;
      if (isPart(next)) {
        cite(CitationKey.attachment(cfr, word(next), kind, designation));
      }
    }

    private void cite(String key) {
      boolean own =
          !self.isEmpty()
              && key.startsWith(self)
              && (key.length() == self.length() || key.charAt(self.length()) == '(');
      if (!own) {
        citations.addAll(CitationKey.withContainers(key));
      }
    }

    private int titleBefore(int i) {
      return word(i - 1).equals("cfr") && isTitle(i - 2) ? Integer.parseInt(word(i - 2)) : title;
    }

    private boolean isTitle(int i) {
      String word = word(i);
      return word.matches("\\d{1,2}") && Integer.parseInt(word) <= HIGHEST_TITLE;
    }

    private boolean isPart(int i) {
      return PART.matcher(word(i)).matches();
    }

    private String word(int i) {
      return i >= 0 && i < words.size() ? words.get(i).text() : "";
    }
  }
}
