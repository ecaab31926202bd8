package earmark.archive.change;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Federal Register page caused a change, where the text itself says so: a citation that is
 * new in the amendment history, in a note on effect, or in the citation column of a list.
 */
final class Cause {
  private static final Pattern PAGE = Pattern.compile("(\\d{1,3}) FR (\\d{1,6})");

  private Cause() {}

  /** The last citation that {@code after} has and {@code before} has not. */
  static Optional<String> of(LegalText before, LegalText after) {
    Set<String> fresh = citations(after);
    fresh.removeAll(citations(before));
    return fresh.stream().reduce((_, last) -> last);
  }

  private static Set<String> citations(LegalText text) {
    Set<String> found = new LinkedHashSet<>();
    for (Block block : text.blocks()) {
      if (statesItsSource(block)) {
        Matcher matcher = PAGE.matcher(block.text());
        while (matcher.find()) {
          found.add(matcher.group());
        }
      }
    }
    return found;
  }

  private static boolean statesItsSource(Block block) {
    return switch (block) {
      case Row _ -> true;
      case Passage passage ->
          passage.kind() == PassageKind.CITATION
              || passage.kind() == PassageKind.SOURCE
              || passage.kind() == PassageKind.EFFECTIVE_DATE_NOTE;
    };
  }
}
