package earmark.api.rendering;

import java.util.Locale;

/** How much of the text that did not change is shown around what did. */
public enum Context {
  /** Every block. */
  WHOLE,
  /**
   * Changed paragraphs and rows with the paragraphs that lead into them and the heads of their
   * tables, and how much lies between.
   */
  LEAD_INS,
  /** Changed paragraphs and rows only, and how much lies between. */
  CHANGES;

  /** Its name in addresses and on the command line, such as {@code lead-ins}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what {@link #key()} writes.
   *
   * @throws IllegalArgumentException if it is none; the message quotes it and names all
   */
  public static Context of(String key) {
    for (Context context : values()) {
      if (context.key().equals(key)) {
        return context;
      }
    }
    throw new IllegalArgumentException(
        "context must be whole, lead-ins or changes, was \"" + key + "\"");
  }
}
