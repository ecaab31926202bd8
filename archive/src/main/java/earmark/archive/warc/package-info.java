/**
 * Captures as WARC files (ISO 28500, version 1.1), to hand an archive over or to replay it.
 *
 * <p>A {@link earmark.archive.warc.WarcExport} writes one {@code response} record for each capture,
 * each in a gzip member of its own; a {@link earmark.archive.warc.WarcImport} stores what a file
 * holds and the archive does not. Bodies are the decoded ones, as the archive keeps them: headers
 * that describe how they were sent are written as {@code X-Earmark-Sent-...}.
 *
 * <p>Only captures: works, versions and changes are neither written nor made.
 *
 * <pre>{@code
 * new WarcExport(archive.captures()).write(file, Selection.ALL, clock.instant());
 * WarcImport.Report report = new WarcImport(other.captures(), limit).read(file);
 * }</pre>
 */
@NullMarked
package earmark.archive.warc;

import org.jspecify.annotations.NullMarked;
