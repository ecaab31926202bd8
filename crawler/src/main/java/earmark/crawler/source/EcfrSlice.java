package earmark.crawler.source;

import earmark.archive.Sha256;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.parse.EcfrPart;
import earmark.crawler.parse.EcfrText;
import earmark.crawler.parse.EcfrUnit;
import earmark.crawler.parse.EcfrXml;
import earmark.redline.citation.AttachmentCitation;
import earmark.redline.citation.Citation;
import earmark.redline.citation.PartCitation;
import earmark.redline.citation.SectionCitation;
import earmark.redline.text.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns slices of a part into observations, and holds back those that can hardly be right. */
record EcfrSlice(Reading reading) {
  /** What a slice was worth. */
  enum Verdict {
    /** Everything that was known of the part is there, or stated to be removed. */
    WHOLE,
    /** Some units are missing without a statement; the others were recorded. */
    UNITS_ABSENT,
    /** It lies in quarantine: nothing of it, and nothing after it, is recorded. */
    HELD,
    /** A person has rejected it: nothing of it is recorded, what comes after it is. */
    REJECTED
  }

  /** The slices of one part, which come in the order of their days. */
  Series series(Ecfr.Part part, List<EcfrRow> rows) {
    return new Series(part, rows);
  }

  final class Series {
    private final Ecfr.Part part;
    private final List<EcfrRow> rows;
    private final Map<WorkId, List<EcfrRow>> rowsByWork = new HashMap<>();
    private @Nullable Sha256 recorded;

    private Series(Ecfr.Part part, List<EcfrRow> rows) {
      this.part = part;
      this.rows = rows;
      for (EcfrRow row : rows) {
        identity(part, row.identifier())
            .ifPresent(id -> rowsByWork.computeIfAbsent(id, _ -> new ArrayList<>()).add(row));
      }
    }

    /** Records the slice of a day in one transaction. */
    Verdict record(FetchOutcome.Document document, LocalDate day, Occasion occasion, Tally tally) {
      if (document.capture().content().equals(recorded)) {
        // The same bytes as the slice before: nothing in it can differ.
        tally.worked(List.of());
        return Verdict.WHOLE;
      }
      long capture = document.capture().id();
      String where = part + " on " + day;
      EcfrText text = EcfrXml.read(document.bytes(), part.title());
      reading.note(capture, text.allFindings());
      Map<WorkId, EcfrUnit> units = units(text, capture, where, tally);
      List<WorkId> standing = standing();
      List<Observation> observations = new ArrayList<>();
      units.forEach(
          (id, unit) ->
              observations.add(
                  new Observation.Seen(
                      work(id, unit),
                      unit.text(),
                      facts(unit, day),
                      inForceFrom(id, unit, day),
                      capture,
                      EcfrXml.PARSER,
                      occasion)));
      List<WorkId> absent = new ArrayList<>();
      for (WorkId id : standing) {
        if (units.containsKey(id)) {
          continue;
        }
        Optional<EcfrRow> removal = newest(id, day).filter(EcfrRow::removed);
        if (removal.isPresent()) {
          observations.add(new Observation.Removed(id, removal.get().amended(), capture, occasion));
        } else {
          absent.add(id);
        }
      }
      int before = tally.failures().size();
      if (!reading.admit(
          document,
          where,
          tally,
          measure(units.size(), expected(day)),
          new Measure(units.size(), standing.size(), absent.size()))) {
        return tally.failures().size() > before ? Verdict.HELD : Verdict.REJECTED;
      }
      tally.worked(reading.archive().recorder().record(observations));
      for (WorkId id : absent) {
        String why = "\"" + id + "\" is missing, and no version row says that it was removed";
        reading.note(
            capture, List.of(new Finding("UNIT_ABSENT", Finding.Severity.WARNING, where, why)));
        tally.failed("UNIT_ABSENT", where, why, capture);
      }
      if (!absent.isEmpty()) {
        return Verdict.UNITS_ABSENT;
      }
      recorded = document.capture().content();
      return Verdict.WHOLE;
    }

    /** What the version rows say there should be; the head of the part has no row. */
    private static Measure measure(int units, int expected) {
      return new Measure(units, expected, Math.clamp(expected - units + 1L, 0, expected));
    }

