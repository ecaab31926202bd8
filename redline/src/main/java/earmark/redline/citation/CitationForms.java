package earmark.redline.citation;

import earmark.redline.text.ParagraphPath;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The printed forms of citations, each as one pattern, tried in order. */
final class CitationForms {
  private static final String CFR = "\\s*C\\.?\\s?F\\.?\\s?R\\.?\\s*";
  private static final String TITLE = "(?:(?<title>\\d{1,2})" + CFR + ")?";
  private static final String PART = "(?<part>\\d{1,4}[a-z]?)";
  private static final String PATH = "(?<path>(?:\\s?\\([^()\\s]{1,20}\\))*)";
  private static final String KIND = "(?<kind>supplement|supp\\.?|appendix|app\\.?)";
  private static final String NUMBER = "\\s*(?:(?:no\\.?|number)\\s*)?";
  private static final String DESIGNATION = "(?<designation>\\d{1,3}|[a-z]{1,2}(?:-\\d+)?)";
  private static final String PARAGRAPH = "(?:,?\\s*paragraph\\s*(?=\\())?" + PATH;

  /** "Supplement No. 4 to 15 CFR part 744", "supp. 4 to part 744", "Appendix A to Part 810". */
  private static final Pattern ATTACHMENT_FIRST =
      form(
          TITLE
              + KIND
              + NUMBER
              + DESIGNATION
              + "?\\s+to\\s+"
              + "(?:(?<title2>\\d{1,2})"
              + CFR
              + ")?(?:part\\s*)?"
              + PART
              + PARAGRAPH);

  /** "10 CFR part 810 appendix A", "15 CFR 744, supplement no. 4", "part 744 supp. 4". */
  private static final Pattern PART_FIRST =
      form(
          TITLE
              + "(?:part\\s*)?"
              + PART
              + "\\s*,?\\s+"
              + KIND
              + NUMBER
              + DESIGNATION
              + "?"
              + PARAGRAPH);

  private static final Pattern SECTION =
      form(
          TITLE
              + "(?:§+\\s*|section\\s+|sec\\.\\s*)?(?<section>"
              + PART
              + "\\.\\d+[a-z]?(?:\\([a-z]\\)-\\d+[a-z]?)?(?:T?\\d*(?:-\\d+)*)?(?:\\s?-\\s?\\d+\\.\\d+[a-z]?)?)"
              + PARAGRAPH);

  private static final Pattern WHOLE_PART = form(TITLE + "(?<word>parts?\\s*)?" + PART);
  private static final Pattern FR_PAGE =
      form(
          "(?<volume>\\d{1,3})\\s*(?:F\\.?\\s?R\\.?|Fed\\.\\s?Reg\\.)\\s*(?<page>\\d{1,3},\\d{3}|\\d{1,6})");
  private static final Pattern FR_NUMBER =
      form(
          "(?:FR\\s+Doc\\.?\\s*(?:No\\.?\\s*)?)?(?<number>(?:[CR]\\d-)?(?:\\d{4}|[A-Z]?\\d{1,2})-\\d{1,6})");
  private static final Pattern NUMBER_ALONE =
      Pattern.compile("(?:[CR]\\d-)?(?:\\d{4}|[A-Z]?\\d{1,2})-\\d{1,6}");
  private static final int EAR_TITLE = 15;

  /** Longer than any citation; keeps the work of the patterns small. */
  private static final int LONGEST = 300;

  /** "paragraph (a)(2) of § 744.21": the paragraph is put behind. */
  private static final Pattern PARAGRAPH_FIRST =
      form("paragraph (?<paragraph>(?:\\s?\\([^()\\s]{1,20}\\))+) (?:of|to) (?<rest>.+)");

  /** Words around a citation that say nothing, or say that the EAR is meant. */
  private static final Pattern AROUND =
      form("^(?:the )?EAR (?=§|sec|part|supp)|,? of (?:the EAR|this (?:part|chapter|subchapter))$");

  private CitationForms() {}

