package earmark.crawler.parse;

import earmark.redline.text.Emphasis;
import java.util.List;

/** Words with their printed styles: what stands between two block marks of a source. */
record Prose(String text, List<Emphasis> emphases) {
  static final Prose EMPTY = new Prose("", List.of());

  Prose {
    emphases = List.copyOf(emphases);
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /** Both, with a blank between. */
  Prose then(Prose more) {
    if (isBlank()) {
      return more;
    }
    if (more.isBlank()) {
      return this;
    }
    int shift = text.length() + 1;
    List<Emphasis> all = new java.util.ArrayList<>(emphases);
    for (Emphasis emphasis : more.emphases) {
      all.add(new Emphasis(emphasis.from() + shift, emphasis.until() + shift, emphasis.style()));
    }
    return new Prose(text + " " + more.text, all);
  }
}
