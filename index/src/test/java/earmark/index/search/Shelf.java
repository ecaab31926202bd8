package earmark.index.search;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.Samples;
import earmark.archive.SettableClock;
import earmark.archive.change.Change;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.redline.citation.Citation;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real archive in a folder, with a few invented works that tests put into it. None of it is law.
 */
public final class Shelf implements AutoCloseable {
  private final SettableClock clock = new SettableClock(Instant.parse("2025-03-01T12:00:00Z"));
  private final Archive archive;

  public Shelf(Path folder) {
    this.archive = Archive.open(ArchiveSettings.in(folder), clock);
  }

  public Archive archive() {
    return archive;
  }

  public SettableClock clock() {
    return clock;
  }

  public static Work provision(String citation, String title) {
    Citation parsed = Citation.parse(citation);
    return new Work(
        WorkId.of(((ProvisionCitation) parsed).provision()), WorkKind.PROVISION, citation, title);
  }

  public static Work document(String number, String publishedOn, String page, String title) {
    return new Work(
        WorkId.document(number, LocalDate.parse(publishedOn)), WorkKind.DOCUMENT, page, title);
  }

  public static Work page(String address, String title) {
    URI uri = URI.create(address);
    return new Work(WorkId.page(uri), WorkKind.PAGE, address, title);
  }

  /** A heading and one paragraph (a), (b), … for each string. */
  public static LegalText text(String heading, String... paragraphs) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Passage.of(PassageKind.HEADING, heading));
    char marker = 'a';
    for (String paragraph : paragraphs) {
      String designation = "(" + marker + ")";
      blocks.add(
          Passage.paragraph(
              ParagraphPath.of(Character.toString(marker++)),
              designation,
              designation + " " + paragraph));
    }
    return new LegalText(blocks);
  }

  /** A heading and one row of two cells, country and entity, for each pair of strings. */
  public static LegalText list(String heading, String... countriesAndEntities) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Passage.of(PassageKind.HEADING, heading));
    for (int i = 0; i < countriesAndEntities.length; i += 2) {
      blocks.add(
          new Row(
              ParagraphPath.ROOT,
              1,
              Row.Place.BODY,
              List.of(Cell.of(""), Cell.of(countriesAndEntities[i + 1])),
              countriesAndEntities[i]));
    }
    return new LegalText(blocks);
  }

  public static Facts facts(String type, String number, String published, String effective) {
    return new Facts(
        Map.of(
            Fact.TYPE, List.of(type),
            Fact.NUMBER, List.of(number),
            Fact.PUBLISHED, List.of(published),
            Fact.EFFECTIVE, List.of(effective),
            Fact.AGENCY, List.of("Industry and Security Bureau"),
            Fact.CFR, List.of("15 CFR part 744"),
            Fact.RIN, List.of("0694-AJ90"),
            Fact.DOCKET, List.of("Docket No. 250107-0007")));
  }

  /** Puts in what a work says; the change that makes, if it makes one. */
  public Optional<Change> put(Work work, LegalText text, Facts facts, String from) {
    return put(work, text, facts, from, Occasion.NEWS);
  }

  public Optional<Change> put(
      Work work, LegalText text, Facts facts, String from, Occasion occasion) {
    long capture = archive.captures().store(Samples.answer(work.id() + text.plain())).id();
    return archive
        .recorder()
        .record(
            List.of(
                new Observation.Seen(
                    work, text, facts, LocalDate.parse(from), capture, "sample-1", occasion)))
        .stream()
        .findFirst();
  }

  public Optional<Change> put(Work work, LegalText text, String from) {
    return put(work, text, Facts.NONE, from);
  }

  public Optional<Change> remove(Work work, String on) {
    long capture = archive.captures().store(Samples.answer("gone " + work.id())).id();
    return archive
        .recorder()
        .record(
            List.of(
                new Observation.Removed(work.id(), LocalDate.parse(on), capture, Occasion.NEWS)))
        .stream()
        .findFirst();
  }

  @Override
  public void close() {
    archive.close();
  }
}
