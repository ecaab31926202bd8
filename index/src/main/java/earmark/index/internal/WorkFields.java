package earmark.index.internal;

import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import earmark.index.analysis.CitationKey;
import earmark.index.analysis.Mentions;
import earmark.index.query.HitKind;
import earmark.redline.citation.AttachmentCitation;
import earmark.redline.citation.Citation;
import earmark.redline.citation.FrNumber;
import earmark.redline.citation.FrPage;
import earmark.redline.citation.PartCitation;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.citation.SectionCitation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;

/** What a version and a change of it both say of their work. */
final class WorkFields {
  /** The title meant where none is written: that of the Export Administration Regulations. */
  private static final int EAR_TITLE = 15;

  /** Longest document whose single pages are indexed, in pages. */
  private static final int MOST_PAGES = 4_000;

  private WorkFields() {}

  /** Kind, title, address, parts, facts. */
  static void add(Document document, Work work, Version version, HitKind kind) {
    document.add(Fields.storedName(Fields.WORK, work.id().value()));
    document.add(Fields.storedName(Fields.KIND, kind.key()));
    document.add(Fields.words(Fields.TITLE, work.title()));
    document.add(Fields.stored(Fields.TITLE, work.title()));
    document.add(Fields.plain(Fields.ADDRESS, work.citation()));
    document.add(Fields.stored(Fields.CITATION, work.citation()));
    Citation.find(work.citation()).ifPresent(citation -> addSelf(document, citation, version));
    Facts facts = version.facts();
    for (String number : facts.all(Fact.NUMBER)) {
      document.add(Fields.plain(Fields.ADDRESS, number));
      Citation.find(number)
          .filter(citation -> citation instanceof FrNumber)
          .ifPresent(citation -> document.add(Fields.name(Fields.SELF, CitationKey.of(citation))));
    }
    for (String docket : facts.all(Fact.DOCKET)) {
      document.add(Fields.plain(Fields.DOCKET, docket));
      document.add(Fields.plain(Fields.ADDRESS, docket));
    }
    for (String rin : facts.all(Fact.RIN)) {
      document.add(Fields.name(Fields.RIN, name(rin)));
      document.add(Fields.plain(Fields.ADDRESS, rin));
    }
    facts.all(Fact.AGENCY).forEach(agency -> document.add(Fields.plain(Fields.AGENCY, agency)));
    facts
        .all(Fact.CFR)
        .forEach(
            affected ->
                Citation.find(affected)
                    .ifPresent(
                        citation -> {
                          if (citation instanceof ProvisionCitation provision) {
                            addPart(document, provision);
                          }
                        }));
    String type = type(version);
    if (!type.isEmpty()) {
      document.add(Fields.name(Fields.TYPE, type));
    }
    document.add(Fields.name(Fields.STATUS, VersionDocument.lower(version.status())));
    addDays(document, work, version);
  }

  /** ECCNs, countries, and citations; the thing's own citation is none of them. */
  static void addMentions(Document document, Mentions.Seen seen) {
    seen.eccns().forEach(eccn -> document.add(Fields.name(Fields.ECCN, eccn)));
    seen.citations().forEach(key -> document.add(Fields.name(Fields.CITES, key)));
    seen.countries().forEach(country -> document.add(Fields.plain(Fields.COUNTRY, country)));
  }

  private static void addSelf(Document document, Citation citation, Version version) {
    CitationKey.withContainers(citation)
        .forEach(key -> document.add(Fields.name(Fields.SELF, key)));
    switch (citation) {
      case ProvisionCitation provision -> addPart(document, provision);
      case FrPage page -> addPages(document, page, version);
      case FrNumber _ -> {}
    }
  }

  private static void addPages(Document document, FrPage first, Version version) {
    int last =
        version
            .facts()
            .first(Fact.END_PAGE)
            .filter(page -> page.matches("\\d{1,7}"))
            .map(Integer::valueOf)
            .orElse(first.page());
    for (int page = first.page(); page <= Math.min(last, first.page() + MOST_PAGES); page++) {
      String key = CitationKey.of(new FrPage(first.volume(), page));
      document.add(Fields.name(Fields.FR, key));
      if (page > first.page()) {
        document.add(Fields.name(Fields.SELF, key));
      }
    }
  }

  private static void addPart(Document document, ProvisionCitation provision) {
    PartCitation part = new PartCitation(provision.title(), provision.part());
    document.add(Fields.name(Fields.PART, part.part()));
    document.add(Fields.name(Fields.PART, CitationKey.of(part)));
    document.add(
        new IntPoint(Fields.PART_NUMBER, Integer.parseInt(part.part().replaceAll("\\D", ""))));
    switch (provision) {
      case SectionCitation section ->
          document.add(Fields.name(Fields.SECTION, section.section().toLowerCase(Locale.ROOT)));
      case AttachmentCitation _, PartCitation _ -> {}
    }
  }

  private static void addDays(Document document, Work work, Version version) {
    day(version, Fact.PUBLISHED)
        .ifPresent(day -> document.add(new LongPoint(Fields.PUBLISHED, day.toEpochDay())));
    Optional<LocalDate> effective =
        work.kind() == WorkKind.PROVISION || work.kind() == WorkKind.LIST_ENTRY
            ? Optional.of(version.inForceFrom())
            : day(version, Fact.EFFECTIVE);
    effective.ifPresent(day -> document.add(new LongPoint(Fields.EFFECTIVE, day.toEpochDay())));
    day(version, Fact.COMMENTS_CLOSE)
        .ifPresent(day -> document.add(new LongPoint(Fields.COMMENTS, day.toEpochDay())));
  }

  /** The day that a version is sorted by: publication of a document, amendment of a provision. */
  static LocalDate day(Work work, Version version) {
    return work.kind() == WorkKind.DOCUMENT
        ? day(version, Fact.PUBLISHED).orElse(version.inForceFrom())
        : version.inForceFrom();
  }

  /**
   * The CFR title meant where the text names none: its own, or that of the first part it affects.
   */
  static int cfrTitle(Work work, Version version) {
    return Citation.find(work.citation())
        .filter(citation -> citation instanceof ProvisionCitation)
        .or(() -> version.facts().first(Fact.CFR).flatMap(Citation::find))
        .filter(citation -> citation instanceof ProvisionCitation)
        .map(citation -> ((ProvisionCitation) citation).title())
        .orElse(EAR_TITLE);
  }

  /** The key of the thing's own citation, or the empty string if it is cited by its address. */
  static String self(Work work) {
    return Citation.find(work.citation()).map(CitationKey::of).orElse("");
  }

  /** The document type as one name: "rule", "proposed-rule"; empty if there is none. */
  static String type(Version version) {
    return version.facts().first(Fact.TYPE).map(WorkFields::name).orElse("");
  }

  /** A value as one name: lower case, blanks as hyphens. */
  static String name(String value) {
    return value.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
  }

  private static Optional<LocalDate> day(Version version, Fact fact) {
    return version
        .facts()
        .first(fact)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text));
              } catch (DateTimeException e) {
                return Optional.empty();
              }
            });
  }
}
