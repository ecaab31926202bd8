package earmark.api.command;

import earmark.api.rendering.RedlineHtml;
import earmark.api.rendering.RedlineSummary;
import earmark.api.rendering.RedlineText;
import earmark.archive.change.RedlineCodec;
import earmark.redline.comparison.Comparison;
import earmark.redline.comparison.Redline;
import earmark.redline.text.LegalText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Prints a redline of two texts. */
final class RedlinePrinter {
  private static final int WIDTH = 100;
  private static final JsonMapper JSON = new JsonMapper();

  private final Console console;
  private final Format format;

  /**
   * Checks the format.
   *
   * @throws CommandEndedException if it cannot be written
   */
  RedlinePrinter(Console console, Format format) {
    if (format == Format.DOCX) {
      throw CommandEndedException.wrongUsage(
          "--format docx cannot be written yet; text, html and json can.");
    }
    this.console = console;
    this.format = format;
  }

  /**
   * Prints it.
   *
   * @param title what is compared, in one line
   * @param facts what is known of the two sides, for a program
   */
  void print(String title, Map<String, Object> facts, LegalText before, LegalText after) {
    Redline redline = Comparison.between(before, after);
    switch (format) {
      case TEXT -> {
        console.line(title);
        console.line(RedlineSummary.counts(redline));
        if (!redline.isEmpty()) {
          console.line("");
          console.text(RedlineText.changes(redline, before, after, WIDTH));
        }
      }
      case HTML -> console.text(page(title, redline, before, after));
      case JSON -> {
        Map<String, Object> json = new LinkedHashMap<>(facts);
        json.put("summary", RedlineSummary.counts(redline));
        json.put("before", before.plain());
        json.put("after", after.plain());
        json.put("redline", JSON.readTree(RedlineCodec.json(redline)));
        console.json(json);
      }
      case DOCX -> throw new IllegalStateException("refused at the start");
    }
  }

  private static String page(String title, Redline redline, LegalText before, LegalText after) {
    String head =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%TITLE%</title></head>
        <body style="max-width:48rem;margin:1rem auto;padding:0 1rem;font-family:Georgia,serif">
        <h1 style="font-size:1.2rem">%TITLE%</h1>
        <p>%COUNTS%</p>
        """;
    return head.replace("%TITLE%", HtmlUtils.htmlEscape(title, "UTF-8"))
            .replace("%COUNTS%", HtmlUtils.htmlEscape(RedlineSummary.counts(redline), "UTF-8"))
        + RedlineHtml.mail(redline, before, after, 0)
        + "</body>\n</html>\n";
  }
}
