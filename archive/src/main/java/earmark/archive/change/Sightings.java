package earmark.archive.change;

import earmark.archive.Sha256;
import earmark.archive.version.FactsCodec;
import earmark.archive.version.WorkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The sightings of works, inside a transaction. */
record Sightings(Handle handle) {

  /** The last sighting of a work before an edition. */
  Optional<Sighting> before(WorkId work, LocalDate edition) {
    return handle
        .createQuery(
            """
            select * from sighting where work = :work and edition < :edition
            order by edition desc limit 1
            """)
        .bind("work", work.value())
        .bind("edition", edition.toString())
        .map((row, _) -> sighting(row))
        .findOne();
  }

  /** The first sighting of a work in an edition or after it. */
  Optional<Sighting> from(WorkId work, LocalDate edition) {
    return handle
        .createQuery(
            """
            select * from sighting where work = :work and edition >= :edition
            order by edition limit 1
            """)
        .bind("work", work.value())
        .bind("edition", edition.toString())
        .map((row, _) -> sighting(row))
        .findOne();
  }

  /** Every sighting of a work, the oldest edition first. */
  List<Sighting> of(WorkId work) {
    return handle
        .createQuery("select * from sighting where work = :work order by edition")
        .bind("work", work.value())
        .map((row, _) -> sighting(row))
        .list();
  }

  /** Writes a sighting; what was known of the work in this edition is replaced. */
  void put(Sighting sighting) {
    handle
        .createUpdate(
            """
            insert into sighting (work, edition, amended, content, step, facts, capture, parser)
            values (:work, :edition, :amended, :content, :step, :facts, :capture, :parser)
            on conflict (work, edition) do update set
              amended = excluded.amended, content = excluded.content, step = excluded.step,
              facts = excluded.facts, capture = excluded.capture, parser = excluded.parser
            """)
        .bind("work", sighting.work().value())
        .bind("edition", sighting.edition().toString())
        .bind("amended", sighting.amended().map(LocalDate::toString))
        .bind("content", sighting.text().map(Sha256::hex))
        .bind("step", sighting.step().name())
        .bind("facts", FactsCodec.json(sighting.facts()))
        .bind("capture", sighting.capture())
        .bind("parser", sighting.parser())
        .execute();
  }

  static Sighting sighting(ResultSet row) throws SQLException {
    return new Sighting(
        new WorkId(row.getString("work")),
        LocalDate.parse(row.getString("edition")),
        Optional.ofNullable(row.getString("amended")).map(LocalDate::parse),
        Optional.ofNullable(row.getString("content")).map(Sha256::new),
        Sighting.Step.valueOf(row.getString("step")),
        FactsCodec.parse(row.getString("facts")),
        row.getLong("capture"),
        row.getString("parser"));
  }
}
