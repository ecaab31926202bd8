/**
 * What the law says and how it differs: citations, text with legal addresses, comparison.
 *
 * <p>Pure Java. Nothing here reads a clock, a file, the network, a locale or a system property:
 * given the same values it gives the same result, byte for byte, on any machine.
 */
@NullMarked
package earmark.redline;

import org.jspecify.annotations.NullMarked;
