package earmark.api.alert;

import earmark.archive.Archive;
import earmark.archive.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The letters written, sent and unsent. Safe for use by several threads and processes. */
public final class Outbox {
  private static final int LONGEST_ERROR = 500;

  private final Archive archive;
  private final String table;

  /** The letters of watches. */
  public Outbox(Archive archive) {
    this(archive, "message");
  }

  private Outbox(Archive archive, String table) {
    this.archive = archive;
    this.table = table;
  }

  /** The letters about incidents. */
  public static Outbox ofIncidents(Archive archive) {
    return new Outbox(archive, "incident_message");
  }

  /**
   * A letter and how far it got.
   *
   * @param attempts how often delivery was begun
   * @param lastError why the last attempt failed; empty if it did not, or was cut off
   * @param notBefore when it may next be tried
   * @param sentAt when it was taken; empty while it was not
   * @param sentTo who took it: a server, or a file; empty while nobody did
   */
  public record Entry(
      Letter letter,
      long attempts,
      String lastError,
      Instant notBefore,
      Optional<Instant> sentAt,
      Optional<String> sentTo) {}

  /**
   * Puts a letter in, in the caller's transaction; false if there is one for its watch and change.
   */
  boolean put(Handle handle, Letter letter) {
    return handle
            .createUpdate(
                """
                insert into %s
                  (watch, change, recipient, message_id, thread_id, subject, body_text, body_html,
                   written_at, attempts, not_before, last_error)
                values
                  (:watch, :change, :recipient, :messageId, :threadId, :subject, :text, :html,
                   :writtenAt, 0, :writtenAt, '')
                on conflict (watch, change) do nothing
                """
                    .formatted(table))
            .bind("watch", letter.watch())
            .bind("change", letter.change())
            .bind("recipient", letter.recipient())
            .bind("messageId", letter.messageId())
            .bind("threadId", letter.threadId())
            .bind("subject", letter.subject())
            .bind("text", letter.text())
            .bind("html", letter.html())
            .bind("writtenAt", Stamp.of(letter.writtenAt()))
            .execute()
        > 0;
  }

  /** The unsent letters whose time has come, oldest change first. */
  public List<Entry> due(Instant now, int limit) {
    return archive
        .database()
        .read(
            handle ->
                handle
                    .createQuery(
                        """
                        select * from %s where sent_at is null and not_before <= :now
                        order by change, watch limit :limit
                        """
                            .formatted(table))
                    .bind("now", Stamp.of(now))
                    .bind("limit", limit)
                    .map((row, _) -> entry(row))
                    .list());
  }

  /** The newest letters, newest first, sent or not. */
  public List<Entry> latest(int limit) {
    return archive
        .database()
        .read(
            handle ->
                handle
                    .createQuery(
                        """
                        select * from %s order by written_at desc, change desc, watch limit :limit
                        """
                            .formatted(table))
                    .bind("limit", limit)
                    .map((row, _) -> entry(row))
                    .list());
  }

  public Optional<Entry> find(String watch, long change) {
    return archive
        .database()
        .read(
            handle ->
                handle
                    .createQuery(
                        "select * from %s where watch = :watch and change = :change"
                            .formatted(table))
                    .bind("watch", watch)
                    .bind("change", change)
                    .map((row, _) -> entry(row))
                    .findOne());
  }

  /** How many letters were not taken yet. */
  public long unsent() {
    return archive
        .database()
        .read(
            handle ->
                handle
                    .createQuery("select count(*) from %s where sent_at is null".formatted(table))
                    .mapTo(Long.class)
                    .one());
  }

  /** Delivery begins. If nothing follows, it is in doubt. */
  void begun(Letter letter, Instant now) {
    archive
        .database()
        .write(
            handle ->
                handle
                    .createUpdate(
                        """
                        update %s
                        set attempts = attempts + 1, attempted_at = :now, last_error = ''
                        where watch = :watch and change = :change
                        """
                            .formatted(table))
                    .bind("watch", letter.watch())
                    .bind("change", letter.change())
                    .bind("now", Stamp.of(now))
                    .execute());
  }

  void sent(Letter letter, String to, Instant now) {
    archive
        .database()
        .write(
            handle ->
                handle
                    .createUpdate(
                        """
                        update %s set sent_at = :now, sent_to = :to
                        where watch = :watch and change = :change and sent_at is null
                        """
                            .formatted(table))
                    .bind("watch", letter.watch())
                    .bind("change", letter.change())
                    .bind("now", Stamp.of(now))
                    .bind("to", to)
                    .execute());
  }

  void failed(Letter letter, String error, Instant notBefore) {
    archive
        .database()
        .write(
            handle ->
                handle
                    .createUpdate(
                        """
                        update %s set last_error = :error, not_before = :notBefore
                        where watch = :watch and change = :change and sent_at is null
                        """
                            .formatted(table))
                    .bind("watch", letter.watch())
                    .bind("change", letter.change())
                    .bind("error", error.substring(0, Math.min(LONGEST_ERROR, error.length())))
                    .bind("notBefore", Stamp.of(notBefore))
                    .execute());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new Letter(
            row.getString("watch"),
            row.getLong("change"),
            row.getString("recipient"),
            row.getString("message_id"),
            row.getString("thread_id"),
            row.getString("subject"),
            row.getString("body_text"),
            row.getString("body_html"),
            Stamp.parse(row.getString("written_at"))),
        row.getLong("attempts"),
        row.getString("last_error"),
        Stamp.parse(row.getString("not_before")),
        instant(row.getString("sent_at")),
        Optional.ofNullable(row.getString("sent_to")));
  }

  private static Optional<Instant> instant(@Nullable String stamp) {
    return Optional.ofNullable(stamp).map(Stamp::parse);
  }
}