  static Optional<Citation> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = fold(text);
    return attachment(ATTACHMENT_FIRST.matcher(folded))
        .or(() -> attachment(PART_FIRST.matcher(folded)))
        .or(() -> section(SECTION.matcher(folded)))
        .or(() -> frPage(FR_PAGE.matcher(folded)))
        .or(() -> frNumber(FR_NUMBER.matcher(folded)))
        .or(() -> part(WHOLE_PART.matcher(folded)));
  }

  static void requireTitle(int title) {
    if (title < 1 || title > 50) {
      throw new IllegalArgumentException("CFR title must be 1 to 50, was " + title);
    }
  }

  static void requirePart(String part) {
    if (!part.matches("\\d{1,4}[a-z]?")) {
      throw new IllegalArgumentException("Not a CFR part: \"" + part + "\"");
    }
  }

  static boolean isDocumentNumber(String text) {
    return NUMBER_ALONE.matcher(text).matches();
  }

  private static Pattern form(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /** White space to single blanks, dashes to hyphens, nothing around: for matching only. */
  private static String fold(String text) {
    String folded =
        text.replaceAll("[\\s\\u00a0\\u2009\\u202f]+", " ")
            .replaceAll("[\\u2010-\\u2015]", "-")
            .strip()
            .replaceAll("[.,;]$", "");
    String bare = AROUND.matcher(folded).replaceAll("");
    Matcher paragraph = PARAGRAPH_FIRST.matcher(bare);
    return paragraph.matches() ? paragraph.group("rest") + paragraph.group("paragraph") : bare;
  }

  private static ParagraphPath path(Matcher m) {
    return ParagraphPath.parse(m.group("path").replace(" ", ""));
  }

  private static Optional<Citation> attachment(Matcher m) {
    if (!m.matches()) {
      return Optional.empty();
    }
    String word = m.group("kind").toLowerCase(Locale.ROOT);
    var kind =
        word.startsWith("s")
            ? AttachmentCitation.Kind.SUPPLEMENT
            : AttachmentCitation.Kind.APPENDIX;
    String designation = m.group("designation");
    String second = m.namedGroups().containsKey("title2") ? m.group("title2") : null;
    return title(second != null ? second : m.group("title"))
        .map(
            title ->
                new AttachmentCitation(
                    title,
                    m.group("part").toLowerCase(Locale.ROOT),
                    kind,
                    designation == null ? "" : designation.toUpperCase(Locale.ROOT),
                    path(m)));
  }

  private static Optional<Citation> section(Matcher m) {
    if (!m.matches()) {
      return Optional.empty();
    }
    return title(m.group("title"))
        .map(
            title ->
                new SectionCitation(
                    title,
                    m.group("part").toLowerCase(Locale.ROOT),
                    m.group("section").replace(" ", ""),
                    path(m)));
  }

  private static Optional<Citation> part(Matcher m) {
    if (!m.matches() || (m.group("title") == null && m.group("word") == null)) {
      return Optional.empty();
    }
    return title(m.group("title"))
        .map(title -> new PartCitation(title, m.group("part").toLowerCase(Locale.ROOT)));
  }

  private static Optional<Citation> frPage(Matcher m) {
    if (!m.matches()) {
      return Optional.empty();
    }
    int volume = Integer.parseInt(m.group("volume"));
    int page = Integer.parseInt(m.group("page").replace(",", ""));
    return volume == 0 || page == 0 ? Optional.empty() : Optional.of(new FrPage(volume, page));
  }

  private static Optional<Citation> frNumber(Matcher m) {
    return m.matches()
        ? Optional.of(new FrNumber(m.group("number").toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** The title written, the EAR's where none is, or empty where it is no title of the CFR. */
  private static Optional<Integer> title(@org.jspecify.annotations.Nullable String written) {
    int title = written == null ? EAR_TITLE : Integer.parseInt(written);
    return title >= 1 && title <= 50 ? Optional.of(title) : Optional.empty();
  }
}
