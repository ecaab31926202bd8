package earmark.crawler.parse;

import earmark.redline.text.Block;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Reader of the raw text of a Federal Register document: lines of at most 72 characters inside an
 * HTML page with {@code <pre>}.
 *
 * <p>The marks that stand for printed characters are written as these: {@code ``} and {@code ''} as
 * quotation marks, {@code --} as a dash, {@code Sec.} before a number as §, {@code \3\} as ³,
 * {@code <INF>2</INF>} as ₂, {@code [deg]} as °, {@code <bullet>} as •. A line {@code 0} stands for
 * the mark of an amendatory instruction. Page marks are dropped and the words around them joined.
 * Addresses that the web server has masked are read back from its own mark; a finding {@code
 * EMAIL_UNMASKED} says how many. Tables are lines of characters: each line stays one extract, with
 * its blanks folded.
 */
public final class FrRawText {
  /** Name and version of this reader. */
  public static final String PARSER = "fr-text-1";

  private static final Pattern PAGE_MARK = Pattern.compile("\\[\\[Page [A-Z]*\\d+\\]\\]");
  private static final Pattern RULE = Pattern.compile("\\s*[-=]{20,}\\s*");
  private static final Pattern TABLE_RULE = Pattern.compile("-{80,}\\s*");
  private static final Pattern STARS = Pattern.compile("\\s*\\*(?:\\s+\\*){2,}\\s*");
  private static final Pattern PREAMBLE =
      Pattern.compile(
          "(?:AGENCY|AGENCIES|ACTION|SUMMARY|DATES?|EFFECTIVE DATES?|ADDRESS(?:ES)?"
              + "|FOR FURTHER INFORMATION(?: CONTACT)?):.*",
          Pattern.DOTALL);
  private static final Pattern END =
      Pattern.compile("\\[FR Doc\\..*|BILLING CODE.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private FrRawText() {}

  /** Whether {@code text} looks like a raw text of the Federal Register. */
  static boolean isRawText(String text) {
    String head = text.substring(0, Math.min(text.length(), 3_000));
    return head.contains("[Federal Register Volume") || head.contains("[FR Doc No");
  }

  public static FrDocumentText read(byte[] bytes) {
    Decoded decoded = Decoded.of(bytes);
    Oddities oddities = new Oddities("raw text");
    String text = lines(decoded.text(), oddities);
    LegalText legal = new LegalText(new Lines(text).read());
    int instructions =
        (int)
            legal.blocks().stream()
                .filter(b -> b instanceof Passage p && p.kind() == PassageKind.INSTRUCTION)
                .count();
    List<Finding> findings = new ArrayList<>(decoded.findings());
    findings.addAll(oddities.findings());
    return new FrDocumentText(
        legal, FrNumbers.find(text), Optional.empty(), instructions, findings);
  }

  /** The text inside the page, with masked addresses read back. */
  private static String lines(String source, Oddities oddities) {
    Document page = Jsoup.parse(source);
    page.select("script, style").remove();
    for (Element masked : page.select("[data-cfemail]")) {
      Optional<String> address = unmask(masked.attr("data-cfemail"));
      if (address.isPresent()) {
        masked.replaceWith(new TextNode(address.get()));
        oddities.count("EMAIL_UNMASKED", Finding.Severity.NOTE, "masked address", address.get());
      }
    }
    // The mark-up of the raw text itself stands in the page as elements of its own.
    page.select("bullet").forEach(bullet -> bullet.prependText("• "));
    page.select("inf").forEach(low -> low.text(figures(low.text(), "₀₁₂₃₄₅₆₇₈₉")));
    page.select("sup").forEach(high -> high.text(figures(high.text(), "⁰¹²³⁴⁵⁶⁷⁸⁹")));
    return page.body().wholeText();
  }

  /** The web server hides an address as hexadecimal bytes, each combined with the first one. */
  private static Optional<String> unmask(String hexadecimal) {
    if (!hexadecimal.matches("(?:[0-9a-fA-F]{2}){2,200}")) {
      return Optional.empty();
    }
    int key = Integer.parseInt(hexadecimal.substring(0, 2), 16);
    StringBuilder address = new StringBuilder();
    for (int i = 2; i < hexadecimal.length(); i += 2) {
      address.append((char) (Integer.parseInt(hexadecimal.substring(i, i + 2), 16) ^ key));
    }
    return address.chars().allMatch(c -> c > ' ' && c < 127)
        ? Optional.of(address.toString())
        : Optional.empty();
  }

  private static String figures(String text, String figures) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      written.append(c >= '0' && c <= '9' ? figures.charAt(c - '0') : c);
    }
    return written.toString();
  }

  /** Puts lines together to blocks. */
  private static final class Lines {
    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private PassageKind kind = PassageKind.PARAGRAPH;
    private boolean indented;
    private int linesOfParagraph;
    private boolean headed;

    Lines(String text) {
      this.lines = text.lines().toList();
    }

    List<Block> read() {
      int at = 0;
      while (at < lines.size()) {
        String line = lines.get(at);
        if (PAGE_MARK.matcher(line.strip()).matches()) {
          at = pageMark(at);
          continue;
        }
        if (TABLE_RULE.matcher(line).matches()) {
          at = table(at);
          continue;
        }
        if (line.isBlank() || RULE.matcher(line).matches()) {
          flush();
        } else if (line.equals("0")) {
          flush();
          kind = PassageKind.INSTRUCTION;
        } else if (STARS.matcher(line).matches()) {
          flush();
          blocks.add(Passage.of(PassageKind.STARS, fold(line)));
        } else {
          if (line.startsWith("    ") || beginsBlock(line)) {
            // "Accordingly, part 744 is amended as follows:" has the mark, but instructs nothing.
            flush();
            kind = PassageKind.PARAGRAPH;
          }
          add(line);
        }
        at++;
      }
      flush();
      return blocks;
    }

    private static boolean beginsBlock(String line) {
      return END.matcher(line).matches() || PREAMBLE.matcher(line).matches();
    }

    private void add(String line) {
      if (paragraph.isEmpty()) {
        indented = line.startsWith("    ");
      } else if (!endsInHyphen()) {
        paragraph.append(' ');
      }
      linesOfParagraph++;
      paragraph.append(line);
    }

    /** A word broken at its hyphen goes on without a blank. */
    private boolean endsInHyphen() {
      int last = paragraph.length() - 1;
      return last > 0
          && paragraph.charAt(last) == '-'
          && Character.isLetterOrDigit(paragraph.charAt(last - 1));
    }

    /**
     * Drops a page mark. The paragraph goes on behind it unless what follows begins one of its own:
     * an indented line, an instruction, stars, or one line alone after the end of a sentence.
     */
    private int pageMark(int at) {
      int next = at + 1;
      while (next < lines.size() && lines.get(next).isBlank()) {
        next++;
      }
      boolean open = reopen(at);
      if (next < lines.size() && open) {
        String line = lines.get(next);
        boolean alone = next + 1 >= lines.size() || lines.get(next + 1).isBlank();
        boolean goesOn =
            !line.startsWith("    ")
                && !line.equals("0")
                && !STARS.matcher(line).matches()
                && !beginsBlock(line)
                && !(alone && endsSentence());
        if (!goesOn) {
          flush();
        }
      }
      return next;
    }

    /** Takes the paragraph before the mark up again, which a blank line has closed. */
    private boolean reopen(int at) {
      if (!paragraph.isEmpty()) {
        return true;
      }
      if (kind == PassageKind.INSTRUCTION || blocks.isEmpty() || previousIsRule(at)) {
        return false;
      }
      if (blocks.getLast() instanceof Passage last
          && (last.kind() == PassageKind.PARAGRAPH
              || last.kind() == PassageKind.PREAMBLE
              || last.kind() == PassageKind.INSTRUCTION)) {
        boolean finished = ":.".indexOf(last.text().charAt(last.text().length() - 1)) >= 0;
        if (finished && lastBlankLines(at) > 1) {
          return false;
        }
        blocks.removeLast();
        paragraph.append(last.text());
        kind = last.kind() == PassageKind.INSTRUCTION ? last.kind() : PassageKind.PARAGRAPH;
        indented = true;
        linesOfParagraph = 2;
        return true;
      }
      return false;
    }

    private boolean previousIsRule(int at) {
      for (int i = at - 1; i >= 0; i--) {
        if (!lines.get(i).isBlank()) {
          return RULE.matcher(lines.get(i)).matches();
        }
      }
      return true;
    }

    private int lastBlankLines(int at) {
      int count = 0;
      for (int i = at - 1; i >= 0 && lines.get(i).isBlank(); i--) {
        count++;
      }
      return count;
    }

    private boolean endsSentence() {
      String words = paragraph.toString().strip();
      return !words.isEmpty() && ".:;".indexOf(words.charAt(words.length() - 1)) >= 0;
    }

    /** Every line from rule to rule, while another rule comes before the text goes on. */
    private int table(int from) {
      flush();
      int last = from;
      for (int i = from + 1; i < lines.size(); i++) {
        if (TABLE_RULE.matcher(lines.get(i)).matches()) {
          last = i;
        } else if (lines.get(i).startsWith("    ")
            && !lines.get(i).startsWith("     ")
            && i > last + 40) {
          break;
        } else if (lines.get(i).equals("0")) {
          break;
        }
      }
      for (int i = from; i <= last; i++) {
        String line = lines.get(i);
        if (!line.isBlank()
            && !RULE.matcher(line).matches()
            && !PAGE_MARK.matcher(line.strip()).matches()) {
          blocks.add(Passage.of(PassageKind.EXTRACT, fold(printed(line))));
        }
      }
      return last + 1;
    }

    private void flush() {
      String words = fold(printed(paragraph.toString()));
      if (!words.isEmpty()) {
        blocks.add(Passage.of(kind(words), words));
      }
      paragraph.setLength(0);
      linesOfParagraph = 0;
      if (!words.isEmpty()) {
        kind = PassageKind.PARAGRAPH;
      }
    }

    /**
     * Before the first labelled statement everything is the head of the document, whose last block
     * is its heading. After it, one line or two without indentation and full stop are a heading.
     */
    private PassageKind kind(String words) {
      if (kind == PassageKind.INSTRUCTION) {
        return kind;
      }
      if (END.matcher(words).matches()) {
        return PassageKind.SIGNATURE;
      }
      if (PREAMBLE.matcher(words).matches()) {
        if (!headed) {
          headed = true;
          makeLastHeading();
        }
        return PassageKind.PREAMBLE;
      }
      if (!headed) {
        return PassageKind.PREAMBLE;
      }
      if (words.startsWith("Authority:")) {
        return PassageKind.AUTHORITY;
      }
      boolean shortLine = linesOfParagraph <= 2 && !indented;
      boolean unfinished = ".;,".indexOf(words.charAt(words.length() - 1)) < 0;
      return shortLine && (unfinished || words.startsWith("§"))
          ? PassageKind.SUBHEADING
          : PassageKind.PARAGRAPH;
    }

    private void makeLastHeading() {
      if (!blocks.isEmpty()
          && blocks.getLast() instanceof Passage last
          && last.kind() == PassageKind.PREAMBLE) {
        blocks.removeLast();
        blocks.add(Passage.of(PassageKind.HEADING, last.text()));
      }
    }

    private static String printed(String words) {
      String written =
          words
              .replaceAll("\\bSec\\.  \\s*Sec\\.  \\s*", "§§ ")
              .replaceAll("\\bSec\\.  \\s*(?=\\d)", "§ ")
              .replace("``", "“")
              .replace("''", "”")
              .replaceAll("(?<!-)--(?!-)", "—")
              .replace("[deg]", "°");
      Matcher matcher = Pattern.compile("\\\\(\\d{1,3})\\\\").matcher(written);
      return matcher.replaceAll(
          match -> Matcher.quoteReplacement(figures(match.group(1), "⁰¹²³⁴⁵⁶⁷⁸⁹")));
    }

    private static String fold(String words) {
      return words.replaceAll("[\\s\\u00a0]+", " ").strip();
    }
  }
}
