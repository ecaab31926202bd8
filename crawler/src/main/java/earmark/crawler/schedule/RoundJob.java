package earmark.crawler.schedule;

import earmark.archive.calendar.FederalHolidays;
import earmark.crawler.Crawl;
import earmark.crawler.Round;
import earmark.crawler.source.FederalRegister;
import earmark.crawler.source.PublicInspection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.quartz.CronTrigger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of the source that the job is named after; never two of one source at a time. */
@DisallowConcurrentExecution
final class RoundJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(RoundJob.class);
  private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  private final Crawl crawl;
  private final Consumer<Round> listener;
  private final Clock clock;

  RoundJob(Crawl crawl, Consumer<Round> listener, Clock clock) {
    this.crawl = crawl;
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public void execute(JobExecutionContext context) {
    String source = context.getJobDetail().getKey().getName();
    if (isOnSchedule(context) && !isExpected(source)) {
      LOG.info("{}: nothing is published on a federal holiday; no round", source);
      return;
    }
    Round round = crawl.run(source);
    LOG.info("{}: {} {}", round.source(), round.outcome(), round.reason());
    listener.accept(round);
  }

  /** Not by hand: what somebody asks for is done on any day. */
  private static boolean isOnSchedule(JobExecutionContext context) {
    return context.getTrigger() instanceof CronTrigger;
  }

  /** The register's office publishes and files on business days only. */
  private boolean isExpected(String source) {
    boolean rests = source.equals(FederalRegister.NAME) || source.equals(PublicInspection.NAME);
    return !rests || !FederalHolidays.isHoliday(LocalDate.now(clock.withZone(WASHINGTON)));
  }
}
