package earmark.api.rest;

import earmark.api.reading.Compared;
import earmark.api.reading.Library;
import earmark.archive.change.Change;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The feed of changes. */
@RestController
@RequestMapping("/api/v1/changes")
final class ChangeApi {
  private static final int MOST = 500;

  private final Library library;

  ChangeApi(Library library) {
    this.library = library;
  }

  /**
   * A stretch of the feed, oldest first.
   *
   * @param next what to give as {@code after} to go on
   * @param more whether there is more already
   */
  record FeedJson(List<ChangeJson> changes, long next, boolean more) {}

  /** A change with the two texts that its redline is about. */
  record WholeChangeJson(ChangeJson change, String textBefore, String textAfter) {}

  @GetMapping
  FeedJson changes(
      @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
    if (after < 0) {
      throw new IllegalArgumentException("after must be 0 or more, was " + after);
    }
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ", was " + limit);
    }
    List<Change> changes = library.after(after, limit);
    long next = changes.isEmpty() ? after : changes.getLast().sequence();
    return new FeedJson(
        changes.stream().map(change -> ChangeJson.brief(library, change)).toList(),
        next,
        next < library.last());
  }

  @GetMapping("/{sequence}")
  WholeChangeJson change(@PathVariable long sequence) {
    Change change =
        library
            .change(sequence)
            .orElseThrow(() -> new Problems.NotThereException("There is no change " + sequence));
    Compared compared = library.compared(change);
    return new WholeChangeJson(
        ChangeJson.whole(library, change),
        compared.textBefore().plain(),
        compared.textAfter().plain());
  }

  /** The redline of a change as a file for people, such as {@code format=docx}. */
  @GetMapping(path = "/{sequence}", params = "format")
  ResponseEntity<byte[]> file(
      @PathVariable long sequence,
      @RequestParam String format,
      @RequestParam Optional<String> context,
      @RequestParam Optional<String> view) {
    Change change =
        library
            .change(sequence)
            .orElseThrow(() -> new Problems.NotThereException("There is no change " + sequence));
    Compared compared = library.compared(change);
    return RedlineFile.of(compared, "change " + sequence, change.legalOn(), format, context, view);
  }
}
