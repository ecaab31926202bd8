package earmark.index.analysis;

import earmark.redline.citation.AttachmentCitation;
import earmark.redline.citation.Citation;
import earmark.redline.citation.FrNumber;
import earmark.redline.citation.FrPage;
import earmark.redline.citation.PartCitation;
import earmark.redline.citation.SectionCitation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a citation is spelled as one word of the index: {@code 15/744.21(a)}, {@code
 * 15/744/supplement-4}, {@code 90fr4544}. Letters are lower case.
 */
public final class CitationKey {
  private CitationKey() {}

  public static String of(Citation citation) {
    return switch (citation) {
      case PartCitation part -> part.title() + "/" + part.part();
      case SectionCitation section ->
          lower(section.title() + "/" + section.section() + section.path());
      case AttachmentCitation attachment ->
          attachment(
                  attachment.title(),
                  attachment.part(),
                  lower(attachment.kind().name()),
                  attachment.designation())
              + lower(attachment.path().toString());
      case FrPage page -> page.volume() + "fr" + page.page();
      case FrNumber number -> lower(number.number());
    };
  }

  static String attachment(int title, String part, String kind, String designation) {
    return title
        + "/"
        + part
        + "/"
        + kind
        + (designation.isEmpty() ? "" : "-" + lower(designation));
  }

  /** The keys of a citation and of all it lies in. */
  public static List<String> withContainers(Citation citation) {
    return withContainers(of(citation));
  }

  /** A key and those of all it lies in: a paragraph lies in its section, a section in its part. */
  static List<String> withContainers(String key) {
    List<String> keys = new ArrayList<>();
    keys.add(key);
    String shorter = key;
    while (shorter.endsWith(")")) {
      shorter = shorter.substring(0, shorter.lastIndexOf('('));
      keys.add(shorter);
    }
    int slash = shorter.indexOf('/');
    int end = shorter.indexOf('/', slash + 1);
    if (end < 0) {
      end = shorter.indexOf('.', slash + 1);
    }
    if (slash >= 0 && end >= 0) {
      keys.add(shorter.substring(0, end));
    }
    return keys;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
