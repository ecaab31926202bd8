package earmark.api.rest;

import earmark.api.reading.Addresses;
import earmark.api.reading.Compared;
import earmark.api.reading.Library;
import earmark.api.reading.Reading;
import earmark.archive.change.RedlineCodec;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.text.LegalText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Provisions of the CFR: text on a day, history, comparison of two days. */
@RestController
@RequestMapping("/api/v1/cfr/{title}")
final class ProvisionApi {
  private final Library library;

  ProvisionApi(Library library) {
    this.library = library;
  }

  /** A provision as it read on a day. */
  record ProvisionJson(
      String citation,
      String title,
      String path,
      LocalDate asOf,
      Instant knownAt,
      VersionJson version,
      List<BlockJson> blocks) {}

  /** One version and the change that led to it. */
  record StepJson(VersionJson version, Optional<ChangeJson> change) {}

  /** All versions, newest first. */
  record HistoryJson(String citation, String title, String path, List<StepJson> versions) {}

  /**
   * Two days compared. Offsets in {@code redline} are into {@code textBefore} and {@code
   * textAfter}.
   */
  record DiffJson(
      String citation,
      String path,
      LocalDate from,
      LocalDate to,
      Optional<VersionJson> before,
      Optional<VersionJson> after,
      String textBefore,
      String textAfter,
      boolean substantive,
      ChangeJson.RawJson redline) {}

  @GetMapping({"/{first}", "/{first}/{second}"})
  ProvisionJson provision(
      @PathVariable int title,
      @PathVariable String first,
      @PathVariable Optional<String> second,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) Optional<Instant> knownAt) {
    ProvisionCitation citation = citation(title, first, second);
    Work work = work(citation);
    LocalDate day = asOf.orElse(library.today());
    Instant known = knownAt.orElse(library.now());
    Reading reading = library.reading(work, day, known);
    LegalText text =
        citation.path().depth() == 0
            ? reading.text()
            : new LegalText(reading.text().under(citation.path()));
    if (text.blocks().isEmpty() && citation.path().depth() > 0) {
      throw new Problems.NotThereException(
          work.citation() + " has no paragraph " + citation.path() + " on " + day);
    }
    return new ProvisionJson(
        citation.toString(),
        work.title(),
        Addresses.of(work.id()),
        day,
        known,
        VersionJson.of(reading.version()),
        BlockJson.of(text));
  }

  @GetMapping({"/{first}/history", "/{first}/{second}/history"})
  HistoryJson history(
      @PathVariable int title, @PathVariable String first, @PathVariable Optional<String> second) {
    Work work = work(citation(title, first, second));
    return new HistoryJson(
        work.citation(),
        work.title(),
        Addresses.of(work.id()),
        library.history(work.id()).stream()
            .map(
                step ->
                    new StepJson(
                        VersionJson.of(step.version()),
                        step.change().map(change -> ChangeJson.brief(library, change))))
            .toList());
  }

  @GetMapping({"/{first}/diff", "/{first}/{second}/diff"})
  DiffJson diff(
      @PathVariable int title,
      @PathVariable String first,
      @PathVariable Optional<String> second,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
    Work work = work(citation(title, first, second));
    Compared compared = library.compare(work, from, to);
    return new DiffJson(
        work.citation(),
        Addresses.of(work.id()),
        from,
        to,
        compared.before().map((Version v) -> VersionJson.of(v)),
        compared.after().map((Version v) -> VersionJson.of(v)),
        compared.textBefore().plain(),
        compared.textAfter().plain(),
        compared.redline().isSubstantive(),
        new ChangeJson.RawJson(RedlineCodec.json(compared.redline())));
  }

  /** The same two days as a file for people, such as {@code format=docx}. */
  @GetMapping(
      path = {"/{first}/diff", "/{first}/{second}/diff"},
      params = "format")
  ResponseEntity<byte[]> file(
      @PathVariable int title,
      @PathVariable String first,
      @PathVariable Optional<String> second,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
      @RequestParam String format,
      @RequestParam Optional<String> context,
      @RequestParam Optional<String> view) {
    Work work = work(citation(title, first, second));
    Compared compared = library.compare(work, from, to);
    return RedlineFile.of(compared, from + " to " + to, to, format, context, view);
  }

  private ProvisionCitation citation(int title, String first, Optional<String> second) {
    String rest = second.map(s -> first + "/" + s).orElse(first);
    return Addresses.provision(title, rest)
        .orElseThrow(() -> library.unknown(title + " CFR " + rest));
  }

  private Work work(ProvisionCitation citation) {
    return library.work(WorkId.of(citation.provision()), citation.toString());
  }
}
