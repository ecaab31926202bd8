package earmark.api.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import earmark.api.reading.Addresses;
import earmark.api.reading.Library;
import earmark.archive.change.Change;
import earmark.archive.change.RedlineCodec;
import earmark.archive.version.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A change.
 *
 * @param path where its work is
 * @param before number of the version before; absent if the work is new
 * @param after number of the version after; absent if the work was removed
 * @param substantive whether words, figures or designations differ
 * @param redline operations with offsets into the two plain texts; absent in lists
 */
record ChangeJson(
    long sequence,
    String kind,
    String occasion,
    String citation,
    String title,
    String path,
    LocalDate legalOn,
    Instant recordedAt,
    Optional<String> cause,
    Optional<Long> before,
    Optional<Long> after,
    boolean substantive,
    Optional<RawJson> redline) {
  /** JSON that is written as it stands. */
  record RawJson(@com.fasterxml.jackson.annotation.JsonValue @JsonRawValue String json) {}

  static ChangeJson brief(Library library, Change change) {
    return of(library, change, Optional.empty());
  }

  static ChangeJson whole(Library library, Change change) {
    return of(library, change, Optional.of(new RawJson(RedlineCodec.json(change.redline()))));
  }

  private static ChangeJson of(Library library, Change change, Optional<RawJson> redline) {
    Optional<Work> work = library.find(change.work());
    return new ChangeJson(
        change.sequence(),
        change.kind().key(),
        change.occasion().name().toLowerCase(Locale.ROOT),
        work.map(Work::citation).orElse(change.work().value()),
        work.map(Work::title).orElse(""),
        Addresses.of(change.work()),
        change.legalOn(),
        change.recordedAt(),
        change.cause(),
        change.before(),
        change.after(),
        change.redline().isSubstantive(),
        redline);
  }
}
