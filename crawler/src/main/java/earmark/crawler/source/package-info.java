/**
 * The sources: what the Federal Register, the eCFR and the Bureau of Industry and Security publish,
 * and how each is read without believing too much.
 *
 * <p>A {@link earmark.crawler.source.Source} is asked for one round at a time. It works through
 * what is new since its checkpoints, in the order of its dates, and moves a checkpoint only after
 * what lies before it has been recorded; so a round may be killed at any point and the next one
 * goes on. Only what the source states goes into works and versions, never when or how often it was
 * asked.
 *
 * <p>A list that is short, empty or unfiltered, a slice of another part, an error page: none of
 * these is ever read as "removed". It is a failure of the round, and nothing that is stored
 * changes.
 *
 * <pre>{@code
 * Source source = new Ecfr(archive, fetcher, base, scope, historyFrom);
 * Tally tally = new Tally(source.name(), Progress.NONE, () -> false);
 * source.run(tally);
 * tally.failures(); // empty if all went well
 * }</pre>
 */
@NullMarked
package earmark.crawler.source;

import org.jspecify.annotations.NullMarked;
