/**
 * Rules of the whole project that no compiler holds: formatting, module walls, forbidden calls.
 *
 * <p>They live in this module because it is the only one that sees all the others.
 */
@NullMarked
package earmark.house;

import org.jspecify.annotations.NullMarked;
