/**
 * Readers that turn the bytes of a capture into legal text: Federal Register XML and raw text, the
 * three XML dialects of the eCFR, HTML pages and plain text.
 *
 * <p>Every reader is a pure function of the bytes, resolves no external entity, reads no DTD and
 * fetches nothing. What it does not know it keeps as text and reports as a {@link
 * earmark.redline.text.Finding}; no word of the source is lost. Each has a name and version, such
 * as {@code ecfr-1}, which is recorded beside what it read. Whether an answer is what was asked for
 * at all is judged first, by {@link earmark.crawler.parse.Judgement}.
 *
 * <p>This package decides nothing about works, versions and changes, and keeps no state.
 *
 * <pre>{@code
 * for (EcfrPart part : EcfrXml.read(bytes).parts()) {
 *   for (EcfrUnit unit : part.units()) {
 *     unit.citation(); // 15 CFR 744.21
 *     unit.text().plain(); // "§ 744.21 Restrictions on …"
 *   }
 * }
 * }</pre>
 */
@NullMarked
package earmark.crawler.parse;

import org.jspecify.annotations.NullMarked;
