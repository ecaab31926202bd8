package earmark.archive;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.change.Change;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Version;
import earmark.archive.version.Versions;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.redline.citation.SectionCitation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The legal history that editions make, in whatever order they become known. */
class EditionOrderTest {
  private static final LocalDate FIRST = LocalDate.parse("2017-01-03");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-10T12:00:00Z"));
  private Archive archive;
  private int sections;

  @BeforeEach
  void open() {
    archive = Archive.open(ArchiveSettings.in(folder), clock);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  /**
   * One edition.
   *
   * @param text empty if the section is gone from it
   */
  private record Edition(String day, String amended, String text) {
    Observation of(Archive archive, Work work) {
      LocalDate edition = LocalDate.parse(day);
      long capture = archive.captures().store(Samples.answer(day + text)).id();
      if (text.isEmpty()) {
        return new Observation.GoneFromEdition(
            work.id(), edition, LocalDate.parse(amended), capture, Occasion.HISTORY);
      }
      Optional<LocalDate> stated =
          Optional.of(amended).filter(s -> !s.isEmpty()).map(LocalDate::parse);
      Facts facts =
          new Facts(Map.of(Fact.AMENDED, stated.map(LocalDate::toString).stream().toList()));
      return new Observation.InEdition(
          work, Samples.text(text), facts, edition, stated, capture, "sample-1", Occasion.HISTORY);
    }
  }

  private Work section() {
    String number = "744." + ++sections;
    return new Work(
        WorkId.of(new SectionCitation(15, "744", number)),
        WorkKind.PROVISION,
        "15 CFR " + number,
        "Sample");
  }

  private List<Change> record(Work work, Edition edition) {
    clock.set(clock.instant().plusSeconds(60));
    return archive.recorder().record(List.of(edition.of(archive, work)));
  }

  private Work recorded(List<Edition> editions) {
    Work work = section();
    editions.forEach(edition -> record(work, edition));
    return work;
  }

  /** What stands, in legal order. */
  private List<String> law(Work work) {
    return archive.database().read(h -> Versions.standing(h, work.id())).stream()
        .map(EditionOrderTest.this::words)
        .toList();
  }

  private String words(Version version) {
    return version.inForceFrom()
        + " to "
        + version.inForceUntil().map(LocalDate::toString).orElse("now")
        + ": "
        + archive.versions().text(version).blocks().getLast().text()
        + " "
        + version.facts().first(Fact.AMENDED).orElse("");
  }

  @Test
  void anOlderEditionIsPutBeforeWhatStands() {
    Work work = section();
    record(work, new Edition("2022-10-01", "2020-05-05", "New words."));
    Instant before = clock.instant();
    List<Change> changes = record(work, new Edition("2017-01-03", "2016-01-01", "Old words."));

    assertThat(law(work))
        .containsExactly(
            "2016-01-01 to 2020-05-05: (a) Old words. 2016-01-01",
            "2020-05-05 to now: (a) New words. 2020-05-05");
    assertThat(changes)
        .extracting(
            change -> change.kind().key() + " " + change.legalOn() + " " + change.occasion())
        .containsExactly("published 2016-01-01 HISTORY", "amended 2020-05-05 HISTORY");
    assertThat(archive.versions().inForce(work.id(), LocalDate.parse("2018-01-01"), before))
        .isEmpty();
    assertThat(
            archive.versions().inForce(work.id(), LocalDate.parse("2018-01-01"), clock.instant()))
        .isPresent();
  }

  @Test
  void anEditionBetweenTwoOthersEndsWhatWasBelievedToLastLonger() {
    Work work = section();
    record(work, new Edition("2017-01-03", "2016-01-01", "One."));
    record(work, new Edition("2022-10-01", "2020-05-05", "Three."));
    Instant before = clock.instant();
    record(work, new Edition("2018-06-01", "2018-05-30", "Two."));

    assertThat(law(work))
        .containsExactly(
            "2016-01-01 to 2018-05-30: (a) One. 2016-01-01",
            "2018-05-30 to 2020-05-05: (a) Two. 2018-05-30",
            "2020-05-05 to now: (a) Three. 2020-05-05");
    Version then =
        archive.versions().inForce(work.id(), LocalDate.parse("2019-01-01"), before).orElseThrow();
    assertThat(words(then)).startsWith("2016-01-01 to 2020-05-05: (a) One.");
  }

  @Test
  void theSameTextInAnOlderEditionOnlyMovesTheBegin() {
    Work work = section();
    record(work, new Edition("2022-10-01", "", "Words."));
    assertThat(record(work, new Edition("2019-01-01", "", "Words.")))
        .extracting(change -> change.kind().key())
        .containsExactly("editorial", "published");

    assertThat(law(work)).containsExactly("2019-01-01 to now: (a) Words. ");
  }

  @Test
  void anEditionThatIsRecordedAgainChangesNothing() {
    Work work = section();
    Edition old = new Edition("2017-01-03", "2016-01-01", "One.");
    record(work, new Edition("2022-10-01", "2020-05-05", "Three."));
    record(work, old);
    assertThat(record(work, old)).isEmpty();
    assertThat(record(work, new Edition("2022-10-01", "2020-05-05", "Three."))).isEmpty();
  }

  @Test
  void aWordTakenBackIsSeenThoughTheFirstAndTheLastEditionAgree() {
    List<Edition> editions =
        List.of(
            new Edition("2017-01-03", "2016-01-01", "One."),
            new Edition("2018-01-03", "2018-01-01", "Two."),
            new Edition("2019-01-03", "2019-01-01", "One."));
    assertThat(law(recorded(List.of(editions.get(0), editions.get(2), editions.get(1)))))
        .isEqualTo(law(recorded(editions)))
        .hasSize(3);
  }

  @Test
  void anyOrderOfEditionsMakesTheSameLaw() {
    long seed = 20_261_123;
    Random random = new Random(seed);
    for (int trial = 0; trial < 150; trial++) {
      List<Edition> editions = editions(random);
      List<Edition> shuffled = new ArrayList<>(editions);
      Collections.shuffle(shuffled, random);
      Work inOrder = recorded(editions);
      Work other = recorded(shuffled);
      assertThat(law(other))
          .as("seed %s, trial %s: %s", seed, trial, shuffled)
          .isEqualTo(law(inOrder));
    }
    assertThat(archive.verification().verify()).isInstanceOf(Verification.Verdict.Sound.class);
  }

  /** Few words, re-issues in other typography, dates that are stated, late or not, and removals. */
  private static List<Edition> editions(Random random) {
    List<Edition> editions = new ArrayList<>();
    LocalDate day = FIRST;
    LocalDate amended = FIRST;
    int count = 2 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      day = day.plusDays(1 + random.nextInt(300));
      if (random.nextInt(3) > 0) {
        amended = day.minusDays(random.nextInt(40));
      }
      String text =
          List.of("Don't ship.", "Don\u2019t ship.", "Ship.", "Ask first.", "Ask  first - now.")
              .get(random.nextInt(5));
      String stated = random.nextInt(4) == 0 ? "" : amended.toString();
      boolean gone = random.nextInt(6) == 0;
      editions.add(
          gone
              ? new Edition(day.toString(), day.toString(), "")
              : new Edition(day.toString(), stated, text));
    }
    return editions;
  }
}
