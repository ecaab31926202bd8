package earmark.archive;

import earmark.archive.capture.Captures;
import earmark.archive.capture.Checkpoints;
import earmark.archive.capture.Loads;
import earmark.archive.capture.Quarantine;
import earmark.archive.capture.SourceStates;
import earmark.archive.change.Changes;
import earmark.archive.change.Cursors;
import earmark.archive.change.Editions;
import earmark.archive.change.Recorder;
import earmark.archive.health.Rounds;
import earmark.archive.version.Versions;
import earmark.archive.version.Works;
import java.time.Clock;

/** An open archive: the way to everything in it. Safe for use by several threads. */
public final class Archive implements AutoCloseable {
  private final Database database;
  private final Clock clock;

  private Archive(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Opens an archive, making it if it is not there.
   *
   * @param clock gives the recorded times
   * @throws ArchiveFailedException if it cannot be opened, or was written by a newer Earmark
   */
  public static Archive open(ArchiveSettings settings, Clock clock) {
    return new Archive(Database.open(settings), clock);
  }

  public Captures captures() {
    return new Captures(database, clock);
  }

  public Checkpoints checkpoints() {
    return new Checkpoints(database);
  }

  public Quarantine quarantine() {
    return new Quarantine(database, clock);
  }

  public Loads loads() {
    return new Loads(database, clock);
  }

  public SourceStates sources() {
    return new SourceStates(database, clock);
  }

  public Rounds rounds() {
    return new Rounds(database, clock);
  }

  public Works works() {
    return new Works(database);
  }

  public Versions versions() {
    return new Versions(database);
  }

  public Changes changes() {
    return new Changes(database);
  }

  public Cursors cursors() {
    return new Cursors(database);
  }

  public Editions editions() {
    return new Editions(database);
  }

  public Recorder recorder() {
    return new Recorder(database, clock);
  }

  public Verification verification() {
    return new Verification(database);
  }

  public Turns turns() {
    return database.turns();
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}
