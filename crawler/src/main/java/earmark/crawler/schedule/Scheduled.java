package earmark.crawler.schedule;

import earmark.archive.capture.SourceState;
import java.time.Instant;
import java.util.Optional;

/**
 * A source, when it runs, and how its last round went.
 *
 * @param cron in Washington time, in the form of Quartz; empty if it runs only when asked to
 * @param nextRun when it runs next; empty without a cron, or if the cron has no time left
 * @param state its health, its last round and what came of it
 */
public record Scheduled(
    String source, Optional<String> cron, Optional<Instant> nextRun, SourceState state) {}
