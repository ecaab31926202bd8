package earmark.crawler.schedule;

import earmark.crawler.Crawl;
import earmark.crawler.Round;
import java.util.function.Consumer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of the source that the job is named after; never two of one source at a time. */
@DisallowConcurrentExecution
final class RoundJob implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(RoundJob.class);

  private final Crawl crawl;
  private final Consumer<Round> listener;

  RoundJob(Crawl crawl, Consumer<Round> listener) {
    this.crawl = crawl;
    this.listener = listener;
  }

  @Override
  public void execute(JobExecutionContext context) {
    Round round = crawl.run(context.getJobDetail().getKey().getName());
    LOG.info("{}: {} {}", round.source(), round.outcome(), round.reason());
    listener.accept(round);
  }
}
