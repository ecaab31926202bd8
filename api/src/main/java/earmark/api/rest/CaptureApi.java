package earmark.api.rest;

import earmark.api.reading.Library;
import earmark.archive.capture.Capture;
import earmark.redline.text.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Captures: the proof. */
@RestController
final class CaptureApi {
  private final Library library;

  CaptureApi(Library library) {
    this.library = library;
  }

  /** Something unusual about a capture. */
  record FindingJson(String code, String severity, String where, String excerpt) {
    static FindingJson of(Finding finding) {
      return new FindingJson(
          finding.code(),
          finding.severity().name().toLowerCase(Locale.ROOT),
          finding.where(),
          finding.excerpt());
    }
  }

  /** A capture without its bytes, which are at {@code body}. */
  record CaptureJson(
      long id,
      String source,
      String url,
      Instant retrievedAt,
      int status,
      Map<String, List<String>> headers,
      String content,
      String chain,
      String body,
      List<FindingJson> findings) {}

  @GetMapping("/api/v1/captures/{id}")
  CaptureJson capture(@PathVariable long id) {
    Capture capture =
        library
            .capture(id)
            .orElseThrow(() -> new Problems.NotThereException("There is no capture " + id));
    return new CaptureJson(
        capture.id(),
        capture.source(),
        capture.url().toString(),
        capture.retrievedAt(),
        capture.status(),
        new TreeMap<>(capture.headers()),
        capture.content().hex(),
        capture.chain().hex(),
        "/captures/" + id + "/raw",
        library.findings(id).stream().map(FindingJson::of).toList());
  }
}
