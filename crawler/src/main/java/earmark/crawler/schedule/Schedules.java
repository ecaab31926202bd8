package earmark.crawler.schedule;

import earmark.archive.Archive;
import earmark.archive.ArchiveFailedException;
import earmark.crawler.Crawl;
import earmark.crawler.Round;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * Runs each source on its cron, in Washington time, and keeps that in the archive's database.
 *
 * <p>After a restart a schedule goes on where it was: a run that was missed is made up for once,
 * however many were missed. On PostgreSQL several processes share the schedules, and each run
 * happens in one of them. Safe for use by several threads.
 */
public final class Schedules implements AutoCloseable {
  private static final String GROUP = "crawl";
  private static final TimeZone WASHINGTON = TimeZone.getTimeZone("America/New_York");

  private final Archive archive;
  private final Crawl crawl;
  private final Map<String, String> crons;
  private final Scheduler scheduler;

  /**
   * Prepares the schedules; nothing runs before {@link #start}.
   *
   * @param crons by source, in the form of Quartz, seconds first; several with a semicolon between
   * @param listener is told of each round that this process has run, by the thread that ran it
   * @throws IllegalArgumentException if a cron cannot be read or a source is unknown; the message
   *     quotes it
   * @throws ArchiveFailedException if the database fails
   */
  public Schedules(
      Archive archive, Crawl crawl, Map<String, String> crons, Consumer<Round> listener) {
    this.archive = archive;
    this.crawl = crawl;
    this.crons = new TreeMap<>(crons);
    this.crons.forEach((source, cron) -> requireCron(source, cron, crawl.sources()));
    this.scheduler =
        call(() -> QuartzScheduler.over(archive.database().dataSource(), crawl, listener));
  }

  /** Writes down the schedules as configured, and lets them run. */
  public void start() {
    run(
        () -> {
          for (String source : crawl.sources()) {
            put(source, crons.get(source));
          }
          Set<JobKey> old = new HashSet<>(scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)));
          crawl.sources().forEach(source -> old.remove(job(source)));
          for (JobKey unknown : old) {
            scheduler.deleteJob(unknown);
          }
          scheduler.start();
        });
  }

  /** Every source with its schedule and its state, in the order of the sources. */
  public List<Scheduled> list() {
    return crawl.sources().stream()
        .map(
            source ->
                new Scheduled(
                    source,
                    Optional.ofNullable(crons.get(source)),
                    nextRun(source),
                    archive.sources().of(source)))
        .toList();
  }

  /**
   * Has a round begin as soon as a thread is free, after the one under way if there is one.
   *
   * @throws IllegalArgumentException if there is no such source; the message quotes it
   */
  public void runNow(String source) {
    requireSource(source, crawl.sources());
    run(() -> scheduler.triggerJob(job(source)));
  }

  /** Ends the rounds under way, closing the crawl, and waits for them. The archive stays open. */
  @Override
  public void close() {
    crawl.close();
    run(() -> scheduler.shutdown(true));
  }

  private void put(String source, @Nullable String cron) throws SchedulerException {
    scheduler.addJob(
        JobBuilder.newJob(RoundJob.class)
            .withIdentity(job(source))
            .storeDurably()
            // A round whose process dies is run again by another one, or after the restart.
            .requestRecovery()
            .build(),
        true);
    List<String> expressions = cron == null ? List.of() : expressions(cron);
    Set<TriggerKey> old = new HashSet<>();
    scheduler.getTriggersOfJob(job(source)).forEach(trigger -> old.add(trigger.getKey()));
    for (int i = 0; i < expressions.size(); i++) {
      old.remove(trigger(source, i));
      put(source, trigger(source, i), expressions.get(i));
    }
    for (TriggerKey unknown : old) {
      // One that asks for a single run now stays.
      if (unknown.getGroup().equals(GROUP)) {
        scheduler.unscheduleJob(unknown);
      }
    }
  }

  private void put(String source, TriggerKey key, String expression) throws SchedulerException {
    Trigger stored = scheduler.getTrigger(key);
    boolean same =
        stored instanceof CronTrigger known
            && known.getCronExpression().equals(expression)
            && known.getTimeZone().equals(WASHINGTON);
    if (same) {
      // Left as it is, so that a run missed while nobody was there is made up for.
      return;
    }
    CronTrigger fresh =
        TriggerBuilder.newTrigger()
            .withIdentity(key)
            .forJob(job(source))
            .withSchedule(
                CronScheduleBuilder.cronSchedule(expression)
                    .inTimeZone(WASHINGTON)
                    .withMisfireHandlingInstructionFireAndProceed())
            .build();
    if (stored == null) {
      scheduler.scheduleJob(fresh);
    } else {
      scheduler.rescheduleJob(key, fresh);
    }
  }

  private Optional<Instant> nextRun(String source) {
    return call(
        () ->
            scheduler.getTriggersOfJob(job(source)).stream()
                .filter(trigger -> trigger.getKey().getGroup().equals(GROUP))
                .map(Trigger::getNextFireTime)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .min(Comparator.naturalOrder()));
  }

  private static JobKey job(String source) {
    return JobKey.jobKey(source, GROUP);
  }

  /** The first keeps the plain name of its source. */
  private static TriggerKey trigger(String source, int number) {
    return TriggerKey.triggerKey(number == 0 ? source : source + " " + (number + 1), GROUP);
  }

  private static List<String> expressions(String cron) {
    return Arrays.stream(cron.split(";", -1)).map(String::strip).toList();
  }

  private static void requireCron(String source, String cron, List<String> sources) {
    requireSource(source, sources);
    if (!expressions(cron).stream().allMatch(CronExpression::isValidExpression)) {
      throw new IllegalArgumentException(
          "The cron of "
              + source
              + " cannot be read: \""
              + cron
              + "\"; write seconds, minutes, hours, day of month, month, day of week, as in"
              + " \"0 0/15 6-18 ? * MON-FRI\"");
    }
  }

  private static void requireSource(String source, List<String> sources) {
    if (!sources.contains(source)) {
      throw new IllegalArgumentException(
          "There is no source \"" + source + "\"; there are " + String.join(", ", sources));
    }
  }

  /** Something that only fails when the database does. */
  private interface Call<R> {
    R call() throws SchedulerException;
  }

  private interface Action {
    void run() throws SchedulerException;
  }

  private static void run(Action action) {
    Boolean _ =
        call(
            () -> {
              action.run();
              return true;
            });
  }

  private static <R> R call(Call<R> call) {
    try {
      return call.call();
    } catch (SchedulerException e) {
      throw new ArchiveFailedException("The schedules cannot be kept: " + e.getMessage(), e);
    }
  }
}
