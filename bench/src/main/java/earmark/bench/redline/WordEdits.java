package earmark.bench.redline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replaces, inserts and strikes words of a paragraph, far enough apart to be edits of their own.
 */
final class WordEdits {
  private static final int APART = 7;

  private final Random random;
  private final List<String> vocabulary;
  private int marked;

  WordEdits(Random random, List<String> paragraphs) {
    this.random = random;
    vocabulary =
        paragraphs.stream()
            .flatMap(paragraph -> Arrays.stream(paragraph.split(" ", -1)))
            .filter(WordEdits::isPlain)
            .distinct()
            .collect(Collectors.toList());
  }

  /** How many words the edits made so far struck and inserted. */
  int marked() {
    return marked;
  }

  /** The paragraph after up to {@code edits} edits; the same if it has no room for one. */
  String edit(String paragraph, int edits) {
    List<String> words = new ArrayList<>(Arrays.asList(paragraph.split(" ", -1)));
    int reached = words.size() - 2;
    for (int k = 0; k < edits; k++) {
      int length = 1 + random.nextInt(3);
      int at = reached - length - random.nextInt(APART);
      while (at > 1 && !arePlain(words.subList(at, at + length))) {
        at--;
      }
      if (at <= 1) {
        return String.join(" ", words);
      }
      edit(words, at, length);
      reached = at - APART;
    }
    return String.join(" ", words);
  }

  private void edit(List<String> words, int at, int length) {
    List<String> old = words.subList(at, at + length);
    int kind = random.nextInt(4);
    if (kind == 0) {
      marked += old.size();
      old.clear();
      return;
    }
    Set<String> near =
        new HashSet<>(words.subList(at - 1, Math.min(words.size(), at + length + 1)));
    List<String> fresh = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    while (fresh.size() < count) {
      String word = vocabulary.get(random.nextInt(vocabulary.size()));
      if (near.add(word)) {
        fresh.add(word);
      }
    }
    marked += fresh.size();
    if (kind == 1) {
      words.addAll(at, fresh);
    } else {
      marked += old.size();
      old.clear();
      words.addAll(at, fresh);
    }
  }

  private static boolean arePlain(List<String> words) {
    return words.stream().allMatch(WordEdits::isPlain);
  }

  private static boolean isPlain(String word) {
    return !word.isEmpty()
        && word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  }
}
