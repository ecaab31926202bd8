package earmark.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Work that one process at a time may do on an archive. Safe for use by several threads.
 *
 * <p>A turn ends when it is closed or its process dies, however it dies: the operating system or
 * the database lets go of it, so none has to be cleared by hand or by a timeout.
 */
public abstract sealed class Turns {
  private Turns() {}

  /**
   * Takes a turn; empty if another thread or process has it.
   *
   * @param name of the work; letters, digits, hyphens and dots
   * @throws ArchiveFailedException if it cannot be found out who has it
   */
  public final Optional<Turn> take(String name) {
    if (!name.matches("[\\w.-]+")) {
      throw new IllegalArgumentException("No name of a turn: \"" + name + "\"");
    }
    try {
      return tryTake(name);
    } catch (IOException | SQLException e) {
      throw new ArchiveFailedException(
          "It cannot be found out whether another process does \"" + name + "\" now", e);
    }
  }

  abstract Optional<Turn> tryTake(String name) throws IOException, SQLException;

  /** The turns of an archive in one file: locks on files beside it. */
  static Turns beside(Path archive) {
    return new OfFiles(archive);
  }

  /** The turns of an archive on a PostgreSQL server: advisory locks of its schema. */
  static Turns on(DataSource server) {
    return new OfServer(server);
  }

  private static final class OfFiles extends Turns {
    /** Locks on files are those of the whole process, so its threads are told apart here. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path archive;

    OfFiles(Path archive) {
      this.archive = archive.toAbsolutePath();
    }

    @Override
    Optional<Turn> tryTake(String name) throws IOException {
      Path file = archive.resolveSibling(archive.getFileName() + "." + name + ".lock");
      if (!TAKEN.add(file)) {
        return Optional.empty();
      }
      FileChannel channel = null;
      FileLock lock = null;
      try {
        // The file stays: deleting it would let a third process lock another one of its name.
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = channel.tryLock();
        FileChannel open = channel;
        return lock == null ? Optional.empty() : Optional.of(() -> release(file, open));
      } finally {
        if (lock == null) {
          TAKEN.remove(file);
          if (channel != null) {
            channel.close();
          }
        }
      }
    }

    private static void release(Path file, FileChannel channel) {
      try (channel) {
        TAKEN.remove(file);
      } catch (IOException e) {
        throw new ArchiveFailedException("The lock " + file + " cannot be let go", e);
      }
    }
  }

  private static final class OfServer extends Turns {
    private final DataSource server;

    OfServer(DataSource server) {
      this.server = server;
    }

    @Override
    Optional<Turn> tryTake(String name) throws SQLException {
      Connection connection = server.getConnection();
      boolean taken = false;
      try {
        // The lock is the connection's own, so it is not lent to anybody else meanwhile.
        long key = key(connection, name);
        taken = ask(connection, "select pg_try_advisory_lock(?)", key);
        return taken ? Optional.of(() -> release(connection, key)) : Optional.empty();
      } finally {
        if (!taken) {
          connection.close();
        }
      }
    }

    /** Of the schema as well, because the locks are those of the whole database. */
    private static long key(Connection connection, String name) throws SQLException {
      String full = "earmark " + connection.getSchema() + " " + name;
      String hex = Sha256.of(full.getBytes(StandardCharsets.UTF_8)).hex();
      return HexFormat.fromHexDigitsToLong(hex, 0, 16);
    }

    private static void release(Connection connection, long key) {
      try (connection) {
        boolean _ = ask(connection, "select pg_advisory_unlock(?)", key);
      } catch (SQLException e) {
        throw new ArchiveFailedException("A turn cannot be ended", e);
      }
    }

    private static boolean ask(Connection connection, String sql, long key) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, key);
        try (ResultSet answer = statement.executeQuery()) {
          return answer.next() && answer.getBoolean(1);
        }
      }
    }
  }
}
