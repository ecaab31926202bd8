package earmark.api.web;

import earmark.api.reading.Library;
import earmark.archive.capture.Capture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A capture: what was answered, when and where, with its hashes, and the bytes to take away. */
@Controller
final class CapturePage {
  private final Library library;

  CapturePage(Library library) {
    this.library = library;
  }

  @GetMapping("/captures/{id}")
  String capture(@PathVariable long id, Model model) {
    Capture capture = find(id);
    Map<String, List<String>> headers = new TreeMap<>(capture.headers());
    model.addAttribute("capture", capture);
    model.addAttribute("retrieved", Words.moment(capture.retrievedAt()));
    model.addAttribute(
        "headers",
        headers.entrySet().stream()
            .map(e -> new DatedFact(e.getKey(), String.join(", ", e.getValue())))
            .toList());
    model.addAttribute("size", library.body(capture).length);
    model.addAttribute("findings", library.findings(id));
    return "capture";
  }

  /** The bytes as they came, to be saved: never shown as a page of ours. */
  @GetMapping("/captures/{id}/raw")
  ResponseEntity<byte[]> raw(@PathVariable long id) {
    Capture capture = find(id);
    return ResponseEntity.ok()
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename("capture-" + id + suffix(capture))
                .build()
                .toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(library.body(capture));
  }

  private static String suffix(Capture capture) {
    String type = capture.header("content-type").orElse("");
    if (type.contains("json")) {
      return ".json";
    }
    if (type.contains("xml")) {
      return ".xml";
    }
    return type.contains("html") ? ".html.txt" : ".bin";
  }

  private Capture find(long id) {
    return library.capture(id).orElseThrow(() -> library.unknown("capture " + id));
  }
}
