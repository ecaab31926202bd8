package earmark.api.rest;

import earmark.api.reading.Addresses;
import earmark.api.reading.Library;
import earmark.api.reading.Reading;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import earmark.redline.citation.Citation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Federal Register documents. */
@RestController
final class DocumentApi {
  private final Library library;

  DocumentApi(Library library) {
    this.library = library;
  }

  /** A document. */
  record DocumentJson(
      String citation, String title, String path, VersionJson version, List<BlockJson> blocks) {}

  /**
   * The documents of a number: one, except that numbers before 2016 may be shared, and none while
   * it is only on public inspection.
   *
   * @param filings how it was put on public inspection, if that was seen
   */
  record DocumentsJson(String number, List<DocumentJson> documents, List<DocumentJson> filings) {}

  @GetMapping("/api/v1/documents/{number}")
  DocumentsJson documents(@PathVariable String number) {
    List<DocumentJson> documents =
        Citation.find(number).map(library::cited).orElse(List.of()).stream()
            .filter(work -> work.kind() == WorkKind.DOCUMENT)
            .map(this::json)
            .toList();
    List<DocumentJson> filings = library.filing(number).stream().map(this::json).toList();
    if (documents.isEmpty() && filings.isEmpty()) {
      throw library.unknown(number);
    }
    return new DocumentsJson(number, documents, filings);
  }

  private DocumentJson json(Work work) {
    Reading reading = library.newest(work);
    return new DocumentJson(
        work.citation(),
        work.title(),
        Addresses.of(work.id()),
        VersionJson.of(reading.version()),
        BlockJson.of(reading.text()));
  }
}
