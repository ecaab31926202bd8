package earmark.crawler.parse;

import earmark.crawler.parse.Judgement.Refused;
import earmark.crawler.parse.Judgement.Usable;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The rules behind {@link Judgement#of}. */
final class Judge {
  private static final int MAX_BYTES = 512 * 1024 * 1024;

  /** A page of refusal is short; what is longer is judged by its title and headings only. */
  private static final int SHORT_PAGE = 8_000;

  private static final int HEAD = 4_096;
  private static final Set<String> FR_ROOTS = Set.of("RULE", "PRORULE", "NOTICE", "PRESDOCU");
  private static final Set<String> ECFR_ROOTS = Set.of("DIV5", "ECFR", "DLPSTEXTCLASS");
  private static final Set<String> ECFR_TITLE_ROOTS = Set.of("ECFR", "DLPSTEXTCLASS");
  private static final Pattern ISSUE_DATE = Pattern.compile("<DATE>(?<words>[^<]{1,80})</DATE>");
  private static final Pattern TITLE_NUMBER =
      Pattern.compile("<DIV1\\b[^>]*\\bN=\"(?<number>[^\"]{1,20})\"");
  private static final Pattern HTML =
      Pattern.compile(
          "\\A\\s*(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html|head|body)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern XML_DECLARATION = Pattern.compile("\\A\\s*<\\?xml\\b[^>]*\\?>");
  private static final Pattern BLOCKED_TITLE =
      Pattern.compile(
          "request access|just a moment|attention required|access denied|captcha|are you (?:a"
              + " )?(?:robot|human)|pardon our interruption|human verification|unblock",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BLOCKED_WORDS =
      Pattern.compile(
          "flagged as potentially automated|complete the captcha|verify (?:that )?you are (?:a"
              + " )?human|enable javascript and cookies to continue",
          Pattern.CASE_INSENSITIVE);

  private Judge() {}

  static Judgement judge(Expected expected, String contentType, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return new Refused(
          Judgement.TOO_LARGE, bytes.length + " bytes, at most " + MAX_BYTES + " are read");
    }
    if (isBlank(bytes)) {
      return new Refused(Judgement.EMPTY, bytes.length + " bytes, " + type(contentType));
    }
    Decoded decoded = Decoded.of(bytes);
    if (!decoded.findings().isEmpty()
        && (decoded.isBad()
            || !(expected instanceof Expected.Html
                || expected instanceof Expected.Plain
                || expected instanceof Expected.FrDocumentText))) {
      return new Refused(Judgement.BAD_ENCODING, decoded.findings().getFirst().excerpt());
    }
    String text = decoded.text();
    Optional<Refused> blocked = blocked(text);
    if (blocked.isPresent()) {
      return blocked.get();
    }
    return switch (expected) {
      case Expected.Xml xml -> xml(text, contentType, xml.roots());
      case Expected.FrDocumentXml document -> {
        Judgement form = xml(text, contentType, FR_ROOTS);
        yield form instanceof Usable ? number(text, document.number()) : form;
      }
      case Expected.EcfrPartXml part -> {
        Judgement form = xml(text, contentType, ECFR_ROOTS);
        yield form instanceof Usable ? part(bytes, part) : form;
      }
      case Expected.FrIssueXml issue -> {
        Judgement form = xml(text, contentType, Set.of(FrIssue.ROOT));
        yield form instanceof Usable ? issue(text, issue.day()) : form;
      }
      case Expected.EcfrTitleXml whole -> {
        Judgement form = xml(text, contentType, ECFR_TITLE_ROOTS);
        yield form instanceof Usable ? title(text, whole.title()) : form;
      }
      case Expected.FrDocumentText document -> number(text, document.number());
      case Expected.Json _ -> json(text, contentType);
      case Expected.Html html -> html(text, html.mark());
      case Expected.Plain _ -> plain(text);
    };
  }

  private static Judgement xml(String text, String contentType, Set<String> roots) {
    if (isHtml(text)) {
      return new Refused(
          Judgement.HTML_INSTEAD_OF_XML, type(contentType) + ", page \"" + title(text) + "\"");
    }
    if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
      return new Refused(Judgement.NOT_WELL_FORMED, "JSON: " + start(text));
    }
    return WellFormed.check(text, roots);
  }

  private static Judgement number(String text, String wanted) {
    Optional<String> found = FrNumbers.find(text);
    if (found.isEmpty()) {
      return new Refused(
          Judgement.WRONG_DOCUMENT, "no document number, asked for " + wanted + ": " + start(text));
    }
    return FrNumbers.same(found.get(), wanted)
        ? new Usable()
        : new Refused(Judgement.WRONG_DOCUMENT, "FR Doc. " + found.get() + ", asked for " + wanted);
  }

  private static Judgement part(byte[] bytes, Expected.EcfrPartXml wanted) {
    EcfrText text = EcfrXml.read(bytes, wanted.title());
    boolean otherTitle =
        text.findings().stream().anyMatch(f -> f.code().equals(Judgement.WRONG_DOCUMENT));
    boolean held = text.parts().stream().anyMatch(part -> part.part().equals(wanted.part()));
    if (held && !otherTitle) {
      return new Usable();
    }
    String parts =
        text.parts().stream()
            .limit(5)
            .map(part -> part.title() + " CFR part " + part.part())
            .toList()
            .toString();
    return new Refused(
        Judgement.WRONG_DOCUMENT,
        parts + ", asked for " + wanted.title() + " CFR part " + wanted.part());
  }

  private static Judgement issue(String text, LocalDate wanted) {
    Optional<LocalDate> day = issueDay(text);
    return day.filter(wanted::equals).isPresent()
        ? new Usable()
        : new Refused(
            Judgement.WRONG_DOCUMENT,
            day.map(date -> "the issue of " + date).orElse("an issue without a date")
                + ", asked for that of "
                + wanted);
  }

  static Optional<LocalDate> issueDay(String text) {
    Matcher printed = ISSUE_DATE.matcher(text);
    return printed.find() ? PrintedDay.inWords(printed.group("words")) : Optional.empty();
  }

  /** The number of the title as it is written; empty if none is. */
  static String titleNumber(String text) {
    Matcher stated = TITLE_NUMBER.matcher(text);
    return stated.find() ? stated.group("number") : "";
  }

  private static Judgement title(String text, int wanted) {
    String found = titleNumber(text);
    return found.equals(Integer.toString(wanted))
        ? new Usable()
        : new Refused(
            Judgement.WRONG_DOCUMENT,
            (found.isEmpty() ? "no title of the CFR" : "title " + found)
                + ", asked for title "
                + wanted);
  }

  private static Judgement json(String text, String contentType) {
    if (isHtml(text)) {
      return new Refused(
          Judgement.HTML_INSTEAD_OF_JSON, type(contentType) + ", page \"" + title(text) + "\"");
    }
    String body = text.strip();
    char first = body.charAt(0);
    if (first != '{' && first != '[') {
      return new Refused(Judgement.NOT_WELL_FORMED, "no JSON object or array: " + start(text));
    }
    return Brackets.check(body);
  }

  private static Judgement plain(String text) {
    if (isHtml(text)) {
      return new Refused(Judgement.WRONG_ROOT, "an HTML page: " + title(text));
    }
    String body = text.stripLeading();
    return body.startsWith("<") || body.startsWith("{")
        ? new Refused(Judgement.WRONG_ROOT, "markup or JSON: " + start(text))
        : new Usable();
  }

  private static Judgement html(String text, String mark) {
    if (!text.toLowerCase(Locale.ROOT).contains("<")) {
      return new Refused(Judgement.NOT_WELL_FORMED, "no HTML: " + start(text));
    }
    // Other markup would pass for a page of few words: readers of HTML take everything.
    if (!isHtml(XML_DECLARATION.matcher(text).replaceFirst(""))) {
      return new Refused(Judgement.WRONG_ROOT, "no HTML page: " + start(text));
    }
    if (!mark.isEmpty() && !text.contains(mark)) {
      return new Refused(
          Judgement.MARK_MISSING, "\"" + mark + "\" is not on the page \"" + title(text) + "\"");
    }
    boolean opened =
        text.regionMatches(
            true, Math.max(0, text.toLowerCase(Locale.ROOT).indexOf("<html")), "<html", 0, 5);
    if (opened && !text.toLowerCase(Locale.ROOT).contains("</html")) {
      return new Refused(Judgement.TRUNCATED, "ends without </html>: " + end(text));
    }
    return new Usable();
  }

  /** Only pages are looked at: the words occur in legal texts too. */
  private static Optional<Refused> blocked(String text) {
    if (!isHtml(text)) {
      return Optional.empty();
    }
    Document page = Jsoup.parse(text);
    String title = page.title();
    Element heading = page.selectFirst("h1");
    for (String name : new String[] {title, heading == null ? "" : heading.text()}) {
      if (BLOCKED_TITLE.matcher(name).find()) {
        return Optional.of(new Refused(Judgement.BLOCKED_PAGE, "page \"" + name + "\""));
      }
    }
    String words = page.text();
    Matcher matcher = BLOCKED_WORDS.matcher(words);
    return words.length() <= SHORT_PAGE && matcher.find()
        ? Optional.of(
            new Refused(Judgement.BLOCKED_PAGE, "\"" + matcher.group() + "\" on \"" + title + "\""))
        : Optional.empty();
  }

  static boolean isHtml(String text) {
    return HTML.matcher(text.substring(0, Math.min(text.length(), HEAD))).find();
  }

  private static String title(String text) {
    return Jsoup.parse(text).title();
  }

  private static String type(String contentType) {
    return contentType.isEmpty() ? "no media type" : contentType;
  }

  private static String start(String text) {
    String folded = text.strip();
    return folded.substring(0, Math.min(folded.length(), 120));
  }

  static String end(String text) {
    String folded = text.strip();
    return "…" + folded.substring(Math.max(0, folded.length() - 120));
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0) {
        return false;
      }
    }
    return true;
  }
}
