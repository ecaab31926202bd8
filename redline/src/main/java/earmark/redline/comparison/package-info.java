/**
 * How two texts differ, as a lawyer would mark it.
 *
 * <p>A {@link earmark.redline.comparison.Redline} is a value: operations with offsets into the two
 * untouched texts. Rejecting all gives the text before, accepting all the text after, exactly.
 * Rendering it happens elsewhere.
 *
 * <pre>{@code
 * Redline redline = Comparison.between(before, after);
 * redline.accept(after.plain()).equals(after.plain()); // always
 * }</pre>
 */
@NullMarked
package earmark.redline.comparison;

import org.jspecify.annotations.NullMarked;
