package earmark.api.alert;

import earmark.archive.change.Change;
import java.util.List;
import java.util.Map;

/** Says which watches a change concerns. */
interface Matcher {
  /** Makes {@code watches} the ones that stand. */
  void set(List<Watch> watches);

  /** The identities of the watches whose queries match, each with the words that did. */
  Map<String, List<String>> match(Change change);
}
