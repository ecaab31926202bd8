package earmark.api.command;

import earmark.api.rendering.RedlineForm;
import java.util.Locale;
import java.util.Optional;

/** How a redline is written. */
enum Format {
  TEXT(Optional.of(RedlineForm.TEXT)),
  HTML(Optional.of(RedlineForm.HTML)),
  MARKDOWN(Optional.of(RedlineForm.MARKDOWN)),
  JSON(Optional.empty()),
  DOCX(Optional.of(RedlineForm.DOCX)),
  PDF(Optional.of(RedlineForm.PDF));

  private final Optional<RedlineForm> form;

  Format(Optional<RedlineForm> form) {
    this.form = form;
  }

  /** For people; empty for programs. */
  Optional<RedlineForm> form() {
    return form;
  }

  boolean isText() {
    return form.map(RedlineForm::isText).orElse(true);
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
