/**
 * The words of legal text: what counts as one, and how it is spelled in the index.
 *
 * <p>Letters are lower-cased without a locale and lose their accents; § and ¶, quotation marks and
 * dashes are no part of a word; superscripts are ({@code 10³} is not {@code 103}). Nothing is
 * stemmed: a defined term is found as it is defined. What lawyers cite stays one word and is also
 * found by what it begins with:
 *
 * <table>
 * <caption>Text and what finds it</caption>
 * <tr><th>Text</th><th>The word</th><th>found by as well</th></tr>
 * <tr><td>ECCN 3A090.a.1</td><td>3a090.a.1</td><td>3a090.a, 3a090, 3a</td></tr>
 * <tr><td>§ 744.21(a)(2)</td><td>744.21(a)(2)</td><td>744.21(a), 744.21, 744</td></tr>
 * <tr><td>90 FR 4544</td><td>90fr4544</td><td>90, fr, 4544, one after the other</td></tr>
 * <tr><td>2025-00636, RIN 0694-AJ90</td><td>2025-00636, 0694-aj90</td><td>its pieces</td></tr>
 * <tr><td>end-use</td><td>end, use</td><td></td></tr>
 * <tr><td>China’s, U.S., 1,596</td><td>china, us, 1596</td><td></td></tr>
 * </table>
 */
@NullMarked
package earmark.index.analysis;

import org.jspecify.annotations.NullMarked;
