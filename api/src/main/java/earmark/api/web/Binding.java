package earmark.api.web;

import java.util.Set;

/**
 * Where the server listens and under which names it answers.
 *
 * @param address the network address to listen on
 * @param port 0 for any free one
 * @param hosts further names that browsers may use for this server, besides the loopback ones and
 *     {@code address}; a request for any other name is refused, so that a stranger's page cannot
 *     reach Earmark by pointing its own name here
 */
public record Binding(String address, int port, Set<String> hosts) {
  public Binding {
    hosts = Set.copyOf(hosts);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is 0 to 65535, was " + port);
    }
  }

  /** On this machine only. */
  public static Binding loopback(int port) {
    return new Binding("127.0.0.1", port, Set.of());
  }

  boolean answersTo(String host) {
    return host.equals(address)
        || host.equals("localhost")
        || host.equals("127.0.0.1")
        || host.equals("[::1]")
        || hosts.contains(host);
  }
}
