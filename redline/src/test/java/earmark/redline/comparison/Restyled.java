package earmark.redline.comparison;

import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.util.List;
import java.util.Random;

/** The same text in another typography: quotes, dashes, white space, invisible characters. */
final class Restyled {
  private Restyled() {}

  static LegalText of(LegalText text, Random random) {
    return new LegalText(text.blocks().stream().map(block -> of(block, random)).toList());
  }

  private static Block of(Block block, Random random) {
    return switch (block) {
      case Passage passage ->
          new Passage(
              passage.kind(),
              passage.path(),
              passage.designation(),
              passage.designation()
                  + of(passage.text().substring(passage.designation().length()), random),
              List.of());
      case Row row ->
          new Row(
              row.path(),
              row.table(),
              row.place(),
              row.cells().stream().map(cell -> Cell.of(of(cell.text(), random))).toList(),
              row.group());
    };
  }

  private static String of(String words, Random random) {
    StringBuilder restyled = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      String styles =
          switch (Typography.fold(c)) {
            case '"' -> "\"“”„";
            case '\'' -> "'‘’";
            case '-' -> "-‐‑–—−";
            case ' ' -> " \u00a0\n\u2009";
            default -> String.valueOf(c);
          };
      restyled.append(random.nextInt(3) == 0 ? styles.charAt(random.nextInt(styles.length())) : c);
      if (random.nextInt(20) == 0 && c != '\ud83d') {
        restyled.append("\u200b\u00ad".charAt(random.nextInt(2)));
      }
      if (c == ' ' && random.nextInt(5) == 0) {
        restyled.append(' ');
      }
    }
    return restyled.toString();
  }
}
