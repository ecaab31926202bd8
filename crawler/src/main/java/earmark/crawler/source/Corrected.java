package earmark.crawler.source;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which documents a Federal Register document says it corrects.
 *
 * <p>The register states this only for corrections of its own, whose numbers begin with C1-, R1- or
 * the like. An agency's correction has an ordinary number and says it in words: "In FR Doc.
 * 2021-00977, appearing on page 4865 ...". Only a document that calls itself a correction is read
 * for such words, as every rule cites others.
 */
final class Corrected {
  private static final Pattern OFFICE_NUMBER = Pattern.compile("[CR]\\d-(.+)");
  private static final Pattern CALLED_CORRECTION =
      Pattern.compile("\\bcorrect(?:ion|ions|ing)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBERED =
      Pattern.compile(
          "\\b(?:FR|rule|notice)\\s+doc(?:ument|\\.)\\s*(?:No\\.?:?\\s*)?"
              + "(?<number>(?:[A-Z]\\d?[-\\u2010-\\u2015])?[A-Z]?\\d{1,4}[-\\u2010-\\u2015]\\d{1,6})"
              + "[^;]{0,120}?\\b(?:appearing|published|beginning)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PAGED =
      Pattern.compile(
          "\\bcorrect(?:s|ed|ing|ions?)?\\b[^.]{0,300}?\\b(?<page>\\d{1,3} FR \\d{1,6})\\b",
          Pattern.CASE_INSENSITIVE);

  private Corrected() {}

  /**
   * Numbers of what is corrected, or, where the text names no number, Federal Register citations.
   *
   * @param number of the document itself
   * @param stated number that the register's record states
   * @param head title and action, in which a correction calls itself one
   */
  static List<String> of(String number, Optional<String> stated, String head, LegalText text) {
    Set<String> found = new LinkedHashSet<>();
    stated.ifPresent(found::add);
    Matcher office = OFFICE_NUMBER.matcher(number);
    if (office.matches()) {
      found.add(office.group(1));
    } else if (CALLED_CORRECTION.matcher(head).find()) {
      found.addAll(named(text, NUMBERED, "number"));
      if (found.isEmpty()) {
        found.addAll(named(text, PAGED, "page"));
      }
    }
    found.remove(number);
    return List.copyOf(found);
  }

  private static Set<String> named(LegalText text, Pattern form, String group) {
    Set<String> named = new LinkedHashSet<>();
    for (Block block : text.blocks()) {
      Matcher matcher = form.matcher(block.text().replaceAll("\\s+", " "));
      while (matcher.find()) {
        named.add(matcher.group(group).replaceAll("[\\u2010-\\u2015]", "-"));
      }
    }
    return named;
  }
}
