package earmark.crawler.fetch;

import java.net.UnknownHostException;

/**
 * An address that must not be asked. It is an UnknownHostException because it may be thrown by a
 * resolver.
 */
final class ForbiddenAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  ForbiddenAddressException(String message) {
    super(message);
  }
}
