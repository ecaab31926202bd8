package earmark.crawler.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Lends Quartz connections of the archive, which outlives it. */
record ArchiveConnections(DataSource dataSource) implements ConnectionProvider {
  @Override
  public Connection getConnection() throws SQLException {
    return dataSource.getConnection();
  }

  @Override
  public void initialize() {
    // The archive is open already.
  }

  @Override
  public void shutdown() {
    // The archive is closed by whoever opened it.
  }
}
