package earmark.api.rest;

import earmark.api.reading.SourceDesk;
import earmark.archive.capture.SourceState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sources and how they fare. */
@RestController
final class SourceApi {
  private final SourceDesk sources;

  SourceApi(SourceDesk sources) {
    this.sources = sources;
  }

  /** A source; {@code reason} says why it is not healthy. */
  record SourceJson(
      String source,
      String health,
      String reason,
      Optional<Instant> since,
      Optional<Instant> lastStarted,
      Optional<Instant> lastFinished,
      Optional<Instant> lastSuccess,
      String outcome,
      Optional<Instant> nextRun,
      boolean running) {}

  /** All sources. */
  record SourcesJson(List<SourceJson> sources) {}

  @GetMapping("/api/v1/sources")
  SourcesJson list() {
    return new SourcesJson(sources.list().stream().map(SourceApi::json).toList());
  }

  private static SourceJson json(SourceDesk.Entry entry) {
    SourceState state = entry.state();
    return new SourceJson(
        state.source(),
        state.health().name().toLowerCase(Locale.ROOT),
        state.reason(),
        state.since(),
        state.lastStarted(),
        state.lastFinished(),
        state.lastSuccess(),
        state.outcome(),
        entry.nextRun(),
        entry.running());
  }
}
