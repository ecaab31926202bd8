package earmark.bench.redline;

import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.util.List;
import java.util.Random;

/** The same text in another typography: quotation marks, dashes, blanks. */
final class Restyling {
  private Restyling() {}

  static LegalText of(LegalText text, long seed) {
    Random random = new Random(seed);
    return new LegalText(
        text.blocks().stream()
            .map(
                block ->
                    switch (block) {
                      case Passage p ->
                          (Block)
                              new Passage(
                                  p.kind(),
                                  p.path(),
                                  p.designation(),
                                  p.designation()
                                      + of(p.text().substring(p.designation().length()), random),
                                  List.of());
                      case Row r ->
                          new Row(
                              r.path(),
                              r.table(),
                              r.place(),
                              r.cells().stream()
                                  .map(cell -> Cell.of(of(cell.text(), random)))
                                  .toList(),
                              r.group());
                    })
            .toList());
  }

  private static String of(String words, Random random) {
    StringBuilder restyled = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      String styles =
          switch (c) {
            case '"', '\u201c', '\u201d' -> "\"\u201c\u201d";
            case '\'', '\u2018', '\u2019' -> "'\u2018\u2019";
            case '-', '\u2013', '\u2014' -> "-\u2013\u2014";
            case ' ' -> "    \u00a0\u2009";
            default -> "" + c;
          };
      restyled.append(styles.charAt(random.nextInt(styles.length())));
    }
    return restyled.toString();
  }
}
