/**
 * When each source runs: schedules that survive restarts.
 *
 * <p>A {@link earmark.crawler.schedule.Schedules} keeps one cron per source, in Washington time, in
 * the archive's database, and has a {@link earmark.crawler.Crawl} run the rounds. A round that was
 * missed while nobody was running is made up for once. It decides nothing about what a round does.
 *
 * <p>The library behind it (Quartz) is known to this package only.
 *
 * <pre>{@code
 * try (Schedules schedules = new Schedules(archive, crawl, settings.crons(), round -> { })) {
 *   schedules.start();
 *   schedules.list(); // federal-register, next run at ...
 * }
 * }</pre>
 */
@NullMarked
package earmark.crawler.schedule;

import org.jspecify.annotations.NullMarked;
