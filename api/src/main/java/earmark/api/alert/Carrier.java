package earmark.api.alert;

/** Something that takes letters to people. */
public interface Carrier {
  /**
   * Delivers a letter, or leaves nothing delivered.
   *
   * @return where it went, for the record: the server, or the file
   * @throws MailFailedException if it was not taken; it may be tried again
   */
  String carry(Letter letter) throws MailFailedException;
}
