package earmark.api.alert;

import earmark.archive.change.ChangeKind;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A watch that somebody asks for, checked except for its query, which {@link Watches#add} parses.
 *
 * @param owner e-mail address of the person to be told
 * @param note may be empty
 */
public record WatchRequest(
    String name, String query, String owner, String note, Set<ChangeKind> kinds) {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_NOTE = 1_000;
  private static final int LONGEST_QUERY = 4_000;

  /**
   * @throws IllegalArgumentException if a part is missing, too long, or not an address; the message
   *     says which and quotes it
   */
  public WatchRequest {
    name = checked("The name of a watch", name.strip(), LONGEST_NAME);
    query = checked("The query of a watch", query.strip(), LONGEST_QUERY);
    note = note.strip();
    owner = owner.strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A watch needs a name");
    }
    if (query.isEmpty()) {
      throw new IllegalArgumentException("A watch needs a query: it would match nothing");
    }
    if (note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "A note has at most " + LONGEST_NOTE + " characters, was " + note.length());
    }
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("A watch needs at least one kind of change that counts");
    }
    requireAddress(owner);
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
  }

  private static String checked(String what, String value, int longest) {
    if (value.length() > longest) {
      throw new IllegalArgumentException(
          what + " has at most " + longest + " characters, was " + value.length());
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          what + " is one line, but was \"" + value.replaceAll("\\p{Cntrl}", "?") + "\"");
    }
    return value;
  }

  private static void requireAddress(String owner) {
    String shown = owner.replaceAll("\\p{Cntrl}", "?");
    if (!owner.equals(shown) || !owner.matches("[^\\s<>,;:\"]+@[^\\s<>,;:\"@]+")) {
      throw new IllegalArgumentException(
          "Not an e-mail address: \"" + shown + "\" (it should look like ana@example.com)");
    }
    try {
      new InternetAddress(owner, true).validate();
    } catch (AddressException e) {
      throw new IllegalArgumentException(
          "Not an e-mail address: \"" + shown + "\" (" + e.getMessage() + ")", e);
    }
  }
}
