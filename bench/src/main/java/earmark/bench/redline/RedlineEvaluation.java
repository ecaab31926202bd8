package earmark.bench.redline;

import earmark.redline.comparison.Comparison;
import earmark.redline.comparison.Redline;
import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Runs the evaluation and prints its table. */
public final class RedlineEvaluation {
  private static final long[] REPORTED = {
    20_260_101, 20_260_202, 20_260_303, 20_260_404, 20_260_505
  };
  private static final long[] TUNING = {11, 12, 13, 14, 15};
  private static final int SECTION = 30_000;
  private static final int PROSE = 900_000;
  private static final int CCL = 2_000_000;
  private static final double MEGABYTE = 1e6;
  private static final long LIMIT_MILLIS = 8_000;

  private final Corpus corpus;
  private final List<String> paragraphs;
  private final LegalText list;
  private final boolean quick;
  private final boolean slowPeers;
  private final int runs;
  private final long[] seeds;
  private final Report report = new Report();

  private RedlineEvaluation(Corpus corpus, List<String> options) throws IOException {
    this.corpus = corpus;
    paragraphs = corpus.paragraphs();
    list = corpus.entityList();
    report.note(
        "prose",
        "real paragraphs",
        paragraphs.size(),
        paragraphs.stream().mapToInt(String::length).sum() + " characters");
    quick = options.contains("--quick");
    slowPeers = !quick && !options.contains("--no-slow-peers");
    runs = quick ? 10 : 30;
    long[] all = options.contains("--tuning") ? TUNING : REPORTED;
    seeds = quick ? Arrays.copyOf(all, 2) : all;
  }

  /**
   * Prints the table and writes it to {@code redline.csv} or the file behind {@code --csv}.
   *
   * @throws IOException if the real data are not there
   */
  public static void main(String[] args) throws IOException {
    List<String> options = List.of(args);
    RedlineEvaluation evaluation = new RedlineEvaluation(Corpus.locate(), options);
    if (!options.contains("--no-quality")) {
      evaluation.quality();
      evaluation.realPairs();
    }
    if (!options.contains("--no-time")) {
      evaluation.times();
    }
    if (!options.contains("--no-hostile")) {
      evaluation.hostile();
    }
    evaluation.report.print(System.out);
    int csv = options.indexOf("--csv");
    Path file = Path.of(csv < 0 ? "redline.csv" : options.get(csv + 1));
    evaluation.report.write(file);
    System.out.println("written to " + file.toAbsolutePath());
  }

  private ProseEdits.Iterator shuffled(Random random) {
    List<String> order = new ArrayList<>(paragraphs);
    Collections.shuffle(order, random);
    return new ProseEdits.Iterator(order);
  }

  private List<Edited> sections(long seed) {
    Random random = new Random(seed);
    ProseEdits.Iterator fresh = shuffled(random);
    List<Edited> sections = new ArrayList<>();
    int characters = 0;
    while (characters < PROSE && !fresh.isUsedUp()) {
      sections.add(ProseEdits.section(random, fresh, paragraphs, SECTION));
      characters += SECTION;
    }
    return sections;
  }

  private Edited entries(long seed) {
    Random random = new Random(seed);
    return ProseEdits.entries(random, shuffled(random), paragraphs, CCL);
  }

