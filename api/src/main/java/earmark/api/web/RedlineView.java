package earmark.api.web;

import earmark.api.reading.Compared;
import earmark.api.rendering.RedlineHtml;
import earmark.api.rendering.RedlineSummary;
import earmark.api.rendering.Showing;
import earmark.api.rendering.TextHtml;

/**
 * A comparison as a page shows it.
 *
 * @param kind {@code redline}, {@code new} where there was no text before, {@code gone} where there
 *     is none after, {@code same} where nothing differs
 * @param html the redline, or the one text there is
 * @param context how much unchanged text it shows: {@code whole}, {@code lead-ins} or {@code
 *     changes}
 * @param view {@code inline} or {@code side-by-side}
 * @param typography whether differences of typography alone are marked
 */
record RedlineView(
    String kind,
    String html,
    String counts,
    String context,
    String view,
    boolean typography,
    boolean hasTypography,
    String engine) {

  static RedlineView of(Compared compared, Showing showing, boolean typography) {
    String context = showing.context().key();
    String view = showing.view().key();
    boolean hasTypography = compared.redline().statistics().typographical() > 0;
    String counts = RedlineSummary.counts(compared.redline());
    String engine = compared.redline().engine();
    if (compared.before().isEmpty()) {
      String html = TextHtml.page(compared.textAfter(), 2);
      return new RedlineView("new", html, "", context, view, typography, false, engine);
    }
    if (compared.after().isEmpty()) {
      String html = TextHtml.page(compared.textBefore(), 2);
      return new RedlineView("gone", html, "", context, view, typography, false, engine);
    }
    if (compared.redline().isEmpty()) {
      return new RedlineView("same", "", "", context, view, typography, false, engine);
    }
    String html =
        RedlineHtml.page(
            compared.redline(), compared.textBefore(), compared.textAfter(), showing, typography);
    return new RedlineView(
        "redline", html, counts, context, view, typography, hasTypography, engine);
  }
}
