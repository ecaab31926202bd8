package earmark.crawler.fetch;

import earmark.crawler.fetch.FetchSettings.PrivateAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Keeps the fetcher out of private networks: no loopback, link-local, private or otherwise special
 * address is asked, whether it is written in a URL or comes out of the name service (RFC 6890),
 * unless the configuration names that very host and port.
 */
record AddressGate(FetchSettings settings) {
  /**
   * No name ends so. Such a host is an address, or one of its forms that are read in several ways:
   * in octal or hexadecimal, or with parts left out. Those are refused.
   */
  private static final Pattern ENDS_IN_A_NUMBER =
      Pattern.compile("(?:^|\\.)(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?$");

  private static final Pattern PLAIN =
      Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");

  /** Whether addresses of this server are not looked at. */
  boolean trusts(HttpUrl url) {
    return settings.privateAddresses() == PrivateAddresses.ALLOWED
        || settings.trusted().contains(new HostPort(url.host(), url.port()));
  }

  /** Refuses an address that is written as a number; names are refused by {@link #guarded}. */
  void check(HttpUrl url) throws ForbiddenAddressException {
    String host = url.host();
    boolean number = host.contains(":") || ENDS_IN_A_NUMBER.matcher(host).find();
    if (number && !trusts(url)) {
      refuseIfSpecial(host, literal(host));
    }
  }

  private static InetAddress literal(String host) throws ForbiddenAddressException {
    if (host.contains(":") || PLAIN.matcher(host).matches()) {
      try {
        return InetAddress.ofLiteral(host);
      } catch (IllegalArgumentException _) {
        // Four numbers, and one of them is too large.
      }
    }
    throw new ForbiddenAddressException(host + " is a number, but no address");
  }

  /**
   * A resolver whose answers have been checked; the connection is made to these very addresses. One
   * private address among public ones is enough for a refusal.
   */
  static Dns guarded(Dns names) {
    return host -> {
      List<InetAddress> addresses = names.lookup(host);
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
        || (first == 192 && second == 0 && third == 2)
        || (first == 192 && second == 88 && third == 99)
        || (first == 198 && (second == 18 || second == 19))
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113);
  }

  /**
   * Whatever is not global unicast (RFC 4291), but for NAT64 (RFC 6052) and 6to4 where the address
   * inside is public; of the global ones, Teredo and those for documentation. Addresses that are
   * mapped to IPv4 are IPv4 addresses to Java.
   */
  private static boolean isSpecial6(byte[] b) {
    if (startsWith(b, 0x20, 0x02)) {
      return carriesSpecial(b, 2);
    }
    if (startsWith(b, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) {
      return carriesSpecial(b, 12);
    }
    boolean global = (b[0] & 0xe0) == 0x20;
    return !global
        || startsWith(b, 0x20, 0x01, 0, 0)
        || startsWith(b, 0x20, 0x01, 0x0d, 0xb8)
        || startsWith(b, 0x3f, 0xff);
  }

  private static boolean startsWith(byte[] address, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if ((address[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean carriesSpecial(byte[] b, int at) {
    try {
      return isSpecial(
          InetAddress.getByAddress(new byte[] {b[at], b[at + 1], b[at + 2], b[at + 3]}));
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }
}
