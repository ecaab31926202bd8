package earmark.archive.capture;

import earmark.archive.Database;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /** The values of all whose names begin so, by name. */
  public SortedMap<String, String> startingWith(String source, String beginning) {
    SortedMap<String, String> values = new TreeMap<>();
    database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select name, value from checkpoint
                    where source = :source and substr(name, 1, :length) = :beginning
                    """)
                .bind("source", source)
                .bind("length", beginning.length())
                .bind("beginning", beginning)
                .map((row, _) -> values.put(row.getString("name"), row.getString("value")))
                .list());
    return values;
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
