package earmark.api.reading;

import earmark.archive.version.WorkId;
import earmark.redline.citation.Citation;
import earmark.redline.citation.ProvisionCitation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where works stand: the paths of pages, which are those of the HTTP API behind {@code /api/v1}.
 *
 * <p>{@code cfr/15/744/744.21} is at {@code /cfr/15/744.21}; everything else is where its identity
 * says, with {@code /documents} for {@code fr}, {@code /filings} for {@code filing} and {@code
 * /pages} for {@code web}.
 */
public final class Addresses {
  private Addresses() {}

  /** The path of a work, percent-encoded, with a slash in front. */
  public static String of(WorkId work) {
    String[] parts = work.value().split("/", -1);
    return switch (parts[0]) {
      case "cfr" ->
          parts.length == 4 && parts[3].startsWith(parts[2] + ".")
              ? path("cfr", parts[1], parts[3])
              : path(parts);
      case "fr" -> path("documents", parts[1], parts[2]);
      case "filing" -> path("filings", parts[1]);
      case "web" -> "/pages" + path(tail(parts));
      default -> "/lists" + path(tail(parts));
    };
  }

  /** The provision at {@code /cfr/title/rest}; {@code rest} may also be written as people cite. */
  public static Optional<ProvisionCitation> provision(int title, String rest) {
    String cited =
        rest.replaceFirst("^([0-9]+[a-z]?)/(supplement|appendix)-?(.*)$", "part $1 $2 $3").strip();
    return Stream.of(title + " CFR " + cited, title + " CFR part " + cited)
        .map(Citation::find)
        .flatMap(Optional::stream)
        .filter(ProvisionCitation.class::isInstance)
        .map(ProvisionCitation.class::cast)
        .findFirst();
  }

  private static String[] tail(String[] parts) {
    return java.util.Arrays.copyOfRange(parts, 1, parts.length);
  }

  private static String path(String... parts) {
    return Stream.of(parts).map(Addresses::encode).collect(Collectors.joining("/", "/", ""));
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%28", "(")
        .replace("%29", ")");
  }
}
