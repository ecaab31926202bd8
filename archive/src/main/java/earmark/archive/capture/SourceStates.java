package earmark.archive.capture;

import earmark.archive.Database;
import earmark.archive.Stamp;
import earmark.archive.capture.SourceState.Health;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How each source fares, kept across restarts. */
public final class SourceStates {
  private final Database database;
  private final Clock clock;

  public SourceStates(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The state of a source; {@link Health#UNKNOWN} if it never ran. */
  public SourceState of(String source) {
    return database
        .read(
            handle ->
                handle
                    .createQuery("select * from source_state where source = :source")
                    .bind("source", source)
                    .map((row, _) -> state(row))
                    .findOne())
        .orElseGet(() -> neverRun(source));
  }

  /** The sources that ever ran, by name. */
  public List<SourceState> all() {
    return database.read(
        handle ->
            handle
                .createQuery("select * from source_state order by source")
                .map((row, _) -> state(row))
                .list());
  }

  /** A round begins. */
  public void started(String source) {
    SourceState old = of(source);
    put(
        new SourceState(
            source,
            old.health(),
            old.reason(),
            old.since(),
            Optional.of(clock.instant()),
            old.lastFinished(),
            old.lastSuccess(),
            old.outcome()));
  }

  /** A round ended well; {@code outcome} says what it did. */
  public void succeeded(String source, String outcome) {
    finished(source, Health.HEALTHY, "", outcome);
  }

  /** A round failed, so that what the source has to tell is not known. */
  public void failed(String source, String reason) {
    finished(source, Health.UNHEALTHY, reason, "failed");
  }

  private void finished(String source, Health health, String reason, String outcome) {
    SourceState old = of(source);
    var now = Optional.of(clock.instant());
    put(
        new SourceState(
            source,
            health,
            reason,
            old.health() == health ? old.since() : now,
            old.lastStarted(),
            now,
            health == Health.HEALTHY ? now : old.lastSuccess(),
            outcome));
  }

  private void put(SourceState state) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into source_state
                      (source, health, reason, since, last_started, last_finished, last_success, outcome)
                    values
                      (:source, :health, :reason, :since, :started, :finished, :success, :outcome)
                    on conflict (source) do update set
                      health = excluded.health, reason = excluded.reason, since = excluded.since,
                      last_started = excluded.last_started, last_finished = excluded.last_finished,
                      last_success = excluded.last_success, outcome = excluded.outcome
                    """)
                .bind("source", state.source())
                .bind("health", state.health().name())
                .bind("reason", state.reason())
                .bind("since", state.since().map(Stamp::of))
                .bind("started", state.lastStarted().map(Stamp::of))
                .bind("finished", state.lastFinished().map(Stamp::of))
                .bind("success", state.lastSuccess().map(Stamp::of))
                .bind("outcome", state.outcome())
                .execute());
  }

  private static SourceState neverRun(String source) {
    return new SourceState(
        source,
        Health.UNKNOWN,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static SourceState state(ResultSet row) throws SQLException {
    return new SourceState(
        row.getString("source"),
        Health.valueOf(row.getString("health")),
        row.getString("reason"),
        instant(row.getString("since")),
        instant(row.getString("last_started")),
        instant(row.getString("last_finished")),
        instant(row.getString("last_success")),
        row.getString("outcome"));
  }

  private static Optional<Instant> instant(@Nullable String stamp) {
    return Optional.ofNullable(stamp).map(Stamp::parse);
  }
}
