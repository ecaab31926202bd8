/**
 * What was captured and when: captures, versions on two time axes, the feed of changes.
 *
 * <p>The archive is the truth; everything else Earmark shows can be rebuilt from it. It is one SQL
 * database, SQLite or PostgreSQL, and it is written in whole transactions only.
 *
 * <pre>{@code
 * try (Archive archive = Archive.open(ArchiveSettings.in(folder), Clock.systemUTC())) {
 *   archive.versions().inForce(WorkId.of(citation), date, knownAt);
 * }
 * }</pre>
 */
@NullMarked
package earmark.archive;

import org.jspecify.annotations.NullMarked;
