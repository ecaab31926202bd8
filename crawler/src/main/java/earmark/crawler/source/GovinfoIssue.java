package earmark.crawler.source;

import earmark.archive.Sha256;
import earmark.archive.capture.Capture;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Version;
import earmark.archive.version.Versions;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.crawler.parse.FrDocumentText;
import earmark.crawler.parse.FrIssue;
import earmark.crawler.parse.FrIssueDocument;
import earmark.crawler.parse.FrXml;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Records the documents of a daily issue that are wanted, in one transaction.
 *
 * <p>A document that is known by any channel stays as it is; one whose text reads otherwise here is
 * a finding. What is new is recorded as provisional: the register's own record takes its place when
 * it can be had.
 */
record GovinfoIssue(Reading reading, IssueScope scope) {
  /** Key of what is asserted of an issue. */
  static final String ASSERTIONS = Govinfo.NAME + "/issue";

  /** What came of a bulk file. */
  enum Verdict {
    RECORDED,
    /** It lies in quarantine: nothing of it is recorded. */
    HELD,
    /** A person has rejected it: nothing of it is recorded, and that is the end of it. */
    REJECTED
  }

  /**
   * Records an issue that was judged to be that of {@code day}.
   *
   * @param occasion by the queries that would list a document
   */
  Verdict record(
      Capture capture,
      byte[] bytes,
      LocalDate day,
      Function<List<RegisterQuery>, Occasion> occasion,
      Tally tally) {
    String where = "the issue of " + day;
    FrIssue issue = FrIssue.read(bytes);
    issue.findings().forEach(f -> tally.note(where + ": " + f.code() + ": " + f.excerpt()));
    int before = tally.failures().size();
    Admission admission =
        new Admission(reading.archive(), Govinfo.NAME, tally.assertion(ASSERTIONS), tally);
    Measure measure = Measure.first(issue.documents().size());
    if (!admission.admit(capture, bytes, capture.content(), where, List.of(measure))) {
      reading.note(capture.id(), issue.findings());
      return tally.failures().size() > before ? Verdict.HELD : Verdict.REJECTED;
    }
    // Noted at once: each note is a commit.
    List<Finding> findings = new ArrayList<>(issue.findings());
    Documents known = new Documents(reading.archive());
    Set<WorkId> inIssue = new HashSet<>();
    List<Observation> observations = new ArrayList<>();
    List<String> otherwise = new ArrayList<>();
    for (FrIssueDocument document : issue.documents()) {
      List<RegisterQuery> listing = scope.listing(document);
      if (listing.isEmpty()) {
        continue;
      }
      if (document.number().isEmpty()) {
        findings.add(unnumbered(document, capture, where, tally));
        continue;
      }
      WorkId id = known.identity(document.number().get(), day);
      if (!inIssue.add(id)) {
        continue;
      }
      Optional<Version> standing = known.standing(id);
      FrDocumentText text = document.text();
      if (standing.isEmpty()) {
        findings.addAll(text.findings());
        observations.add(observation(id, document, text.text(), day, capture, occasion, listing));
      } else if (readsOtherwise(standing.get(), text.text())) {
        otherwise.add(document.number().get());
      }
    }
    if (!otherwise.isEmpty()) {
      findings.add(
          new Finding(
              "READS_OTHERWISE",
              Finding.Severity.NOTE,
              where,
              "The text of these documents is not that of the register itself, which stands: "
                  + String.join(", ", otherwise)));
    }
    reading.note(capture.id(), findings.stream().distinct().toList());
    tally.worked(reading.archive().recorder().record(observations));
    return Verdict.RECORDED;
  }

  private static Finding unnumbered(
      FrIssueDocument document, Capture capture, String where, Tally tally) {
    String why =
        "A document without a number is not recorded: "
            + document.type()
            + " \""
            + document.title()
            + "\""
            + document.citation().map(page -> ", " + page).orElse("");
    tally.failed("NO_NUMBER", where, why, capture.id());
    return new Finding("NO_NUMBER", Finding.Severity.WARNING, where, why);
  }

  private static boolean readsOtherwise(Version standing, LegalText text) {
    return standing.parser().equals(FrXml.PARSER)
        && !standing.text().equals(Sha256.of(Versions.encode(text)));
  }

  private static Observation observation(
      WorkId id,
      FrIssueDocument document,
      LegalText text,
      LocalDate day,
      Capture capture,
      Function<List<RegisterQuery>, Occasion> occasion,
      List<RegisterQuery> listing) {
    String number = document.number().orElseThrow();
    Work work =
        new Work(
            id,
            WorkKind.DOCUMENT,
            document.citation().orElse("FR Doc. " + number),
            document.title());
    return new Observation.Provisional(
        new Observation.Seen(
            work,
            text,
            facts(document, number, day, text),
            day,
            capture.id(),
            FrIssue.PARSER,
            occasion.apply(listing)));
  }

  /** What the printed document says; the same kinds of facts as in the register's record. */
  private static Facts facts(
      FrIssueDocument document, String number, LocalDate day, LegalText text) {
    Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.NUMBER, List.of(number));
    facts.put(Fact.PUBLISHED, List.of(day.toString()));
    facts.put(Fact.TYPE, List.of(document.type()));
    facts.put(Fact.SUBTYPE, document.subtype().stream().toList());
    facts.put(Fact.FR, document.citation().stream().toList());
    facts.put(Fact.END_PAGE, document.lastPage().map(page -> "" + page).stream().toList());
    facts.put(Fact.TITLE, document.title().isEmpty() ? List.of() : List.of(document.title()));
    facts.put(Fact.AGENCY, document.agencies());
    facts.put(Fact.CFR, document.parts());
    facts.put(Fact.DOCKET, document.dockets());
    facts.put(Fact.RIN, document.rins());
    facts.put(Fact.ACTION, document.action().stream().toList());
    facts.put(Fact.ABSTRACT, document.summary().stream().toList());
    facts.put(Fact.DATES, document.dates().stream().toList());
    String head = document.title() + " " + document.action().orElse("");
    facts.put(Fact.CORRECTION_OF, Corrected.of(number, Optional.empty(), head, text));
    // The register's own short address of a document, and the printed page as govinfo has it.
    facts.put(Fact.URL, List.of("https://www.federalregister.gov/d/" + number));
    facts.put(
        Fact.PDF,
        List.of("https://www.govinfo.gov/content/pkg/FR-" + day + "/pdf/" + number + ".pdf"));
    return new Facts(facts);
  }
}
