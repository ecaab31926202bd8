/**
 * Benchmarks of Earmark against its peers and against its own past.
 *
 * <p>Nothing here is shipped or timed by a test: numbers are for people to read.
 */
@NullMarked
package earmark.bench;

import org.jspecify.annotations.NullMarked;
