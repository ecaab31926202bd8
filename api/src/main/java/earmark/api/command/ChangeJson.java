package earmark.api.command;

import earmark.api.rendering.RedlineSummary;
import earmark.archive.change.Change;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A change for a program, without its redline. */
final class ChangeJson {
  private ChangeJson() {}

  static Map<String, Object> of(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sequence", change.sequence());
    json.put("work", change.work().value());
    json.put("kind", change.kind().key());
    json.put("occasion", change.occasion().name().toLowerCase(Locale.ROOT));
    json.put("legalOn", change.legalOn().toString());
    change.before().ifPresent(version -> json.put("before", version));
    change.after().ifPresent(version -> json.put("after", version));
    change.cause().ifPresent(cause -> json.put("cause", cause));
    json.put("recordedAt", change.recordedAt().toString());
    json.put("summary", RedlineSummary.counts(change.redline()));
    return json;
  }
}
