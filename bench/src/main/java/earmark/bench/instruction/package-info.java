/**
 * How well amendatory instructions are read, against what two human readings expect.
 *
 * <p>Run by {@code bench/instructions}.
 */
@NullMarked
package earmark.bench.instruction;

import org.jspecify.annotations.NullMarked;