  private void quality() {
    List<Score> scores = new ArrayList<>();
    List<Score> tables = new ArrayList<>();
    List<Score> longs = new ArrayList<>();
    Score jgit = new Score();
    Score google = new Score();
    int style = 0;
    for (long seed : seeds) {
      Score score = new Score();
      for (Edited edited : sections(seed)) {
        score.add(edited, redline(edited));
        jgit.add(edited, Peers.JGIT.compare(edited.before().plain(), edited.after().plain()));
        if (!quick) {
          google.add(
              edited,
              Peers.DIFF_MATCH_PATCH.compare(edited.before().plain(), edited.after().plain()));
        }
        style += typographyMarks(edited.before(), seed);
      }
      scores.add(score);
      tables.add(score(EntityListEdits.of(list, seed)));
      Edited entries = entries(seed);
      longs.add(score(entries));
      style += typographyMarks(entries.before(), seed) + typographyMarks(list, seed);
    }
    quality("sections of 30 kB", scores, true);
    peer("sections of 30 kB", "JGit histogram", jgit);
    if (!quick) {
      peer("sections of 30 kB", "diff-match-patch", google);
    }
    quality("CCL size, 2 MB", longs, false);
    quality("Entity List", tables, false);
    Edited edited = EntityListEdits.of(list, seeds[0]);
    Score flat = new Score();
    flat.add(edited, Peers.JGIT.compare(edited.before().plain(), edited.after().plain()));
    peer("Entity List", "JGit histogram", flat);
    report.note(
        "Entity List",
        "git --word-diff: words marked / truth",
        (double) Git.marked(edited.before().plain(), edited.after().plain())
            / edited.truth().marked,
        "git");
    report.atMost("all, typography only", "substantive words", style, 0);
  }

  private static Score score(Edited edited) {
    Score score = new Score();
    score.add(edited, redline(edited));
    return score;
  }

  private static Redline redline(Edited edited) {
    return Comparison.between(edited.before(), edited.after());
  }

  private static int typographyMarks(LegalText text, long seed) {
    LegalText restyled = Restyling.of(text, seed);
    Redline redline = Comparison.between(text, restyled);
    Marks marks = Engine.marks(redline, text, restyled);
    int marked = redline.isSubstantive() ? 1 : 0;
    for (boolean added : marks.added) {
      marked += added ? 1 : 0;
    }
    for (boolean struck : marks.struck) {
      marked += struck ? 1 : 0;
    }
    return marked;
  }

  private void quality(String input, List<Score> scores, boolean designated) {
    report.atMost(input, "marked / truth, mean", mean(scores, s -> ratio(s.marked, s.truth)), 1.02);
    report.atMost(
        input, "marked / truth, worst seed", -worst(scores, s -> -ratio(s.marked, s.truth)), 1.04);
    if (scores.getFirst().rows.real() > 0) {
      agreement(input, "rows by key", scores, s -> s.rows, 0.999, 0.999);
    } else {
      agreement(input, "paragraph pairs", scores, s -> s.pairs, 0.99, 0.99);
      agreement(input, "moves", scores, s -> s.moved, 0.98, 0.98);
      agreement(input, "splits", scores, s -> s.split, 0.98, 0.95);
      agreement(input, "merges", scores, s -> s.merged, 0.98, 0.95);
    }
    if (designated) {
      agreement(input, "redesignations", scores, s -> s.redesignated, 0.995, 0.995);
      agreement(input, "conforming references", scores, s -> s.conforming, 0.99, 0.99);
    }
    report.atMost(
        input,
        "stranded words / regions, worst seed",
        -worst(scores, s -> -ratio(s.islands, s.regions)),
        0.005);
    report.atMost(
        input, "stranded words in tables", scores.stream().mapToInt(s -> s.tableIslands).sum(), 0);
    report.note(input, "regions, mean", mean(scores, s -> s.regions), "");
    report.note(input, "words moved, mean", mean(scores, s -> s.movedWords), "beside those marked");
  }

  private interface Part {
    Score.Agreement of(Score score);
  }

  private void agreement(
      String input, String what, List<Score> scores, Part part, double precision, double recall) {
    report.atLeast(
        input,
        what + ", precision, worst seed",
        worst(scores, s -> part.of(s).precision()),
        precision);
    report.atLeast(
        input, what + ", recall, worst seed", worst(scores, s -> part.of(s).recall()), recall);
  }

  private void peer(String input, String name, Score score) {
    report.note(input, name + ": marked / truth", ratio(score.marked, score.truth), name);
    report.note(input, name + ": pairs, precision", score.pairs.precision(), name);
    report.note(input, name + ": pairs, recall", score.pairs.recall(), name);
    report.note(input, name + ": rows, recall", score.rows.recall(), name);
    report.note(
        input, name + ": stranded words / regions", ratio(score.islands, score.regions), name);
  }

