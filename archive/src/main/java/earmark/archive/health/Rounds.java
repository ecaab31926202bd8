package earmark.archive.health;

import earmark.archive.Database;
import earmark.archive.Stamp;
import earmark.archive.capture.Quarantine;
import earmark.archive.capture.SourceState;
import earmark.archive.capture.SourceStates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What rounds of the sources have brought, kept for ever. Safe for use by several threads. */
public final class Rounds {
  private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  private final Database database;
  private final Clock clock;

  public Rounds(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps a round that is over. */
  public void add(FinishedRound round) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into source_round
                      (id, source, started_at, finished_at, seen, fetched, changes, failures, reason,
                       evidence)
                    select coalesce(max(id), 0) + 1, :source, :started, :finished, :seen, :fetched,
                      :changes, :failures, :reason, cast(:evidence as bigint)
                    from source_round
                    """)
                .bind("source", round.source())
                .bind("started", Stamp.of(round.startedAt()))
                .bind("finished", Stamp.of(round.finishedAt()))
                .bind("seen", round.seen())
                .bind("fetched", round.fetched())
                .bind("changes", round.changes())
                .bind("failures", round.failures())
                .bind("reason", round.reason())
                .bind("evidence", round.evidence())
                .execute());
  }

  /** Remembers when a source had something new; telling it again changes nothing. */
  public void heard(String source, Collection<Instant> moments) {
    if (moments.isEmpty()) {
      return;
    }
    database.write(
        handle -> {
          moments.stream()
              .distinct()
              .forEach(
                  moment ->
                      handle
                          .createUpdate(
                              """
                              insert into source_item (source, day, heard_at)
                              values (:source, :day, :at)
                              on conflict (source, day) do update set heard_at = excluded.heard_at
                              where excluded.heard_at > source_item.heard_at
                              """)
                          .bind("source", source)
                          .bind("day", moment.atZone(WASHINGTON).toLocalDate().toString())
                          .bind("at", Stamp.of(moment))
                          .execute());
          return moments.size();
        });
  }

  /** The newest rounds of a source, newest first. */
  public List<FinishedRound> latest(String source, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from source_round where source = :source order by id desc limit :limit
                    """)
                .bind("source", source)
                .bind("limit", limit)
                .map((row, _) -> round(row))
                .list());
  }

  /**
   * The sums over all rounds of a source.
   *
   * @param failed rounds that failed
   * @param fetched answers that were new or differed
   * @param changes changes recorded
   */
  public record Totals(long rounds, long failed, long fetched, long changes) {}

  /** What all rounds of a source come to; zeros if it never finished one. */
  public Totals totals(String source) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) as rounds,
                      coalesce(sum(case when failures > 0 then 1 else 0 end), 0) as failed,
                      coalesce(sum(fetched), 0) as fetched,
                      coalesce(sum(changes), 0) as changes
                    from source_round where source = :source
                    """)
                .bind("source", source)
                .map(
                    (row, _) ->
                        new Totals(
                            row.getLong("rounds"),
                            row.getLong("failed"),
                            row.getLong("fetched"),
                            row.getLong("changes")))
                .one());
  }

  /** How dependable a source is now. */
  public SourceHealth health(String source) {
    SourceState state = new SourceStates(database, clock).of(source);
    int waiting =
        Math.toIntExact(
            new Quarantine(database, clock)
                .open().stream().filter(entry -> entry.source().equals(source)).count());
    int failures = failuresInARow(source);
    Optional<Long> evidence =
        failures == 0
            ? Optional.empty()
            : latest(source, 1).stream().findFirst().flatMap(FinishedRound::evidence);
    return new SourceHealth(state, lastItem(source), failures, evidence, rhythm(source), waiting);
  }

  private int failuresInARow(String source) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from source_round
                    where source = :source and failures > 0 and id > (
                      select coalesce(max(id), 0) from source_round
                      where source = :source and failures = 0)
                    """)
                .bind("source", source)
                .mapTo(Integer.class)
                .one());
  }

  private Optional<Instant> lastItem(String source) {
    return database
        .read(
            handle ->
                handle
                    .createQuery(
                        """
                        select heard_at from source_item where source = :source
                        order by day desc limit 1
                        """)
                    .bind("source", source)
                    .mapTo(String.class)
                    .findOne())
        .map(Stamp::parse);
  }

  private Rhythm rhythm(String source) {
    List<LocalDate> days =
        database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        select day from source_item where source = :source
                        order by day desc limit :limit
                        """)
                    .bind("source", source)
                    .bind("limit", Rhythm.DAYS)
                    .mapTo(String.class)
                    .map(LocalDate::parse)
                    .list());
    return Rhythm.of(days, LocalDate.now(clock.withZone(WASHINGTON)));
  }

  private static FinishedRound round(ResultSet row) throws SQLException {
    long evidence = row.getLong("evidence");
    return new FinishedRound(
        row.getString("source"),
        Stamp.parse(row.getString("started_at")),
        Stamp.parse(row.getString("finished_at")),
        row.getLong("seen"),
        row.getLong("fetched"),
        row.getLong("changes"),
        row.getLong("failures"),
        row.getString("reason"),
        // Captures are numbered from 1, and the driver gives 0 for none.
        Optional.of(evidence).filter(id -> id > 0));
  }
}
