package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.Sha256;
import earmark.archive.capture.Capture;
import earmark.archive.capture.Doubt;
import earmark.archive.capture.Quarantine;
import earmark.archive.capture.Quarantined;
import earmark.crawler.source.Assertion.Violation;
import earmark.redline.text.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Decides whether an answer may be applied, by what is asserted and what people have decided. */
record Admission(Archive archive, String source, Assertion assertion, Tally tally) {
  /** The failure of a round that met something that waits for a person. */
  static final String QUARANTINED = "QUARANTINED";

  static Admission of(Archive archive, String source, Tally tally) {
    return new Admission(archive, source, tally.assertion(), tally);
  }

  boolean admit(
      Capture capture, byte[] body, Sha256 fingerprint, String where, List<Measure> measures) {
    Quarantine quarantine = archive.quarantine();
    Optional<Violation> violation = violation(capture, body, measures);
    if (violation.isEmpty()) {
      quarantine.overtake(source, where);
      return true;
    }
    String code = violation.get().code();
    String words = violation.get().words();
    Quarantined entry =
        quarantine.hold(new Doubt(capture.id(), source, where, fingerprint, code, words));
    return switch (entry.decision()) {
      case RELEASED -> {
        tally.note(where + ": " + code + ", but " + decided(entry, "released"));
        yield true;
      }
      case REJECTED -> {
        tally.note(where + ": " + code + " and " + decided(entry, "rejected"));
        yield false;
      }
      case OPEN, OVERTAKEN -> {
        archive
            .captures()
            .note(
                capture.id(),
                List.of(
                    new Finding(
                        QUARANTINED, Finding.Severity.WARNING, where, code + ": " + words)));
        tally.failed(
            QUARANTINED,
            where,
            code
                + ": "
                + words
                + ". Nothing of it is applied until a person decides: quarantine entry "
                + entry.id(),
            capture.id());
        yield false;
      }
    };
  }

  private Optional<Violation> violation(Capture capture, byte[] body, List<Measure> measures) {
    Optional<Violation> form =
        assertion.violation(
            capture.header("content-type").orElse(""), new String(body, StandardCharsets.UTF_8));
    return form.or(
        () -> measures.stream().map(assertion::violation).flatMap(Optional::stream).findFirst());
  }

  private static String decided(Quarantined entry, String what) {
    return what + " by " + entry.last().map(Quarantined.Decided::by).orElse("nobody");
  }
}
