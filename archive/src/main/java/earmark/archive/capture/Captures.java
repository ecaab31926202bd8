package earmark.archive.capture;

import earmark.archive.ArchiveFailedException;
import earmark.archive.Contents;
import earmark.archive.Database;
import earmark.archive.Sha256;
import earmark.archive.Stamp;
import earmark.redline.text.Finding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything that was ever captured, and what was found unusual about it. */
public final class Captures {
  /** What the first capture is chained to. */
  private static final String CHAIN_START = "0".repeat(64);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Database database;
  private final Clock clock;

  public Captures(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Stores an answer, whatever it is, and gives it the next place in the chain. */
  public Capture store(Answer answer) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return database.write(handle -> store(handle, answer, now));
  }

  /**
   * Stores an answer that was captured elsewhere, with the time at which that was.
   *
   * @return empty if the archive has it: the same address, time, status and bytes
   */
  public Optional<Capture> adopt(Answer answer, Instant retrievedAt) {
    Instant at = retrievedAt.truncatedTo(ChronoUnit.MICROS);
    String content = Sha256.of(answer.body()).hex();
    return database.write(
        handle -> {
          boolean known =
              handle
                  .createQuery(
                      """
                      select 1 from capture
                      where url = :url and retrieved_at = :at and status = :status
                        and content = :content limit 1
                      """)
                  .bind("url", answer.url().toString())
                  .bind("at", Stamp.of(at))
                  .bind("status", (long) answer.status())
                  .bind("content", content)
                  .mapTo(Integer.class)
                  .findOne()
                  .isPresent();
          return known ? Optional.empty() : Optional.of(store(handle, answer, at));
        });
  }

  /** The captures that follow one in the chain, in order; 0 for those from the first on. */
  public List<Capture> after(long id, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from capture where id > :id order by id limit :limit")
                .bind("id", id)
                .bind("limit", limit)
                .map((row, _) -> capture(row))
                .list());
  }

  public Optional<Capture> find(long id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from capture where id = :id")
                .bind("id", id)
                .map((row, _) -> capture(row))
                .findOne());
  }

  /** The newest answer of an address with status 200 and nothing refused about it. */
  public Optional<Capture> latestUsable(URI url) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from capture
                    where url = :url and status = 200
                      and not exists (
                        select 1 from finding
                        where finding.capture = capture.id and severity = 'REFUSED')
                    order by id desc limit 1
                    """)
                .bind("url", url.toString())
                .map((row, _) -> capture(row))
                .findOne());
  }

  /**
   * The body as it came, after transport decoding.
   *
   * @throws ArchiveFailedException if it is not in the archive any more, or damaged
   */
  public byte[] body(Capture capture) {
    return database
        .read(handle -> Contents.find(handle, capture.content()))
        .orElseThrow(
            () ->
                new ArchiveFailedException("The body of capture " + capture.id() + " is missing"));
  }

  /** Adds findings about a capture; one that was noted before is not noted again. */
  public void note(long capture, List<Finding> findings) {
    List<Finding> fresh = new ArrayList<>(findings);
    fresh.removeAll(findings(capture));
    if (fresh.isEmpty()) {
      return;
    }
    database.write(
        handle -> {
          long number = count(handle, capture);
          for (Finding finding : fresh) {
            handle
                .createUpdate(
                    """
                    insert into finding (capture, number, code, severity, place, excerpt)
                    values (:capture, :number, :code, :severity, :place, :excerpt)
                    """)
                .bind("capture", capture)
                .bind("number", ++number)
                .bind("code", finding.code())
                .bind("severity", finding.severity().name())
                .bind("place", finding.where())
                .bind("excerpt", finding.excerpt())
                .execute();
          }
          return number;
        });
  }

  public List<Finding> findings(long capture) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from finding where capture = :capture order by number")
                .bind("capture", capture)
                .map(
                    (row, _) ->
                        new Finding(
                            row.getString("code"),
                            Finding.Severity.valueOf(row.getString("severity")),
                            row.getString("place"),
                            row.getString("excerpt")))
                .list());
  }

  /** The hash that binds a capture to the one before it: over every field, one a line. */
  public static Sha256 chain(
      String previous,
      long id,
      String source,
      String url,
      String retrievedAt,
      long status,
      String headers,
      String content) {
    String fields =
        String.join(
            "\n",
            previous,
            Long.toString(id),
            source,
            url,
            retrievedAt,
            Long.toString(status),
            headers,
            content);
    return Sha256.of(fields.getBytes(StandardCharsets.UTF_8));
  }

  /** What the capture before the first is taken to be chained with. */
  public static String chainStart() {
    return CHAIN_START;
  }

  private static Capture store(Handle handle, Answer answer, Instant now) {
    Sha256 content = Contents.store(handle, answer.body());
    record Head(long id, String chain) {}
    Head last =
        handle
            .createQuery("select id, chain from capture order by id desc limit 1")
            .map((row, _) -> new Head(row.getLong("id"), row.getString("chain")))
            .findOne()
            .orElse(new Head(0, CHAIN_START));
    long id = last.id() + 1;
    String headers = JSON.writeValueAsString(new TreeMap<>(answer.headers()));
    String stamp = Stamp.of(now);
    Sha256 chain =
        chain(
            last.chain(),
            id,
            answer.source(),
            answer.url().toString(),
            stamp,
            answer.status(),
            headers,
            content.hex());
    handle
        .createUpdate(
            """
            insert into capture (id, source, url, retrieved_at, status, headers, content, chain)
            values (:id, :source, :url, :retrievedAt, :status, :headers, :content, :chain)
            """)
        .bind("id", id)
        .bind("source", answer.source())
        .bind("url", answer.url().toString())
        .bind("retrievedAt", stamp)
        .bind("status", (long) answer.status())
        .bind("headers", headers)
        .bind("content", content.hex())
        .bind("chain", chain.hex())
        .execute();
    return new Capture(
        id, answer.source(), answer.url(), now, answer.status(), answer.headers(), content, chain);
  }

  private static long count(Handle handle, long capture) {
    return handle
        .createQuery("select count(*) from finding where capture = :capture")
        .bind("capture", capture)
        .mapTo(Long.class)
        .one();
  }

  private static Capture capture(ResultSet row) throws SQLException {
    Map<String, List<String>> headers =
        JSON.readValue(row.getString("headers"), new TypeReference<Map<String, List<String>>>() {});
    return new Capture(
        row.getLong("id"),
        row.getString("source"),
        URI.create(row.getString("url")),
        Stamp.parse(row.getString("retrieved_at")),
        row.getInt("status"),
        headers,
        new Sha256(row.getString("content")),
        new Sha256(row.getString("chain")));
  }
}
