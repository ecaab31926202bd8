/**
 * Changes: the only thing consumers read.
 *
 * <p>The feed is append-only with a strictly increasing sequence, written in the transaction that
 * writes the version. A consumer keeps a cursor, the sequence it has dealt with, and so can stop at
 * any point and go on without loss or repetition.
 */
@NullMarked
package earmark.archive.change;

import org.jspecify.annotations.NullMarked;
