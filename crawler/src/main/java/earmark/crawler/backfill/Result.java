package earmark.crawler.backfill;

import earmark.archive.capture.Load;
import earmark.crawler.source.Failure;
import java.util.List;

/**
 * What one run of a backfill did.
 *
 * @param load how far the load is now
 * @param seen documents and part slices worked through by this run
 * @param fetched answers that were new
 * @param changes changes recorded
 * @param failures what could not be done; it is tried again by the next run
 */
public record Result(
    End end,
    Load load,
    int seen,
    int fetched,
    int changes,
    List<Failure> failures,
    List<String> notes) {
  /** Why the run ended. */
  public enum End {
    FINISHED,
    /** Somebody asked it to rest, or quiet hours came. */
    PAUSED,
    /** Something could not be had. */
    BROKEN,
    /** Another process loads the past of this source. */
    ALREADY_RUNNING
  }

  public Result {
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }
}
