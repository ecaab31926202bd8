package earmark.archive.version;

import earmark.redline.citation.AttachmentCitation;
import earmark.redline.citation.PartCitation;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.citation.SectionCitation;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The lasting identity of a work, such as {@code cfr/15/744/744.21}, {@code
 * cfr/15/744/supplement-4}, {@code fr/2025-01-15/2025-00636}, {@code filing/2025-00636}, {@code
 * web/www.bis.gov/regulations/federal-register-notices} or {@code list/entity-list/example-co}.
 *
 * <p>A document number alone is not unique, so a document's identity has its publication date too.
 */
public record WorkId(String value) {
  private static final String PROVISION = "cfr/";
  private static final String LIST = "list/";

  public WorkId {
    if (!value.matches("(cfr|fr|filing|web|list)/\\S+")) {
      throw new IllegalArgumentException("Not a work: \"" + value + "\"");
    }
  }

  /** The provision that holds {@code citation}; its paragraph is left out. */
  public static WorkId of(ProvisionCitation citation) {
    String part = PROVISION + citation.title() + "/" + citation.part();
    return new WorkId(
        switch (citation) {
          case PartCitation _ -> part;
          case SectionCitation section -> part + "/" + section.section();
          case AttachmentCitation attachment ->
              part
                  + "/"
                  + attachment.kind().name().toLowerCase(Locale.ROOT)
                  + (attachment.designation().isEmpty() ? "" : "-" + attachment.designation());
        });
  }

  public static WorkId document(String number, LocalDate publishedOn) {
    return new WorkId("fr/" + publishedOn + "/" + number);
  }

  /** A document on display before its publication; the day of that may move, its number stays. */
  public static WorkId filing(String number) {
    return new WorkId("filing/" + number);
  }

  /** A page by its public address; scheme and query are left out. */
  public static WorkId page(URI address) {
    return new WorkId("web/" + address.getHost() + address.getPath());
  }

  /**
   * An entry of a list. The key is chosen by whoever reads the list, such that no two entries that
   * stand in it at a time share one.
   *
   * @param list name of the list in lower case with hyphens, {@code entity-list}
   */
  public static WorkId listEntry(String list, String key) {
    return new WorkId(LIST + list + "/" + key);
  }

  public boolean isListEntry() {
    return value.startsWith(LIST);
  }

  public boolean isProvision() {
    return value.startsWith(PROVISION);
  }

  @Override
  public String toString() {
    return value;
  }
}
