package earmark.api.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.api.command.SampleArchive;
import earmark.archive.Archive;
import earmark.archive.SettableClock;
import earmark.archive.Turn;
import earmark.archive.change.Change;
import earmark.archive.change.ChangeKind;
import earmark.archive.change.Occasion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
  private static final MailSettings SETTINGS =
      new MailSettings(
          Optional.empty(),
          "Earmark <earmark@example.com>",
          Optional.empty(),
          URI.create("https://earmark.example"));

  private final SettableClock clock = new SettableClock(SampleArchive.FIRST);
  private final SettableCarrier carrier = new SettableCarrier();
  private final Archive archive;

  AlertsTest(@TempDir Path folder) {
    archive = SampleArchive.open(folder, clock);
    SampleArchive.load(archive);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private Watch watch(String query) {
    return new Watches(archive, clock)
        .add(new WatchRequest(query, query, "ana@example.com", "Matter 4711", Watch.DEFAULT_KINDS));
  }

  private AlertRun alertRun(Matcher matcher) {
    return new AlertRun(
        archive, new Watches(archive, clock), matcher, new LetterWriter(archive, SETTINGS), clock);
  }

  private int alert() {
    return alertRun(new WordMatcher(archive)).run();
  }

  private Delivery.Report deliver() {
    return new Delivery(new Outbox(archive), carrier, archive.turns(), clock).run();
  }

  private void amend() {
    clock.set(SampleArchive.SECOND);
    SampleArchive.amend(archive);
  }

  @Test
  void aMatchingChangeIsToldOnceAndNeverAgain() {
    watch("thailand");
    amend();

    assertThat(alert()).isEqualTo(1);
    assertThat(deliver().sent()).isEqualTo(1);
    assertThat(alert()).isZero();
    assertThat(deliver().sent()).isZero();

    assertThat(carrier.taken())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.recipient()).isEqualTo("ana@example.com");
              assertThat(letter.subject())
                  .isEqualTo(
                      "[Earmark] Appendix A to 10 CFR part 810 amended, effective June 16, 2026");
            });
  }

  @Test
  void eachWatchThatMatchesIsToldByItself() {
    watch("thailand");
    watch("generally");
    watch("malaysia");
    amend();

    assertThat(alert()).isEqualTo(2);
  }

  @Test
  void aChangeOlderThanTheWatchIsNotTold() {
    amend();
    watch("thailand");

    assertThat(alert()).isZero();
  }

  @Test
  void changesOlderThanEveryWatchAreNotEvenRead() {
    amend();
    watch("thailand");
    AlertRun run =
        alertRun(
            new Matcher() {
              @Override
              public void set(List<Watch> watches) {
                throw new AssertionError("nothing is there to be matched");
              }

              @Override
              public Map<String, List<String>> match(Change change) {
                throw new AssertionError("nothing is there to be matched");
              }
            });

    assertThat(run.run()).isZero();
  }

  @Test
  void twoProcessesNeverDeliverAtOnce() {
    watch("thailand");
    amend();
    alert();
    try (Turn _ = archive.turns().take("delivery").orElseThrow()) {
      assertThat(deliver()).isEqualTo(new Delivery.Report(0, 0, ""));
    }
    assertThat(deliver().sent()).isEqualTo(1);
  }

  @Test
  void historyIsNotTold() {
    watch("sample");
    clock.set(SampleArchive.SECOND);
    archive
        .recorder()
        .record(
            List.of(
                SampleArchive.seen(
                    archive,
                    SampleArchive.SECTION,
                    "Sample restrictions",
                    SampleArchive.section("90 sample days"),
                    "2025-01-01",
                    Occasion.HISTORY)));

    assertThat(alert()).isZero();
  }

  @Test
  void onlyTheKindsThatCountAreTold() {
    new Watches(archive, clock)
        .add(
            new WatchRequest(
                "x", "thailand", "ana@example.com", "", EnumSet.of(ChangeKind.REMOVED)));
    amend();

    assertThat(alert()).isZero();
  }

  @Test
  void aRemovedWatchIsNotToldButItsLettersStay() {
    Watch watch = watch("thailand");
    amend();
    alert();

    assertThat(new Watches(archive, clock).remove(watch.id())).isTrue();
    assertThat(new Watches(archive, clock).remove(watch.id())).isFalse();

    assertThat(new Watches(archive, clock).list()).isEmpty();
    assertThat(new Outbox(archive).latest(10)).hasSize(1);
  }

  // Interruptions

  @Test
  void killedWhileMatchingItStartsAgainAndTellsOnce() {
    watch("thailand");
    amend();
    AlertRun killed =
        alertRun(
            new Matcher() {
              @Override
              public void set(List<Watch> watches) {}

              @Override
              public Map<String, List<String>> match(Change change) {
                throw new SettableCarrier.KilledException();
              }
            });

    assertThatThrownBy(killed::run).isInstanceOf(SettableCarrier.KilledException.class);
    assertThat(new Outbox(archive).latest(10)).isEmpty();

    assertThat(alert()).isEqualTo(1);
  }

  @Test
  void lettersAndCursorAreWrittenTogetherOrNotAtAll() {
    watch("thailand");
    amend();
    // The cursor cannot be moved: then there must be no letter either.
    archive
        .database()
        .write(
            handle ->
                handle.execute(
                    """
                    create trigger stop before insert on consumer
                    begin select raise(abort, 'killed'); end
                    """));

    assertThatThrownBy(this::alert).hasMessageContaining("killed");
    assertThat(new Outbox(archive).latest(10)).isEmpty();

    archive.database().write(handle -> handle.execute("drop trigger stop"));
    assertThat(alert()).isEqualTo(1);
    assertThat(alert()).isZero();
  }

  @Test
  void killedBeforeTheServerTookItTheLetterGoesOutOnce() {
    watch("thailand");
    amend();
    alert();
    carrier.set(SettableCarrier.Mood.DIES_BEFORE);

    assertThatThrownBy(this::deliver).isInstanceOf(SettableCarrier.KilledException.class);
    carrier.set(SettableCarrier.Mood.TAKES);
    assertThat(deliver().sent()).isEqualTo(1);

    assertThat(carrier.taken()).hasSize(1);
    assertThat(new Outbox(archive).unsent()).isZero();
  }

  @Test
  void killedAfterTheServerTookItTheLetterGoesOutAgainUnderTheSameMessageId() {
    watch("thailand");
    amend();
    alert();
    carrier.set(SettableCarrier.Mood.DIES_AFTER);

    assertThatThrownBy(this::deliver).isInstanceOf(SettableCarrier.KilledException.class);
    carrier.set(SettableCarrier.Mood.TAKES);
    deliver();

    assertThat(carrier.taken()).hasSize(2);
    assertThat(carrier.taken().get(0)).isEqualTo(carrier.taken().get(1));
    assertThat(deliver().sent()).isZero();
  }

  // Refusals

  @Test
  void aRefusedLetterStaysWithItsReasonAndIsTriedAgainLater() {
    watch("thailand");
    amend();
    alert();
    carrier.set(SettableCarrier.Mood.REFUSES);

    assertThat(deliver()).isEqualTo(new Delivery.Report(0, 1, "550 no such person"));
    Outbox.Entry entry = new Outbox(archive).latest(1).getFirst();
    assertThat(entry.attempts()).isEqualTo(1);
    assertThat(entry.lastError()).isEqualTo("550 no such person");
    assertThat(entry.sentAt()).isEmpty();
    assertThat(entry.notBefore()).isEqualTo(SampleArchive.SECOND.plus(Duration.ofMinutes(1)));

    carrier.set(SettableCarrier.Mood.TAKES);
    assertThat(deliver().sent()).isZero();
    clock.set(SampleArchive.SECOND.plus(Duration.ofMinutes(1)));
    assertThat(deliver().sent()).isEqualTo(1);
    assertThat(new Outbox(archive).latest(1).getFirst().sentTo()).contains("sample carrier");
  }

  @Test
  void waitsGrowUpToSixHours() {
    assertThat(Delivery.waitAfter(0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(Delivery.waitAfter(3)).isEqualTo(Duration.ofMinutes(8));
    assertThat(Delivery.waitAfter(8)).isEqualTo(Duration.ofMinutes(256));
    assertThat(Delivery.waitAfter(9)).isEqualTo(Duration.ofHours(6));
    assertThat(Delivery.waitAfter(1_000_000)).isEqualTo(Duration.ofHours(6));
  }
}