    /** The units by identity; of two with the same identity the first counts. */
    private Map<WorkId, EcfrUnit> units(EcfrText text, long capture, String where, Tally tally) {
      Map<WorkId, EcfrUnit> units = new LinkedHashMap<>();
      for (EcfrPart found : text.parts()) {
        if (!found.part().equals(part.part())) {
          continue;
        }
        for (EcfrUnit unit : found.units()) {
          if (units.putIfAbsent(WorkId.of(unit.citation()), unit) != null) {
            String why = "\"" + unit.identifier() + "\" is there twice; the first counts";
            reading.note(
                capture,
                List.of(new Finding("DUPLICATE_UNIT", Finding.Severity.WARNING, where, why)));
            tally.note(where + ": " + why);
          }
        }
      }
      return units;
    }

    /** How many units the version rows say there are. */
    private int expected(LocalDate day) {
      return (int)
          rowsByWork.values().stream()
              .filter(ofUnit -> newest(ofUnit, day).filter(row -> !row.removed()).isPresent())
              .count();
    }

    /** What the archive has of this part, not counting what was removed. */
    private List<WorkId> standing() {
      return reading.archive().works().inPart(part.title(), part.part()).stream()
          .map(Work::id)
          .filter(
              id ->
                  reading
                      .archive()
                      .versions()
                      .latest(id)
                      .filter(version -> version.inForceUntil().isEmpty())
                      .isPresent())
          .toList();
    }

    private Work work(WorkId id, EcfrUnit unit) {
      return new Work(id, WorkKind.PROVISION, unit.citation().toString(), unit.heading());
    }

    /**
     * The amendment date of the newest row up to the day. A unit without rows keeps the date from
     * which it is known; the head of a part has no rows, and reads so from the day of the slice.
     */
    private LocalDate inForceFrom(WorkId id, EcfrUnit unit, LocalDate day) {
      if (unit.citation() instanceof PartCitation) {
        return day;
      }
      return newest(unit, day)
          .map(EcfrRow::amended)
          .or(() -> reading.archive().versions().latest(id).map(Version::inForceFrom))
          .orElse(day);
    }

    private Optional<EcfrRow> newest(EcfrUnit unit, LocalDate day) {
      String identifier = EcfrRow.fold(unit.identifier());
      return newest(rows.stream().filter(row -> row.identifier().equals(identifier)).toList(), day);
    }

    private Optional<EcfrRow> newest(WorkId id, LocalDate day) {
      return newest(rowsByWork.getOrDefault(id, List.of()), day);
    }

    private static Optional<EcfrRow> newest(List<EcfrRow> ofUnit, LocalDate day) {
      return ofUnit.stream()
          .filter(row -> !row.issued().isAfter(day))
          .max(Comparator.comparing(EcfrRow::issued).thenComparing(EcfrRow::amended));
    }

    /** The work that an identifier names, or empty where it is neither section nor attachment. */
    private static Optional<WorkId> identity(Ecfr.Part part, String identifier) {
      if (identifier.startsWith(part.part() + ".")) {
        return Optional.of(
            WorkId.of(new SectionCitation(part.title(), part.part(), identifier.replace(" ", ""))));
      }
      return Citation.find(part.title() + " CFR " + identifier)
          .filter(AttachmentCitation.class::isInstance)
          .map(AttachmentCitation.class::cast)
          .filter(citation -> citation.part().equals(part.part()))
          .map(WorkId::of);
    }

    private Facts facts(EcfrUnit unit, LocalDate day) {
      Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
      newest(unit, day)
          .ifPresent(row -> facts.put(Fact.AMENDED, List.of(row.amended().toString())));
      if (!unit.subpart().isEmpty()) {
        facts.put(Fact.SUBPART, List.of(unit.subpart()));
      }
      facts.put(Fact.URL, List.of(publicAddress(unit)));
      return new Facts(facts);
    }

    /** Where people read the provision as it is now, whatever server Earmark reads. */
    private String publicAddress(EcfrUnit unit) {
      String title = "https://www.ecfr.gov/current/title-" + part.title();
      return switch (unit.citation()) {
        case PartCitation _ -> title + "/part-" + part.part();
        case SectionCitation section -> title + "/section-" + section.section();
        case AttachmentCitation _ ->
            title + "/part-" + part.part() + "/appendix-" + Reading.encode(unit.identifier());
      };
    }
  }
}
