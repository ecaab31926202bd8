package earmark.archive.change;

import earmark.archive.Database;
import earmark.archive.version.WorkId;
import earmark.redline.citation.PartCitation;
import java.time.LocalDate;
import java.util.List;

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
