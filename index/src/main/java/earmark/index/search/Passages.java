package earmark.index.search;

import earmark.redline.comparison.Span;
import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Chooses the passage of a text that shows best why it was found. */
final class Passages {
  /** Longest passage, in UTF-16 units. */
  static final int LENGTH = 320;

  /** How far a cut may move to come between words. */
  private static final int SLACK = 30;

  private Passages() {}

  /**
   * The block with most different words found, of these the one with most words, of these the
   * first; where nothing was found, the first paragraph.
   *
   * @param found words found in the plain text, in order
   */
  static Snippet best(LegalText text, List<Span> found, Snippet.Origin origin) {
    int[] starts = text.starts();
    String plain = text.plain();
    int best = -1;
    int bestWorth = 0;
    int next = 0;
    for (int i = 0; i < text.blocks().size(); i++) {
      List<Span> inside = new ArrayList<>();
      while (next < found.size() && found.get(next).from() < starts[i + 1]) {
        inside.add(found.get(next++));
      }
      int worth = worth(text.blocks().get(i), inside, plain);
      if (worth > bestWorth) {
        best = i;
        bestWorth = worth;
      }
    }
    int block = best >= 0 ? best : opening(text);
    if (block < 0) {
      return new Snippet("", List.of(), origin, ParagraphPath.ROOT, new Span(0, 0));
    }
    Span whole = new Span(starts[block], starts[block + 1] - 1);
    return cut(plain, whole, found, origin, text.blocks().get(block).path());
  }

  /** A phrase counts for each of its words; a heading, which is shown anyway, for half. */
  private static int worth(Block block, List<Span> found, String plain) {
    Set<String> different = new HashSet<>();
    int words = 0;
    for (Span span : found) {
      String stands = span.of(plain).toLowerCase(Locale.ROOT);
      if (different.add(stands)) {
        words += 1 + (int) stands.chars().filter(Character::isWhitespace).count();
      }
    }
    boolean heading = block instanceof Passage passage && passage.kind() == PassageKind.HEADING;
    return (words * 100 + Math.min(found.size(), 99)) / (heading ? 2 : 1);
  }

  private static int opening(LegalText text) {
    List<Block> blocks = text.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Passage passage && passage.kind() == PassageKind.PARAGRAPH) {
        return i;
      }
    }
    return blocks.isEmpty() ? -1 : 0;
  }

  /** At most {@link #LENGTH} of a block, where the words found stand most closely. */
  private static Snippet cut(
      String plain, Span block, List<Span> found, Snippet.Origin origin, ParagraphPath path) {
    List<Span> inside =
        found.stream()
            .filter(span -> span.from() >= block.from() && span.from() < block.until())
            .toList();
    Span place = block.length() <= LENGTH ? block : window(plain, block, inside);
    List<Span> highlights = new ArrayList<>();
    for (Span span : inside) {
      if (span.from() >= place.from() && span.from() < place.until()) {
        highlights.add(
            new Span(
                span.from() - place.from(), Math.min(span.until(), place.until()) - place.from()));
      }
    }
    return new Snippet(place.of(plain), highlights, origin, path, place);
  }

  private static Span window(String plain, Span block, List<Span> found) {
    int begin = block.from();
    int most = 0;
    for (int i = 0; i < found.size(); i++) {
      int first = found.get(i).from();
      int count = 0;
      while (i + count < found.size() && found.get(i + count).until() <= first + LENGTH * 3 / 4) {
        count++;
      }
      if (count > most) {
        most = count;
        begin = Math.max(block.from(), first - LENGTH / 4);
      }
    }
    begin = Math.min(begin, block.until() - LENGTH);
    int until = begin + LENGTH;
    return new Span(
        begin == block.from() ? begin : wordStart(plain, begin),
        until == block.until() ? until : wordEnd(plain, until));
  }

  /** The next place at or after {@code at} where a word begins, if there is one near. */
  private static int wordStart(String plain, int at) {
    for (int i = at; i < at + SLACK; i++) {
      if (Character.isWhitespace(plain.charAt(i - 1)) && !Character.isWhitespace(plain.charAt(i))) {
        return i;
      }
    }
    return Character.isLowSurrogate(plain.charAt(at)) ? at + 1 : at;
  }

  /** The last place at or before {@code at} where a word ends, if there is one near. */
  private static int wordEnd(String plain, int at) {
    for (int i = at; i > at - SLACK; i--) {
      if (Character.isWhitespace(plain.charAt(i)) && !Character.isWhitespace(plain.charAt(i - 1))) {
        return i;
      }
    }
    return Character.isLowSurrogate(plain.charAt(at)) ? at - 1 : at;
  }
}
