package earmark.archive.version;

import earmark.archive.ArchiveFailedException;
import earmark.archive.Contents;
import earmark.archive.Database;
import earmark.archive.Sha256;
import earmark.archive.Stamp;
import earmark.redline.text.LegalText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Every version of every work, on both time axes. */
public final class Versions {
  /** Versions of one legal day: the latest amendment, and of that the latest knowledge, first. */
  private static final String NEWEST_FIRST = " order by in_force_from desc, id desc ";

  private final Database database;

  public Versions(Database database) {
    this.database = database;
  }

  public Optional<Version> find(long id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from version where id = :id")
                .bind("id", id)
                .map((row, _) -> version(row))
                .findOne());
  }

  /**
   * The text of a version.
   *
   * @throws ArchiveFailedException if it is missing or damaged
   */
  public LegalText text(Version version) {
    byte[] bytes =
        database
            .read(handle -> Contents.find(handle, version.text()))
            .orElseThrow(
                () ->
                    new ArchiveFailedException(
                        "The text of version " + version.id() + " is missing"));
    return TextCodec.decode(bytes);
  }

  /**
   * What was official law on a Washington day, as Earmark knew it at an instant.
   *
   * @return empty if the work was not in force on that day, or nothing was known of it
   */
  public Optional<Version> inForce(WorkId work, LocalDate on, Instant knownAt) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from version
                    where work = :work and status = 'OFFICIAL'
                      and in_force_from <= :on
                      and (in_force_until is null or in_force_until > :on
                           or until_recorded_at > :knownAt)
                      and recorded_at <= :knownAt
                      and (superseded_at is null or superseded_at > :knownAt)
                    """
                        + NEWEST_FIRST
                        + "limit 1")
                .bind("work", work.value())
                .bind("on", on.toString())
                .bind("knownAt", Stamp.of(knownAt))
                .map((row, _) -> version(row))
                .findOne());
  }

  /** The newest official version that stands, whether in force, future or removed. */
  public Optional<Version> latest(WorkId work) {
    return database.read(handle -> latest(handle, work));
  }

  /**
   * The newest official version that stands, of every work in a list.
   *
   * @param list name of the list as in {@link WorkId#listEntry}
   */
  public List<Version> latestOfList(String list) {
    Map<WorkId, Version> newest = new LinkedHashMap<>();
    database
        .read(
            handle ->
                handle
                    .createQuery(
                        """
                        select * from version
                        where work like :below and status = 'OFFICIAL' and superseded_at is null
                        order by work, in_force_from, id
                        """)
                    .bind("below", WorkId.listEntry(list, "%").value())
                    .map((row, _) -> version(row))
                    .list())
        .forEach(version -> newest.put(version.work(), version));
    return List.copyOf(newest.values());
  }

  /** All versions of a work in the order they became known, superseded ones included. */
  public List<Version> history(WorkId work) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from version where work = :work order by id")
                .bind("work", work.value())
                .map((row, _) -> version(row))
                .list());
  }

  /** Like {@link #latest(WorkId)}, inside a transaction. */
  public static Optional<Version> latest(Handle handle, WorkId work) {
    return handle
        .createQuery(
            """
            select * from version
            where work = :work and status = 'OFFICIAL' and superseded_at is null
            """
                + NEWEST_FIRST
                + "limit 1")
        .bind("work", work.value())
        .map((row, _) -> version(row))
        .findOne();
  }

  /** Every official version that stands, in legal order, inside a transaction. */
  public static List<Version> standing(Handle handle, WorkId work) {
    return handle
        .createQuery(
            """
            select * from version
            where work = :work and status = 'OFFICIAL' and superseded_at is null
            order by in_force_from, id
            """)
        .bind("work", work.value())
        .map((row, _) -> version(row))
        .list();
  }

  /** The text of a hash, inside a transaction. */
  public static LegalText text(Handle handle, Sha256 text) {
    return Contents.find(handle, text)
        .map(TextCodec::decode)
        .orElseThrow(() -> new ArchiveFailedException("The text " + text + " is missing"));
  }

  /** The text of a version, inside a transaction. */
  public static LegalText text(Handle handle, Version version) {
    return Contents.find(handle, version.text())
        .map(TextCodec::decode)
        .orElseThrow(
            () ->
                new ArchiveFailedException("The text of version " + version.id() + " is missing"));
  }

  /** The stored form of a text, whose hash identifies it. */
  public static byte[] encode(LegalText text) {
    return TextCodec.encode(text);
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getLong("id"),
        new WorkId(row.getString("work")),
        Status.valueOf(row.getString("status")),
        LocalDate.parse(row.getString("in_force_from")),
        optional(row.getString("in_force_until")).map(LocalDate::parse),
        Stamp.parse(row.getString("recorded_at")),
        optional(row.getString("superseded_at")).map(Stamp::parse),
        new Sha256(row.getString("content")),
        FactsCodec.parse(row.getString("facts")),
        row.getLong("capture"),
        row.getString("parser"));
  }

  private static Optional<String> optional(@Nullable String value) {
    return Optional.ofNullable(value);
  }
}
