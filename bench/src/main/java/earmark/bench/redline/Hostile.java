package earmark.bench.redline;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Texts that make comparisons explode, at any size. */
final class Hostile {
  /** A text before and one after. */
  record Pair(LegalText before, LegalText after) {}

  private interface Made {
    Pair at(int paragraphs);
  }

  private static final String BOILERPLATE =
      "Presumption of denial for all items subject to the regulations.";
  private static final int WORDS = 40;

  private Hostile() {}

  /** The cases by name, at {@code scale} 1 about half a megabyte to two. */
  static Map<String, Pair> cases(int scale) {
    Map<String, Made> made = new LinkedHashMap<>();
    made.put("unrelated texts", n -> new Pair(prose(1, n, 30_000), prose(2, n, 30_000)));
    made.put("boilerplate x 20,000, edited", n -> boilerplate(20 * n / 3));
    made.put("one giant paragraph, edited", n -> one(prose(3, n, 30_000), 99));
    made.put(
        "one giant paragraph, unrelated",
        n -> new Pair(joined(prose(4, n, 30_000)), joined(prose(5, n, 30_000))));
    made.put("8-word vocabulary", n -> new Pair(prose(6, n, 8), prose(7, n, 8)));
    made.put(
        "8-word vocabulary, one paragraph",
        n -> new Pair(joined(prose(6, n, 8)), joined(prose(7, n, 8))));
    made.put("deep nesting", Hostile::deep);
    made.put("reversed", n -> reversed(prose(8, n, 5_000)));
    made.put("one-word paragraphs", n -> oneWord(30 * n));
    made.put("shuffled and edited", n -> shuffled(prose(9, n, 5_000)));
    made.put("one line against all", n -> new Pair(prose(3, 1, 9_000), prose(3, n, 9_000)));
    Map<String, Pair> cases = new LinkedHashMap<>();
    made.forEach((name, make) -> cases.put(name, make.at(3_000 * scale)));
    return cases;
  }

  private static LegalText text(List<String> lines) {
    return new LegalText(
        lines.stream()
            .map(line -> (Block) Passage.paragraph(ParagraphPath.ROOT, "", line))
            .toList());
  }

  private static List<String> lines(LegalText text) {
    return new ArrayList<>(text.blocks().stream().map(Block::text).toList());
  }

  private static LegalText prose(long seed, int paragraphs, int vocabulary) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int p = 0; p < paragraphs; p++) {
      StringBuilder line = new StringBuilder();
      for (int w = 0; w < WORDS; w++) {
        line.append(w == 0 ? "w" : " w").append(random.nextInt(vocabulary));
      }
      lines.add(line.append('.').toString());
    }
    return text(lines);
  }

  private static LegalText joined(LegalText text) {
    return text(List.of(String.join(" ", lines(text))));
  }

  private static Pair one(LegalText text, long seed) {
    LegalText before = joined(text);
    return new Pair(before, text(List.of(edited(before.plain(), seed))));
  }

  private static Pair boilerplate(int paragraphs) {
    List<String> before = new ArrayList<>(Collections.nCopies(paragraphs, BOILERPLATE));
    List<String> after = new ArrayList<>(before);
    Random random = new Random(11);
    for (int k = 0; k < paragraphs / 20; k++) {
      after.set(random.nextInt(paragraphs), edited(BOILERPLATE + " See w" + k, k));
    }
    return new Pair(text(before), text(after));
  }

  private static Pair deep(int paragraphs) {
    Random random = new Random(12);
    List<Block> before = new ArrayList<>();
    List<Block> after = new ArrayList<>();
    for (int p = 0; p < paragraphs; p++) {
      List<String> markers = new ArrayList<>(Collections.nCopies(p % 300, "a"));
      markers.add(Integer.toString(p % 997));
      String words = lines(prose(p, 1, 3_000)).getFirst();
      String label = "(" + markers.getLast() + ")";
      ParagraphPath path = new ParagraphPath(markers);
      before.add(Passage.paragraph(path, label, label + " " + words));
      String edited = random.nextInt(10) == 0 ? edited(words, p) : words;
      after.add(Passage.paragraph(path.child("b"), "(b)", "(b) " + edited));
    }
    return new Pair(new LegalText(before), new LegalText(after));
  }

  private static Pair reversed(LegalText text) {
    return new Pair(text, text(lines(text).reversed()));
  }

  private static Pair shuffled(LegalText text) {
    List<String> after = new ArrayList<>();
    for (String line : lines(text)) {
      after.add(edited(line, line.hashCode()));
    }
    Collections.shuffle(after, new Random(13));
    return new Pair(text, text(after));
  }

  private static Pair oneWord(int paragraphs) {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (int p = 0; p < paragraphs; p++) {
      before.add("t" + p);
      after.add("t" + p * 7L % 100_003);
    }
    return new Pair(text(before), text(after));
  }

  /** One word in fifty replaced, left out or doubled. */
  private static String edited(String text, long seed) {
    Random random = new Random(seed);
    StringBuilder edited = new StringBuilder();
    for (String word : Arrays.asList(text.split(" ", -1))) {
      switch (random.nextInt(150)) {
        case 0 -> edited.append('x').append(random.nextInt(1_000)).append(' ');
        case 1 -> {}
        case 2 -> edited.append(word).append(" y ");
        default -> edited.append(word).append(' ');
      }
    }
    return edited.toString().strip();
  }
}
