package earmark.api.rendering;

/**
 * A redline as a Word document (Office Open XML, ECMA-376) with real tracked changes: accepting all
 * gives the text after, rejecting all the text before.
 *
 * <p>Words, paragraph ends and table rows are inserted and deleted, paragraphs and words moved, by
 * the author {@value #AUTHOR}. What is compared, the counts, and whether it was compared coarsely
 * stand in the head of each page, outside the text. One empty paragraph follows the text, because a
 * document cannot end with a table or with a paragraph that is gone.
 *
 * <p>Characters that XML cannot hold, or that would act on a screen, are replaced by U+FFFD. The
 * same redline gives the same bytes, as far as the JDK's compression does; the files inside are the
 * same anywhere.
 */
public final class RedlineDocx {
  /** Who made the changes, for a word processor. */
  public static final String AUTHOR = "Earmark";

  /** The type of the file. */
  public static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private RedlineDocx() {}

  /**
   * The document. Its changes are dated with the day of the exhibit, midnight UTC.
   *
   * @param context anything but {@link Context#WHOLE} leaves unchanged text out, so that accepting
   *     or rejecting then gives an excerpt
   */
  public static byte[] bytes(Exhibit exhibit, Context context) {
    TrackedText text = TrackedText.of(exhibit.redline(), exhibit.before(), exhibit.after());
    String body = new DocxBody(exhibit.date()).write(Excerpt.of(text.items(), context));
    return DocxPackage.bytes(
        exhibit.title(),
        exhibit.date(),
        RedlineSummary.heading(exhibit.redline(), "tracked, too"),
        body);
  }
}
