package earmark.index.query;

import earmark.archive.version.WorkKind;

/** What kind of thing a search finds. */
public enum HitKind {
  /** A Federal Register document. */
  DOCUMENT("document"),
  /** A section, supplement or appendix, as it reads on a day. */
  PROVISION("provision"),
  /** A web page or file. */
  PAGE("page"),
  /** An entry of a list. */
  ENTRY("entry"),
  /** A change of any of these. */
  CHANGE("change");

  private final String key;

  HitKind(String key) {
    this.key = key;
  }

  /** The name in queries, on the command line and in JSON. */
  public String key() {
    return key;
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException if there is none; the message quotes it and lists all
   */
  public static HitKind of(String key) {
    for (HitKind kind : values()) {
      if (kind.key.equals(key)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "Not a kind: \"" + key + "\"; there are " + String.join(", ", QueryField.KIND.choices()));
  }

  /** The kind under which versions of works of {@code kind} are found. */
  public static HitKind of(WorkKind kind) {
    return switch (kind) {
      case DOCUMENT, FILING -> DOCUMENT;
      case PROVISION -> PROVISION;
      case PAGE -> PAGE;
      case LIST_ENTRY -> ENTRY;
    };
  }
}