  private static double ratio(int part, int whole) {
    return (double) part / Math.max(1, whole);
  }

  private static double mean(List<Score> scores, ToDoubleFunction<Score> figure) {
    return scores.stream().mapToDouble(figure).average().orElse(0);
  }

  private static double worst(List<Score> scores, ToDoubleFunction<Score> figure) {
    return scores.stream().mapToDouble(figure).min().orElse(0);
  }

  private void realPairs() throws IOException {
    pair(
        "15 CFR 744",
        "ecfr/xml/title-15_part-744.fetched-2026-03-25.xml.gz",
        "ecfr/xml/title-15_part-744.fetched-2026-07-18.xml.gz",
        15,
        0);
    pair(
        "10 CFR 810",
        "ecfr/xml/title-10_part-810.fetched-2026-03-25.xml",
        "ecfr/xml/title-10_part-810.fetched-2026-06-18.xml",
        10,
        2);
    pair(
        "10 CFR 110",
        "ecfr/xml/title-10_part-110.fetched-2026-03-25.xml",
        "ecfr/xml/title-10_part-110.fetched-2026-05-29.xml",
        10,
        0);
    pair(
        "Title 1",
        "ecfr/bulk/ECFR-title1.2024-02-12.xml.gz",
        "ecfr/bulk/ECFR-title1.2024-02-13.xml.gz",
        1,
        0);
  }

  private void pair(String name, String before, String after, int title, int substantive)
      throws IOException {
    int found = 0;
    int rows = 0;
    int style = 0;
    for (List<LegalText> texts : corpus.pair(before, after, title).values()) {
      Redline redline = Comparison.between(texts.getFirst(), texts.getLast());
      found += redline.statistics().substantive();
      rows += redline.statistics().rowsAdded() + redline.statistics().rowsRemoved();
      style += redline.statistics().typographical() + redline.statistics().punctuation();
    }
    report.atMost(name, "substantive regions", found, substantive);
    report.atMost(name, "rows added and removed", rows, 0);
    report.note(name, "regions of punctuation and typography", style, "");
  }

  private void times() {
    Edited entities = EntityListEdits.of(list, seeds[0]);
    times("Entity List", entities, true);
    times("CCL size, 2 MB", entries(seeds[0]), false);
    List<Edited> sections = sections(seeds[0]);
    Edited section = sections.getFirst();
    int[] next = {0};
    Stopwatch.Times one =
        Stopwatch.measure(
            () -> fresh(sections.get(next[0]++ % sections.size())),
            RedlineEvaluation::redline,
            quick ? 300 : 3_000,
            LIMIT_MILLIS);
    report.atMost("section of 30 kB", "ms, median", one.medianMillis(), 0.5);
    report.note("section of 30 kB", "bytes", Corpus.bytes(section.before()), "");
  }

  private void times(String input, Edited edited, boolean isList) {
    String before = edited.before().plain();
    String after = edited.after().plain();
    byte[] beforeBytes = before.getBytes(StandardCharsets.UTF_8);
    byte[] afterBytes = after.getBytes(StandardCharsets.UTF_8);
    long size = (long) beforeBytes.length + afterBytes.length;
    Stopwatch.Times floor =
        Stopwatch.measure(
            () -> 0, _ -> sink += Floor.hash(beforeBytes, afterBytes), runs * 10, LIMIT_MILLIS);
    Stopwatch.Times engine =
        Stopwatch.measure(() -> fresh(edited), RedlineEvaluation::redline, 2 * runs, LIMIT_MILLIS);
    Edited same = new Edited("", edited.before(), edited.before(), edited.truth());
    Stopwatch.Times identical =
        Stopwatch.measure(() -> fresh(same), RedlineEvaluation::redline, runs * 4, LIMIT_MILLIS);
    Stopwatch.Times floorOfSame =
        Stopwatch.measure(
            () -> 0, _ -> sink += Floor.hash(beforeBytes, beforeBytes), runs * 10, LIMIT_MILLIS);
    report.note(input, "megabytes, both texts", size / MEGABYTE, "");
    time(input, "Earmark", engine);
    time(input, "floor", floor);
    report.atMost(input, "time / floor", engine.medianMillis() / floor.medianMillis(), 10);
    report.atMost(
        input,
        "identical texts: time / floor",
        identical.medianMillis() / floorOfSame.medianMillis(),
        1.3);
    report.atMost(input, "bytes allocated / byte of input", (double) engine.bytes() / size, 6);
    Stopwatch.Times git = Git.time(before, after, runs);
    time(input, "git --word-diff, equal words", git);
    against(input, "git --word-diff", engine, git, 0.25);
    against(input, "JGit histogram", engine, peer(input, Peers.JGIT, before, after), 0.20);
    if (!quick) {
      against(
          input, "diff-match-patch", engine, peer(input, Peers.DIFF_MATCH_PATCH, before, after), 1);
    }
    if (slowPeers) {
      against(
          input,
          "java-diff-utils, linear space",
          engine,
          peer(input, Peers.LINEAR_MYERS, before, after),
          isList ? 1 / 150.0 : 1 / 50.0);
      against(
          input,
          "java-diff-utils, default",
          engine,
          peer(input, Peers.MYERS, before, after),
          isList ? 1 / 500.0 : 1);
    }
  }

