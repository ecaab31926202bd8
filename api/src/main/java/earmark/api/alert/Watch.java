package earmark.api.alert;

import earmark.archive.change.ChangeKind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A standing query of one person, run over every later change.
 *
 * @param id lasting name of the watch, made from its contents: {@code thailand-3fa9c2d1}
 * @param query in the language of {@link earmark.index.query.Query}
 * @param owner e-mail address of the person who is told
 * @param note why the person watches, in their words; empty if they gave none. Comes back in each
 *     message
 * @param kinds the kinds of change that count
 * @param createdAfter sequence number of the last change there was: only later ones count
 */
public record Watch(
    String id,
    String name,
    String query,
    String owner,
    String note,
    Set<ChangeKind> kinds,
    Instant createdAt,
    long createdAfter) {

  /**
   * What counts where nothing else is said: new law, new documents, corrections, removals and
   * changed pages. What was only printed anew is left out.
   */
  public static final Set<ChangeKind> DEFAULT_KINDS =
      Collections.unmodifiableSet(
          EnumSet.of(
              ChangeKind.AMENDED,
              ChangeKind.PUBLISHED,
              ChangeKind.CORRECTED,
              ChangeKind.REMOVED,
              ChangeKind.PAGE_CHANGED));

  public Watch {
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
  }
}
