package earmark.bench.redline;

/** Something that compares two texts word by word. */
interface Tool {
  String name();

  /** Does the whole work, from the texts to the list of edits. */
  Marks compare(String before, String after);
}
