package earmark.bench.redline;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A section of real paragraphs with designations and cross-references, and an amendment of it:
 * words edited, paragraphs inserted, removed, moved, split and merged. All later paragraphs are
 * redesignated and all references follow.
 */
final class ProseEdits {
  /** Stands in a body for the reference it holds. */
  private static final char REFERENCE = '\u0001';

  private static final int PER_MILLE = 1_000;

  /** A paragraph: where it comes from, what it says, what it refers to, and what is below it. */
  private static final class Node {
    final List<Integer> from = new ArrayList<>();
    String body;
    final List<Node> below = new ArrayList<>();
    List<Node> refersTo = List.of();
    ParagraphPath was = ParagraphPath.ROOT;
    ParagraphPath is = ParagraphPath.ROOT;
    boolean edited;
    boolean moved;
    final List<Node> parts = new ArrayList<>();

    Node(String body) {
      this.body = body;
    }
  }

  private final Random random;
  private final Iterator fresh;
  private final WordEdits words;
  private final boolean designated;
  private final Truth truth = new Truth();
  private final Node root = new Node("");
  private final List<Node> all = new ArrayList<>();

  /** Paragraphs that were not used yet. */
  static final class Iterator {
    private final List<String> paragraphs;
    private int next;

    Iterator(List<String> paragraphs) {
      this.paragraphs = paragraphs;
    }

    /** Every paragraph once; then again with other words, so that none occurs twice. */
    String next() {
      String paragraph = paragraphs.get(next % paragraphs.size());
      int round = next++ / paragraphs.size();
      return round == 0 ? paragraph : varied(paragraph, round);
    }

    private static String varied(String paragraph, int round) {
      String[] words = paragraph.split(" ", -1);
      for (int k = 0; k < words.length; k++) {
        if (k % 3 != 2) {
          words[k] = words[k].replaceFirst("[a-z]+", "$0" + "aeiou".charAt(round % 5));
        }
      }
      return String.join(" ", words);
    }

    boolean isUsedUp() {
      return next >= paragraphs.size() * 4 / 5;
    }
  }

  private ProseEdits(Random random, Iterator fresh, List<String> paragraphs, boolean designated) {
    this.random = random;
    this.fresh = fresh;
    this.words = new WordEdits(random, paragraphs);
    this.designated = designated;
  }

  /** A section of about {@code characters}, (a)(1) style. */
  static Edited section(Random random, Iterator fresh, List<String> vocabulary, int characters) {
    return new ProseEdits(random, fresh, vocabulary, true).edited("section", characters);
  }

  /** A long text of entries without designations, as the Commerce Control List is printed. */
  static Edited entries(Random random, Iterator fresh, List<String> vocabulary, int characters) {
    return new ProseEdits(random, fresh, vocabulary, false).edited("CCL size", characters);
  }

  private Edited edited(String name, int characters) {
    build(characters);
    label(root, true);
    LegalText before = print(true);
    amend();
    label(root, false);
    LegalText after = print(false);
    truth.marked += words.marked();
    return new Edited(name, before, after, truth);
  }

  private void build(int characters) {
    int length = 0;
    while (length < characters) {
      Node top = node();
      root.below.add(top);
      length += top.body.length();
      int children = random.nextInt(6);
      for (int k = 0; k < children && length < characters; k++) {
        Node child = node();
        top.below.add(child);
        length += child.body.length();
      }
    }
    if (designated) {
      for (Node node : all) {
        if (random.nextInt(8) == 0) {
          Node top = root.below.get(random.nextInt(root.below.size()));
          node.refersTo = List.of(top);
          node.body = node.body + " See paragraph " + REFERENCE + " of this section for details.";
        }
      }
    }
  }

  private Node node() {
    String body = fresh.next();
    Node node = new Node(designated ? body : body.replace("(", "[").replace(")", "]"));
    all.add(node);
    return node;
  }

  private static void label(Node parent, boolean before) {
    ParagraphPath path = before ? parent.was : parent.is;
    int k = 0;
    for (Node child : parent.below) {
      String marker = path.depth() == 0 ? letter(k) : Integer.toString(k + 1);
      k++;
      if (before) {
        child.was = path.child(marker);
      } else {
        child.is = path.child(marker);
      }
      label(child, before);
    }
  }

  private static String letter(int k) {
    return k < 26 ? "" + (char) ('a' + k) : ("" + (char) ('a' + k % 26)).repeat(1 + k / 26);
  }

  private static List<Node> flat(Node parent) {
    List<Node> flat = new ArrayList<>();
    for (Node child : parent.below) {
      flat.add(child);
      flat.addAll(flat(child));
    }
    return flat;
  }

