package earmark.crawler.source;

import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
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
import java.util.TreeMap;

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

  /** The slices of one part, in any order. */
  Series series(Ecfr.Part part, List<EcfrRow> rows) {
    return new Series(part, rows);
  }

  final class Series {
    private final Ecfr.Part part;
    private final List<EcfrRow> rows;
    private final Map<WorkId, List<EcfrRow>> rowsByWork = new HashMap<>();

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
      long capture = document.capture().id();
      String where = part + " on " + day;
      EcfrText text = EcfrXml.read(document.bytes(), part.title());
      reading.note(capture, text.allFindings());
      Map<WorkId, EcfrUnit> units = units(text, capture, where, tally);
      List<WorkId> standing =
          reading.archive().editions().standing(new PartCitation(part.title(), part.part()), day);
      List<Observation> observations = new ArrayList<>();
      units.forEach(
          (id, unit) ->
              observations.add(
                  new Observation.InEdition(
                      work(id, unit),
                      unit.text(),
                      facts(unit, day),
                      day,
                      amended(unit, day),
                      capture,
                      EcfrXml.PARSER,
                      occasion)));
      // Of whatever a row says that it is removed, known or not: an older slice may come later.
      Map<WorkId, LocalDate> removed = removed(day);
      removed.keySet().removeAll(units.keySet());
      removed.forEach(
          (id, removedOn) ->
              observations.add(
                  new Observation.GoneFromEdition(id, day, removedOn, capture, occasion)));
      List<WorkId> absent =
          standing.stream()
              .filter(id -> !units.containsKey(id) && !removed.containsKey(id))
              .toList();
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

    /** The units whose newest row up to the day says that they are removed, with that day. */
    private Map<WorkId, LocalDate> removed(LocalDate day) {
      Map<WorkId, LocalDate> removed = new TreeMap<>(Comparator.comparing(WorkId::value));
      for (WorkId id : rowsByWork.keySet()) {
        newest(id, day).filter(EcfrRow::removed).ifPresent(row -> removed.put(id, row.amended()));
      }
      return removed;
    }

    private Work work(WorkId id, EcfrUnit unit) {
      return new Work(id, WorkKind.PROVISION, unit.citation().toString(), unit.heading());
    }

    /**
     * The amendment date of the newest row up to the day. The head of a part has no rows, and reads
     * so from the day of the slice; of other units without rows no date is stated.
     */
    private Optional<LocalDate> amended(EcfrUnit unit, LocalDate day) {
      return unit.citation() instanceof PartCitation
          ? Optional.of(day)
          : newest(unit, day).map(EcfrRow::amended);
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
      facts.put(Fact.URL, List.of(publicAddress(part.title(), unit)));
      return new Facts(facts);
    }
  }

  /** Where people read the provision as it is now, whatever server Earmark reads. */
  static String publicAddress(int number, EcfrUnit unit) {
    String title = "https://www.ecfr.gov/current/title-" + number;
    return switch (unit.citation()) {
      case PartCitation part -> title + "/part-" + part.part();
      case SectionCitation section -> title + "/section-" + section.section();
      case AttachmentCitation attachment ->
          title + "/part-" + attachment.part() + "/appendix-" + Reading.encode(unit.identifier());
    };
  }
}
