package earmark.api.alert;

import earmark.archive.Archive;
import earmark.archive.change.Change;
import earmark.archive.version.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A matcher that takes the whole query for one word of the words a change added or struck. */
final class WordMatcher implements Matcher {
  private final Archive archive;
  private List<Watch> watches = List.of();

  WordMatcher(Archive archive) {
    this.archive = archive;
  }

  @Override
  public void set(List<Watch> standing) {
    watches = List.copyOf(standing);
  }

  @Override
  public Map<String, List<String>> match(Change change) {
    String before = text(change.before());
    String after = text(change.after());
    StringBuilder changed = new StringBuilder();
    change.redline().operations().stream()
        .filter(operation -> !(operation instanceof earmark.redline.comparison.Operation.Kept))
        .forEach(
            operation ->
                changed
                    .append(operation.before().of(before))
                    .append(' ')
                    .append(operation.after().of(after))
                    .append(' '));
    Map<String, List<String>> matches = new HashMap<>();
    for (Watch watch : watches) {
      int at =
          changed
              .toString()
              .toLowerCase(Locale.ROOT)
              .indexOf(watch.query().toLowerCase(Locale.ROOT));
      if (at >= 0) {
        matches.put(watch.id(), List.of(changed.substring(at, at + watch.query().length())));
      }
    }
    return matches;
  }

  private String text(Optional<Long> version) {
    Optional<Version> found = version.flatMap(archive.versions()::find);
    return found.map(archive.versions()::text).map(text -> text.plain()).orElse("");
  }
}
