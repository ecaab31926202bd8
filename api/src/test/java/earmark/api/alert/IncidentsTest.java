package earmark.api.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.SettableClock;
import earmark.archive.capture.Answer;
import earmark.archive.capture.Capture;
import earmark.archive.capture.Doubt;
import earmark.archive.capture.Quarantined.Decision;
import earmark.archive.health.FinishedRound;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real SMTP server. */
class IncidentsTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T15:00:00Z"));
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Path folder;
  private final Archive archive;
  private int port;

  IncidentsTest(@TempDir Path folder) {
    this.folder = folder;
    archive = Archive.open(ArchiveSettings.in(folder), clock);
  }

  @BeforeEach
  void start() {
    server.start();
    port = server.getSmtp().getPort();
  }

  @AfterEach
  void stop() {
    server.stop();
    archive.close();
  }

  /** As a process that has just been started. */
  private Incidents incidents(String mail) {
    MailSettings settings =
        new MailSettings(
            Optional.of(
                new MailSettings.Smtp(
                    "127.0.0.1", port, MailSettings.Security.NONE, "", "", Duration.ofSeconds(10))),
            "Earmark <earmark@example.com>",
            Optional.empty(),
            URI.create("https://earmark.example"));
    return Incidents.open(archive, new Administrator(mail, 3), settings, folder, clock);
  }

  private void review() {
    incidents("ops@example.com").run();
  }

  private void round(int failures) {
    String reason = failures == 0 ? "" : "HTTP_503: titles: <overloaded>";
    archive.sources().started("ecfr");
    if (failures == 0) {
      archive.sources().succeeded("ecfr", "1 seen, 0 fetched, 0 changes");
    } else {
      archive.sources().failed("ecfr", reason);
    }
    archive
        .rounds()
        .add(
            new FinishedRound(
                "ecfr",
                clock.instant(),
                clock.instant(),
                1,
                0,
                0,
                failures,
                reason,
                Optional.empty()));
    review();
  }

  private List<String> subjects() throws Exception {
    return Stream.of(server.getReceivedMessages()).map(IncidentsTest::subject).toList();
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aHiccupIsNoIncidentAndAnIncidentIsToldOnceWithItsEnd() throws Exception {
    round(1);
    round(1);
    round(0);
    assertThat(subjects()).isEmpty();

    round(1);
    round(1);
    round(1);
    round(1);
    review();
    assertThat(subjects()).containsExactly("[Earmark] ecfr: not healthy, failed 3 rounds in a row");
    MimeMessage began = server.getReceivedMessages()[0];
    assertThat(Arrays.toString(began.getAllRecipients())).isEqualTo("[ops@example.com]");
    assertThat(began.getHeader("List-Id")).isNull();
    BodyPart text = ((MimeMultipart) began.getContent()).getBodyPart(0);
    assertThat(text.getContent().toString())
        .contains("HTTP_503: titles: <overloaded>")
        .contains("https://earmark.example/sources/ecfr");
    BodyPart html = ((MimeMultipart) began.getContent()).getBodyPart(1);
    assertThat(html.getContent().toString()).contains("&lt;overloaded&gt;");

    round(0);
    round(0);
    assertThat(subjects()).hasSize(2).last().isEqualTo("[Earmark] ecfr: healthy again");
    assertThat(server.getReceivedMessages()[1].getHeader("References"))
        .isEqualTo(began.getHeader("References"));
    assertThat(incidents("").latest(10))
        .singleElement()
        .satisfies(incident -> assertThat(incident.endedAt()).contains(clock.instant()));
  }

  @Test
  void whatIsInQuarantineIsToldAtOnceAndIsOverWhenDecided() throws Exception {
    Capture capture =
        archive
            .captures()
            .store(
                new Answer(
                    "ecfr",
                    URI.create("https://ecfr.example/744"),
                    200,
                    Map.of(),
                    "short".getBytes(StandardCharsets.UTF_8)));
    long entry =
        archive
            .quarantine()
            .hold(
                new Doubt(
                    capture.id(), "ecfr", "15 CFR 744", capture.content(), "MASS_REMOVAL", "9"))
            .id();
    round(1);
    assertThat(subjects()).containsExactly("[Earmark] ecfr: an answer waits for your decision");
    archive.quarantine().decide(entry, Decision.RELEASED, "Ada", "");
    review();
    assertThat(subjects()).hasSize(1);
    round(0);
    assertThat(subjects()).hasSize(2);
  }

  @Test
  void silenceIsToldAndItsEndToo() throws Exception {
    round(0);
    archive
        .rounds()
        .heard(
            "ecfr",
            Stream.iterate(clock.instant(), at -> at.minus(Duration.ofDays(1))).limit(14).toList());
    review();
    assertThat(subjects()).isEmpty();
    clock.set(Instant.parse("2026-03-20T15:00:00Z"));
    review();
    assertThat(subjects()).containsExactly("[Earmark] ecfr: silent for longer than usual");
    archive.rounds().heard("ecfr", List.of(clock.instant()));
    review();
    assertThat(subjects()).hasSize(2);
  }

  @Test
  void nobodyIsToldOfTheEndOfWhatNobodyWasToldOf() throws Exception {
    round(0);
    for (int n = 0; n < 3; n++) {
      archive
          .rounds()
          .add(
              new FinishedRound(
                  "ecfr", clock.instant(), clock.instant(), 1, 0, 0, 1, "x", Optional.empty()));
    }
    archive.sources().failed("ecfr", "x");
    incidents("").run();
    assertThat(incidents("").latest(10)).hasSize(1);
    round(0);
    assertThat(incidents("").latest(10).getFirst().endedAt()).isPresent();
    assertThat(subjects()).isEmpty();
  }

  @Test
  void aServerThatIsDownGetsTheLetterLaterAndOnce() throws Exception {
    server.stop();
    round(1);
    round(1);
    round(1);
    assertThat(incidents("ops@example.com").unsent()).isEqualTo(1);
    start();
    clock.set(clock.instant().plus(Duration.ofHours(7)));
    review();
    review();
    assertThat(subjects()).hasSize(1);
    assertThat(incidents("ops@example.com").unsent()).isZero();
  }
}
