package earmark.api.rendering;

import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.Emphasis;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Pairs of texts made from a seed: the second is the first with edits of every kind. */
final class RandomTexts {
  private static final String[] WORDS = {
    "export",
    "reexport",
    "license",
    "no",
    "person",
    "may",
    "§ 744.21(a)(1)",
    "3A001.b.1",
    "30",
    "days",
    "the",
    "of",
    "“item”",
    "≤ 10³",
    "paragraph",
    "(c)",
    "Wassenaar",
    "—",
    "and",
    "<b>",
    "&"
  };

  private final Random random;

  RandomTexts(long seed) {
    random = new Random(seed);
  }

  LegalText text() {
    List<Block> blocks = new ArrayList<>();
    int count = random.nextInt(14);
    for (int i = 0; i < count; i++) {
      blocks.add(block());
    }
    return new LegalText(blocks);
  }

  /** Edited blocks: words, ends, order, kind. */
  LegalText edited(LegalText text) {
    List<Block> blocks = new ArrayList<>(text.blocks());
    int edits = random.nextInt(6);
    for (int i = 0; i < edits && !blocks.isEmpty(); i++) {
      int at = random.nextInt(blocks.size());
      switch (random.nextInt(8)) {
        case 0 -> blocks.remove(at);
        case 1 -> blocks.add(at, block());
        case 2 -> Collections.swap(blocks, at, random.nextInt(blocks.size()));
        case 3 -> split(blocks, at);
        case 4 -> join(blocks, at);
        case 5 -> blocks.set(at, Passage.of(PassageKind.PARAGRAPH, blocks.get(at).text()));
        default -> blocks.set(at, reworded(blocks.get(at)));
      }
    }
    return new LegalText(blocks);
  }

  private Block block() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> row();
      case 2 -> {
        String marker = String.valueOf((char) ('a' + random.nextInt(6)));
        yield Passage.paragraph(
            ParagraphPath.of(marker), "(" + marker + ")", "(" + marker + ") " + words(14));
      }
      case 3 -> {
        String words = words(14) + "\n" + words(4);
        int until = random.nextInt(words.length() + 1);
        yield new Passage(
            PassageKind.NOTE,
            ParagraphPath.ROOT,
            "",
            words,
            List.of(new Emphasis(0, until, Emphasis.Style.ITALIC)));
      }
      default -> Passage.of(PassageKind.PARAGRAPH, random.nextInt(6) == 0 ? "" : words(20));
    };
  }

  private Row row() {
    List<Cell> cells = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      cells.add(
          new Cell(random.nextInt(4) == 0 ? "" : words(5), 1 + random.nextInt(6) / 5, List.of()));
    }
    return new Row(ParagraphPath.ROOT, 1 + random.nextInt(2), Row.Place.BODY, cells, "");
  }

  private Block reworded(Block block) {
    return switch (block) {
      case Passage p -> Passage.of(p.kind(), reworded(p.text()));
      case Row row ->
          new Row(
              row.path(),
              row.table(),
              row.place(),
              row.cells().stream()
                  .map(c -> new Cell(reworded(c.text()), c.columns(), List.of()))
                  .toList(),
              row.group());
    };
  }

  private String reworded(String text) {
    List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
    words.set(random.nextInt(words.size()), WORDS[random.nextInt(WORDS.length)]);
    if (random.nextBoolean()) {
      words.add(random.nextInt(words.size()), WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(" ", words);
  }

  private void split(List<Block> blocks, int at) {
    if (blocks.get(at) instanceof Passage p && p.text().indexOf(' ') > 0) {
      int blank = p.text().indexOf(' ', random.nextInt(p.text().length()));
      int cut = blank < 0 ? p.text().indexOf(' ') : blank;
      blocks.set(at, Passage.of(p.kind(), p.text().substring(0, cut)));
      blocks.add(at + 1, Passage.of(p.kind(), p.text().substring(cut + 1)));
    }
  }

  private static void join(List<Block> blocks, int at) {
    if (at + 1 < blocks.size()
        && blocks.get(at) instanceof Passage p
        && blocks.get(at + 1) instanceof Passage q) {
      blocks.set(at, Passage.of(p.kind(), p.text() + " " + q.text()));
      blocks.remove(at + 1);
    }
  }

  private String words(int most) {
    StringBuilder out = new StringBuilder();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return out.toString();
  }
}
