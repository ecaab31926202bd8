package earmark.archive;

import static earmark.archive.Samples.SECTION;
import static earmark.archive.Samples.seen;
import static earmark.archive.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import earmark.archive.capture.Answer;
import earmark.archive.capture.Capture;
import earmark.archive.capture.Doubt;
import earmark.archive.capture.Quarantined;
import earmark.archive.capture.Quarantined.Decided;
import earmark.archive.capture.Quarantined.Decision;
import earmark.archive.capture.SourceState.Health;
import earmark.archive.change.Change;
import earmark.archive.change.ChangeKind;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.change.RedlineCodec;
import earmark.archive.health.FinishedRound;
import earmark.archive.health.SourceHealth;
import earmark.archive.health.SourceHealth.Status;
import earmark.archive.version.Facts;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.redline.text.Finding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every archive keeps to, whatever database it lies on. */
abstract class ArchiveContract {
  private static final LocalDate DAY = LocalDate.parse("2025-06-01");

  private final SettableClock clock = new SettableClock(Instant.parse("2025-01-10T12:00:00Z"));
  private Archive archive;

  abstract ArchiveSettings settings();

  @BeforeEach
  void open() {
    archive = Archive.open(settings(), clock);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private List<Change> record(Observation... observations) {
    return archive.recorder().record(List.of(observations));
  }

  private Observation.Seen news(String from, String... paragraphs) {
    return seen(archive, SECTION, text(paragraphs), from, Occasion.NEWS);
  }

  @Test
  void aNewWorkIsPublished() {
    List<Change> changes = record(news("2025-01-01", "No exports."));

    assertThat(changes)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.sequence()).isEqualTo(1);
              assertThat(change.kind()).isEqualTo(ChangeKind.PUBLISHED);
              assertThat(change.before()).isEmpty();
            });
    Version version = archive.versions().latest(SECTION.id()).orElseThrow();
    assertThat(archive.versions().text(version)).isEqualTo(text("No exports."));
  }

  @Test
  void seeingTheSameAgainChangesNothing() {
    record(news("2025-01-01", "No exports."));

    assertThat(record(news("2025-01-01", "No exports."))).isEmpty();
    assertThat(archive.versions().history(SECTION.id())).hasSize(1);
  }

  @Test
  void newWordsWithALaterDateAreAnAmendmentWithItsOwnLegalInterval() {
    record(news("2025-01-01", "No exports."));
    clock.set(Instant.parse("2025-05-02T12:00:00Z"));

    assertThat(record(news("2025-05-01", "No exports or reexports.")))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(ChangeKind.AMENDED);
              assertThat(change.legalOn()).isEqualTo(LocalDate.parse("2025-05-01"));
            });

    Instant now = clock.instant();
    assertThat(plain("2025-04-30", now)).contains("No exports.");
    assertThat(plain("2025-05-01", now)).contains("No exports or reexports.");
  }

  @Test
  void whatWasKnownThenIsAnsweredAsItWasKnownThen() {
    record(news("2025-01-01", "No exports."));
    Instant before = clock.instant();
    clock.set(Instant.parse("2025-05-02T12:00:00Z"));
    record(news("2025-05-01", "No exports or reexports."));

    assertThat(plain("2025-06-01", before)).contains("No exports.");
    assertThat(plain("2025-06-01", before)).doesNotContain("reexports");
  }

  @Test
  void aReissueWithOtherPunctuationIsEditorialAndNoNewLaw() {
    record(news("2025-01-01", "No exports - \"none\"."));

    List<Change> changes = record(news("2025-01-01", "No exports \u2014 \u201cnone\u201d."));

    assertThat(changes)
        .singleElement()
        .satisfies(change -> assertThat(change.kind()).isEqualTo(ChangeKind.EDITORIAL));
    List<Version> history = archive.versions().history(SECTION.id());
    assertThat(history).hasSize(2);
    assertThat(history.getFirst().supersededAt()).isPresent();
    assertThat(history.getLast().inForceFrom()).isEqualTo(history.getFirst().inForceFrom());
  }

  @Test
  void otherWordsWithoutALaterDateAreACorrection() {
    record(news("2025-01-01", "No exports."));

    assertThat(record(news("2025-01-01", "No imports.")))
        .singleElement()
        .satisfies(change -> assertThat(change.kind()).isEqualTo(ChangeKind.CORRECTED));
  }

  private Observation.Seen entry(String from, String... paragraphs) {
    Work work =
        new Work(
            WorkId.listEntry("sample-list", "example-co"),
            WorkKind.LIST_ENTRY,
            "Sample List, Example Co.",
            "Example Co.");
    return seen(archive, work, text(paragraphs), from, Occasion.NEWS);
  }

  @Test
  void anEntryOfAListIsAddedRevisedAndRemoved() {
    record(entry("2025-01-01", "Policy of denial."));
    record(entry("2025-03-01", "Presumption of denial."));
    WorkId work = WorkId.listEntry("sample-list", "example-co");
    record(new Observation.Removed(work, DAY, 1, Occasion.NEWS));
    record(entry("2025-07-01", "Policy of denial."));

    assertThat(archive.changes().of(work))
        .extracting(Change::kind, Change::legalOn)
        .containsExactly(
            tuple(ChangeKind.ENTRY_ADDED, LocalDate.parse("2025-01-01")),
            tuple(ChangeKind.ENTRY_REVISED, LocalDate.parse("2025-03-01")),
            tuple(ChangeKind.ENTRY_REMOVED, DAY),
            tuple(ChangeKind.ENTRY_ADDED, LocalDate.parse("2025-07-01")));
    assertThat(archive.versions().latestOfList("sample-list"))
        .singleElement()
        .satisfies(
            version -> {
              assertThat(version.inForceFrom()).isEqualTo("2025-07-01");
              assertThat(version.inForceUntil()).isEmpty();
            });
    assertThat(archive.versions().latestOfList("sample")).isEmpty();
    assertThat(archive.works().cited("Sample List, Example Co.")).hasSize(1);
  }

  @Test
  void theSpellingOfAListEntryIsNoRevision() {
    record(entry("2025-01-01", "Presumption of Denial. See §744.11"));

    assertThat(record(entry("2025-03-01", "Presumption of denial; see § 744.11.")))
        .singleElement()
        .satisfies(change -> assertThat(change.kind()).isEqualTo(ChangeKind.EDITORIAL));
    assertThat(record(entry("2025-03-01", "Presumption of denial; see § 744.12.")))
        .singleElement()
        .satisfies(change -> assertThat(change.kind()).isEqualTo(ChangeKind.ENTRY_REVISED));
  }

  @Test
  void aRemovedWorkIsInForceUntilItsRemovalAndStaysReadable() {
    record(news("2025-01-01", "No exports."));
    record(new Observation.Removed(SECTION.id(), DAY, 1, Occasion.NEWS));

    assertThat(plain("2025-05-31", clock.instant())).contains("No exports.");
    assertThat(archive.versions().inForce(SECTION.id(), DAY, clock.instant())).isEmpty();
    assertThat(archive.changes().of(SECTION.id()))
        .extracting(Change::kind)
        .containsExactly(ChangeKind.PUBLISHED, ChangeKind.REMOVED);
    assertThat(record(new Observation.Removed(SECTION.id(), DAY, 1, Occasion.NEWS))).isEmpty();
  }

  @Test
  void aFailingObservationLeavesNothingOfItsBatch() {
    Observation good = news("2025-01-01", "No exports.");
    Observation bad =
        new Observation.Seen(
            SECTION, text("Other."), Facts.NONE, DAY, 999_999, "sample-1", Occasion.NEWS);

    assertThatThrownBy(() -> record(good, bad)).isInstanceOf(ArchiveFailedException.class);
    assertThat(archive.changes().last()).isZero();
    assertThat(archive.works().find(SECTION.id())).isEmpty();
  }

  @Test
  void changesAndTheirRedlinesComeBackAsWritten() {
    List<Change> written = record(news("2025-01-01", "No exports."));

    assertThat(archive.changes().after(0, 10)).isEqualTo(written);
    String json = RedlineCodec.json(written.getFirst().redline());
    assertThat(RedlineCodec.parse(json)).isEqualTo(written.getFirst().redline());
  }

  @Test
  void anArchiveKeepsEverythingOverClosingAndOpening() {
    record(news("2025-01-01", "No exports."));
    archive.cursors().move("index", 1);
    archive.checkpoints().put("ecfr", "15/744", "2025-01-01");
    archive.sources().failed("ecfr", "down");
    Sha256 digest = archive.verification().digest();
    archive.close();

    archive = Archive.open(settings(), clock);

    assertThat(archive.verification().digest()).isEqualTo(digest);
    assertThat(archive.cursors().position("index")).isEqualTo(1);
    assertThat(archive.checkpoints().find("ecfr", "15/744")).contains("2025-01-01");
    assertThat(archive.sources().of("ecfr").health()).isEqualTo(Health.UNHEALTHY);
  }

  @Test
  void aCaptureKeepsItsBytesAndARefusedOneIsNotUsable() {
    Capture good = archive.captures().store(Samples.answer("hello"));
    Capture blocked = archive.captures().store(Samples.answer("HELLO"));
    archive
        .captures()
        .note(
            blocked.id(),
            List.of(new Finding("BLOCKED_PAGE", Finding.Severity.REFUSED, "body", "HELLO")));

    assertThat(archive.captures().body(good)).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
    assertThat(archive.captures().latestUsable(good.url())).contains(good);
  }

  @Test
  void anAlteredCaptureIsNamed() {
    archive.captures().store(Samples.answer("one"));
    archive.captures().store(Samples.answer("three"));
    assertThat(archive.verification().verify()).isInstanceOf(Verification.Verdict.Sound.class);

    archive.database().write(h -> h.execute("update capture set url = 'http://evil' where id = 1"));

    assertThat(archive.verification().verify())
        .isEqualTo(
            new Verification.Verdict.Broken(
                "capture", "1", "it does not fit the chain: it was altered"));
  }

  @Test
  void aMissingCaptureIsNamed() {
    for (String body : List.of("one", "three", "fivefive")) {
      archive.captures().store(Samples.answer(body));
    }
    archive.database().write(h -> h.execute("delete from capture where id = 2"));

    assertThat(archive.verification().verify())
        .isEqualTo(new Verification.Verdict.Broken("capture", "3", "capture 2 is missing"));
  }

  @Test
  void alteredBytesAreNamed() {
    Capture capture = archive.captures().store(Samples.answer("one"));
    archive
        .database()
        .write(
            h ->
                h.createUpdate("update content set zstd = :zstd")
                    .bind("zstd", Contents.compress("0ne".getBytes(StandardCharsets.UTF_8)))
                    .execute());

    assertThat(archive.verification().verify())
        .isInstanceOfSatisfying(
            Verification.Verdict.Broken.class,
            broken -> assertThat(broken.row()).isEqualTo(capture.content().hex()));
  }

  @Test
  void theDigestDoesNotDependOnWhenThingsWereCaptured() {
    record(news("2025-01-01", "No exports."));
    Sha256 digest = archive.verification().digest();

    clock.set(Instant.parse("2025-09-09T09:09:09Z"));
    archive.captures().store(Samples.answer("noise"));
    record(news("2025-01-01", "No exports."));

    assertThat(archive.verification().digest()).isEqualTo(digest);
  }

  @Test
  void theDigestIsTheSameOnEveryDatabase() {
    // Sorted otherwise by language than by bytes.
    for (String name : List.of("web/a.example/B", "web/a.example/a", "web/a.example/A-b")) {
      Work page = new Work(new WorkId(name), WorkKind.PAGE, name, "Sample page");
      record(seen(archive, page, text("One."), "2025-01-01", Occasion.HISTORY));
    }

    assertThat(archive.verification().digest())
        .hasToString("8d7b7b9b193a358a7c8497c3321d5845d453f5ee5ea8bfe02ba22d3f7172176f");
  }

  @Test
  void aTurnIsTakenByOneAtATime() {
    try (Archive other = Archive.open(settings(), clock)) {
      Turn turn = archive.turns().take("crawl.ecfr").orElseThrow();

      assertThat(archive.turns().take("crawl.ecfr")).isEmpty();
      assertThat(other.turns().take("crawl.ecfr")).isEmpty();
      try (Turn _ = other.turns().take("delivery").orElseThrow()) {
        turn.close();
        try (Turn _ = other.turns().take("crawl.ecfr").orElseThrow()) {
          assertThat(archive.turns().take("crawl.ecfr")).isEmpty();
        }
      }
    }
    archive.turns().take("crawl.ecfr").orElseThrow().close();
  }

  @Test
  void aTurnHasAPlainName() {
    assertThatThrownBy(() -> archive.turns().take("../crawl"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No name of a turn: \"../crawl\"");
  }

  private String plain(String day, Instant knownAt) {
    return archive
        .versions()
        .inForce(SECTION.id(), LocalDate.parse(day), knownAt)
        .map(version -> archive.versions().text(version).plain())
        .orElse("");
  }

  private Doubt doubt(String body, String code) {
    Capture capture =
        archive
            .captures()
            .store(
                new Answer(
                    "lists",
                    URI.create("https://lists.example/all"),
                    200,
                    Map.of(),
                    body.getBytes(StandardCharsets.UTF_8)));
    return new Doubt(capture.id(), "lists", "all", capture.content(), code, "3 rows");
  }

  @Test
  void whatIsDoubtedIsHeldOnceAndADecisionHolds() {
    Quarantined first = archive.quarantine().hold(doubt("a", "TOO_FEW_ROWS"));
    Quarantined again = archive.quarantine().hold(doubt("a", "TOO_FEW_ROWS"));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.capture()).isGreaterThan(first.capture());
    assertThat(archive.quarantine().open()).containsExactly(again);

    clock.set(Instant.parse("2025-01-11T12:00:00Z"));
    Quarantined rejected =
        archive.quarantine().decide(first.id(), Decision.REJECTED, " Ada ", "no").orElseThrow();
    assertThat(rejected.decisions())
        .containsExactly(new Decided(Decision.REJECTED, "Ada", "no", clock.instant()));
    assertThat(archive.quarantine().hold(doubt("a", "TOO_FEW_ROWS")).decision())
        .isEqualTo(Decision.REJECTED);
    assertThat(archive.quarantine().open()).isEmpty();
    Quarantined released =
        archive.quarantine().decide(first.id(), Decision.RELEASED, "Bob", "").orElseThrow();
    assertThat(released.decisions()).hasSize(2);
    assertThat(archive.quarantine().decide(99, Decision.RELEASED, "Bob", "")).isEmpty();
    assertThatThrownBy(() -> archive.quarantine().decide(first.id(), Decision.OPEN, "Bob", ""))
        .hasMessage("A person may decide \"released\" or \"rejected\", was \"open\"");
    assertThatThrownBy(() -> archive.quarantine().decide(first.id(), Decision.RELEASED, " ", ""))
        .hasMessageContaining("must be named");
  }

  @Test
  void aLaterAnswerTakesThePlaceOfTheOneInQuarantine() {
    Quarantined first = archive.quarantine().hold(doubt("a", "TOO_FEW_ROWS"));
    clock.set(Instant.parse("2025-01-11T12:00:00Z"));
    Quarantined second = archive.quarantine().hold(doubt("b", "TOO_FEW_ROWS"));
    assertThat(second.since()).isEqualTo(first.since());
    assertThat(archive.quarantine().open()).containsExactly(second);
    assertThat(archive.quarantine().hold(doubt("a", "TOO_FEW_ROWS")).decision())
        .isEqualTo(Decision.OPEN);
    archive.quarantine().overtake("lists", "all");
    assertThat(archive.quarantine().open()).isEmpty();
    assertThat(archive.quarantine().latest(10))
        .extracting(Quarantined::decision)
        .containsExactly(Decision.OVERTAKEN, Decision.OVERTAKEN);
  }

  private FinishedRound round(int failures) {
    return new FinishedRound(
        "lists",
        clock.instant(),
        clock.instant(),
        3,
        2,
        1,
        failures,
        failures == 0 ? "" : "HTTP_503: all",
        Optional.empty());
  }

  @Test
  void theHealthOfASourceHasAHistory() {
    assertThat(archive.rounds().health("lists").status()).isEqualTo(Status.UNKNOWN);
    archive.sources().succeeded("lists", "3 seen");
    archive.rounds().add(round(0));
    archive.rounds().heard("lists", List.of(clock.instant(), clock.instant().minusSeconds(60)));
    archive.rounds().heard("lists", List.of(clock.instant().minusSeconds(30)));
    SourceHealth healthy = archive.rounds().health("lists");
    assertThat(healthy.status()).isEqualTo(Status.HEALTHY);
    assertThat(healthy.lastItem()).contains(clock.instant());
    assertThat(healthy.consecutiveFailures()).isZero();

    long evidence = archive.quarantine().hold(doubt("a", "TOO_FEW_ROWS")).capture();
    archive.sources().failed("lists", "HTTP_503: all");
    archive.rounds().add(round(1));
    FinishedRound plain = round(2);
    archive
        .rounds()
        .add(
            new FinishedRound(
                plain.source(),
                plain.startedAt(),
                plain.finishedAt(),
                0,
                0,
                0,
                2,
                plain.reason(),
                Optional.of(evidence)));
    SourceHealth sick = archive.rounds().health("lists");
    assertThat(sick.status()).isEqualTo(Status.UNHEALTHY);
    assertThat(sick.consecutiveFailures()).isEqualTo(2);
    assertThat(sick.evidence()).contains(evidence);
    assertThat(sick.waiting()).isEqualTo(1);
    assertThat(archive.rounds().latest("lists", 10))
        .extracting(FinishedRound::failures)
        .containsExactly(2L, 1L, 0L);
    assertThat(archive.rounds().latest("others", 10)).isEmpty();
  }

  @Test
  void aSourceThatIsSilentForLongerThanUsualIsNotHealthy() {
    archive.sources().succeeded("lists", "3 seen");
    List<Instant> weekly =
        Stream.iterate(clock.instant(), at -> at.minusSeconds(7 * 86_400)).limit(12).toList();
    archive.rounds().heard("lists", weekly);
    assertThat(archive.rounds().health("lists").status()).isEqualTo(Status.HEALTHY);
    clock.set(Instant.parse("2025-02-10T12:00:00Z"));
    SourceHealth silent = archive.rounds().health("lists");
    assertThat(silent.status()).isEqualTo(Status.SILENT);
    // Without the Birthday of Martin Luther King.
    assertThat(silent.reason())
        .isEqualTo("Nothing new for 19 business days; the longest gap is usually 5");
  }
}
