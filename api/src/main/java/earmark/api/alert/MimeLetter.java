package earmark.api.alert;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/**
 * A letter as an Internet message (RFC 5322, RFC 2046 multipart/alternative).
 *
 * <p>The same letter and settings give the same bytes: date, Message-ID and boundary all come from
 * the letter.
 */
final class MimeLetter extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Letter letter;

  private MimeLetter(Session session, Letter letter) {
    super(session);
    this.letter = letter;
  }

  /**
   * Builds the message.
   *
   * @throws MailFailedException if the sender's or the recipient's address is none
   */
  static MimeLetter of(Letter letter, MailSettings settings, Session session)
      throws MailFailedException {
    try {
      MimeLetter message = new MimeLetter(session, letter);
      message.fill(settings);
      message.saveChanges();
      return message;
    } catch (MessagingException e) {
      throw new MailFailedException(
          "The message to " + letter.recipient() + " cannot be written: " + e.getMessage(), e);
    }
  }

  private void fill(MailSettings settings) throws MessagingException {
    setFrom(new InternetAddress(settings.from(), true));
    setRecipient(Message.RecipientType.TO, new InternetAddress(letter.recipient(), true));
    setSubject(letter.subject(), UTF_8);
    setSentDate(Date.from(letter.writtenAt()));
    setHeader("In-Reply-To", "<" + letter.threadId() + ">");
    setHeader("References", "<" + letter.threadId() + ">");
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("X-Auto-Response-Suppress", "All");
    if (!letter.watch().equals(IncidentLetter.SERIES)) {
      setHeader("List-Id", "Earmark watch <" + letter.watch() + ".watch.earmark>");
      setHeader("List-Unsubscribe", "<" + unsubscribe(settings) + ">");
    }
    setContent(new Alternatives(letter));
  }

  private String unsubscribe(MailSettings settings) {
    return settings
        .unsubscribe()
        .map(Object::toString)
        .orElseGet(() -> new Links(settings.publicUrl()).watches());
  }

  /** The message as it stands in an {@code .eml} file. */
  byte[] bytes() throws MailFailedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writeTo(out);
    } catch (IOException | MessagingException e) {
      throw new MailFailedException("The message cannot be written: " + e.getMessage(), e);
    }
    return out.toByteArray();
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + letter.messageId() + ">");
  }

  /** The text part and the HTML part, under a boundary that depends on the letter alone. */
  private static final class Alternatives extends MimeMultipart {
    Alternatives(Letter letter) throws MessagingException {
      super("alternative");
      contentType =
          "multipart/alternative; boundary=\"=_" + letter.watch() + "." + letter.change() + "\"";
      addBodyPart(part(letter.text(), "plain"));
      addBodyPart(part(letter.html(), "html"));
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
      MimeBodyPart part = new MimeBodyPart();
      part.setText(content.replaceAll("\r?\n", "\r\n"), UTF_8, subtype);
      part.setHeader("Content-Transfer-Encoding", "quoted-printable");
      return part;
    }
  }
}
