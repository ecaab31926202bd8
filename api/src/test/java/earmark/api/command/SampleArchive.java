package earmark.api.command;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.SettableClock;
import earmark.archive.capture.Answer;
import earmark.archive.change.Change;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.redline.citation.AttachmentCitation;
import earmark.redline.citation.PartCitation;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.citation.SectionCitation;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A small archive of invented provisions and one document, for tests; none of it is law. */
public final class SampleArchive {
  /** When the history was loaded. */
  public static final Instant FIRST = Instant.parse("2026-03-26T16:00:00Z");

  /** When the amendment was seen. */
  public static final Instant SECOND = Instant.parse("2026-07-20T16:00:00Z");

  public static final SectionCitation SECTION = new SectionCitation(15, "744", "744.21");
  public static final AttachmentCitation APPENDIX =
      new AttachmentCitation(10, "810", AttachmentCitation.Kind.APPENDIX, "A");

  private SampleArchive() {}

  /** Opens an archive in a folder, on a clock that stands at {@link #FIRST}. */
  public static Archive open(Path folder, SettableClock clock) {
    return Archive.open(ArchiveSettings.in(folder), clock);
  }

  /** Loads what was there before: history. */
  public static List<Change> load(Archive archive) {
    return archive
        .recorder()
        .record(
            List.of(
                seen(
                    archive,
                    new PartCitation(15, "744"),
                    "End-use controls",
                    partHead(),
                    "2017-01-03",
                    Occasion.HISTORY),
                seen(
                    archive,
                    SECTION,
                    "Sample restrictions",
                    section("30 days"),
                    "2024-01-05",
                    Occasion.HISTORY),
                seen(
                    archive,
                    APPENDIX,
                    "Sample destinations",
                    appendix("Taiwan", "Turkey"),
                    "2024-02-01",
                    Occasion.HISTORY),
                document(archive, Occasion.HISTORY)));
  }

  /** Sees the appendix name one destination more: news. */
  public static List<Change> amend(Archive archive) {
    return archive
        .recorder()
        .record(
            List.of(
                seen(
                    archive,
                    APPENDIX,
                    "Sample destinations",
                    appendix("Taiwan", "Thailand", "Turkey"),
                    "2026-06-16",
                    Occasion.NEWS)));
  }

  public static LegalText section(String period) {
    return new LegalText(
        List.of(
            Passage.of(PassageKind.HEADING, "§ 744.21 Sample restrictions"),
            Passage.paragraph(
                ParagraphPath.of("a"),
                "(a)",
                "(a) General. A sample licence lasts " + period + "."),
            Passage.paragraph(
                ParagraphPath.of("a", "1"), "(1)", "(1) It may be <renewed> & extended."),
            Passage.paragraph(ParagraphPath.of("a", "2"), "(2)", "(2) It may be revoked."),
            Passage.paragraph(ParagraphPath.of("b"), "(b)", "(b) Exclusions. None.")));
  }

  public static LegalText appendix(String... destinations) {
    var blocks = new java.util.ArrayList<earmark.redline.text.Block>();
    blocks.add(Passage.of(PassageKind.HEADING, "Appendix A to Part 810, Sample destinations"));
    blocks.add(
        new Row(
            ParagraphPath.ROOT,
            1,
            Row.Place.HEAD,
            List.of(Cell.of("Destination"), Cell.of("Status")),
            ""));
    for (String destination : destinations) {
      blocks.add(
          new Row(
              ParagraphPath.ROOT,
              1,
              Row.Place.BODY,
              List.of(Cell.of(destination), Cell.of("generally authorized")),
              ""));
    }
    return new LegalText(blocks);
  }

  private static LegalText partHead() {
    return new LegalText(
        List.of(
            Passage.of(PassageKind.HEADING, "PART 744 Sample controls"),
            Passage.of(PassageKind.AUTHORITY, "Authority: a sample statute.")));
  }