  private LegalText print(boolean before) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Passage.of(PassageKind.HEADING, "§ 900.1 Restrictions on certain exports."));
    Map<Node, Integer> places = new HashMap<>();
    for (Node node : flat(root)) {
      int place = blocks.size();
      places.put(node, place);
      if (before) {
        node.from.add(place);
      }
      ParagraphPath path = before ? node.was : node.is;
      String label = designated ? "(" + path.markers().getLast() + ")" : "";
      String body = node.body;
      for (Node target : node.refersTo) {
        body = body.replace("" + REFERENCE, (before ? target.was : target.is).toString());
      }
      blocks.add(
          Passage.paragraph(
              designated ? path : ParagraphPath.ROOT,
              label,
              designated ? label + " " + body : body));
    }
    if (!before) {
      note(places);
    }
    return new LegalText(blocks);
  }

  private void note(Map<Node, Integer> places) {
    for (Map.Entry<Node, Integer> entry : places.entrySet()) {
      Node node = entry.getKey();
      int j = entry.getValue();
      for (Node target : node.refersTo) {
        if (!node.from.isEmpty() && !target.was.equals(target.is)) {
          truth.conforming.add(j);
          truth.marked += 2;
          node.edited = true;
        }
      }
      String was = node.was.depth() == 0 ? "" : node.was.markers().getLast();
      boolean relabelled = designated && !was.equals(node.is.markers().getLast());
      if (node.from.isEmpty()) {
        continue;
      }
      Link first = new Link(node.from.getFirst(), j);
      if (relabelled && !node.moved) {
        truth.redesignated.add(first);
      }
      if (node.moved) {
        truth.moved.add(first);
      }
      if (relabelled || node.edited || node.from.size() > 1 || !node.parts.isEmpty()) {
        node.from.forEach(i -> truth.changed.add(new Link(i, j)));
      }
      if (node.from.size() > 1) {
        Set<Link> merged = new HashSet<>();
        node.from.forEach(i -> merged.add(new Link(i, j)));
        truth.merged.add(merged);
      }
      if (!node.parts.isEmpty()) {
        Set<Link> split = new HashSet<>(Set.of(first));
        for (Node part : node.parts) {
          split.add(new Link(first.before(), places.getOrDefault(part, -1)));
        }
        truth.split.add(split);
        truth.changed.addAll(split);
      }
    }
  }

  private void amend() {
    Set<Node> done = new HashSet<>();
    for (Node parent : List.copyOf(withRoot())) {
      for (Node node : List.copyOf(parent.below)) {
        int lot = random.nextInt(PER_MILLE);
        if (done.contains(node)) {
          continue;
        }
        if (lot < 120) {
          edit(node);
        } else if (lot < 150) {
          insertAfter(parent, node);
        } else if (lot < 170 && isPlainLeaf(node) && !isTarget(node)) {
          parent.below.remove(node);
          truth.marked += Words.count(node.body);
        } else if (lot < 185 && isPlainLeaf(node)) {
          move(parent, node);
        } else if (lot < 200 && isPlainLeaf(node)) {
          split(parent, node);
        } else if (lot < 215 && isPlainLeaf(node)) {
          merge(parent, node, done);
        }
        done.add(node);
      }
    }
  }

  private List<Node> withRoot() {
    List<Node> nodes = new ArrayList<>(List.of(root));
    nodes.addAll(root.below);
    return nodes;
  }

  private static boolean isPlainLeaf(Node node) {
    return node.below.isEmpty() && node.refersTo.isEmpty();
  }

  private boolean isTarget(Node node) {
    return all.stream().anyMatch(other -> other.refersTo.contains(node));
  }

  private void edit(Node node) {
    int reference = node.body.indexOf(" See paragraph " + REFERENCE);
    String body = reference < 0 ? node.body : node.body.substring(0, reference);
    String edited = words.edit(body, 1 + random.nextInt(3));
    node.edited |= !edited.equals(body);
    node.body = edited + (reference < 0 ? "" : node.body.substring(reference));
  }

  private void insertAfter(Node parent, Node node) {
    Node inserted = new Node(fresh.next());
    truth.marked += Words.count(inserted.body);
    parent.below.add(parent.below.indexOf(node) + 1, inserted);
  }

  /** Moves a paragraph far enough that it, not what it passes, is the one that moved. */
  private void move(Node parent, Node node) {
    List<Node> order = flat(root);
    int from = order.indexOf(node);
    Node target = root.below.get(random.nextInt(root.below.size()));
    int to = order.indexOf(target);
    int passed = 0;
    for (int k = Math.min(from, to) + 1; k < Math.max(from, to); k++) {
      passed += order.get(k).body.length();
    }
    boolean near = target == node || target == parent || target.below.contains(node);
    if (near || passed < 3 * node.body.length() || node.body.length() < 100) {
      return;
    }
    parent.below.remove(node);
    target.below.addFirst(node);
    node.moved = true;
    if (random.nextInt(3) == 0) {
      edit(node);
    }
  }

  private void split(Node parent, Node node) {
    int at = node.body.indexOf(". ", node.body.length() / 4);
    if (at < 60 || at > node.body.length() - 60) {
      return;
    }
    Node second = new Node(node.body.substring(at + 2));
    node.body = node.body.substring(0, at + 1);
    node.parts.add(second);
    parent.below.add(parent.below.indexOf(node) + 1, second);
  }

  private void merge(Node parent, Node node, Set<Node> done) {
    int next = parent.below.indexOf(node) + 1;
    if (next >= parent.below.size()) {
      return;
    }
    Node second = parent.below.get(next);
    if (!isPlainLeaf(second)
        || isTarget(second)
        || second.edited
        || second.from.size() != 1
        || done.contains(second)) {
      return;
    }
    node.body = node.body + " " + second.body;
    node.from.addAll(second.from);
    parent.below.remove(second);
    done.add(second);
  }
}
