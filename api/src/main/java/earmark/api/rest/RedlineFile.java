package earmark.api.rest;

import earmark.api.reading.Compared;
import earmark.api.rendering.Context;
import earmark.api.rendering.Exhibit;
import earmark.api.rendering.RedlineForm;
import earmark.api.rendering.Showing;
import earmark.api.rendering.View;
import earmark.archive.version.Version;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A redline as an answer that a browser saves. */
final class RedlineFile {
  private RedlineFile() {}

  /**
   * The answer.
   *
   * @param what which of the redlines of the work this is, such as the two days
   * @param day stands for the day of the text after where there is none
   * @throws IllegalArgumentException if format, context or view is unknown; the message says what
   *     is allowed
   */
  static ResponseEntity<byte[]> of(
      Compared compared,
      String what,
      LocalDate day,
      String format,
      Optional<String> context,
      Optional<String> view) {
    RedlineForm form = RedlineForm.of(format);
    Showing showing =
        new Showing(
            context.map(Context::of).orElse(form.context()),
            view.map(View::of).orElse(View.INLINE));
    String citation = compared.work().citation();
    Exhibit exhibit =
        new Exhibit(
            citation + ", " + what,
            Optional.of(compared.after().map(Version::inForceFrom).orElse(day)),
            compared.redline(),
            compared.textBefore(),
            compared.textAfter());
    String name = (citation + " " + what).replaceAll("[^A-Za-z0-9.-]+", "-");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(form.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name + "." + form.extension())
                .build()
                .toString())
        .body(form.bytes(exhibit, showing));
  }
}
