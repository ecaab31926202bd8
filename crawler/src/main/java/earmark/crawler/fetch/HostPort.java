package earmark.crawler.fetch;

import java.net.URI;
import java.util.Locale;

/** One server: a host in lower case, and a port. */
public record HostPort(String host, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /**
   * The server of an address.
   *
   * @throws IllegalArgumentException if the address names no host; the message quotes it
   */
  public static HostPort of(URI address) {
    String host = address.getHost();
    if (host == null) {
      throw new IllegalArgumentException("There is no host in \"" + address + "\"");
    }
    int standard = "https".equals(address.getScheme()) ? HTTPS : HTTP;
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new HostPort(
        bare.toLowerCase(Locale.ROOT), address.getPort() < 0 ? standard : address.getPort());
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
