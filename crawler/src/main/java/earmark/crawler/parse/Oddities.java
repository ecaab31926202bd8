package earmark.crawler.parse;

import earmark.redline.text.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what is unusual in one unit, so that each kind is reported once, with its number. */
final class Oddities {
  private record Kind(String code, Finding.Severity severity, String name) {}

  private static final class Tally {
    private int count;
    private String excerpt = "";
  }

  private final String where;
  private final Map<Kind, Tally> tallies = new LinkedHashMap<>();

  Oddities(String where) {
    this.where = where;
  }

  /** One more of the kind; the first words seen are kept as the excerpt. */
  void count(String code, Finding.Severity severity, String name, String excerpt) {
    Tally tally = tallies.computeIfAbsent(new Kind(code, severity, name), _ -> new Tally());
    tally.count++;
    if (tally.excerpt.isEmpty()) {
      tally.excerpt = excerpt;
    }
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    tallies.forEach(
        (kind, tally) ->
            findings.add(
                new Finding(
                    kind.code,
                    kind.severity,
                    where
                        + ": "
                        + kind.name
                        + ", "
                        + tally.count
                        + (tally.count == 1 ? " time" : " times"),
                    tally.excerpt)));
    return findings;
  }
}
