package earmark.api.rest;

import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A version without its words.
 *
 * @param inForceFromStated false where the publisher states no first day: the text may be older
 * @param status {@code official}, {@code computed} or {@code proposed}
 * @param facts stated beside the text, by the names of {@link Fact#key()}
 */
record VersionJson(
    long id,
    String status,
    LocalDate inForceFrom,
    boolean inForceFromStated,
    Optional<LocalDate> inForceUntil,
    Instant recordedAt,
    Optional<Instant> supersededAt,
    String textHash,
    long capture,
    String parser,
    Map<String, List<String>> facts) {
  static VersionJson of(Version version) {
    Map<String, List<String>> facts = new LinkedHashMap<>();
    version.facts().values().forEach((fact, values) -> facts.put(fact.key(), values));
    return new VersionJson(
        version.id(),
        version.status().name().toLowerCase(Locale.ROOT),
        version.inForceFrom(),
        version.beginIsStated(),
        version.inForceUntil(),
        version.recordedAt(),
        version.supersededAt(),
        version.text().hex(),
        version.capture(),
        version.parser(),
        facts);
  }
}
