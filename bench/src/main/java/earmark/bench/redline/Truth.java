package earmark.bench.redline;

import java.util.HashSet;
import java.util.Set;

/** What was really done to a text. Filled by the generators; compared with what a tool says. */
final class Truth {
  /** Paragraphs and rows that stayed, in place or not, with other words or another designation. */
  final Set<Link> changed = new HashSet<>();

  final Set<Link> redesignated = new HashSet<>();
  final Set<Link> moved = new HashSet<>();

  /** Each split or merged paragraph with all its parts. */
  final Set<Set<Link>> split = new HashSet<>();

  final Set<Set<Link>> merged = new HashSet<>();
  final Set<Integer> rowsAdded = new HashSet<>();
  final Set<Integer> rowsRemoved = new HashSet<>();

  /** Blocks after that hold a cross-reference which follows a redesignation. */
  final Set<Integer> conforming = new HashSet<>();

  /** Words struck and inserted, designations left out. */
  int marked;
}
