package earmark.archive;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on a real PostgreSQL. */
@EnabledIfEnvironmentVariable(
    named = PostgresArchiveTest.VARIABLE,
    matches = "jdbc:postgresql:.+",
    disabledReason = PostgresArchiveTest.VARIABLE + " holds no JDBC address of a PostgreSQL")
final class PostgresArchiveTest extends ArchiveContract {
  static final String VARIABLE = "EARMARK_TEST_POSTGRES";

  @Override
  ArchiveSettings settings() {
    String separator = address().contains("?") ? "&" : "?";
    return new ArchiveSettings(address() + separator + "currentSchema=archive_contract", "", "");
  }

  @Override
  @BeforeEach
  void open() {
    try (Connection connection = DriverManager.getConnection(address());
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists archive_contract cascade");
      statement.execute("create schema archive_contract");
    } catch (SQLException e) {
      throw new IllegalStateException("The PostgreSQL at " + VARIABLE + " does not answer", e);
    }
    super.open();
  }

  private static String address() {
    return System.getenv(VARIABLE);
  }
}
