package earmark.archive.change;

import earmark.archive.Sha256;
import earmark.archive.Stamp;
import earmark.archive.version.FactsCodec;
import earmark.archive.version.Status;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.redline.comparison.Redline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes works, versions and changes within one transaction; {@code now} is its recorded time. */
record Ledger(Handle handle, Instant now) {

  /** Writes a work, or its citation and title as now seen. */
  void keep(Work work) {
    handle
        .createUpdate(
            """
            insert into work (id, kind, citation, title) values (:id, :kind, :citation, :title)
            on conflict (id) do update set citation = excluded.citation, title = excluded.title
            """)
        .bind("id", work.id().value())
        .bind("kind", work.kind().name())
        .bind("citation", work.citation())
        .bind("title", work.title())
        .execute();
  }

  /** Writes a work unless it is known; for what speaks of its past only. */
  void keepOld(Work work) {
    handle
        .createUpdate(
            """
            insert into work (id, kind, citation, title) values (:id, :kind, :citation, :title)
            on conflict (id) do nothing
            """)
        .bind("id", work.id().value())
        .bind("kind", work.kind().name())
        .bind("citation", work.citation())
        .bind("title", work.title())
        .execute();
  }

  Version add(Observation.Seen seen, Sha256 text, LocalDate inForceFrom) {
    return add(
        new Version(
            next("version", "id"),
            seen.work().id(),
            Status.OFFICIAL,
            inForceFrom,
            Optional.empty(),
            now,
            Optional.empty(),
            text,
            seen.facts(),
            seen.capture(),
            seen.parser()));
  }

  /** Adds a version whose interval may have ended already. */
  Version add(WorkId work, LegalHistory.Interval interval) {
    Version version =
        add(
            new Version(
                next("version", "id"),
                work,
                Status.OFFICIAL,
                interval.from(),
                Optional.empty(),
                now,
                Optional.empty(),
                interval.text(),
                interval.first().facts(),
                interval.first().capture(),
                interval.first().parser()));
    interval.until().ifPresent(day -> end(version, day));
    return version;
  }

  private Version add(Version version) {
    handle
        .createUpdate(
            """
            insert into version
              (id, work, status, in_force_from, recorded_at, content, facts, capture, parser)
            values
              (:id, :work, :status, :inForceFrom, :recordedAt, :content, :facts, :capture, :parser)
            """)
        .bind("id", version.id())
        .bind("work", version.work().value())
        .bind("status", version.status().name())
        .bind("inForceFrom", version.inForceFrom().toString())
        .bind("recordedAt", Stamp.of(now))
        .bind("content", version.text().hex())
        .bind("facts", FactsCodec.json(version.facts()))
        .bind("capture", version.capture())
        .bind("parser", version.parser())
        .execute();
    return version;
  }

  /** Ends the legal interval of a version; until now it counted as open-ended. */
  void end(Version version, LocalDate inForceUntil) {
    handle
        .createUpdate(
            """
            update version set in_force_until = :until, until_recorded_at = :now where id = :id
            """)
        .bind("until", inForceUntil.toString())
        .bind("now", Stamp.of(now))
        .bind("id", version.id())
        .execute();
  }

  /** Says that a version turned out not to be the text of its legal interval. */
  void supersede(Version version) {
    handle
        .createUpdate("update version set superseded_at = :now where id = :id")
        .bind("now", Stamp.of(now))
        .bind("id", version.id())
        .execute();
  }

  Change add(
      Observation observation,
      ChangeKind kind,
      LocalDate legalOn,
      Optional<Version> before,
      Optional<Version> after,
      Redline redline,
      Optional<String> cause) {
    Change change =
        new Change(
            next("change", "sequence"),
            after.or(() -> before).orElseThrow().work(),
            kind,
            observation.occasion(),
            legalOn,
            before.map(Version::id),
            after.map(Version::id),
            redline,
            cause,
            now);
    handle
        .createUpdate(
            """
            insert into change
              (sequence, work, kind, occasion, legal_on, before_version, after_version, redline,
               cause, recorded_at, capture)
            values
              (:sequence, :work, :kind, :occasion, :legalOn, :before, :after, :redline,
               :cause, :recordedAt, :capture)
            """)
        .bind("sequence", change.sequence())
        .bind("work", change.work().value())
        .bind("kind", kind.name())
        .bind("occasion", change.occasion().name())
        .bind("legalOn", legalOn.toString())
        .bind("before", change.before())
        .bind("after", change.after())
        .bind("redline", Changes.pack(RedlineCodec.json(redline)))
        .bind("cause", cause)
        .bind("recordedAt", Stamp.of(now))
        .bind("capture", observation.capture())
        .execute();
    return change;
  }

  /** The next number; the write lock held by the transaction makes it unique and without gaps. */
  private long next(String table, String column) {
    return handle
            .createQuery("select coalesce(max(" + column + "), 0) from " + table)
            .mapTo(Long.class)
            .one()
        + 1;
  }
}
