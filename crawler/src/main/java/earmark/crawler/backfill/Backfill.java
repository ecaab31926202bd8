package earmark.crawler.backfill;

import earmark.archive.Archive;
import earmark.archive.Sha256;
import earmark.archive.Turn;
import earmark.archive.capture.Load;
import earmark.archive.capture.Loads;
import earmark.crawler.source.Assertions;
import earmark.crawler.source.Past;
import earmark.crawler.source.Progress;
import earmark.crawler.source.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Loads a span of a source's past. {@link #pause} may be called by any thread, the rest by one.
 *
 * <p>What belongs together is one load: the same source, days and scope. Running it again goes on
 * with the slices that are not acknowledged; running a finished one does nothing.
 */
public final class Backfill {
  private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  private final Archive archive;
  private final Past past;
  private final Clock clock;
  private final BooleanSupplier closed;
  private final Assertions assertions;
  private final CountDownLatch paused = new CountDownLatch(1);

  /**
   * @param closed whether nothing can be fetched any more
   * @param assertions what must be true of the answers
   */
  public Backfill(
      Archive archive, Past past, Clock clock, BooleanSupplier closed, Assertions assertions) {
    this.archive = archive;
    this.past = past;
    this.clock = clock;
    this.closed = closed;
    this.assertions = assertions;
  }

  /**
   * Works through what is left of a load, until it is finished or paused, or the upstream is down.
   * What fails is told and left for the next run.
   *
   * @throws IllegalArgumentException if the days are no span of the source's past; the message
   *     quotes them
   */
  public Result run(LocalDate from, LocalDate until, Progress progress) {
    requireSpan(from, until);
    Tally tally = new Tally(past.name(), Progress.NONE, closed, assertions);
    Optional<Turn> turn = archive.turns().take("backfill." + past.name());
    if (turn.isEmpty()) {
      return result(Result.End.ALREADY_RUNNING, load(from, until), tally);
    }
    try (Turn _ = turn.get()) {
      Load load = load(from, until);
      archive.loads().resume(load.id());
      return work(load, progress, tally);
    }
  }

  /** Ends {@link #run} after the slice in flight. */
  public void pause() {
    paused.countDown();
  }

  private void requireSpan(LocalDate from, LocalDate until) {
    LocalDate today = LocalDate.now(clock.withZone(WASHINGTON));
    if (until.isBefore(from)) {
      throw new IllegalArgumentException(
          "The span ends before it begins: from " + from + " to " + until);
    }
    if (from.isBefore(past.begins())) {
      throw new IllegalArgumentException(
          past.name() + " has nothing before " + past.begins() + ", but the first day is " + from);
    }
    if (until.isAfter(today)) {
      throw new IllegalArgumentException(
          "The last day, " + until + ", is in the future: in Washington it is " + today);
    }
  }

  private Load load(LocalDate from, LocalDate until) {
    Loads loads = archive.loads();
    String id = past.name() + "/" + from + "/" + until + "/" + hash(past.asked());
    if (loads.find(id).isEmpty()) {
      loads.begin(id, past.name(), from, until, past.asked(), past.slices(from, until));
    }
    return loads.find(id).orElseThrow();
  }

  private static String hash(String asked) {
    return Sha256.of(asked.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 8);
  }

  private Result work(Load begun, Progress progress, Tally tally) {
    RightOfWay way = new RightOfWay(archive.turns(), past.name());
    int failed = 0;
    List<Loads.Slice> open = archive.loads().open(begun.id());
    // A slice may lead to others, which come after it: once more as long as something was done.
    while (!open.isEmpty()) {
      boolean advanced = false;
      for (Loads.Slice slice : open) {
        Load load = archive.loads().find(begun.id()).orElseThrow();
        if (load.isPaused() || isPaused() || tally.isQuiet()) {
          return result(Result.End.PAUSED, load, tally);
        }
        if (closed.getAsBoolean() || tally.isGivenUp()) {
          return result(Result.End.BROKEN, load, tally);
        }
        progress.at(past.name(), slice.name() + left(load), load.done(), load.slices());
        Optional<Turn> turn = way.forSlice(this::isPaused);
        if (turn.isEmpty()) {
          return result(Result.End.PAUSED, load, tally);
        }
        try (Turn _ = turn.get()) {
          switch (past.work(slice.name(), load.from(), load.until(), tally)) {
            case Past.Outcome.Done(List<String> more) -> {
              archive.loads().done(load.id(), slice, more);
              advanced = true;
            }
            case Past.Outcome.Open() -> failed++;
          }
        }
      }
      if (failed > 0 || !advanced) {
        break;
      }
      open = archive.loads().open(begun.id());
    }
    Load load = archive.loads().find(begun.id()).orElseThrow();
    if (!load.isFinished() && tally.isQuiet()) {
      return result(Result.End.PAUSED, load, tally);
    }
    return result(load.isFinished() ? Result.End.FINISHED : Result.End.BROKEN, load, tally);
  }

  private boolean isPaused() {
    return paused.getCount() == 0;
  }

  private static Result result(Result.End end, Load load, Tally tally) {
    return new Result(
        end, load, tally.seen(), tally.fetched(), tally.changes(), tally.failures(), tally.notes());
  }

  /** The estimate in words, as {@code , about 12 minutes left}. */
  private static String left(Load load) {
    return load.remaining().map(rest -> ", about " + words(rest) + " left").orElse("");
  }

  /** A length of time as people say it: {@code 40 seconds}, {@code 12 minutes}, {@code 3 hours}. */
  public static String words(Duration length) {
    if (length.compareTo(Duration.ofMinutes(2)) < 0) {
      return length.toSeconds() + " seconds";
    }
    return length.compareTo(Duration.ofHours(2)) < 0
        ? length.toMinutes() + " minutes"
        : length.toHours() + " hours";
  }
}
