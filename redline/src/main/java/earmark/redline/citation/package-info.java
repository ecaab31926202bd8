/**
 * The addresses of law as lawyers write them: provisions of the CFR, documents and pages of the
 * Federal Register.
 *
 * <p>Part and section stay strings: 4.130 is not 4.13. A citation says where, never what stood
 * there or when.
 *
 * <pre>{@code
 * Citation c = Citation.parse("§ 744.21(a)(2)");
 * c.toString(); // "15 CFR 744.21(a)(2)"
 * }</pre>
 */
@NullMarked
package earmark.redline.citation;

import org.jspecify.annotations.NullMarked;
