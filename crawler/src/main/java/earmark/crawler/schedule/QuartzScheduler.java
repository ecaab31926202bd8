package earmark.crawler.schedule;

import earmark.crawler.Crawl;
import earmark.crawler.Round;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerConfigException;
import org.quartz.SchedulerException;
import org.quartz.core.QuartzSchedulerResources;
import org.quartz.impl.DefaultThreadExecutor;
import org.quartz.impl.StdJobRunShellFactory;
import org.quartz.impl.StdScheduler;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.CascadingClassLoadHelper;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.utils.DBConnectionManager;

/**
 * Puts a Quartz scheduler together by hand.
 *
 * <p>The library's own factories enter each scheduler into a registry of the whole JVM by its name.
 * The name is also the key of its rows, which must outlast the process, so two archives in one JVM
 * would take each other's scheduler.
 */
final class QuartzScheduler {
  private static final String NAME = "earmark";
  private static final int THREADS = 3;

  /** How often it looks for schedules that another process has changed. */
  private static final long IDLE_MILLIS = 30_000;

  private static final long RETRY_MILLIS = 15_000;

  private QuartzScheduler() {}

  /** A scheduler over the archive's database, which does not run yet. */
  static Scheduler over(DataSource dataSource, Crawl crawl, Consumer<Round> listener)
      throws SchedulerException {
    String instance = NAME + "-" + UUID.randomUUID();
    DBConnectionManager.getInstance()
        .addConnectionProvider(instance, new ArchiveConnections(dataSource));
    SimpleThreadPool threads = new SimpleThreadPool(THREADS, Thread.NORM_PRIORITY);
    threads.setThreadNamePrefix("crawl");
    threads.setMakeThreadsDaemons(true);
    threads.setInstanceName(NAME);
    threads.initialize();
    JobStoreTX store = store(instance, dataSource);

    QuartzSchedulerResources resources = new QuartzSchedulerResources();
    StdJobRunShellFactory shells = new StdJobRunShellFactory();
    resources.setName(NAME);
    resources.setInstanceId(instance);
    resources.setThreadName("crawl-schedule");
    resources.setMakeSchedulerThreadDaemon(true);
    resources.setJobRunShellFactory(shells);
    resources.setThreadPool(threads);
    resources.setThreadExecutor(new DefaultThreadExecutor());
    resources.setJobStore(store);
    resources.setMaxBatchSize(1);

    var core = new org.quartz.core.QuartzScheduler(resources, IDLE_MILLIS, RETRY_MILLIS);
    ClassLoadHelper classes = new CascadingClassLoadHelper();
    classes.initialize();
    store.initialize(classes, core.getSchedulerSignaler());
    Scheduler scheduler = new StdScheduler(core);
    shells.initialize(scheduler);
    core.initialize();
    scheduler.setJobFactory((_, _) -> new RoundJob(crawl, listener, crawl.clock()));
    return scheduler;
  }

  private static JobStoreTX store(String instance, DataSource dataSource)
      throws SchedulerException {
    JobStoreTX store = new JobStoreTX();
    store.setDataSource(instance);
    store.setInstanceName(NAME);
    store.setInstanceId(instance);
    store.setTablePrefix("qrtz_");
    store.setThreadPoolSize(THREADS);
    store.setUseProperties("true");
    store.setMakeThreadsDaemons(true);
    // SQLite has one writer at a time and no row locks: one process, locks in memory.
    store.setIsClustered(isPostgres(dataSource));
    try {
      store.setDriverDelegateClass(PostgreSQLDelegate.class.getName());
    } catch (InvalidConfigurationException e) {
      throw new SchedulerConfigException("the delegate is part of the library", e);
    }
    return store;
  }

  private static boolean isPostgres(DataSource dataSource) throws SchedulerException {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException e) {
      throw new SchedulerException("the database does not answer: " + e.getMessage(), e);
    }
  }
}
