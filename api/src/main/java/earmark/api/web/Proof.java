package earmark.api.web;

import earmark.api.reading.Library;
import earmark.archive.version.Version;
import java.util.List;
import java.util.Optional;

/** The capture that proves a text. */
record Proof(String label, long capture, String url, String retrieved, String hash, String parser) {
  static List<Proof> of(Library library, String label, Optional<Version> version) {
    return version.stream()
        .flatMap(
            v ->
                library
                    .capture(v.capture())
                    .map(
                        capture ->
                            new Proof(
                                label,
                                capture.id(),
                                capture.url().toString(),
                                Words.moment(capture.retrievedAt()),
                                capture.content().hex(),
                                v.parser()))
                    .stream())
        .toList();
  }
}
