package earmark.bench.redline;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmFactory;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import org.bitbucket.cowwoc.diffmatchpatch.DiffMatchPatch;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;

/** Comparison libraries of other people, each over the same {@link Words}. */
final class Peers {
  static final Tool JGIT = new JGit();
  static final Tool LINEAR_MYERS =
      new JavaDiffUtils("java-diff-utils, linear space", MyersDiffWithLinearSpace.factory());
  static final Tool MYERS = new JavaDiffUtils("java-diff-utils, default", MyersDiff.factory());
  static final Tool DIFF_MATCH_PATCH = new Google();

  private Peers() {}

  /** JGit's histogram comparison with its own defaults. */
  private record JGit() implements Tool {
    @Override
    public String name() {
      return "JGit histogram";
    }

    @Override
    public Marks compare(String before, String after) {
      Vocabulary vocabulary = new Vocabulary();
      Words x = Words.of(before, vocabulary);
      Words y = Words.of(after, vocabulary);
      Marks marks = new Marks(x, y);
      int i = 0;
      int j = 0;
      for (Edit edit : new HistogramDiff().diff(new ById(), new Ids(x), new Ids(y))) {
        while (i < edit.getBeginA()) {
          marks.kept[i++] = j++;
        }
        i = edit.getEndA();
        j = edit.getEndB();
      }
      while (i < x.size) {
        marks.kept[i++] = j++;
      }
      return marks.unkeptAreMarked();
    }
  }

  private static final class Ids extends Sequence {
    private final Words words;

    Ids(Words words) {
      this.words = words;
    }

    @Override
    public int size() {
      return words.size;
    }
  }

  private static final class ById extends SequenceComparator<Ids> {
    @Override
    public boolean equals(Ids a, int i, Ids b, int j) {
      return a.words.id[i] == b.words.id[j];
    }

    @Override
    public int hash(Ids sequence, int i) {
      return sequence.words.id[i] * 0x9E3779B1;
    }
  }

  private record JavaDiffUtils(String name, DiffAlgorithmFactory algorithm) implements Tool {
    @Override
    public Marks compare(String before, String after) {
      Vocabulary vocabulary = new Vocabulary();
      Words x = Words.of(before, vocabulary);
      Words y = Words.of(after, vocabulary);
      Marks marks = new Marks(x, y);
      int i = 0;
      int j = 0;
      for (AbstractDelta<Integer> delta :
          DiffUtils.diff(list(x), list(y), algorithm.create(), null, false).getDeltas()) {
        while (i < delta.getSource().getPosition()) {
          marks.kept[i++] = j++;
        }
        i += delta.getSource().size();
        j += delta.getTarget().size();
      }
      while (i < x.size) {
        marks.kept[i++] = j++;
      }
      return marks.unkeptAreMarked();
    }

    private static List<Integer> list(Words words) {
      return Arrays.stream(words.id, 0, words.size).boxed().toList();
    }
  }

  /**
   * diff-match-patch over words written as single characters, without its limit by the clock, with
   * its semantic clean-up.
   */
  private record Google() implements Tool {
    private static final int FIRST_SURROGATE = 0xD800;
    private static final int SURROGATES = 0x800;

    @Override
    public String name() {
      return "diff-match-patch, semantic";
    }

    @Override
    public Marks compare(String before, String after) {
      Vocabulary vocabulary = new Vocabulary();
      Words x = Words.of(before, vocabulary);
      Words y = Words.of(after, vocabulary);
      Marks marks = new Marks(x, y);
      if (vocabulary.size() > Character.MAX_VALUE - SURROGATES) {
        throw new IllegalArgumentException("Too many words for one character each");
      }
      var google = new DiffMatchPatch();
      google.diffTimeout = 0;
      LinkedList<DiffMatchPatch.Diff> diffs = google.diffMain(chars(x), chars(y), false);
      google.diffCleanupSemantic(diffs);
      int i = 0;
      int j = 0;
      for (DiffMatchPatch.Diff diff : diffs) {
        switch (diff.operation) {
          case DELETE -> i += diff.text.length();
          case INSERT -> j += diff.text.length();
          case EQUAL -> {
            for (int k = 0; k < diff.text.length(); k++) {
              marks.kept[i++] = j++;
            }
          }
        }
      }
      return marks.unkeptAreMarked();
    }

    private static String chars(Words words) {
      char[] chars = new char[words.size];
      for (int i = 0; i < chars.length; i++) {
        int id = words.id[i] + 1;
        chars[i] = (char) (id < FIRST_SURROGATE ? id : id + SURROGATES);
      }
      return new String(chars);
    }
  }
}
