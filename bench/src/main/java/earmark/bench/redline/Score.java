package earmark.bench.redline;

import earmark.redline.comparison.ChangeClass;
import earmark.redline.comparison.Operation;
import earmark.redline.comparison.Redline;
import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Adds up, over several texts, how well the marks of one tool agree with the truth. */
final class Score {
  /** How often a claim was right, wrong, or missing. */
  static final class Agreement {
    private int right;
    private int claimed;
    private int real;

    void add(Set<?> claims, Set<?> truth) {
      claimed += claims.size();
      real += truth.size();
      right += (int) claims.stream().filter(truth::contains).count();
    }

    double precision() {
      return claimed == 0 ? 1 : (double) right / claimed;
    }

    double recall() {
      return real == 0 ? 1 : (double) right / real;
    }

    int real() {
      return real;
    }
  }

  private static final Set<String> LIGHT =
      Set.of(
          "a", "an", "and", "any", "as", "at", "be", "by", "for", "from", "if", "in", "is", "it",
          "may", "not", "of", "on", "or", "such", "that", "the", "this", "to", "under", "with");
  private static final int LONGEST_ISLAND = 2;

  final Agreement pairs = new Agreement();
  final Agreement redesignated = new Agreement();
  final Agreement moved = new Agreement();
  final Agreement split = new Agreement();
  final Agreement merged = new Agreement();
  final Agreement rows = new Agreement();
  final Agreement conforming = new Agreement();
  int marked;
  int truth;
  int movedWords;
  int regions;
  int islands;
  int tableIslands;

  /** One text laid out in blocks, for every word the block it stands in. */
  private static final class Layout {
    final LegalText text;
    final String plain;
    final int[] blockOf;
    final boolean[] designation;
    final boolean[] word;
    final int[] size;

    Layout(LegalText text, Words words) {
      this.text = text;
      plain = text.plain();
      int[] starts = text.starts();
      blockOf = new int[words.size];
      designation = new boolean[words.size];
      word = new boolean[words.size];
      size = new int[text.blocks().size()];
      int block = 0;
      for (int w = 0; w < words.size; w++) {
        while (words.from[w] >= starts[block + 1]) {
          block++;
        }
        blockOf[w] = block;
        int label = text.blocks().get(block) instanceof Passage p ? p.designation().length() : 0;
        designation[w] = words.until[w] <= starts[block] + label;
        word[w] = Character.isLetterOrDigit(plain.charAt(words.from[w]));
        size[block] += word[w] ? 1 : 0;
      }
    }
  }

  /** Adds one text as a flat tool marked it. */
  void add(Edited edited, Marks marks) {
    Layout before = new Layout(edited.before(), marks.before);
    Layout after = new Layout(edited.after(), marks.after);
    truth += edited.truth().marked;
    for (int i = 0; i < marks.struck.length; i++) {
      marked += marks.struck[i] && !before.designation[i] ? 1 : 0;
      movedWords += marks.moved[i] >= 0 ? 1 : 0;
    }
    for (int j = 0; j < marks.added.length; j++) {
      marked += marks.added[j] && !after.designation[j] ? 1 : 0;
    }
    Map<Link, Integer> votes = votes(marks.kept, before, after);
    Map<Link, Integer> moves = votes(marks.moved, before, after);
    moves.forEach((link, count) -> votes.merge(link, count, Integer::sum));
    votes
        .entrySet()
        .removeIf(
            e -> {
              Link link = e.getKey();
              return 4 * e.getValue()
                  < Math.min(before.size[link.before()], after.size[link.after()]);
            });
    Set<Link> links = votes.keySet();
    pairs.add(changed(links, before, after), edited.truth().changed);
    rows(edited, links);
    joined(edited.truth(), links, moves.keySet());
    moves.keySet().retainAll(links);
    moves.keySet().removeIf(link -> edited.before().blocks().get(link.before()) instanceof Row);
    moved.add(moves.keySet(), edited.truth().moved);
    islands(marks, before, after);
  }

  /** Adds one text as Earmark marked it. */
  void add(Edited edited, Redline redline) {
    add(edited, Engine.marks(redline, edited.before(), edited.after()));
    int[] starts = edited.before().starts();
    int[] otherStarts = edited.after().starts();
    Set<Link> relabelled = new HashSet<>();
    Set<Integer> conform = new HashSet<>();
    for (Operation operation : redline.operations()) {
      if (operation instanceof Operation.Redesignated(var was, var is)) {
        relabelled.add(new Link(block(starts, was.from()), block(otherStarts, is.from())));
      } else if (operation instanceof Operation.Replaced(_, var is, ChangeClass c)
          && c == ChangeClass.CONFORMING) {
        conform.add(block(otherStarts, is.from()));
      }
    }
    redesignated.add(relabelled, edited.truth().redesignated);
    conforming.add(conform, edited.truth().conforming);
  }

