package earmark.crawler.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Rows of comma-separated values (RFC 4180), one at a time: fields may be in quotation marks, with
 * commas, line ends and doubled quotation marks inside. Empty lines are passed over.
 */
final class Csv implements Iterator<List<String>> {
  private static final char QUOTE = '"';

  private final String text;
  private int at;
  private boolean open;

  Csv(String text) {
    this.text = text;
    this.at = text.startsWith("\ufeff") ? 1 : 0;
    skipEmptyLines();
  }

  /** Whether the text ended inside quotation marks: it was cut off. */
  boolean endedOpen() {
    return open;
  }

  @Override
  public boolean hasNext() {
    return at < text.length();
  }

  @Override
  public List<String> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There are no more rows");
    }
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (quoted) {
        if (c != QUOTE) {
          field.append(c);
        } else if (at < text.length() && text.charAt(at) == QUOTE) {
          field.append(c);
          at++;
        } else {
          quoted = false;
        }
      } else if (c == QUOTE) {
        quoted = true;
      } else if (c == ',') {
        row.add(field.toString());
        field.setLength(0);
      } else if (c == '\n' || c == '\r') {
        break;
      } else {
        field.append(c);
      }
    }
    open = quoted;
    row.add(field.toString());
    skipEmptyLines();
    return row;
  }

  private void skipEmptyLines() {
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
  }
}
