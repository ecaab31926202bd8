package earmark.redline.comparison;

/**
 * Counts over one redline: regions by class, whole-block operations, rows. All zero means equal
 * texts.
 *
 * @param wordsAdded words inserted in substantive or conforming regions
 * @param wordsRemoved words deleted in substantive or conforming regions
 */
public record Statistics(
    int substantive,
    int conforming,
    int punctuation,
    int typographical,
    int moved,
    int redesignated,
    int split,
    int merged,
    int rowsAdded,
    int rowsRemoved,
    int rowsChanged,
    int wordsAdded,
    int wordsRemoved) {
  public static final Statistics NONE = new Statistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