  public static Observation.Seen seen(
      Archive archive,
      ProvisionCitation citation,
      String title,
      LegalText text,
      String from,
      Occasion occasion) {
    Work work = new Work(WorkId.of(citation), WorkKind.PROVISION, citation.toString(), title);
    Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.URL, List.of("https://www.ecfr.gov/sample/" + work.id().value()));
    if (!(citation instanceof PartCitation)) {
      // The eCFR states no date of amendment for the head of a part.
      facts.put(Fact.AMENDED, List.of(from));
    }
    return new Observation.Seen(
        work,
        text,
        new Facts(facts),
        LocalDate.parse(from),
        capture(archive, text),
        "sample-1",
        occasion);
  }

  public static Observation.Seen document(Archive archive, Occasion occasion) {
    LegalText text =
        new LegalText(
            List.of(
                Passage.of(PassageKind.HEADING, "Sample Rule on Sample Items"),
                Passage.of(
                    PassageKind.PARAGRAPH, "This sample rule concerns Thailand and Turkey.")));
    LocalDate published = LocalDate.parse("2025-01-15");
    Facts facts =
        new Facts(
            Map.of(
                Fact.TYPE, List.of("Rule"),
                Fact.NUMBER, List.of("2025-00636"),
                Fact.FR, List.of("90 FR 4544"),
                Fact.END_PAGE, List.of("4550"),
                Fact.PUBLISHED, List.of("2025-01-15"),
                Fact.EFFECTIVE, List.of("2025-01-16"),
                Fact.COMMENTS_CLOSE, List.of("2025-05-15"),
                Fact.ABSTRACT, List.of("A sample abstract."),
                Fact.URL, List.of("https://www.federalregister.gov/d/2025-00636")));
    Work work =
        new Work(
            WorkId.document("2025-00636", published),
            WorkKind.DOCUMENT,
            "90 FR 4544",
            "Sample Rule on Sample Items");
    return new Observation.Seen(
        work, text, facts, published, capture(archive, text), "sample-1", occasion);
  }

  /**
   * A document that corrects another, by what it says or, if {@code corrects} is empty, by title.
   */
  public static Observation.Seen correction(
      Archive archive, String number, String title, List<String> corrects) {
    LegalText text = new LegalText(List.of(Passage.of(PassageKind.HEADING, title)));
    LocalDate published = LocalDate.parse("2025-06-20");
    Facts facts = new Facts(Map.of(Fact.NUMBER, List.of(number), Fact.CORRECTION_OF, corrects));
    Work work =
        new Work(WorkId.document(number, published), WorkKind.DOCUMENT, "FR Doc. " + number, title);
    return new Observation.Seen(
        work, text, facts, published, capture(archive, text), "sample-1", Occasion.HISTORY);
  }

  /** The filing of a document of the year after, or of {@link #document} itself. */
  public static Observation.Seen filing(Archive archive, String number) {
    LegalText text = new LegalText(List.of(Passage.of(PassageKind.HEADING, "Sample Rule")));
    Facts facts =
        new Facts(
            Map.of(
                Fact.NUMBER, List.of(number),
                Fact.FILED, List.of("2025-01-13T21:15:00Z"),
                Fact.FILING_TYPE, List.of("special"),
                Fact.EXPECTED, List.of("2025-01-15")));
    Work work = new Work(WorkId.filing(number), WorkKind.FILING, "Filing " + number, "Sample Rule");
    return new Observation.Seen(
        work,
        text,
        facts,
        LocalDate.parse("2025-01-13"),
        capture(archive, text),
        "sample-1",
        Occasion.NEWS);
  }

  private static long capture(Archive archive, LegalText text) {
    byte[] body = text.plain().getBytes(StandardCharsets.UTF_8);
    return archive
        .captures()
        .store(
            new Answer(
                "sample",
                URI.create("http://upstream.example/" + body.length),
                200,
                Map.of(),
                body))
        .id();
  }
}
