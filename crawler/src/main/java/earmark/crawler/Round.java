package earmark.crawler;

import earmark.archive.health.FinishedRound;
import earmark.crawler.source.Failure;
import java.time.Instant;
import java.util.List;

/**
 * What one round of a source did.
 *
 * @param seen documents, part slices and pages worked through
 * @param fetched answers that were new or differed from what was stored
 * @param changes changes recorded
 * @param failures what could not be done; empty if all went well
 * @param notes what is worth knowing although nothing is wrong
 */
public record Round(
    String source,
    Instant startedAt,
    Instant finishedAt,
    int seen,
    int fetched,
    int changes,
    List<Failure> failures,
    List<String> notes) {
  public Round {
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }

  public boolean succeeded() {
    return failures.isEmpty();
  }

  /** The counts in words: {@code 12 seen, 3 fetched, 1 change}. */
  public String outcome() {
    return seen
        + " seen, "
        + fetched
        + " fetched, "
        + changes
        + (changes == 1 ? " change" : " changes")
        + (failures.isEmpty() ? "" : ", " + failures.size() + " failed");
  }

  /** What is kept of it for ever. */
  FinishedRound finished() {
    return new FinishedRound(
        source,
        startedAt,
        finishedAt,
        seen,
        fetched,
        changes,
        failures.size(),
        reason(),
        failures.stream().findFirst().flatMap(Failure::evidence));
  }

  /** Why it failed: the first failure, and how many more there are; empty if it did not. */
  public String reason() {
    if (failures.isEmpty()) {
      return "";
    }
    Failure first = failures.getFirst();
    return first.code()
        + ": "
        + first.where()
        + ": "
        + first.why()
        + (failures.size() == 1 ? "" : " (and " + (failures.size() - 1) + " more)");
  }
}
