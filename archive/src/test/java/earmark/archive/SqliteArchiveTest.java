package earmark.archive;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a SQLite file. */
final class SqliteArchiveTest extends ArchiveContract {
  @TempDir private Path folder;

  @Override
  ArchiveSettings settings() {
    return ArchiveSettings.in(folder);
  }
}
