package earmark.crawler.parse;

import org.jsoup.nodes.Element;

/** What stands in the text for things that are not words. */
final class Graphics {
  private static final String STARS = "* * * * *";

  private Graphics() {}

  /**
   * The file name of a picture: {@code ER12JA01.000}, or the last step of the address of an img.
   */
  static String name(Element element) {
    String address = element.attr("src");
    String name = address.substring(address.lastIndexOf('/') + 1);
    String words = element.text().strip();
    return words.isEmpty() ? name : name.isEmpty() ? words : name + " " + words;
  }

  /** The five stars that stand for text left as it is. */
  static String stars(Element element) {
    String words = element.text().strip();
    return words.isEmpty() ? STARS : words;
  }
}
