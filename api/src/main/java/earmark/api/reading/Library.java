package earmark.api.reading;

import earmark.archive.Archive;
import earmark.archive.capture.Capture;
import earmark.archive.capture.Quarantine;
import earmark.archive.change.Change;
import earmark.archive.health.Rounds;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.crawler.source.Ecfr;
import earmark.redline.citation.Citation;
import earmark.redline.citation.FrNumber;
import earmark.redline.citation.FrPage;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.comparison.Comparison;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Answers from the archive. Safe for use by several threads. */
public final class Library {
  /** Where legal days begin and end. */
  public static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  private static final int NEAREST = 5;

  /** How the title of an agency's correction ends. */
  private static final Pattern CORRECTION_TITLE =
      Pattern.compile("; (?:Technical )?Correct(?:ion|ions|ing Amendments?)$");

  private final Archive archive;
  private final Clock clock;

  public Library(Archive archive, Clock clock) {
    this.archive = archive;
    this.clock = clock;
  }

  /** What waits for a person's decision. */
  public Quarantine quarantine() {
    return archive.quarantine();
  }

  /** The day up to which the eCFR said it was current in a title, when it was last asked. */
  public Optional<LocalDate> currentTo(int title) {
    return archive.checkpoints().find(Ecfr.NAME, Ecfr.currentTo(title)).map(LocalDate::parse);
  }

  /** What the rounds of the sources brought. */
  public Rounds rounds() {
    return archive.rounds();
  }

