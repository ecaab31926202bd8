/**
 * Legal texts and redlines as people read them: HTML for pages, HTML for mail, plain text for a
 * terminal.
 *
 * <p>Rendering starts from values of {@code redline} and writes characters; each character of a
 * source is escaped exactly once, here. It reads no clock, no archive and no setting, so that the
 * same redline gives the same bytes on a page, in a message and in a file.
 *
 * <p>A redline is first laid over the blocks of its two texts ({@code MarkedText}), so that every
 * form agrees on what is one changed paragraph and what is one change.
 *
 * <pre>{@code
 * String html = RedlineHtml.page(redline, before, after, Context.LEAD_INS);
 * String text = RedlineText.changes(redline, before, after, 100);
 * }</pre>
 */
@NullMarked
package earmark.api.rendering;

import org.jspecify.annotations.NullMarked;
