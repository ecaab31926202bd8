package earmark.crawler.source;

import earmark.archive.Sha256;
import earmark.archive.capture.Capture;
import earmark.archive.change.Editions.Edition;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Versions;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.crawler.parse.EcfrPart;
import earmark.crawler.parse.EcfrText;
import earmark.crawler.parse.EcfrUnit;
import earmark.crawler.parse.EcfrXml;
import earmark.crawler.source.GovinfoIssue.Verdict;
import earmark.redline.citation.PartCitation;
import earmark.redline.text.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records the watched parts of a whole title as an edition of one day, part by part.
 *
 * <p>A part that the eCFR's own service was read for up to that day is left alone. Of the others
 * only what reads otherwise than the edition before becomes a version. A bulk file states no day of
 * amendment for a provision: it is that of the title if that lies between the two editions, and
 * else the day of the file, the first on which the words are known to stand. Absence is no removal.
 */
record GovinfoCode(Reading reading, Scope scope) {
  /** Name and version of this reading of a bulk file. */
  static final String PARSER = "ecfr-bulk-1";

  private static final int FEW = 5;

  /** The numbers of the watched parts of a title. */
  Set<String> parts(int title) {
    return scope.entries().stream()
        .filter(entry -> entry.title() == title)
        .flatMap(entry -> entry.parts().stream())
        .collect(Collectors.toSet());
  }

  /**
   * Records a file that was judged to be that of the title.
   *
   * @param occasion by the part
   */
  Verdict record(
      Capture capture,
      byte[] bytes,
      int title,
      LocalDate day,
      Function<Ecfr.Part, Occasion> occasion,
      Tally tally) {
    String where = "title " + title + " of " + day;
    Set<String> wanted = parts(title);
    EcfrText text = EcfrXml.read(bytes, title, wanted::contains);
    reading.note(capture.id(), text.allFindings());
    if (text.parts().isEmpty()) {
      tally.failed("NO_PART", where, "None of the watched parts is in it: " + scope, capture.id());
      return Verdict.RECORDED;
    }
    Optional<LocalDate> amended = EcfrXml.amendedOn(bytes).filter(d -> !d.isAfter(day));
    Verdict worst = Verdict.RECORDED;
    List<String> covered = new ArrayList<>();
    for (EcfrPart found : text.parts()) {
      Ecfr.Part part = new Ecfr.Part(title, found.part());
      if (isCovered(part, day)) {
        covered.add(found.part());
      } else {
        Verdict verdict = part(capture, bytes, found, day, amended, occasion.apply(part), tally);
        worst = verdict == Verdict.RECORDED ? worst : verdict;
      }
    }
    if (!covered.isEmpty()) {
      tally.note(
          where
              + ": the eCFR itself was read up to that day for "
              + few(covered)
              + ", so nothing of them is taken from the file");
    }
    return worst;
  }

  /** Whether the eCFR's own service was read for a part from some day before to this one. */
  private boolean isCovered(Ecfr.Part part, LocalDate day) {
    WorkId head = WorkId.of(new PartCitation(part.title(), part.part()));
    boolean reached =
        reading
            .archive()
            .checkpoints()
            .find(Ecfr.NAME, part.through())
            .map(LocalDate::parse)
            .filter(through -> !through.isBefore(day))
            .isPresent();
    return reached && reading.archive().editions().isReadUpTo(head, day, EcfrXml.PARSER);
  }

  private Verdict part(
      Capture capture,
      byte[] bytes,
      EcfrPart found,
      LocalDate day,
      Optional<LocalDate> amended,
      Occasion occasion,
      Tally tally) {
    String where = new Ecfr.Part(found.title(), found.part()) + " of " + day + " in bulk";
    Map<WorkId, EcfrUnit> units = new LinkedHashMap<>();
    for (EcfrUnit unit : found.units()) {
      if (units.putIfAbsent(WorkId.of(unit.citation()), unit) != null) {
        String why = "\"" + unit.identifier() + "\" is there twice; the first counts";
        note(capture, "DUPLICATE_UNIT", where, why);
        tally.note(where + ": " + why);
      }
    }
    List<WorkId> standing =
        reading.archive().editions().standing(new PartCitation(found.title(), found.part()), day);
    List<WorkId> absent = standing.stream().filter(id -> !units.containsKey(id)).toList();
    int failures = tally.failures().size();
    Measure measure = new Measure(units.size(), standing.size(), absent.size());
    if (!Admission.of(reading.archive(), Govinfo.NAME, tally)
        .admit(capture, bytes, capture.content(), where, List.of(measure))) {
      return tally.failures().size() > failures ? Verdict.HELD : Verdict.REJECTED;
    }
    PartCitation citation = new PartCitation(found.title(), found.part());
    Map<WorkId, Edition> editionBefore = reading.archive().editions().on(citation, day);
    Map<WorkId, Edition> editionAfter = reading.archive().editions().after(citation, day);
    List<Observation> observations = new ArrayList<>();
    units.forEach(
        (id, unit) -> {
          Sha256 text = Sha256.of(Versions.encode(unit.text()));
          Optional<Edition> before = Optional.ofNullable(editionBefore.get(id));
          boolean same = before.filter(edition -> edition.text().equals(text)).isPresent();
          if (same || !isStatedBy(editionAfter.get(id), text)) {
            observations.add(
                new Observation.InEdition(
                    new Work(id, WorkKind.PROVISION, unit.citation().toString(), unit.heading()),
                    unit.text(),
                    facts(found.title(), unit),
                    day,
                    same
                        ? Optional.empty()
                        : before.map(edition -> amendedSince(edition, amended, day)),
                    capture.id(),
                    PARSER,
                    occasion));
          }
        });
    tally.worked(reading.archive().recorder().record(observations));
    if (!absent.isEmpty()) {
      String why =
          few(absent.stream().map(WorkId::value).toList())
              + " is not in the file, which never says that something was removed";
      note(capture, "UNIT_ABSENT", where, why);
      tally.note(where + ": " + why);
    }
    return Verdict.RECORDED;
  }

  /** Whether the eCFR's own next edition reads the same: it states since when. */
  private static boolean isStatedBy(@Nullable Edition next, Sha256 text) {
    return next != null && next.text().equals(text) && next.parser().equals(EcfrXml.PARSER);
  }

  private static LocalDate amendedSince(
      Edition before, Optional<LocalDate> amended, LocalDate day) {
    return amended.filter(date -> date.isAfter(before.day())).orElse(day);
  }

  private static Facts facts(int title, EcfrUnit unit) {
    Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
    if (!unit.subpart().isEmpty()) {
      facts.put(Fact.SUBPART, List.of(unit.subpart()));
    }
    facts.put(Fact.URL, List.of(EcfrSlice.publicAddress(title, unit)));
    return new Facts(facts);
  }

  private void note(Capture capture, String code, String where, String why) {
    reading.note(capture.id(), List.of(new Finding(code, Finding.Severity.WARNING, where, why)));
  }

  private static String few(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(FEW, names.size())))
        + (names.size() > FEW ? " and " + (names.size() - FEW) + " more" : "");
  }
}
