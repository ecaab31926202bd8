package earmark.crawler;

import earmark.crawler.fetch.HostPort;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the public services are: without a slash at the end.
 *
 * @param federalRegister {@code https://www.federalregister.gov}
 * @param ecfr {@code https://www.ecfr.gov}
 * @param bis {@code https://www.bis.gov}
 * @param bisPages {@code https://www.bis.gov}, for its pages beside the list of notices
 * @param trade {@code https://data.trade.gov}
 * @param govinfo {@code https://www.govinfo.gov}, for its folder {@code /bulkdata}
 */
public record Upstreams(
    URI federalRegister, URI ecfr, URI bis, URI bisPages, URI trade, URI govinfo) {
  /** The services themselves. */
  public static final Upstreams PUBLIC =
      new Upstreams(
          URI.create("https://www.federalregister.gov"),
          URI.create("https://www.ecfr.gov"),
          URI.create("https://www.bis.gov"),
          URI.create("https://www.bis.gov"),
          URI.create("https://data.trade.gov"),
          URI.create("https://www.govinfo.gov"));

  public Upstreams {
    federalRegister = checked("federal-register", federalRegister);
    ecfr = checked("ecfr", ecfr);
    bis = checked("bis", bis);
    bisPages = checked("bis-pages", bisPages);
    trade = checked("trade", trade);
    govinfo = checked("govinfo", govinfo);
  }

  /**
   * One server for all: a proxy, a mirror or a stand-in, with a folder for each service, and {@code
   * /bulkdata} at its root.
   */
  public static Upstreams at(URI server) {
    URI root = checked("upstream", server);
    return new Upstreams(
        URI.create(root + "/federalregister"),
        URI.create(root + "/ecfr"),
        URI.create(root + "/bis"),
        URI.create(root + "/bis"),
        URI.create(root + "/trade"),
        root);
  }

  /**
   * The servers that are not the public ones: they were chosen, so they may be in a private
   * network.
   */
  Set<HostPort> chosen() {
    return Stream.of(federalRegister, ecfr, bis, bisPages, trade, govinfo)
        .filter(
            base ->
                !base.equals(PUBLIC.federalRegister)
                    && !base.equals(PUBLIC.ecfr)
                    && !base.equals(PUBLIC.bis)
                    && !base.equals(PUBLIC.trade)
                    && !base.equals(PUBLIC.govinfo))
        .map(HostPort::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static URI checked(String key, URI address) {
    boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!web || address.getHost() == null || address.getRawQuery() != null) {
      throw new IllegalArgumentException(
          key + " must be an http or https address without a query, was \"" + address + "\"");
    }
    return URI.create(address.toString().replaceAll("/+$", ""));
  }
}
