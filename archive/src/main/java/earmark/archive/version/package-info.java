/**
 * Works and what they said: every version on two time axes.
 *
 * <p>Legal time is when a text was law: half-open intervals of Washington dates. Recorded time is
 * when Earmark knew it: half-open intervals of instants. "What did § 744.21 say on the day we
 * shipped, and what did we know then?" is one question to {@link earmark.archive.version.Versions}.
 */
@NullMarked
package earmark.archive.version;

import org.jspecify.annotations.NullMarked;
