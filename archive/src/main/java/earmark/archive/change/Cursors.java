package earmark.archive.change;

import earmark.archive.Database;
import org.jdbi.v3.core.Handle;

/** How far each consumer of the feed has got. */
public final class Cursors {
  private final Database database;

  public Cursors(Database database) {
    this.database = database;
  }

  /** The sequence a consumer has dealt with; 0 if it never read. */
  public long position(String consumer) {
    return database.read(
        handle ->
            handle
                .createQuery("select sequence from consumer where name = :name")
                .bind("name", consumer)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  public void move(String consumer, long sequence) {
    database.write(
        handle -> {
          move(handle, consumer, sequence);
          return sequence;
        });
  }

  /** Moves a cursor in the transaction that writes what the consumer made of the changes. */
  public static void move(Handle handle, String consumer, long sequence) {
    handle
        .createUpdate(
            """
            insert into consumer (name, sequence) values (:name, :sequence)
            on conflict (name) do update set sequence = excluded.sequence
            """)
        .bind("name", consumer)
        .bind("sequence", sequence)
        .execute();
  }
}
