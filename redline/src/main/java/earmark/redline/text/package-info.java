/**
 * The text of a provision or document, in print order, with the legal address of each block.
 *
 * <p>The sources print paragraphs flat, with their designation in the text; the hierarchy (a)(1)(i)
 * is inferred by Earmark. So the text is kept as printed, as a list of blocks, and the tree is the
 * order of the {@linkplain earmark.redline.text.ParagraphPath paths} laid over it: what is under
 * (a) is what {@link earmark.redline.text.LegalText#under} answers. A wrong inference can then harm
 * an address but never the words.
 *
 * <p>This package parses no mark-up: readers of XML and HTML live in the crawler.
 *
 * <pre>{@code
 * LegalText text = new LegalText(List.of(
 *     Passage.of(PassageKind.HEADING, "§ 744.21 Restrictions"),
 *     Passage.paragraph(ParagraphPath.parse("(a)"), "(a)", "(a) General prohibition.")));
 * text.plain(); // "§ 744.21 Restrictions\n(a) General prohibition."
 * }</pre>
 */
@NullMarked
package earmark.redline.text;

import org.jspecify.annotations.NullMarked;
