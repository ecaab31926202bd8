package earmark.crawler.source;

import earmark.archive.change.Change;
import earmark.crawler.fetch.FetchOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What one round has done so far. Not safe for use by several threads: a round is one thread. */
public final class Tally {
  /** After so many requests in a row without a usable answer the upstream counts as down. */
  private static final int DOWN_AFTER = 5;

  private final String source;
  private final Progress progress;
  private final BooleanSupplier stopped;
  private final List<Failure> failures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int unansweredInARow;
  private int seen;
  private int fetched;
  private int changes;

  /**
   * @param stopped whether the round is to end early
   */
  public Tally(String source, Progress progress, BooleanSupplier stopped) {
    this.source = source;
    this.progress = progress;
    this.stopped = stopped;
  }

  /** Documents, part slices and pages worked through. */
  public int seen() {
    return seen;
  }

  /** Answers that were new or differed from what was stored. */
  public int fetched() {
    return fetched;
  }

  /** Changes recorded. */
  public int changes() {
    return changes;
  }

  /** What could not be done, in order; empty if all went well. */
  public List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** What is worth knowing of a round that went well. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The round was ended before it was through. */
  public void stopped() {
    failed("STOPPED", source, "The round was stopped; the next one goes on from there");
  }

  /** The round ended by an exception. */
  public void brokeOff(RuntimeException cause) {
    failed("BROKE_OFF", source, cause.toString());
  }

  void worked(List<Change> made) {
    seen++;
    changes += made.size();
  }

  void had(FetchOutcome.Document document) {
    unansweredInARow = 0;
    if (document instanceof FetchOutcome.Changed) {
      fetched++;
    }
  }

  void failed(String code, String where, String why) {
    failures.add(new Failure(code, where, why));
  }

  void failed(String where, FetchOutcome outcome) {
    switch (outcome) {
      case FetchOutcome.Failed refusal -> {
        failed(refusal.code(), where, refusal.why());
        unansweredInARow++;
        if (unansweredInARow == DOWN_AFTER) {
          failed(
              "GIVEN_UP",
              source,
              DOWN_AFTER + " requests in a row failed; what is left waits for the next round");
        }
      }
      case FetchOutcome.NotTheDocument refusal -> failed(refusal.code(), where, refusal.why());
      case FetchOutcome.Gone gone ->
          failed(
              "HTTP_" + gone.status(),
              where,
              gone.capture().url() + " answers with status " + gone.status());
      case FetchOutcome.Document _ ->
          throw new IllegalArgumentException("A document is no failure: " + where);
    }
  }

  void note(String words) {
    notes.add(words);
  }

  /** Whether the round is to end: then nothing more is begun. */
  boolean isStopped() {
    return stopped.getAsBoolean() || unansweredInARow >= DOWN_AFTER;
  }

  void at(String step, int done, int total) {
    progress.at(source, step, done, total);
  }
}
