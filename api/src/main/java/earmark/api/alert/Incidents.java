package earmark.api.alert;

import earmark.archive.Archive;
import earmark.archive.Stamp;
import earmark.archive.capture.Quarantined;
import earmark.archive.capture.SourceState;
import earmark.archive.health.SourceHealth;
import earmark.archive.health.SourceHealth.Status;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Tells the administrator when a source can no longer be relied on, and when it can again. Safe for
 * use by several threads and processes.
 *
 * <p>A source has one incident at a time. Beginning or ending one and writing its letter is one
 * transaction, so each is told once, whatever is restarted. Nobody is told of the end of what
 * nobody was told of.
 */
public final class Incidents {
  private final Archive archive;
  private final Administrator administrator;
  private final IncidentLetter letters;
  private final Outbox outbox;
  private final Delivery delivery;
  private final Clock clock;

  private Incidents(
      Archive archive,
      Administrator administrator,
      IncidentLetter letters,
      Carrier carrier,
      Clock clock) {
    this.archive = archive;
    this.administrator = administrator;
    this.letters = letters;
    this.outbox = Outbox.ofIncidents(archive);
    this.delivery = new Delivery(outbox, carrier, archive.turns(), clock);
    this.clock = clock;
  }

  /**
   * Builds them over an archive.
   *
   * @param mailFolder where letters go if {@code mail} names no SMTP server
   */
  public static Incidents open(
      Archive archive,
      Administrator administrator,
      MailSettings mail,
      Path mailFolder,
      Clock clock) {
    return new Incidents(
        archive,
        administrator,
        new IncidentLetter(administrator.mail(), mail),
        Alerts.carrier(mail, mailFolder),
        clock);
  }

  /** Looks at every source that ever ran, then sends what is due. */
  public Delivery.Report run() {
    for (SourceState state : archive.sources().all()) {
      review(archive.rounds().health(state.source()));
    }
    return delivery.run();
  }

  /** The newest incidents, newest first. */
  public List<Incident> latest(int limit) {
    return archive
        .database()
        .read(
            handle ->
                handle
                    .createQuery("select * from incident order by id desc limit :limit")
                    .bind("limit", limit)
                    .map((row, _) -> incident(row))
                    .list());
  }

  /** How many letters about incidents were not taken yet. */
  public long unsent() {
    return outbox.unsent();
  }

  private void review(SourceHealth health) {
    Optional<Incident.Kind> kind = kind(health);
    boolean over = health.status() == Status.HEALTHY && health.waiting() == 0;
    Optional<Incident> open = archive.database().read(handle -> open(handle, health.source()));
    if (open.isEmpty() && kind.isPresent()) {
      String reason = reason(kind.get(), health);
      boolean _ = archive.database().write(handle -> begin(handle, health, kind.get(), reason));
    } else if (open.isPresent() && over) {
      boolean _ = archive.database().write(handle -> end(handle, health));
    }
  }

  /** What is the matter, if it is enough for an incident. */
  private Optional<Incident.Kind> kind(SourceHealth health) {
    if (health.waiting() > 0) {
      return Optional.of(Incident.Kind.QUARANTINED);
    }
    return switch (health.status()) {
      case UNHEALTHY ->
          health.consecutiveFailures() >= administrator.afterRounds()
              ? Optional.of(Incident.Kind.UNHEALTHY)
              : Optional.empty();
      case SILENT -> Optional.of(Incident.Kind.SILENT);
      case HEALTHY, UNKNOWN -> Optional.empty();
    };
  }

  private String reason(Incident.Kind kind, SourceHealth health) {
    if (kind != Incident.Kind.QUARANTINED) {
      return health.reason();
    }
    return archive.quarantine().open().stream()
        .filter(entry -> entry.source().equals(health.source()))
        .findFirst()
        .map(Incidents::doubt)
        .orElse(health.reason());
  }

  private static String doubt(Quarantined entry) {
    return entry.place() + ": " + entry.code() + ": " + entry.words();
  }

  private boolean begin(Handle handle, SourceHealth health, Incident.Kind kind, String reason) {
    if (open(handle, health.source()).isPresent()) {
      // Another process was faster.
      return false;
    }
    long id =
        handle.createQuery("select coalesce(max(id), 0) + 1 from incident").mapTo(Long.class).one();
    Incident incident =
        new Incident(id, health.source(), kind, reason, health.evidence(), now(), Optional.empty());
    handle
        .createUpdate(
            """
            insert into incident (id, source, kind, reason, evidence, began_at)
            values (:id, :source, :kind, :reason, cast(:evidence as bigint), :began)
            """)
        .bind("id", id)
        .bind("source", incident.source())
        .bind("kind", kind.name())
        .bind("reason", reason)
        .bind("evidence", incident.evidence())
        .bind("began", Stamp.of(incident.beganAt()))
        .execute();
    return !administrator.mail().isEmpty()
        && outbox.put(handle, letters.began(incident, health.consecutiveFailures()));
  }

  private boolean end(Handle handle, SourceHealth health) {
    Optional<Incident> open = open(handle, health.source());
    if (open.isEmpty()) {
      return false;
    }
    Instant now = now();
    handle
        .createUpdate("update incident set ended_at = :now where id = :id")
        .bind("now", Stamp.of(now))
        .bind("id", open.get().id())
        .execute();
    boolean told =
        handle
                .createQuery(
                    "select count(*) from incident_message where watch = :watch and change ="
                        + " :change")
                .bind("watch", IncidentLetter.SERIES)
                .bind("change", IncidentLetter.began(open.get().id()))
                .mapTo(Integer.class)
                .one()
            > 0;
    return told
        && !administrator.mail().isEmpty()
        && outbox.put(handle, letters.ended(open.get(), health, now));
  }

  private static Optional<Incident> open(Handle handle, String source) {
    return handle
        .createQuery("select * from incident where source = :source and ended_at is null")
        .bind("source", source)
        .map((row, _) -> incident(row))
        .findFirst();
  }

  private static Incident incident(ResultSet row) throws SQLException {
    long evidence = row.getLong("evidence");
    return new Incident(
        row.getLong("id"),
        row.getString("source"),
        Incident.Kind.valueOf(row.getString("kind")),
        row.getString("reason"),
        // Captures are numbered from 1, and the driver gives 0 for none.
        Optional.of(evidence).filter(id -> id > 0),
        Stamp.parse(row.getString("began_at")),
        Optional.ofNullable(row.getString("ended_at")).map(Stamp::parse));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
