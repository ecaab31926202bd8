package earmark.archive;

import java.nio.file.Path;

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

  public ArchiveSettings {
    if (!jdbcUrl.startsWith("jdbc:sqlite:") && !jdbcUrl.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "The archive is SQLite or PostgreSQL, but the address was \"" + jdbcUrl + "\"");
    }
  }

  /** The archive of a data folder: one SQLite file in it. */
  public static ArchiveSettings in(Path folder) {
    return new ArchiveSettings("jdbc:sqlite:" + folder.resolve(FILE_NAME), "", "");
  }

  boolean isSqlite() {
    return jdbcUrl.startsWith("jdbc:sqlite:");
  }

  @Override
  public String toString() {
    return "ArchiveSettings[jdbcUrl=" + jdbcUrl + ", user=" + user + ", password=***]";
  }
}
