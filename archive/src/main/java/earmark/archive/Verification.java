package earmark.archive;

import earmark.archive.capture.Captures;
import earmark.archive.change.Changes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Proves that the archive is what was written, or names the first row that is not. */
public final class Verification {
  private final Database database;

  public Verification(Database database) {
    this.database = database;
  }

  /** The outcome of a verification. */
  public sealed interface Verdict {
    /** Every hash was computed again and fits; the counts say how much was checked. */
    record Sound(long contents, long captures, long versions, long changes) implements Verdict {}

    /** The first row that does not fit: its table, its key, and what is wrong. */
    record Broken(String table, String row, String why) implements Verdict {}
  }

  /** Computes every hash and the chain of captures again, and follows every reference. */
  public Verdict verify() {
    return database.read(
        handle ->
            contents(handle)
                .or(() -> chain(handle))
                .or(() -> versions(handle))
                .or(() -> changes(handle))
                .orElseGet(
                    () ->
                        new Verdict.Sound(
                            count(handle, "content"),
                            count(handle, "capture"),
                            count(handle, "version"),
                            count(handle, "change"))));
  }

  /**
   * One hash over all works, versions and changes. It does not depend on when or how often they
   * were captured, so that two archives that know the same have the same digest.
   */
  public Sha256 digest() {
    MessageDigest digest = Sha256.digest();
    database.read(
        handle -> {
          lines(
              handle,
              digest,
              "select id, kind, citation, title from work order by id" + database.byBytes(),
              "id",
              "kind",
              "citation",
              "title");
          lines(
              handle,
              digest,
              """
              select work, status, in_force_from, in_force_until, content, facts, parser,
                     case when superseded_at is null then 'stands' else 'superseded' end as standing
              from version order by work\
              """
                  + database.byBytes()
                  + ", id",
              "work",
              "status",
              "in_force_from",
              "in_force_until",
              "content",
              "facts",
              "parser",
              "standing");
          changeLines(handle, digest, database.byBytes());
          return digest;
        });
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  private static Optional<Verdict> contents(Handle handle) {
    try (Stream<Optional<Verdict>> rows =
        handle
            .createQuery("select sha256, bytes, zstd from content order by sha256")
            .map(
                (row, _) ->
                    content(row.getString("sha256"), row.getLong("bytes"), row.getBytes("zstd")))
            .stream()) {
      return rows.flatMap(Optional::stream).findFirst();
    }
  }

  private static Optional<Verdict> content(String hash, long size, byte[] zstd) {
    try {
      Sha256 actual = Sha256.of(Contents.decompress(zstd, size));
      return actual.hex().equals(hash)
          ? Optional.empty()
          : Optional.of(new Verdict.Broken("content", hash, "the bytes hash to " + actual));
    } catch (ArchiveFailedException e) {
      return Optional.of(new Verdict.Broken("content", hash, "the bytes cannot be unpacked"));
    }
  }

  private static Optional<Verdict> chain(Handle handle) {
    record Link(
        long id,
        String source,
        String url,
        String retrievedAt,
        long status,
        String headers,
        String content,
        String chain) {}
    String previous = Captures.chainStart();
    long expected = 1;
    try (Stream<Link> links =
        handle
            .createQuery("select * from capture order by id")
            .map(
                (row, _) ->
                    new Link(
                        row.getLong("id"),
                        row.getString("source"),
                        row.getString("url"),
                        row.getString("retrieved_at"),
                        row.getLong("status"),
                        row.getString("headers"),
                        row.getString("content"),
                        row.getString("chain")))
            .stream()) {
      for (Iterator<Link> i = links.iterator(); i.hasNext(); ) {
        Link link = i.next();
        String row = Long.toString(link.id());
        if (link.id() != expected) {
          return Optional.of(
              new Verdict.Broken("capture", row, "capture " + expected + " is missing"));
        }
        String chain =
            Captures.chain(
                    previous,
                    link.id(),
                    link.source(),
                    link.url(),
                    link.retrievedAt(),
                    link.status(),
                    link.headers(),
                    link.content())
                .hex();
        if (!chain.equals(link.chain())) {
          return Optional.of(
              new Verdict.Broken("capture", row, "it does not fit the chain: it was altered"));
        }
        previous = chain;
        expected++;
      }
    }
    return dangling(handle, "capture", "id", "content", "content", "sha256");
  }

  private static Optional<Verdict> versions(Handle handle) {
    return dangling(handle, "version", "id", "content", "content", "sha256")
        .or(() -> dangling(handle, "version", "id", "capture", "capture", "id"))
        .or(() -> dangling(handle, "version", "id", "work", "work", "id"));
  }

  private static Optional<Verdict> changes(Handle handle) {
    long expected = 1;
    try (Stream<Long> sequences =
        handle
            .createQuery("select sequence from change order by sequence")
            .mapTo(Long.class)
            .stream()) {
      for (Iterator<Long> i = sequences.iterator(); i.hasNext(); expected++) {
        long sequence = i.next();
        if (sequence != expected) {
          return Optional.of(
              new Verdict.Broken(
                  "change", Long.toString(sequence), "change " + expected + " is missing"));
        }
      }
    }
    return dangling(handle, "change", "sequence", "work", "work", "id")
        .or(() -> dangling(handle, "change", "sequence", "before_version", "version", "id"))
        .or(() -> dangling(handle, "change", "sequence", "after_version", "version", "id"));
  }

  /** The first row of a table whose reference points at nothing. */
  private static Optional<Verdict> dangling(
      Handle handle, String table, String key, String column, String target, String targetKey) {
    return handle
        .createQuery(
            """
            select source.%2$s as row_key from %1$s source
            left join %4$s target on target.%5$s = source.%3$s
            where source.%3$s is not null and target.%5$s is null
            order by source.%2$s limit 1
            """
                .formatted(table, key, column, target, targetKey))
        .mapTo(String.class)
        .findOne()
        .map(row -> new Verdict.Broken(table, row, "its " + column + " is missing"));
  }

  private static long count(Handle handle, String table) {
    return handle.createQuery("select count(*) from " + table).mapTo(Long.class).one();
  }

  private static void lines(Handle handle, MessageDigest digest, String sql, String... columns) {
    handle
        .createQuery(sql)
        .map(
            (row, _) -> {
              StringBuilder line = new StringBuilder();
              for (String column : columns) {
                line.append(row.getString(column)).append('\u001f');
              }
              return line.append('\n').toString();
            })
        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
  }

  private static void changeLines(Handle handle, MessageDigest digest, String byBytes) {
    handle
        .createQuery(
            """
            select change.*, b.content as before_content, a.content as after_content
            from change
            left join version b on b.id = change.before_version
            left join version a on a.id = change.after_version
            order by change.work\
            """
                + byBytes
                + ", change.sequence")
        .map(
            (row, _) ->
                String.join(
                    "\u001f",
                    row.getString("work"),
                    row.getString("kind"),
                    row.getString("occasion"),
                    row.getString("legal_on"),
                    String.valueOf(row.getString("before_content")),
                    String.valueOf(row.getString("after_content")),
                    String.valueOf(row.getString("cause")),
                    Changes.unpack(row.getBytes("redline")),
                    "\n"))
        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
  }
}
