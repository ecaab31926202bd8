package earmark.crawler.parse;

import earmark.crawler.parse.Judgement.Refused;
import earmark.crawler.parse.Judgement.Usable;

/** Finds out whether JSON is whole, without reading it: every bracket and string is closed. */
final class Brackets {
  private Brackets() {}

  static Judgement check(String json) {
    StringBuilder open = new StringBuilder();
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inString = false;
        }
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        open.append(c);
        if (open.length() > XmlSource.MAX_DEPTH) {
          return new Refused(
              Judgement.TOO_DEEP, "brackets nest deeper than " + XmlSource.MAX_DEPTH);
        }
      } else if (c == '}' || c == ']') {
        char wanted = c == '}' ? '{' : '[';
        if (open.isEmpty() || open.charAt(open.length() - 1) != wanted) {
          return new Refused(Judgement.NOT_WELL_FORMED, "\"" + c + "\" closes nothing, at " + i);
        }
        open.setLength(open.length() - 1);
        if (open.isEmpty() && i + 1 < json.length()) {
          return new Refused(Judgement.NOT_WELL_FORMED, "goes on after its end, at " + (i + 1));
        }
      }
    }
    return inString || !open.isEmpty()
        ? new Refused(
            Judgement.TRUNCATED, "ends with " + open.length() + " open: " + Judge.end(json))
        : new Usable();
  }
}
