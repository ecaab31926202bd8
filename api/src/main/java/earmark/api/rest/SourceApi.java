package earmark.api.rest;

import earmark.api.reading.Library;
import earmark.api.reading.SourceDesk;
import earmark.archive.capture.SourceState;
import earmark.archive.health.Rhythm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sources and how they fare. */
@RestController
final class SourceApi {
  private static final int ROUNDS = 200;

  private final SourceDesk sources;
  private final Library library;

  SourceApi(SourceDesk sources, Library library) {
    this.sources = sources;
    this.library = library;
  }

  /** How often it has something new, in business days; no limit where too little is known. */
  record RhythmJson(int longestGap, Optional<Integer> limit, int silence) {
    static RhythmJson of(Rhythm rhythm) {
      return new RhythmJson(
          rhythm.longestGap(),
          rhythm.limit().isPresent() ? Optional.of(rhythm.limit().getAsInt()) : Optional.empty(),
          rhythm.silence());
    }
  }

  /** The day up to which a source said it was current in a CFR title, when it was last asked. */
  record CurrentJson(int title, LocalDate day) {}

  /**
   * A source; {@code reason} says why it is not healthy, {@code evidence} is the capture that shows
   * it, {@code waiting} counts its answers in quarantine.
   */
  record SourceJson(
      String source,
      String health,
      String reason,
      Optional<Instant> since,
      Optional<Instant> lastStarted,
      Optional<Instant> lastFinished,
      Optional<Instant> lastSuccess,
      Optional<Instant> lastItem,
      int consecutiveFailures,
      Optional<Long> evidence,
      int waiting,
      RhythmJson rhythm,
      List<CurrentJson> currentTo,
      String outcome,
      Optional<Instant> nextRun,
      boolean running) {}

  /** All sources. */
  record SourcesJson(List<SourceJson> sources) {}

  @GetMapping("/api/v1/sources")
  SourcesJson list() {
    return new SourcesJson(sources.list().stream().map(SourceApi::json).toList());
  }

  /** A round that is over; {@code reason} is its first failure. */
  record RoundJson(
      Instant startedAt,
      Instant finishedAt,
      long seen,
      long fetched,
      long changes,
      long failures,
      String reason,
      Optional<Long> evidence) {}

  /** The newest rounds of a source, newest first. */
  record RoundsJson(List<RoundJson> rounds) {}

  @GetMapping("/api/v1/sources/{name}/rounds")
  RoundsJson rounds(@PathVariable String name) {
    if (sources.list().stream().noneMatch(entry -> entry.state().source().equals(name))) {
      throw unknown(name);
    }
    return new RoundsJson(
        library.rounds().latest(name, ROUNDS).stream()
            .map(
                round ->
                    new RoundJson(
                        round.startedAt(),
                        round.finishedAt(),
                        round.seen(),
                        round.fetched(),
                        round.changes(),
                        round.failures(),
                        round.reason(),
                        round.evidence()))
            .toList());
  }

  /** Starts a round and does not wait for it. */
  @PostMapping("/api/v1/sources/{name}/run")
  ResponseEntity<Void> run(@PathVariable String name) {
    if (!sources.runNow(name)) {
      throw unknown(name);
    }
    return ResponseEntity.accepted().build();
  }

  private static Problems.NotThereException unknown(String name) {
    return new Problems.NotThereException("There is no source \"" + name + "\"");
  }

  private static SourceJson json(SourceDesk.Entry entry) {
    SourceState state = entry.state();
    return new SourceJson(
        state.source(),
        entry.health().status().key(),
        entry.health().reason(),
        state.since(),
        state.lastStarted(),
        state.lastFinished(),
        state.lastSuccess(),
        entry.health().lastItem(),
        entry.health().consecutiveFailures(),
        entry.health().evidence(),
        entry.health().waiting(),
        RhythmJson.of(entry.health().rhythm()),
        entry.currentTo().entrySet().stream()
            .map(current -> new CurrentJson(current.getKey(), current.getValue()))
            .toList(),
        state.outcome(),
        entry.nextRun(),
        entry.running());
  }
}
