package earmark.archive.change;

import earmark.archive.Contents;
import earmark.archive.Database;
import earmark.archive.Stamp;
import earmark.archive.version.WorkId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The feed of changes. */
public final class Changes {
  private static final int LENGTH_BYTES = Integer.BYTES;

  private final Database database;

  public Changes(Database database) {
    this.database = database;
  }

  /** The next changes after a sequence number, oldest first; empty when the feed ends there. */
  public List<Change> after(long sequence, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select * from change where sequence > :sequence order by sequence limit"
                        + " :limit")
                .bind("sequence", sequence)
                .bind("limit", limit)
                .map((row, _) -> change(row))
                .list());
  }

  public Optional<Change> find(long sequence) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from change where sequence = :sequence")
                .bind("sequence", sequence)
                .map((row, _) -> change(row))
                .findOne());
  }

  /** The changes of one work, oldest first. */
  public List<Change> of(WorkId work) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from change where work = :work order by sequence")
                .bind("work", work.value())
                .map((row, _) -> change(row))
                .list());
  }

  /** The newest changes, newest first. */
  public List<Change> latest(int limit) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from change order by sequence desc limit :limit")
                .bind("limit", limit)
                .map((row, _) -> change(row))
                .list());
  }

  /** The sequence number of the newest change; 0 while there is none. */
  public long last() {
    return database.read(
        handle ->
            handle
                .createQuery("select coalesce(max(sequence), 0) from change")
                .mapTo(Long.class)
                .one());
  }

  /** The stored form of a redline: its length in bytes, then the JSON in zstd. */
  static byte[] pack(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    byte[] zstd = Contents.compress(bytes);
    return ByteBuffer.allocate(LENGTH_BYTES + zstd.length).putInt(bytes.length).put(zstd).array();
  }

  /** The JSON of a stored redline. */
  public static String unpack(byte[] stored) {
    ByteBuffer buffer = ByteBuffer.wrap(stored);
    int length = buffer.getInt();
    byte[] zstd = new byte[buffer.remaining()];
    buffer.get(zstd);
    return new String(Contents.decompress(zstd, length), StandardCharsets.UTF_8);
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getLong("sequence"),
        new WorkId(row.getString("work")),
        ChangeKind.valueOf(row.getString("kind")),
        Occasion.valueOf(row.getString("occasion")),
        LocalDate.parse(row.getString("legal_on")),
        number(row, "before_version"),
        number(row, "after_version"),
        RedlineCodec.parse(unpack(row.getBytes("redline"))),
        Optional.ofNullable(row.getString("cause")),
        Stamp.parse(row.getString("recorded_at")));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
