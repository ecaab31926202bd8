package earmark.crawler.source;

import java.time.LocalDate;
import java.util.List;

/**
 * The past of a source, which can be loaded slice by slice. Whatever comes of it is history.
 *
 * <p>A slice is a name that says all that is needed to work through it, so that another process can
 * go on with what is left.
 */
public interface Past {
  /** The name of the source. */
  String name();

  /** The first day of which the service has anything. */
  LocalDate begins();

  /** What is asked for besides the days, in words: a load of another scope is another load. */
  String asked();

  /** The first slices of a span of days, both included; working through them may lead to others. */
  List<String> slices(LocalDate from, LocalDate until);

  /** What came of a slice. */
  sealed interface Outcome {
    /**
     * It is recorded.
     *
     * @param more slices that it led to
     */
    record Done(List<String> more) implements Outcome {
      public Done {
        more = List.copyOf(more);
      }
    }

    /** It could not all be had; the tally has the failure. */
    record Open() implements Outcome {}
  }

  /** Works through one slice of the span. */
  Outcome work(String slice, LocalDate from, LocalDate until, Tally tally);
}
