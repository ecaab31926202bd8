package earmark.api.rendering;

/**
 * How a redline is shown.
 *
 * @param view used by HTML only; every other form has one column
 */
public record Showing(Context context, View view) {
  /** In one column. */
  public static Showing inline(Context context) {
    return new Showing(context, View.INLINE);
  }
}
