/**
 * How fast Earmark takes documents in, from the first request or byte to the commit, beside the
 * floor: the same bytes read, hashed and compressed, and nothing else.
 *
 * <p>{@code bench/ingest} runs it. Every run has an archive of its own, a real SQLite file with
 * {@code synchronous=FULL}; making it is not timed. Times are wall time.
 */
@NullMarked
package earmark.bench.ingest;

import org.jspecify.annotations.NullMarked;
