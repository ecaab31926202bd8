package earmark.archive;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The SQL database under the archive, with its migrations applied. Safe for use by several threads.
 *
 * <p>SQLite runs in write-ahead mode with {@code synchronous=FULL}: what was committed survives a
 * killed process and a lost power supply.
 */
public final class Database implements AutoCloseable {
  private static final String MIGRATIONS = "classpath:earmark/archive/migration";
  private static final int SQLITE_BUSY_MILLIS = 60_000;
  private static final int CONNECTIONS = 16;

  private final HikariDataSource dataSource;
  private final Jdbi jdbi;
  private final Turns turns;
  private final String byBytes;

  /**
   * Held by whoever of this process writes. SQLite lets one write at a time, and who waits for it
   * asks again and again, in no order and for so long only; here the next is whoever came first.
   */
  private final Optional<ReentrantLock> writing;

  private Database(HikariDataSource dataSource, Turns turns, boolean sqlite) {
    this.dataSource = dataSource;
    this.jdbi = Jdbi.create(dataSource);
    this.turns = turns;
    this.byBytes = sqlite ? "" : " collate \"C\"";
    this.writing = sqlite ? Optional.of(new ReentrantLock(true)) : Optional.empty();
  }

  /**
   * Opens the database and brings its schema up to date.
   *
   * @throws ArchiveFailedException if it cannot be opened, or was written by a newer Earmark
   */
  static Database open(ArchiveSettings settings) {
    HikariDataSource dataSource;
    try {
      dataSource = new HikariDataSource(pool(settings));
    } catch (RuntimeException e) {
      throw new ArchiveFailedException(
          "The archive " + settings.jdbcUrl() + " cannot be opened", e);
    }
    try {
      migrate(dataSource, settings);
    } catch (FlywayException e) {
      dataSource.close();
      throw new ArchiveFailedException(
          "The archive "
              + settings.jdbcUrl()
              + " cannot be brought to this version's form: "
              + e.getMessage(),
          e);
    }
    Turns turns = settings.file().map(Turns::beside).orElseGet(() -> Turns.on(dataSource));
    return new Database(dataSource, turns, settings.isSqlite());
  }

  /**
   * Reads; several statements see no common snapshot.
   *
   * @throws ArchiveFailedException if the database fails
   */
  public <R> R read(Function<Handle, R> work) {
    try (Handle handle = jdbi.open()) {
      return work.apply(handle);
    } catch (JdbiException e) {
      throw new ArchiveFailedException("The archive cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Runs {@code work} in one transaction that holds the archive's write lock: all of it happens or
   * nothing.
   *
   * @throws ArchiveFailedException if the database fails
   */
  public <R> R write(Function<Handle, R> work) {
    writing.ifPresent(ReentrantLock::lock);
    try {
      return jdbi.inTransaction(
          handle -> {
            handle.execute("update writer set turns = turns + 1 where id = 1");
            return work.apply(handle);
          });
    } catch (JdbiException e) {
      throw new ArchiveFailedException("The archive cannot be written: " + e.getMessage(), e);
    } finally {
      writing.ifPresent(ReentrantLock::unlock);
    }
  }

  Turns turns() {
    return turns;
  }

  /**
   * What follows a column in {@code order by} to sort texts by their bytes, whatever the language
   * of the server.
   */
  String byBytes() {
    return byBytes;
  }

  /** The connections, for a library that keeps tables of its own here. */
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() {
    dataSource.close();
  }

  private static HikariConfig pool(ArchiveSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("archive");
    config.setJdbcUrl(settings.jdbcUrl());
    config.setMaximumPoolSize(CONNECTIONS);
    if (settings.isSqlite()) {
      Properties pragmas = new Properties();
      pragmas.setProperty("journal_mode", "WAL");
      pragmas.setProperty("synchronous", "FULL");
      pragmas.setProperty("foreign_keys", "true");
      pragmas.setProperty("busy_timeout", Integer.toString(SQLITE_BUSY_MILLIS));
      // A transaction that may write takes the lock at once: an upgrade from reading could not
      // wait.
      pragmas.setProperty("transaction_mode", "IMMEDIATE");
      config.setDataSourceProperties(pragmas);
    } else {
      config.setUsername(settings.user());
      config.setPassword(settings.password());
    }
    return config;
  }

  private static void migrate(DataSource dataSource, ArchiveSettings settings) {
    Flyway.configure()
        .dataSource(dataSource)
        .locations(MIGRATIONS)
        .placeholders(Map.of("blob", settings.isSqlite() ? "blob" : "bytea"))
        .load()
        .migrate();
  }
}
