package earmark.archive.capture;

import earmark.archive.Database;
import earmark.archive.Sha256;
import earmark.archive.Stamp;
import earmark.archive.capture.Quarantined.Decided;
import earmark.archive.capture.Quarantined.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Captures that are kept and shown but not applied until a person decides. Safe for use by several
 * threads.
 *
 * <p>A content is doubted once in its place, however often it is fetched, and what was decided
 * about it goes on to hold. At most one content of a place is open for one reason: the newest one.
 */
public final class Quarantine {
  /** Who decides where no person does. */
  private static final String EARMARK = "earmark";

  private static final int MAX_WORDS = 2_000;

  private final Database database;
  private final Clock clock;

  public Quarantine(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Holds what is doubted; if it was held before, what was decided about it then still holds. */
  public Quarantined hold(Doubt doubt) {
    Optional<Quarantined> known = find(doubt.source(), doubt.place(), doubt.fingerprint());
    boolean isSame =
        known
            .filter(entry -> entry.decision() != Decision.OVERTAKEN)
            .filter(entry -> entry.capture() == doubt.capture())
            .filter(entry -> entry.code().equals(doubt.code()))
            .filter(entry -> entry.words().equals(doubt.words()))
            .isPresent();
    return isSame ? known.get() : database.write(handle -> hold(handle, doubt));
  }

  /** An answer of this place is believed: what was open there needs no decision any more. */
  public void overtake(String source, String place) {
    if (openIn(source, place)) {
      long _ =
          database.write(
              handle -> {
                Instant now = now();
                List<Quarantined> open = open(handle, source, place);
                open.forEach(
                    entry ->
                        decide(
                            handle,
                            entry.id(),
                            new Decided(
                                Decision.OVERTAKEN,
                                EARMARK,
                                "A later answer of the same place was believed",
                                now)));
                return (long) open.size();
              });
    }
  }

  /**
   * Decides as a person. A decision may be changed; what a release has brought into the archive
   * stays there.
   *
   * @param by the person's name
   * @param why may be empty
   * @return the entry as it is now, or empty if there is none of this number
   * @throws IllegalArgumentException if {@code decision} is not one that people make, nobody is
   *     named, or the words are too long
   */
  public Optional<Quarantined> decide(long id, Decision decision, String by, String why) {
    if (decision != Decision.RELEASED && decision != Decision.REJECTED) {
      throw new IllegalArgumentException(
          "A person may decide \"released\" or \"rejected\", was \"" + decision.key() + "\"");
    }
    if (by.isBlank()) {
      throw new IllegalArgumentException(
          "Who decides must be named, as in --by \"Ada Lovelace\", was \"" + by + "\"");
    }
    if (by.length() > MAX_WORDS || why.length() > MAX_WORDS) {
      throw new IllegalArgumentException(
          "Name and reason may have up to "
              + MAX_WORDS
              + " characters each, had "
              + Math.max(by.length(), why.length()));
    }
    return database.write(
        handle -> {
          if (find(handle, id).isEmpty()) {
            return Optional.empty();
          }
          decide(handle, id, new Decided(decision, by.strip(), why.strip(), now()));
          return find(handle, id);
        });
  }

  public Optional<Quarantined> find(long id) {
    return database.read(handle -> find(handle, id));
  }

  /** What waits for a decision, newest first. */
  public List<Quarantined> open() {
    return database.read(
        handle ->
            handle
                .createQuery("select * from quarantine where decision = 'OPEN' order by id desc")
                .map((row, _) -> row(handle, row))
                .list());
  }

  /** Everything that was ever held, newest first. */
  public List<Quarantined> latest(int limit) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from quarantine order by id desc limit :limit")
                .bind("limit", limit)
                .map((row, _) -> row(handle, row))
                .list());
  }

  private Optional<Quarantined> find(String source, String place, Sha256 fingerprint) {
    return database.read(handle -> find(handle, source, place, fingerprint));
  }

  private boolean openIn(String source, String place) {
    return database.read(handle -> !open(handle, source, place).isEmpty());
  }

  private Quarantined hold(Handle handle, Doubt doubt) {
    Instant now = now();
    Optional<Quarantined> known = find(handle, doubt.source(), doubt.place(), doubt.fingerprint());
    Instant since = now;
    for (Quarantined other : open(handle, doubt.source(), doubt.place())) {
      boolean isOther = !other.fingerprint().equals(doubt.fingerprint());
      if (isOther && other.code().equals(doubt.code())) {
        since = other.since().isBefore(since) ? other.since() : since;
        decide(
            handle,
            other.id(),
            new Decided(
                Decision.OVERTAKEN, EARMARK, "A later answer is doubted for the same reason", now));
      }
    }
    if (known.isEmpty()) {
      return insert(handle, doubt, since);
    }
    Quarantined entry = known.get();
    handle
        .createUpdate(
            """
            update quarantine set capture = :capture, code = :code, words = :words where id = :id
            """)
        .bind("capture", doubt.capture())
        .bind("code", doubt.code())
        .bind("words", doubt.words())
        .bind("id", entry.id())
        .execute();
    if (entry.decision() == Decision.OVERTAKEN) {
      decide(handle, entry.id(), new Decided(Decision.OPEN, EARMARK, "It came again", now));
    }
    return find(handle, entry.id()).orElseThrow();
  }

  private static Quarantined insert(Handle handle, Doubt doubt, Instant since) {
    long id =
        handle
            .createQuery("select coalesce(max(id), 0) + 1 from quarantine")
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(
            """
            insert into quarantine
              (id, capture, source, place, fingerprint, code, words, since, decision)
            values
              (:id, :capture, :source, :place, :fingerprint, :code, :words, :since, 'OPEN')
            """)
        .bind("id", id)
        .bind("capture", doubt.capture())
        .bind("source", doubt.source())
        .bind("place", doubt.place())
        .bind("fingerprint", doubt.fingerprint().hex())
        .bind("code", doubt.code())
        .bind("words", doubt.words())
        .bind("since", Stamp.of(since))
        .execute();
    return find(handle, id).orElseThrow();
  }

  private static void decide(Handle handle, long id, Decided decided) {
    handle
        .createUpdate(
            """
            insert into quarantine_decision
              (quarantine, number, decision, decided_by, why, decided_at)
            select :id, count(*) + 1, :decision, :by, :why, :at
            from quarantine_decision where quarantine = :id
            """)
        .bind("id", id)
        .bind("decision", decided.decision().name())
        .bind("by", decided.by())
        .bind("why", decided.why())
        .bind("at", Stamp.of(decided.at()))
        .execute();
    handle
        .createUpdate("update quarantine set decision = :decision where id = :id")
        .bind("decision", decided.decision().name())
        .bind("id", id)
        .execute();
  }

  private static Optional<Quarantined> find(Handle handle, long id) {
    return handle
        .createQuery("select * from quarantine where id = :id")
        .bind("id", id)
        .map((row, _) -> row(handle, row))
        .findOne();
  }

  private static Optional<Quarantined> find(
      Handle handle, String source, String place, Sha256 fingerprint) {
    return handle
        .createQuery(
            """
            select * from quarantine
            where source = :source and place = :place and fingerprint = :fingerprint
            """)
        .bind("source", source)
        .bind("place", place)
        .bind("fingerprint", fingerprint.hex())
        .map((row, _) -> row(handle, row))
        .findOne();
  }

  private static List<Quarantined> open(Handle handle, String source, String place) {
    return handle
        .createQuery(
            """
            select * from quarantine
            where source = :source and place = :place and decision = 'OPEN' order by id
            """)
        .bind("source", source)
        .bind("place", place)
        .map((row, _) -> row(handle, row))
        .list();
  }

  private static Quarantined row(Handle handle, ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new Quarantined(
        id,
        row.getLong("capture"),
        row.getString("source"),
        row.getString("place"),
        new Sha256(row.getString("fingerprint")),
        row.getString("code"),
        row.getString("words"),
        Stamp.parse(row.getString("since")),
        Decision.valueOf(row.getString("decision")),
        decisions(handle, id));
  }

  private static List<Decided> decisions(Handle handle, long id) {
    return handle
        .createQuery("select * from quarantine_decision where quarantine = :id order by number")
        .bind("id", id)
        .map(
            (row, _) ->
                new Decided(
                    Decision.valueOf(row.getString("decision")),
                    row.getString("decided_by"),
                    row.getString("why"),
                    Stamp.parse(row.getString("decided_at"))))
        .list();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
