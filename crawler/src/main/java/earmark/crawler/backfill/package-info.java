/**
 * Loading the past of a source, slice by slice.
 *
 * <p>A {@link earmark.crawler.backfill.Backfill} keeps a plan of slices in the archive and
 * acknowledges each after what it speaks of is recorded, so that it goes on with the slice in
 * flight however it ended. Between two slices it lets a waiting round of the source go first. It
 * does not know what a slice is: that is the source's {@link earmark.crawler.source.Past}.
 *
 * <pre>{@code
 * Backfill backfill = crawl.backfill("ecfr");
 * Result result = backfill.run(LocalDate.of(2017, 1, 3), LocalDate.of(2021, 12, 31), Progress.NONE);
 * }</pre>
 */
@NullMarked
package earmark.crawler.backfill;

import org.jspecify.annotations.NullMarked;
