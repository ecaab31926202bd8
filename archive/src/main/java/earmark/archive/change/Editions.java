package earmark.archive.change;

import earmark.archive.Database;
import earmark.archive.Sha256;
import earmark.archive.version.WorkId;
import earmark.redline.citation.PartCitation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which dated editions are recorded, and what they hold. */
public final class Editions {
  private final Database database;

  public Editions(Database database) {
    this.database = database;
  }

  /** Days of the editions that say something of a work, oldest first. */
  public List<LocalDate> of(WorkId work) {
    return database.read(
        handle ->
            handle
                .createQuery("select edition from sighting where work = :work order by edition")
                .bind("work", work.value())
                .map((row, _) -> LocalDate.parse(row.getString("edition")))
                .list());
  }

  /** Whether an edition of this day or before says something of a work, as this reader read it. */
  public boolean isReadUpTo(WorkId work, LocalDate day, String parser) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select 1 from sighting
                    where work = :work and edition <= :day and parser = :parser limit 1
                    """)
                .bind("work", work.value())
                .bind("day", day.toString())
                .bind("parser", parser)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /**
   * What the provisions of a CFR part read, each in its last edition of this day or before; those
   * that were not there are left out.
   */
  public Map<WorkId, Edition> on(PartCitation part, LocalDate day) {
    return editions(
        part,
        day,
        """
        select sighting.* from work
        join sighting on sighting.work = work.id
        where (work.id = :head or work.id like :below)
          and sighting.edition = (
            select max(edition) from sighting other
            where other.work = work.id and other.edition <= :day)
        """);
  }

  /** Like {@link #on}, each in its first edition after this day. */
  public Map<WorkId, Edition> after(PartCitation part, LocalDate day) {
    return editions(
        part,
        day,
        """
        select sighting.* from work
        join sighting on sighting.work = work.id
        where (work.id = :head or work.id like :below)
          and sighting.edition = (
            select min(edition) from sighting other
            where other.work = work.id and other.edition > :day)
        """);
  }

  private Map<WorkId, Edition> editions(PartCitation part, LocalDate day, String query) {
    String head = WorkId.of(part).value();
    Map<WorkId, Edition> editions = new HashMap<>();
    database
        .read(
            handle ->
                handle
                    .createQuery(query)
                    .bind("head", head)
                    .bind("below", head + "/%")
                    .bind("day", day.toString())
                    .map((row, _) -> Sightings.sighting(row))
                    .list())
        .forEach(
            sighting ->
                edition(sighting).ifPresent(edition -> editions.put(sighting.work(), edition)));
    return editions;
  }

  private static Optional<Edition> edition(Sighting sighting) {
    return sighting.text().map(text -> new Edition(sighting.edition(), text, sighting.parser()));
  }

  /**
   * What an edition says of a work.
   *
   * @param day of the edition
   * @param text the hash of its stored form
   * @param parser name and version of the parser that read it
   */
  public record Edition(LocalDate day, Sha256 text, String parser) {}

  /**
   * The provisions of a CFR part in the last edition before {@code day} that speaks of them; those
   * that it states to be removed are left out.
   */
  public List<WorkId> standing(PartCitation part, LocalDate day) {
    String head = WorkId.of(part).value();
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select sighting.work as work from work
                    join sighting on sighting.work = work.id
                    where (work.id = :head or work.id like :below)
                      and sighting.content is not null
                      and sighting.edition = (
                        select max(edition) from sighting earlier
                        where earlier.work = work.id and earlier.edition < :day)
                    order by work.id
                    """)
                .bind("head", head)
                .bind("below", head + "/%")
                .bind("day", day.toString())
                .map((row, _) -> new WorkId(row.getString("work")))
                .list());
  }
}
