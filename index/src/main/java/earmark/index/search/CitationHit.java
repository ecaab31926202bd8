package earmark.index.search;

import earmark.archive.version.Work;
import earmark.redline.citation.Citation;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.text.ParagraphPath;
import java.util.List;

/**
 * The thing that a query cites, which is shown above the results.
 *
 * @param works what is cited; several documents may stand on one page of the Federal Register.
 *     Empty if the archive has none
 * @param nearest what the archive has of a similar citation; empty unless {@code works} is
 */
public record CitationHit(Citation citation, List<Work> works, List<Work> nearest) {
  public CitationHit {
    works = List.copyOf(works);
    nearest = List.copyOf(nearest);
  }

  /** The paragraph that is cited; the root if none is. */
  public ParagraphPath path() {
    return citation instanceof ProvisionCitation provision ? provision.path() : ParagraphPath.ROOT;
  }
}
