/**
 * The evaluation of the comparison: edits of known truth on real text, a score of what a redline
 * says of them, and other tools on the same input in the same run.
 *
 * <p>Nothing here is a test: the numbers are for people to read, and where another tool is better
 * the table says so. The seeds that are reported are not those that settings were tuned on.
 *
 * <pre>{@code
 * bench/redline            # the whole, some minutes
 * bench/redline --quick    # few runs and seeds, without the slow peers
 * bench/redline --tuning   # other seeds: use these while changing the engine
 * }</pre>
 */
@NullMarked
package earmark.bench.redline;

import org.jspecify.annotations.NullMarked;
