package earmark.archive.capture;

import earmark.archive.Database;
import java.util.Optional;

/** How far each source has worked through its material, so that a stopped round goes on. */
public final class Checkpoints {
  private final Database database;

  public Checkpoints(Database database) {
    this.database = database;
  }

  public Optional<String> find(String source, String name) {
    return database.read(
        handle ->
            handle
                .createQuery("select value from checkpoint where source = :source and name = :name")
                .bind("source", source)
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
  }

  public void put(String source, String name, String value) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into checkpoint (source, name, value) values (:source, :name, :value)
                    on conflict (source, name) do update set value = excluded.value
                    """)
                .bind("source", source)
                .bind("name", name)
                .bind("value", value)
                .execute());
  }
}
