package earmark.archive;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the archive lies.
 *
 * @param jdbcUrl {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST/DATABASE}
 * @param user database user; empty for SQLite
 * @param password database password; empty for SQLite. Never printed
 */
public record ArchiveSettings(String jdbcUrl, String user, String password) {
  /** The name of the SQLite file inside a data folder. */
  public static final String FILE_NAME = "earmark.db";

  private static final String SQLITE = "jdbc:sqlite:";

  public ArchiveSettings {
    if (!jdbcUrl.startsWith(SQLITE) && !jdbcUrl.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "The archive is SQLite or PostgreSQL, but the address was \"" + jdbcUrl + "\"");
    }
  }

  /** The archive of a data folder: one SQLite file in it. */
  public static ArchiveSettings in(Path folder) {
    return new ArchiveSettings(SQLITE + folder.resolve(FILE_NAME), "", "");
  }

  boolean isSqlite() {
    return jdbcUrl.startsWith(SQLITE);
  }

  /** The file of a SQLite archive; empty if it lies on a server. */
  Optional<Path> file() {
    return isSqlite() ? Optional.of(Path.of(jdbcUrl.substring(SQLITE.length()))) : Optional.empty();
  }

  @Override
  public String toString() {
    return "ArchiveSettings[jdbcUrl=" + jdbcUrl + ", user=" + user + ", password=***]";
  }
}
