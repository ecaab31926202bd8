package earmark.archive.capture;

import earmark.archive.Database;
import earmark.archive.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The loads of the past, and which of their slices are done. */
public final class Loads {
  /** Of how many slices the pace is taken. */
  private static final int RECENT = 20;

  private final Database database;
  private final Clock clock;

  public Loads(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A slice that is not acknowledged, by its place in the load. */
  public record Slice(int number, String name) {}

  public Optional<Load> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from backfill where id = :id")
                .bind("id", id)
                .map((row, _) -> load(handle, row))
                .findOne());
  }

  /** The loads of a source, the one begun last first. */
  public List<Load> of(String source) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select * from backfill where source = :source order by begun_at desc, id")
                .bind("source", source)
                .map((row, _) -> load(handle, row))
                .list());
  }

  /** Writes down a load with its first slices, in one transaction; one that is there stays. */
  public void begin(
      String id,
      String source,
      LocalDate from,
      LocalDate until,
      String asked,
      List<String> slices) {
    int _ =
        database.write(
            handle -> {
              int begun =
                  handle
                      .createUpdate(
                          """
                          insert into backfill
                            (id, source, from_day, until_day, asked, begun_at, is_paused)
                          values (:id, :source, :from, :until, :asked, :begunAt, 0)
                          on conflict (id) do nothing
                          """)
                      .bind("id", id)
                      .bind("source", source)
                      .bind("from", from.toString())
                      .bind("until", until.toString())
                      .bind("asked", asked)
                      .bind("begunAt", Stamp.of(clock.instant()))
                      .execute();
              if (begun == 1) {
                add(handle, id, slices);
              }
              return begun;
            });
  }

  /** The slices that are not done, in their order. */
  public List<Slice> open(String id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select number, name from backfill_slice
                    where backfill = :id and done_at is null order by number
                    """)
                .bind("id", id)
                .map((row, _) -> new Slice(row.getInt("number"), row.getString("name")))
                .list());
  }

  /** Acknowledges a slice; {@code more} are the slices that it led to, which come last. */
  public void done(String id, Slice slice, List<String> more) {
    int _ =
        database.write(
            handle -> {
              add(handle, id, more);
              return handle
                  .createUpdate(
                      """
                      update backfill_slice set done_at = :now
                      where backfill = :id and number = :number
                      """)
                  .bind("now", Stamp.of(clock.instant()))
                  .bind("id", id)
                  .bind("number", slice.number())
                  .execute();
            });
  }

  /** Has a load rest after the slice in flight. */
  public void pause(String id) {
    rest(id, 1);
  }

  /** Takes back {@link #pause}. */
  public void resume(String id) {
    rest(id, 0);
  }

  private void rest(String id, int isPaused) {
    int _ =
        database.write(
            handle ->
                handle
                    .createUpdate("update backfill set is_paused = :isPaused where id = :id")
                    .bind("isPaused", isPaused)
                    .bind("id", id)
                    .execute());
  }

  private static void add(Handle handle, String id, List<String> slices) {
    int number =
        handle
            .createQuery("select coalesce(max(number), 0) from backfill_slice where backfill = :id")
            .bind("id", id)
            .mapTo(Integer.class)
            .one();
    for (String slice : slices) {
      handle
          .createUpdate(
              "insert into backfill_slice (backfill, number, name) values (:id, :number, :name)")
          .bind("id", id)
          .bind("number", ++number)
          .bind("name", slice)
          .execute();
    }
  }

  private static Load load(Handle handle, ResultSet row) throws SQLException {
    String id = row.getString("id");
    List<Instant> recent =
        handle
            .createQuery(
                """
                select done_at from backfill_slice where backfill = :id and done_at is not null
                order by done_at desc limit :limit
                """)
            .bind("id", id)
            .bind("limit", RECENT)
            .map((done, _) -> Stamp.parse(done.getString("done_at")))
            .list();
    return new Load(
        id,
        row.getString("source"),
        LocalDate.parse(row.getString("from_day")),
        LocalDate.parse(row.getString("until_day")),
        row.getString("asked"),
        Stamp.parse(row.getString("begun_at")),
        row.getInt("is_paused") == 1,
        count(handle, id, ""),
        count(handle, id, " and done_at is not null"),
        recent.size() < 2
            ? Optional.empty()
            : Optional.of(
                Duration.between(recent.getLast(), recent.getFirst())
                    .dividedBy(recent.size() - 1L)));
  }

  private static int count(Handle handle, String id, String which) {
    return handle
        .createQuery("select count(*) from backfill_slice where backfill = :id" + which)
        .bind("id", id)
        .mapTo(Integer.class)
        .one();
  }
}
