package earmark.api.reading;

import earmark.archive.version.Work;
import java.util.List;

/** Nothing in the archive has this address; what is nearest is named. */
public final class UnknownCitationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String asked;
  private final transient List<Work> nearest;

  public UnknownCitationException(String asked, List<Work> nearest) {
    super("Nothing in the archive is cited as \"" + asked + "\"");
    this.asked = asked;
    this.nearest = List.copyOf(nearest);
  }

  public String asked() {
    return asked;
  }

  /** The works whose citations look most like it, best first; may be empty. */
  public List<Work> nearest() {
    return nearest;
  }
}