  private static int block(int[] starts, int place) {
    int found = Arrays.binarySearch(starts, place);
    return found < 0 ? -found - 2 : found;
  }

  private static Map<Link, Integer> votes(int[] partners, Layout before, Layout after) {
    Map<Link, Integer> votes = new HashMap<>();
    for (int i = 0; i < partners.length; i++) {
      if (partners[i] >= 0 && before.word[i] && !before.designation[i]) {
        Link link = new Link(before.blockOf[i], after.blockOf[partners[i]]);
        votes.merge(link, 1, Integer::sum);
      }
    }
    return votes;
  }

  private static Set<Link> changed(Set<Link> links, Layout before, Layout after) {
    Set<Link> changed = new HashSet<>();
    for (Link link : links) {
      Block was = before.text.blocks().get(link.before());
      Block is = after.text.blocks().get(link.after());
      if (!was.text().equals(is.text())) {
        changed.add(link);
      }
    }
    return changed;
  }

  private void rows(Edited edited, Set<Link> links) {
    Set<Object> claims = new HashSet<>();
    Set<Object> real = new HashSet<>();
    Set<Integer> paired = new HashSet<>();
    Set<Integer> otherPaired = new HashSet<>();
    for (Link link : links) {
      paired.add(link.before());
      otherPaired.add(link.after());
      Block was = edited.before().blocks().get(link.before());
      Block is = edited.after().blocks().get(link.after());
      if (was instanceof Row && !was.text().equals(is.text())) {
        claims.add(link);
      }
    }
    claim(claims, edited.before(), paired, "removed ");
    claim(claims, edited.after(), otherPaired, "added ");
    edited.truth().rowsRemoved.forEach(i -> real.add("removed " + i));
    edited.truth().rowsAdded.forEach(j -> real.add("added " + j));
    for (Link link : edited.truth().changed) {
      if (edited.before().blocks().get(link.before()) instanceof Row) {
        real.add(link);
      }
    }
    rows.add(claims, real);
  }

  private static void claim(Set<Object> claims, LegalText text, Set<Integer> paired, String what) {
    for (int i = 0; i < text.blocks().size(); i++) {
      if (text.blocks().get(i) instanceof Row row
          && !paired.contains(i)
          && row.text().chars().anyMatch(Character::isLetterOrDigit)) {
        claims.add(what + i);
      }
    }
  }

  private void joined(Truth truth, Set<Link> links, Set<Link> moves) {
    Map<Integer, Set<Link>> splits = new HashMap<>();
    Map<Integer, Set<Link>> merges = new HashMap<>();
    for (Link link : links) {
      if (!moves.contains(link)) {
        splits.computeIfAbsent(link.before(), _ -> new HashSet<>()).add(link);
        merges.computeIfAbsent(link.after(), _ -> new HashSet<>()).add(link);
      }
    }
    splits.values().removeIf(set -> set.size() < 2);
    merges.values().removeIf(set -> set.size() < 2);
    split.add(new HashSet<>(splits.values()), truth.split);
    merged.add(new HashSet<>(merges.values()), truth.merged);
  }

  /** Counts regions, and stretches of at most two light words kept between two of them. */
  private void islands(Marks marks, Layout before, Layout after) {
    int i = 0;
    int j = 0;
    int stretch = 0;
    int last = -1;
    boolean light = false;
    while (i < marks.kept.length || j < marks.added.length) {
      if (i < marks.kept.length && marks.kept[i] == j) {
        light = (stretch == 0 || light) && isLight(after.plain, marks.after, j);
        stretch++;
        i++;
        j++;
        continue;
      }
      int start = Math.min(i, marks.kept.length - 1);
      boolean isMarked = false;
      while (i < marks.kept.length && marks.kept[i] < 0) {
        isMarked |= marks.struck[i++];
      }
      int until = i < marks.kept.length ? marks.kept[i] : marks.added.length;
      int from = j;
      while (j < until) {
        isMarked |= marks.added[j++];
      }
      if (isMarked) {
        regions++;
        int block = from < until ? after.blockOf[from] : -2;
        int blockBefore = start >= 0 ? before.blockOf[start] : -3;
        boolean sameBlock = last >= 0 && (block == last || isIn(after, from - 1, last));
        if (stretch > 0 && stretch <= LONGEST_ISLAND && light && sameBlock) {
          islands++;
          tableIslands += before.text.blocks().get(Math.max(0, blockBefore)) instanceof Row ? 1 : 0;
        }
        last = until > 0 ? after.blockOf[until - 1] : -1;
        stretch = 0;
      }
    }
  }

  private static boolean isIn(Layout layout, int word, int block) {
    return word >= 0 && layout.blockOf[word] == block;
  }

  private static boolean isLight(String plain, Words words, int w) {
    String word = plain.substring(words.from[w], words.until[w]);
    return LIGHT.contains(word)
        || (word.length() == 1 && !Character.isLetterOrDigit(word.charAt(0)));
  }
}
