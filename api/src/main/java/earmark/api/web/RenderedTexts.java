package earmark.api.web;

import earmark.api.rendering.TextHtml;
import earmark.archive.Sha256;
import earmark.redline.text.LegalText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The HTML of long texts, kept by their hash: a list of 3,400 rows is rendered once, not per visit.
 */
final class RenderedTexts {
  private static final int WORTH_KEEPING = 100_000;
  private static final int KEPT = 12;

  private final Map<Sha256, String> rendered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sha256, String> eldest) {
          return size() > KEPT;
        }
      };

  /** The text as {@link TextHtml#page} renders it below a heading of level 1. */
  String page(Sha256 hash, LegalText text) {
    synchronized (rendered) {
      String known = rendered.get(hash);
      if (known != null) {
        return known;
      }
    }
    String html = TextHtml.page(text, 2);
    if (html.length() >= WORTH_KEEPING) {
      synchronized (rendered) {
        rendered.put(hash, html);
      }
    }
    return html;
  }
}
