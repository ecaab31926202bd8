package earmark.crawler.source;

import earmark.archive.capture.Capture;
import earmark.archive.change.Change;
import earmark.archive.change.Occasion;
import earmark.crawler.fetch.FetchOutcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What one round has done so far. Not safe for use by several threads: a round is one thread. */
public final class Tally {
  /** After so many requests in a row without a usable answer the upstream counts as down. */
  private static final int DOWN_AFTER = 5;

  private static final String QUIET_HOURS = "QUIET_HOURS";
  private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  private final String source;
  private final Progress progress;
  private final BooleanSupplier stopped;
  private final Assertions assertions;
  private final List<Failure> failures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> ways = new ArrayList<>();
  private boolean quiet;
  private final Set<Instant> items = new LinkedHashSet<>();
  private int unansweredInARow;
  private int seen;
  private int fetched;
  private int changes;

  /**
   * @param stopped whether the round is to end early
   */
  public Tally(String source, Progress progress, BooleanSupplier stopped) {
    this(source, progress, stopped, Assertions.builtIn());
  }

  /**
   * @param stopped whether the round is to end early
   * @param assertions what must be true of the answers of this round
   */
  public Tally(String source, Progress progress, BooleanSupplier stopped, Assertions assertions) {
    this.source = source;
    this.progress = progress;
    this.stopped = stopped;
    this.assertions = assertions;
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

  /**
   * When there was something new: news when it was recorded, history on its legal day, which is how
   * a source's rhythm is known from the first load on.
   */
  public Set<Instant> items() {
    return Set.copyOf(items);
  }

  private static Instant moment(Change change) {
    Instant recorded = change.recordedAt();
    if (change.occasion() == Occasion.NEWS) {
      return recorded;
    }
    Instant legal = change.legalOn().atStartOfDay(WASHINGTON).toInstant();
    return legal.isBefore(recorded) ? legal : recorded;
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

  /** Quiet hours came: nothing more is begun, and that is no failure. */
  public void quiet(String where) {
    if (!quiet) {
      notes.add(
          QUIET_HOURS + ": quiet hours came at " + where + "; a later round goes on from there");
    }
    quiet = true;
  }

  /** Whether quiet hours ended the round. */
  public boolean isQuiet() {
    return quiet;
  }

  void worked(List<Change> made) {
    seen++;
    changes += made.size();
    made.stream().map(Tally::moment).forEach(items::add);
  }

  void had(FetchOutcome.Document document) {
    unansweredInARow = 0;
    switch (document) {
      case FetchOutcome.Changed _ -> fetched++;
      case FetchOutcome.Unchanged _ -> {}
      case FetchOutcome.Patched patched -> {
        had(patched.original());
        for (String patch : patched.patches()) {
          note("PATCHED: " + patched.capture().url() + ": " + patch);
        }
      }
    }
  }

  /** What is asserted of the answers of this source. */
  Assertion assertion() {
    return assertions.of(source);
  }

  /** What is asserted of a part of its answers, such as {@code screening-list/entity-list}. */
  Assertion assertion(String part) {
    return assertions.of(part);
  }

  void failed(String code, String where, String why) {
    failures.add(new Failure(code, where, why));
  }

  /** Like {@link #failed(String, String, String)}, with the capture that shows it. */
  void failed(String code, String where, String why, long evidence) {
    failures.add(new Failure(code, where, why, Optional.of(evidence)));
  }

  private void failed(FetchOutcome.Refusal refusal, String where) {
    failures.add(
        new Failure(refusal.code(), where, refusal.why(), refusal.evidence().map(Capture::id)));
  }

  void failed(String where, FetchOutcome outcome) {
    switch (outcome) {
      case FetchOutcome.Failed refusal when refusal.code().equals(QUIET_HOURS) -> quiet(where);
      case FetchOutcome.Failed refusal -> {
        failed(refusal, where);
        unansweredInARow++;
        if (unansweredInARow == DOWN_AFTER) {
          failed(
              "GIVEN_UP",
              source,
              DOWN_AFTER + " requests in a row failed; what is left waits for the next round");
        }
      }
      case FetchOutcome.NotTheDocument refusal -> failed(refusal, where);
      case FetchOutcome.Gone gone ->
          failed(
              "HTTP_" + gone.status(),
              where,
              gone.capture().url() + " answers with status " + gone.status(),
              gone.capture().id());
      case FetchOutcome.Document _ ->
          throw new IllegalArgumentException("A document is no failure: " + where);
    }
  }

  /** In what way the source went about the round, in words; empty if there is but one. */
  public String way() {
    return String.join(", ", ways);
  }

  void way(String words) {
    ways.add(words);
  }

  void note(String words) {
    notes.add(words);
  }

  /** Whether the upstream counts as down, or is to be left alone now. */
  public boolean isGivenUp() {
    return quiet || unansweredInARow >= DOWN_AFTER;
  }

  /** Whether the round is to end: then nothing more is begun. */
  boolean isStopped() {
    return stopped.getAsBoolean() || isGivenUp();
  }

  void at(String step, int done, int total) {
    progress.at(source, step, done, total);
  }
}
