package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.change.Observation;
import earmark.archive.version.Version;
import earmark.archive.version.WorkId;
import earmark.crawler.parse.FrIssue;
import earmark.crawler.parse.FrNumbers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of the documents of the Federal Register, whichever channel it came by.
 *
 * <p>The register's record and the printed document may write the same number with other dashes and
 * zeros; the one that was first recorded is the document's identity for all channels.
 */
record Documents(Archive archive) {
  /** The identity of a document: of one that is known, as it was first recorded. */
  WorkId identity(String number, LocalDate published) {
    WorkId asWritten = WorkId.document(number, published);
    List<WorkId> spellings =
        Stream.concat(
                Stream.of(asWritten),
                FrNumbers.spellings(number).stream()
                    .map(spelling -> WorkId.document(spelling, published)))
            .distinct()
            .toList();
    return archive.works().known(spellings).stream().findFirst().orElse(asWritten);
  }

  /** Whether the register's own record of a document is stored; an issue alone does not count. */
  boolean isWhole(WorkId id) {
    return standing(id).filter(version -> !isFromIssue(version)).isPresent();
  }

  Optional<Version> standing(WorkId id) {
    return archive.versions().latest(id);
  }

  /** The register's own record, which goes before what an issue says. */
  Observation whole(Observation.Seen seen) {
    return standing(seen.work().id()).filter(Documents::isFromIssue).isPresent()
        ? new Observation.Completed(seen)
        : seen;
  }

  private static boolean isFromIssue(Version version) {
    return version.parser().equals(FrIssue.PARSER);
  }
}
