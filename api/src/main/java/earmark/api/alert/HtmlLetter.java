package earmark.api.alert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A letter in HTML, with inline styles only and nothing loaded from anywhere.
 *
 * <p>Struck, added and matched words each carry a line or weight besides their colour, on a
 * background of their own, so that they can be told apart in dark mode and without colours.
 */
final class HtmlLetter {
  private static final String MARK =
      "<mark style=\"background:#ffe9a8;color:#1a1a1a;font-weight:bold\">";
  private static final String SMALL = "margin:0 0 4px;font-size:14px;line-height:1.45";
  private static final String TITLE =
      "margin:20px 0 6px;font-size:13px;letter-spacing:.04em;color:#555;text-transform:uppercase";

  /** A tag, a character reference, or a stretch of text between them. */
  private static final Pattern PIECE = Pattern.compile("<[^>]*>|[^<]+");

  private final Story story;
  private final Pattern words;
  private final StringBuilder out = new StringBuilder();

  HtmlLetter(Story story) {
    this.story = story;
    this.words = Excerpts.pattern(story.words().stream().map(HtmlLetter::escaped).toList());
  }

  String write() {
    out.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark"><title>%TITLE%</title></head>
        <body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif">
        <div style="max-width:680px;overflow-wrap:break-word">
        """
            .replace("%TITLE%", escaped(story.headline())));
    out.append("<h1 style=\"margin:0 0 8px;font-size:19px;line-height:1.3\">")
        .append(escaped(story.headline()))
        .append("</h1>\n");
    paragraph("margin:0 0 8px;font-size:16px;line-height:1.45", marked(escaped(story.substance())));
    paragraph(SMALL, "Your watch “" + escaped(story.watch().name()) + "” matched" + matched());
    paragraph(SMALL, link(story.page(), "Open in Earmark"));
    changes();
    title("Dates");
    story
        .dates()
        .forEach(
            date ->
                paragraph(SMALL, escaped(date.name()) + ": <b>" + escaped(date.date()) + "</b>"));
    title("Why you get this");
    paragraph(
        SMALL,
        "Watch “"
            + escaped(story.watch().name())
            + "”, query: <code>"
            + escaped(story.watch().query())
            + "</code>");
    if (!story.watch().note().isEmpty()) {
      paragraph(SMALL, "Your note: " + escaped(story.watch().note()));
    }
    paragraph(SMALL, link(story.watchesPage(), "Change or end your watches"));
    title("Proof");
    story
        .official()
        .ifPresent(
            address -> paragraph(SMALL, "Official source: " + link(address, escaped(address))));
    story.proof().forEach(line -> paragraph(SMALL, escaped(line)));
    if (story.codified()) {
      paragraph(SMALL, Story.NOT_OFFICIAL);
    }
    return out.append("</div>\n</body>\n</html>\n").toString();
  }

  private void changes() {
    if (!story.htmlRedline().isEmpty()) {
      title("What changed");
      out.append(marked(story.htmlRedline()));
    } else if (!story.excerpts().isEmpty()) {
      title("Where it matched");
      story
          .excerpts()
          .forEach(
              excerpt ->
                  paragraph(
                      "margin:0 0 10px;font-family:Georgia,'Times New Roman',serif;font-size:16px;"
                          + "line-height:1.5",
                      marked(escaped(excerpt))));
    }
  }

  private String matched() {
    return story.words().isEmpty()
        ? "."
        : ": " + MARK + escaped(String.join(", ", story.words())) + "</mark>";
  }

  /** Marks matched words in the text of an HTML fragment, never inside its tags. */
  private String marked(String html) {
    return PIECE
        .matcher(html)
        .replaceAll(piece -> Matcher.quoteReplacement(markedPiece(piece.group())));
  }

  private String markedPiece(String piece) {
    return piece.startsWith("<")
        ? piece
        : words
            .matcher(piece)
            .replaceAll(m -> Matcher.quoteReplacement(MARK + m.group() + "</mark>"));
  }

  private void title(String words) {
    out.append("<h2 style=\"").append(TITLE).append("\">").append(words).append("</h2>\n");
  }

  private void paragraph(String style, String html) {
    out.append("<p style=\"").append(style).append("\">").append(html).append("</p>\n");
  }

  private static String link(String address, String html) {
    return "<a href=\"" + escaped(address) + "\">" + html + "</a>";
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
