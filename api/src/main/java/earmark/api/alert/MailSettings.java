package earmark.api.alert;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How mail leaves.
 *
 * @param smtp the server; empty for the mailbox folder
 * @param from sender of every message, as {@code Earmark <earmark@example.com>}
 * @param unsubscribe address or page given in List-Unsubscribe; empty to give the page of watches
 * @param publicUrl where people reach Earmark's pages; links in messages begin with it
 */
public record MailSettings(
    Optional<Smtp> smtp, String from, Optional<URI> unsubscribe, URI publicUrl) {

  /** The part after the at sign in the sender's address: message identifiers end in it. */
  String domain() {
    String address = from.replaceAll(".*<|>.*", "");
    return address.substring(address.indexOf('@') + 1);
  }

  /**
   * One SMTP server.
   *
   * @param user empty for a server that wants no sign-in
   * @param password never printed
   * @param timeout longest wait for a connection and for each answer
   */
  public record Smtp(
      String host, int port, Security security, String user, String password, Duration timeout) {
    public Smtp {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("An SMTP port is 1 to 65535, was " + port);
      }
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("The SMTP timeout must be positive, was " + timeout);
      }
    }

    @Override
    public String toString() {
      return "Smtp[host="
          + host
          + ", port="
          + port
          + ", security="
          + security
          + ", user="
          + user
          + ", password=***, timeout="
          + timeout
          + "]";
    }
  }

  /** How the connection is protected. */
  public enum Security {
    /** Plain: for a server on the same machine or network. */
    NONE,
    /** STARTTLS is demanded: a server that does not offer it is not used (RFC 3207). */
    STARTTLS,
    /** TLS from the first byte (RFC 8314). */
    TLS
  }
}
