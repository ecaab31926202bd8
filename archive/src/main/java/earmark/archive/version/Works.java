package earmark.archive.version;

import earmark.archive.Database;
import earmark.redline.citation.FrPage;
import earmark.redline.citation.PartCitation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The works whose versions are tracked. */
public final class Works {
  private final Database database;

  public Works(Database database) {
    this.database = database;
  }

  public Optional<Work> find(WorkId id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from work where id = :id")
                .bind("id", id.value())
                .map((row, _) -> work(row))
                .findOne());
  }

  /** Those of some identities that are known, in their order. */
  public List<WorkId> known(List<WorkId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<String> found =
        database.read(
            handle ->
                handle
                    .createQuery("select id from work where id in (<ids>)")
                    .bindList("ids", ids.stream().map(WorkId::value).toList())
                    .mapTo(String.class)
                    .list());
    return ids.stream().filter(id -> found.contains(id.value())).toList();
  }

  /** Every work of a kind, by identity. */
  public List<Work> list(WorkKind kind) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from work where kind = :kind order by id")
                .bind("kind", kind.name())
                .map((row, _) -> work(row))
                .list());
  }

  /** The works that are cited exactly so, by identity; namesakes in a list are several. */
  public List<Work> cited(String citation) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from work where citation = :citation order by id")
                .bind("citation", citation)
                .map((row, _) -> work(row))
                .list());
  }

  /** The provisions of a CFR part, its head first. */
  public List<Work> inPart(int title, String part) {
    String head = WorkId.of(new PartCitation(title, part)).value();
    return database.read(
        handle ->
            handle
                .createQuery("select * from work where id = :head or id like :below order by id")
                .bind("head", head)
                .bind("below", head + "/%")
                .map((row, _) -> work(row))
                .list());
  }

  /**
   * The works whose citations look most like {@code citation}, best first: for telling somebody who
   * cited something unknown what is known.
   */
  public List<Work> nearest(String citation, int limit) {
    List<Work> all =
        database.read(
            handle -> handle.createQuery("select * from work").map((row, _) -> work(row)).list());
    return all.stream()
        .sorted(
            Comparator.comparingInt((Work work) -> -commonStart(work.citation(), citation))
                .thenComparingInt(work -> Math.abs(work.citation().length() - citation.length()))
                .thenComparing(Work::citation))
        .limit(limit)
        .toList();
  }

  /** The documents of a number, oldest first; more than one before 2016. */
  public List<Work> documents(String number) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from work where id like :id order by id")
                .bind("id", "fr/____-__-__/" + number)
                .map((row, _) -> work(row))
                .list());
  }

  /**
   * The documents that say they correct one with this number or on this page, oldest first.
   *
   * @param named number or Federal Register citation
   */
  public List<Work> correcting(String named) {
    record Found(Work work, Facts facts) {}
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select work.*, version.facts as facts from work
                    join version on version.work = work.id and version.superseded_at is null
                    where work.kind = 'DOCUMENT' and version.facts like :naming order by work.id
                    """)
                .bind("naming", "%\"correction-of\":[%\"" + named + "\"%")
                .map((row, _) -> new Found(work(row), FactsCodec.parse(row.getString("facts"))))
                .stream()
                .filter(found -> found.facts().all(Fact.CORRECTION_OF).contains(named))
                .map(Found::work)
                .toList());
  }

  /** The documents with this title, oldest first, or with one that begins so. */
  public List<Work> titled(String beginning) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from work
                    where kind = 'DOCUMENT' and substr(title, 1, :length) = :beginning order by id
                    """)
                .bind("length", (long) beginning.length())
                .bind("beginning", beginning)
                .map((row, _) -> work(row))
                .list());
  }

  /** The documents printed on a page of the Federal Register, the one that begins there first. */
  public List<Work> documentsAt(FrPage page) {
    record Printed(Work work, int from, int until) {}
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select work.*, version.facts as facts from work
                    join version on version.work = work.id and version.superseded_at is null
                    where work.kind = 'DOCUMENT' and work.citation like :volume
                    """)
                .bind("volume", page.volume() + " FR %")
                .map(
                    (row, _) -> {
                      Work work = work(row);
                      int from = Integer.parseInt(work.citation().replaceFirst(".* ", ""));
                      int until =
                          FactsCodec.parse(row.getString("facts"))
                              .first(Fact.END_PAGE)
                              .map(Integer::valueOf)
                              .orElse(from);
                      return new Printed(work, from, until);
                    })
                .stream()
                .filter(printed -> printed.from() <= page.page() && page.page() <= printed.until())
                .sorted(
                    Comparator.comparingInt((Printed printed) -> -printed.from())
                        .thenComparing(printed -> printed.work().id().value()))
                .map(Printed::work)
                .toList());
  }

  private static int commonStart(String a, String b) {
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  static Work work(ResultSet row) throws SQLException {
    return new Work(
        new WorkId(row.getString("id")),
        WorkKind.valueOf(row.getString("kind")),
        row.getString("citation"),
        row.getString("title"));
  }
}
