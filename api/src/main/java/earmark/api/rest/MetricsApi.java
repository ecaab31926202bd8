package earmark.api.rest;

import earmark.api.reading.Desk;
import earmark.api.reading.SourceDesk;
import earmark.archive.health.Rounds;
import earmark.archive.health.SourceHealth;
import earmark.archive.health.SourceHealth.Status;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How Earmark fares, in the text form of Prometheus.
 *
 * <p>Everything is read from the archive when it is asked for, so it survives restarts, and each
 * process of a team says the same of the sources.
 */
@RestController
final class MetricsApi {
  private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

  private final Desk desk;

  MetricsApi(Desk desk) {
    this.desk = desk;
  }

  @GetMapping(value = "/metrics", produces = TEXT)
  String metrics() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try {
      Instant now = desk.clock().instant();
      for (SourceDesk.Entry entry : desk.sources().list()) {
        source(registry, entry.health(), now);
      }
      gauge(registry, "earmark.changes", Tags.empty(), desk.library().last());
      gauge(registry, "earmark.index.lag.changes", Tags.empty(), desk.backlog().unindexed());
      gauge(registry, "earmark.outbox.unsent", Tags.empty(), desk.backlog().unsent());
      return registry.scrape();
    } finally {
      registry.close();
    }
  }

  private void source(MeterRegistry registry, SourceHealth health, Instant now) {
    Tags tags = Tags.of("source", health.source());
    Rounds.Totals totals = desk.library().rounds().totals(health.source());
    counter(registry, "earmark.rounds", tags, totals.rounds());
    counter(registry, "earmark.rounds.failed", tags, totals.failed());
    counter(registry, "earmark.answers.fetched", tags, totals.fetched());
    counter(registry, "earmark.changes.recorded", tags, totals.changes());
    gauge(registry, "earmark.failures.consecutive", tags, health.consecutiveFailures());
    gauge(registry, "earmark.quarantine.open", tags, health.waiting());
    for (Status status : Status.values()) {
      gauge(
          registry,
          "earmark.source.status",
          tags.and("status", status.key()),
          health.status() == status ? 1 : 0);
    }
    health
        .state()
        .lastSuccess()
        .ifPresent(at -> seconds(registry, "earmark.since.last.success", tags, at, now));
    health.lastItem().ifPresent(at -> seconds(registry, "earmark.since.last.item", tags, at, now));
  }

  private static void seconds(
      MeterRegistry registry, String name, Tags tags, Instant since, Instant now) {
    Gauge.builder(name, () -> Duration.between(since, now).toSeconds())
        .tags(tags)
        .baseUnit("seconds")
        .strongReference(true)
        .register(registry);
  }

  private static void gauge(MeterRegistry registry, String name, Tags tags, long value) {
    Gauge.builder(name, () -> value).tags(tags).strongReference(true).register(registry);
  }

  private static void counter(MeterRegistry registry, String name, Tags tags, long value) {
    FunctionCounter.builder(name, registry, _ -> value).tags(tags).register(registry);
  }
}
