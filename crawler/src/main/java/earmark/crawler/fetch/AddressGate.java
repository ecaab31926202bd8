package earmark.crawler.fetch;

import earmark.crawler.fetch.FetchSettings.PrivateAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Keeps the fetcher out of private networks: no loopback, link-local, private or otherwise special
 * address is asked, whether it is written in a URL or comes out of the name service (RFC 6890),
 * unless the configuration names that very host and port.
 */
record AddressGate(FetchSettings settings) {

  /** Whether addresses of this server are not looked at. */
  boolean trusts(HttpUrl url) {
    return settings.privateAddresses() == PrivateAddresses.ALLOWED
        || settings.trusted().contains(new HostPort(url.host(), url.port()));
  }

  /** Refuses an address that is written as a number; names are refused by {@link #guarded}. */
  void check(HttpUrl url) throws ForbiddenAddressException {
    String host = url.host();
    boolean number = host.contains(":") || host.matches("[0-9.]+");
    if (number && !trusts(url)) {
      refuseIfSpecial(host, InetAddress.ofLiteral(host));
    }
  }

  /** A resolver whose answers have been checked; the connection is made to these very addresses. */
  static Dns guarded() {
    return host -> {
      List<InetAddress> addresses = Dns.SYSTEM.lookup(host);
      for (InetAddress address : addresses) {
        refuseIfSpecial(host, address);
      }
      return addresses;
    };
  }

  private static void refuseIfSpecial(String host, InetAddress address)
      throws ForbiddenAddressException {
    if (isSpecial(address)) {
      throw new ForbiddenAddressException(
          host
              + " is at "
              + address.getHostAddress()
              + ", which is not a public address; it is asked only if it is configured");
    }
  }

  static boolean isSpecial(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] b = address.getAddress();
    return b.length == 4 ? isSpecial4(b[0] & 0xff, b[1] & 0xff, b[2] & 0xff) : isSpecial6(b);
  }

  private static boolean isSpecial4(int first, int second, int third) {
    return first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && third == 0)
        || (first == 198 && (second == 18 || second == 19));
  }

  /** Unique local addresses, and those that carry an IPv4 address inside (NAT64, 6to4, mapped). */
  private static boolean isSpecial6(byte[] b) {
    boolean uniqueLocal = (b[0] & 0xfe) == 0xfc;
    if (uniqueLocal) {
      return true;
    }
    boolean nat64 = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b;
    boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
    boolean leadingZeros = true;
    for (int i = 0; i < 10; i++) {
      leadingZeros &= b[i] == 0;
    }
    if (!nat64 && !sixToFour && !leadingZeros) {
      return false;
    }
    int at = sixToFour ? 2 : 12;
    try {
      return isSpecial(
          InetAddress.getByAddress(new byte[] {b[at], b[at + 1], b[at + 2], b[at + 3]}));
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }
}
