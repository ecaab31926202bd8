package earmark.api.config;

/**
 * Where the pages and the HTTP API are served.
 *
 * @param address the network address to listen on; 127.0.0.1 keeps strangers out
 * @param port 0 for any free one
 */
public record WebSettings(String address, int port) {
  public WebSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is 0 to 65535, was " + port);
    }
  }
}
