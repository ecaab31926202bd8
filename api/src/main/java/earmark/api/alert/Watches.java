package earmark.api.alert;

import earmark.archive.Archive;
import earmark.archive.Sha256;
import earmark.archive.Stamp;
import earmark.archive.change.ChangeKind;
import earmark.index.query.Query;
import earmark.index.query.QueryException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The watches of everybody. Safe for use by several threads and processes. */
public final class Watches {
  private static final int LONGEST_SLUG = 24;
  private static final int DIGITS = 8;

  private final Archive archive;
  private final Clock clock;

  public Watches(Archive archive, Clock clock) {
    this.archive = archive;
    this.clock = clock;
  }

  /**
   * Keeps a watch. It counts from the next change on: what is already in the archive never alerts.
   *
   * @throws QueryException if the query cannot be understood; says where and why
   */
  public Watch add(WatchRequest request) throws QueryException {
    Query.parse(request.query());
    String createdAt = Stamp.of(clock.instant());
    String id = slug(request.name()) + "-" + fingerprint(request, createdAt);
    return archive
        .database()
        .write(
            handle -> {
              long last =
                  handle
                      .createQuery("select coalesce(max(sequence), 0) from change")
                      .mapTo(Long.class)
                      .one();
              Watch watch =
                  new Watch(
                      id,
                      request.name(),
                      request.query(),
                      request.owner(),
                      request.note(),
                      request.kinds(),
                      Stamp.parse(createdAt),
                      last);
              insert(handle, watch);
              return watch;
            });
  }

  /** The watches that stand, oldest first. */
  public List<Watch> list() {
    return archive
        .database()
        .read(
            handle ->
                handle
                    .createQuery(
                        "select * from watch where removed_at is null order by created_at, id")
                    .map((row, _) -> watch(row))
                    .list());
  }

  /** A watch that stands, or stood when it caused a message. */
  public Optional<Watch> find(String id) {
    return archive
        .database()
        .read(
            handle ->
                handle
                    .createQuery("select * from watch where id = :id")
                    .bind("id", id)
                    .map((row, _) -> watch(row))
                    .findOne());
  }

  /** Ends a watch; what it has caused stays on record. Returns whether it stood. */
  public boolean remove(String id) {
    return archive
        .database()
        .write(
            handle ->
                handle
                        .createUpdate(
                            """
                            update watch set removed_at = :now
                            where id = :id and removed_at is null
                            """)
                        .bind("id", id)
                        .bind("now", Stamp.of(clock.instant()))
                        .execute()
                    > 0);
  }

  private static void insert(Handle handle, Watch watch) {
    handle
        .createUpdate(
            """
            insert into watch (id, name, query, owner, note, kinds, created_at, created_after)
            values (:id, :name, :query, :owner, :note, :kinds, :createdAt, :createdAfter)
            on conflict (id) do nothing
            """)
        .bind("id", watch.id())
        .bind("name", watch.name())
        .bind("query", watch.query())
        .bind("owner", watch.owner())
        .bind("note", watch.note())
        .bind("kinds", watch.kinds().stream().map(ChangeKind::key).collect(Collectors.joining(",")))
        .bind("createdAt", Stamp.of(watch.createdAt()))
        .bind("createdAfter", watch.createdAfter())
        .execute();
  }

  private static Watch watch(ResultSet row) throws SQLException {
    return new Watch(
        row.getString("id"),
        row.getString("name"),
        row.getString("query"),
        row.getString("owner"),
        row.getString("note"),
        kinds(row.getString("kinds")),
        Stamp.parse(row.getString("created_at")),
        row.getLong("created_after"));
  }

  private static Set<ChangeKind> kinds(String keys) {
    List<String> wanted = List.of(keys.split(","));
    return Arrays.stream(ChangeKind.values())
        .filter(kind -> wanted.contains(kind.key()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ChangeKind.class)));
  }

  /** The name as it can stand in a file name and in a Message-ID. */
  private static String slug(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = slug.substring(0, Math.min(LONGEST_SLUG, slug.length())).replaceAll("-$", "");
    return cut.isEmpty() ? "watch" : cut;
  }

  private static String fingerprint(WatchRequest request, String createdAt) {
    String whole = String.join("\0", request.name(), request.query(), request.owner(), createdAt);
    return Sha256.of(whole.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
  }
}
