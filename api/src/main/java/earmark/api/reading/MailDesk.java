package earmark.api.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The messages written so far, sent or not. */
public interface MailDesk {
  /**
   * A message.
   *
   * @param id what its page is called
   * @param html a whole document; shown apart from our pages
   * @param problem why it could not be sent yet; empty if nothing is wrong
   */
  record Message(
      String id,
      String watch,
      long change,
      String recipient,
      String subject,
      String text,
      String html,
      Instant writtenAt,
      Optional<Instant> sentAt,
      String sentTo,
      String problem) {}

  /** Newest first. */
  List<Message> latest(int limit);

  Optional<Message> find(String id);

  /** The message as an Internet message (RFC 5322), where it lies in a folder. */
  Optional<byte[]> raw(String id);
}