  /** The legal day it is now. */
  public LocalDate today() {
    return LocalDate.now(clock.withZone(WASHINGTON));
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * What a citation names; several documents may share a number or a page. Empty if nothing does.
   */
  public List<Work> cited(Citation citation) {
    return switch (citation) {
      case ProvisionCitation provision ->
          archive.works().find(WorkId.of(provision.provision())).stream().toList();
      case FrNumber number -> archive.works().documents(number.number());
      case FrPage page -> archive.works().documentsAt(page);
    };
  }

  /**
   * The one work of an identity.
   *
   * @param asked how it was cited, for the message
   * @throws UnknownCitationException if there is none
   */
  public Work work(WorkId id, String asked) {
    return archive.works().find(id).orElseThrow(() -> unknown(asked));
  }

  public Optional<Work> find(WorkId id) {
    return archive.works().find(id);
  }

  /** The failure that names what is nearest. */
  public UnknownCitationException unknown(String asked) {
    return new UnknownCitationException(asked, archive.works().nearest(asked, NEAREST));
  }

  /** The filing on public inspection of a document with these facts; none if none was seen. */
  public Optional<Work> filing(Facts facts) {
    return facts.first(Fact.NUMBER).flatMap(this::filing);
  }

  /** The filing on public inspection under a document number. */
  public Optional<Work> filing(String number) {
    return number.isBlank() || number.matches(".*\\s.*")
        ? Optional.empty()
        : archive.works().find(WorkId.filing(number));
  }

  /** The documents that a filing with these facts was published as; none before that. */
  public List<Work> published(Facts facts) {
    return facts.first(Fact.NUMBER).map(archive.works()::documents).orElse(List.of());
  }

  /**
   * What a document corrects: what it says or the register states; where neither does, the one
   * earlier document that has its title without "; Correction".
   */
  public List<Work> corrected(Work document, Facts facts) {
    List<String> named = facts.all(Fact.CORRECTION_OF);
    if (!named.isEmpty()) {
      return named.stream()
          .map(Citation::find)
          .flatMap(Optional::stream)
          .map(this::cited)
          .flatMap(works -> works.stream().limit(1))
          .toList();
    }
    int end = CORRECTION_TITLE.matcher(document.title()).replaceFirst("").length();
    if (document.kind() != WorkKind.DOCUMENT || end == document.title().length() || end == 0) {
      return List.of();
    }
    String title = document.title().substring(0, end);
    List<Work> earlier =
        archive.works().titled(title).stream()
            .filter(work -> work.title().equals(title))
            .filter(work -> work.id().value().compareTo(document.id().value()) < 0)
            .toList();
    return earlier.size() == 1 ? earlier : List.of();
  }

  /** The documents that correct a document, oldest first. */
  public List<Work> corrections(Work document, Facts facts) {
    if (document.kind() != WorkKind.DOCUMENT) {
      return List.of();
    }
    return Stream.of(
            facts.first(Fact.NUMBER).map(archive.works()::correcting).orElse(List.of()),
            archive.works().correcting(document.citation()),
            document.title().isEmpty()
                ? List.<Work>of()
                : archive.works().titled(document.title() + "; ").stream()
                    .filter(work -> corrected(work, facts(work)).contains(document))
                    .toList())
        .flatMap(List::stream)
        .filter(work -> !work.equals(document))
        .distinct()
        .sorted(Comparator.comparing(work -> work.id().value()))
        .toList();
  }

  private Facts facts(Work work) {
    return archive.versions().latest(work.id()).map(Version::facts).orElse(Facts.NONE);
  }

  /** The provisions of a part, its head first. */
  public List<Work> part(int title, String part) {
    return archive.works().inPart(title, part);
  }

  /**
   * What a work said on a day, as it was known at an instant.
   *
   * @throws NothingInForceException if it said nothing then
   */
  public Reading reading(Work work, LocalDate on, Instant knownAt) {
    return archive
        .versions()
        .inForce(work.id(), on, knownAt)
        .map(version -> reading(work, version))
        .orElseThrow(() -> new NothingInForceException(work, on, firstDay(work)));
  }

  /**
   * The newest text of a work, in force or not.
   *
   * @throws NothingInForceException if it never had any
   */
  public Reading newest(Work work) {
    return archive
        .versions()
        .latest(work.id())
        .map(version -> reading(work, version))
        .orElseThrow(() -> new NothingInForceException(work, today(), Optional.empty()));
  }

  public Reading reading(Work work, Version version) {
    return new Reading(work, version, archive.versions().text(version));
  }

  private Optional<LocalDate> firstDay(Work work) {
    return archive.versions().history(work.id()).stream()
        .map(Version::inForceFrom)
        .min(Comparator.naturalOrder());
  }

  /** The versions of a work, newest first, each with the change that led to it. */
  public List<Step> history(WorkId work) {
    Map<Long, Change> leadingTo = new HashMap<>();
    for (Change change : archive.changes().of(work)) {
      change.after().ifPresent(version -> leadingTo.put(version, change));
    }
    return archive.versions().history(work).reversed().stream()
        .map(version -> new Step(version, Optional.ofNullable(leadingTo.get(version.id()))))
        .toList();
  }

  /** A work on two days; a day on which it said nothing counts as empty text. */
  public Compared compare(Work work, LocalDate from, LocalDate to) {
    Instant now = now();
    Optional<Version> before = archive.versions().inForce(work.id(), from, now);
    Optional<Version> after = archive.versions().inForce(work.id(), to, now);
    LegalText textBefore = text(before);
    LegalText textAfter = text(after);
    return new Compared(
        work, before, after, textBefore, textAfter, Comparison.between(textBefore, textAfter));
  }

  /** The two texts of a change with its stored redline. */
  public Compared compared(Change change) {
    Work work =
        archive
            .works()
            .find(change.work())
            .orElseThrow(() -> new IllegalStateException("no work " + change.work()));
    Optional<Version> before = change.before().flatMap(archive.versions()::find);
    Optional<Version> after = change.after().flatMap(archive.versions()::find);
    return new Compared(work, before, after, text(before), text(after), change.redline());
  }

  private LegalText text(Optional<Version> version) {
    return version.map(archive.versions()::text).orElse(LegalText.EMPTY);
  }

  public Optional<Version> version(long id) {
    return archive.versions().find(id);
  }

  public Optional<Change> change(long sequence) {
    return archive.changes().find(sequence);
  }

  /** The newest changes, newest first. */
  public List<Change> latest(int limit) {
    return archive.changes().latest(limit);
  }

  /** The changes after a sequence number, oldest first. */
  public List<Change> after(long sequence, int limit) {
    return archive.changes().after(sequence, limit);
  }

  /** The sequence number of the newest change; 0 while there is none. */
  public long last() {
    return archive.changes().last();
  }

  public List<Change> changesOf(WorkId work) {
    return archive.changes().of(work);
  }

  public Optional<Capture> capture(long id) {
    return archive.captures().find(id);
  }

  public byte[] body(Capture capture) {
    return archive.captures().body(capture);
  }

  public List<Finding> findings(long capture) {
    return archive.captures().findings(capture);
  }
}