  private Stopwatch.Times peer(String input, Tool tool, String before, String after) {
    Stopwatch.Times times =
        Stopwatch.measure(() -> 0, _ -> tool.compare(before, after), runs, LIMIT_MILLIS);
    time(input, tool.name(), times);
    return times;
  }

  private void against(
      String input, String name, Stopwatch.Times engine, Stopwatch.Times peer, double most) {
    report.atMost(input, "time / " + name, engine.medianMillis() / peer.medianMillis(), most);
  }

  private void time(String input, String name, Stopwatch.Times times) {
    report.note(
        input,
        name + ": ms CPU, median",
        times.medianMillis(),
        String.format(
            java.util.Locale.ROOT, "least %.2f, %d runs", times.leastMillis(), times.runs()));
  }

  /** Keeps the compiler from leaving out what only the clock is interested in. */
  @SuppressWarnings("UnusedVariable") // written on purpose, never read
  private long sink;

  /** The same texts in new objects, so that no hash or layout of an earlier run is at hand. */
  private static Edited fresh(Edited edited) {
    return new Edited(edited.name(), fresh(edited.before()), fresh(edited.after()), edited.truth());
  }

  private static LegalText fresh(LegalText text) {
    List<Block> blocks = new ArrayList<>(text.blocks().size());
    for (Block block : text.blocks()) {
      blocks.add(
          switch (block) {
            case Passage p ->
                new Passage(
                    p.kind(), p.path(), fresh(p.designation()), fresh(p.text()), p.emphases());
            case Row r ->
                new Row(
                    r.path(),
                    r.table(),
                    r.place(),
                    r.cells().stream()
                        .map(c -> new Cell(fresh(c.text()), c.columns(), c.emphases()))
                        .toList(),
                    fresh(r.group()));
          });
    }
    return new LegalText(blocks);
  }

  private static String fresh(String text) {
    return new String(text.toCharArray());
  }

  private void hostile() {
    Map<String, Hostile.Pair> small = Hostile.cases(1);
    Map<String, Hostile.Pair> large = Hostile.cases(2);
    small.forEach(
        (name, pair) -> {
          Hostile.Pair twice = large.getOrDefault(name, pair);
          Stopwatch.Times once = hostile(pair);
          Stopwatch.Times again = hostile(twice);
          double megabytes =
              (Corpus.bytes(twice.before()) + Corpus.bytes(twice.after())) / MEGABYTE;
          report.atMost(
              "hostile: " + name, "ms / MB of input", again.medianMillis() / megabytes, 100);
          report.atMost(
              "hostile: " + name, "t(2n) / t(n)", again.leastMillis() / once.leastMillis(), 2.2);
        });
  }

  private Stopwatch.Times hostile(Hostile.Pair pair) {
    return Stopwatch.measure(
        () -> pair, p -> Comparison.between(p.before(), p.after()), quick ? 5 : 15, LIMIT_MILLIS);
  }
}
