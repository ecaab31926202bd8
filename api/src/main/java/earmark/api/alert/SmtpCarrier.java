package earmark.api.alert;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;

/**
 * An SMTP server (RFC 5321).
 *
 * <p>If the connection breaks after the server took a message and before it said so, the message is
 * sent again with the same Message-ID.
 */
public final class SmtpCarrier implements Carrier {
  private final MailSettings.Smtp smtp;
  private final MailSettings settings;
  private final Session session;

  public SmtpCarrier(MailSettings.Smtp smtp, MailSettings settings) {
    this.smtp = smtp;
    this.settings = settings;
    this.session = session(smtp);
  }

  @Override
  public String carry(Letter letter) throws MailFailedException {
    MimeLetter message = MimeLetter.of(letter, settings, session);
    try {
      Transport.send(message);
    } catch (MessagingException e) {
      throw new MailFailedException(
          server() + " did not take the message to " + letter.recipient() + ": " + reason(e), e);
    }
    return server();
  }

  /**
   * Connects, signs in and leaves.
   *
   * @throws MailFailedException if that does not work; says why
   */
  public void check() throws MailFailedException {
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
    } catch (MessagingException e) {
      throw new MailFailedException(server() + " cannot be used: " + reason(e), e);
    }
  }

  private String server() {
    return "SMTP server " + smtp.host() + ":" + smtp.port();
  }

  /** The innermost explanation: the outer ones say only "Sending failed". */
  private static String reason(MessagingException e) {
    Exception inner = e;
    while (inner instanceof MessagingException wrapper && wrapper.getNextException() != null) {
      inner = wrapper.getNextException();
    }
    String said =
        inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
    return said.strip().replaceAll("\\s+", " ");
  }

  private static Session session(MailSettings.Smtp smtp) {
    String millis = Long.toString(smtp.timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.transport.protocol.rfc822", "smtp");
    properties.setProperty("mail.smtp.host", smtp.host());
    properties.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (smtp.security()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    if (smtp.user().isEmpty()) {
      return Session.getInstance(properties);
    }
    properties.setProperty("mail.smtp.auth", "true");
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(smtp.user(), smtp.password());
          }
        });
  }
}
