package earmark.api.rendering;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which a redline is written to a file. The same exhibit gives the same bytes. */
public enum RedlineForm {
  TEXT("txt", "text/plain;charset=UTF-8", Context.CHANGES) {
    @Override
    public byte[] bytes(Exhibit exhibit, Showing showing) {
      return RedlineText.document(exhibit, showing.context()).getBytes(StandardCharsets.UTF_8);
    }
  },
  HTML("html", "text/html;charset=UTF-8", Context.LEAD_INS) {
    @Override
    public byte[] bytes(Exhibit exhibit, Showing showing) {
      return RedlineHtml.document(exhibit, showing).getBytes(StandardCharsets.UTF_8);
    }
  },
  MARKDOWN("md", "text/markdown;charset=UTF-8", Context.LEAD_INS) {
    @Override
    public byte[] bytes(Exhibit exhibit, Showing showing) {
      return RedlineMarkdown.document(exhibit, showing.context()).getBytes(StandardCharsets.UTF_8);
    }
  },
  DOCX("docx", RedlineDocx.MEDIA_TYPE, Context.WHOLE) {
    @Override
    public byte[] bytes(Exhibit exhibit, Showing showing) {
      return RedlineDocx.bytes(exhibit, showing.context());
    }
  },
  PDF("pdf", RedlinePdf.MEDIA_TYPE, Context.LEAD_INS) {
    @Override
    public byte[] bytes(Exhibit exhibit, Showing showing) {
      return RedlinePdf.bytes(exhibit, showing.context());
    }
  };

  private final String extension;
  private final String mediaType;
  private final Context context;

  RedlineForm(String extension, String mediaType, Context context) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.context = context;
  }

  /** The file. */
  public abstract byte[] bytes(Exhibit exhibit, Showing showing);

  /** What the name of such a file ends with, without the dot. */
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Whether it is characters in UTF-8 that a terminal can show. */
  public boolean isText() {
    return mediaType.startsWith("text/");
  }

  /** How much unchanged text is shown unless asked otherwise. */
  public Context context() {
    return context;
  }

  /** Its name in addresses and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #key()} writes.
   *
   * @throws IllegalArgumentException if it is none; the message quotes it and names all
   */
  public static RedlineForm of(String key) {
    for (RedlineForm form : values()) {
      if (form.key().equals(key)) {
        return form;
      }
    }
    throw new IllegalArgumentException(
        "format must be "
            + Arrays.stream(values()).map(RedlineForm::key).collect(Collectors.joining(", "))
            + ", was \""
            + key
            + "\"");
  }
}
