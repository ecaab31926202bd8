package earmark.crawler.patch;

import earmark.archive.Sha256;
import java.time.LocalDate;

/**
 * The cure of one defect.
 *
 * @param address path and query of the document, as the service itself has them; it begins with a
 *     slash. What lies before it in an address (a mirror's host and folder) does not matter
 * @param content hash of the bytes with the defect
 * @param find words that occur in them exactly once
 * @param replacement what is read in their place; may be empty
 * @param why what is wrong, and how that is known
 * @param made when the patch was written
 */
public record Patch(
    String address, Sha256 content, String find, String replacement, String why, LocalDate made) {
  private static final int SHORTEST_ADDRESS = 5;

  public Patch {
    if (!address.startsWith("/") || address.length() < SHORTEST_ADDRESS) {
      throw new IllegalArgumentException(
          "address must be a path like /documents/full_text/xml/2026/01/02/2025-12345.xml, was \""
              + address
              + "\"");
    }
    if (find.isEmpty()) {
      throw new IllegalArgumentException("find must not be empty, for " + address);
    }
    if (find.equals(replacement)) {
      throw new IllegalArgumentException("find and replacement are the same, for " + address);
    }
    if (why.isBlank()) {
      throw new IllegalArgumentException("why must say what is wrong, for " + address);
    }
  }

  /** What was done, for people. */
  String inWords() {
    return "\"" + find + "\" is read as \"" + replacement + "\": " + why + " (" + made + ")";
  }
}
