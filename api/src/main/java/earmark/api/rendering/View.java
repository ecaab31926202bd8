package earmark.api.rendering;

import java.util.Locale;

/** How the two texts of a redline are laid out in HTML. */
public enum View {
  /** In one column, what is struck before what replaces it. */
  INLINE,
  /** In two columns: the text before with what was struck, the text after with what was added. */
  SIDE_BY_SIDE;

  /** Its name in addresses and on the command line, such as {@code side-by-side}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what {@link #key()} writes.
   *
   * @throws IllegalArgumentException if it is none; the message quotes it and names all
   */
  public static View of(String key) {
    for (View view : values()) {
      if (view.key().equals(key)) {
        return view;
      }
    }
    throw new IllegalArgumentException("view must be inline or side-by-side, was \"" + key + "\"");
  }
}
